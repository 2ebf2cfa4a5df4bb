/** The card below a message from which a thread was opened. */

import { h, icon } from "../dom.js";

export function threadCard(app, thread) {
  if (!thread) return [];
  const count = thread.message_count ?? 0;
  const archived = thread.thread_metadata?.archived ? " · archived" : "";
  return h("button", {
    type: "button", class: "thread-card", dataset: { key: "thread" },
    "aria-label": `Open thread ${thread.name}, ${count} messages`,
    onclick: () => app.open(thread.id),
  },
  icon("thread"),
  h("span", { class: "thread-name" }, thread.name),
  h("span", { class: "thread-count" }, `${count} ${count === 1 ? "message" : "messages"} ›${archived}`));
}
