/** The card below a message from which a thread was opened. */

import { h, icon } from "../dom.js";
import { t } from "../words.js";

export function threadCard(app, thread) {
  if (!thread) return [];
  const count = thread.message_count ?? 0;
  const archived = thread.thread_metadata?.archived && [t("thread.archived"), " · "];
  return h("button", {
    type: "button", class: "thread-card", dataset: { key: "thread" },
    "aria-label": t("thread.open", { name: thread.name, count }),
    onclick: () => app.open(thread.id),
  },
  icon("thread"),
  h("span", { class: "thread-name" }, thread.name),
  h("span", { class: "thread-count" }, archived, t("thread.messages", { count }), " ›"));
}
