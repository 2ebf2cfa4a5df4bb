/** A form that the bot opens: text fields, menus, files. Escape leaves it unsent. */

import { fill, h, iconButton } from "../dom.js";
import { attempt, note } from "../notices.js";
import { openDialog } from "../parts/dialogs.js";
import { upload } from "../composer/uploads.js";
import { t } from "../words.js";
import { modalField } from "./fields.js";

/** Show the form that an interaction was answered with. */
export function openModal(app, { interaction_id: interactionId, modal }) {
  const parts = modal.components.flatMap((part) => (part.type === 1 ? part.components : [part]));
  const fields = parts.map((part) => modalField(app, part));
  const send = h("button", { type: "submit", class: "button primary" }, t("form.submit"));
  const problem = h("p", { class: "modal-problem", role: "alert" });
  const form = h("form", { class: "modal-form", novalidate: true, onsubmit: submit },
    h("header", null,
      h("h2", null, modal.title),
      iconButton("close", t("close"), () => dialog.close())),
    h("div", { class: "modal-fields" }, problem, fields.map((field) => field.element)),
    h("div", { class: "window-foot" },
      h("button", { type: "button", class: "button plain", onclick: () => dialog.close() }, t("cancel")), send));
  const dialog = openDialog("window modal", modal.title, form);
  fields.find((field) => field.control)?.control.focus();

  async function submit(event) {
    event.preventDefault();
    const lacking = fields.filter((field) => !field.check());
    if (lacking.length) {
      lacking[0].control.focus();
      return;
    }
    send.disabled = true;
    const outcome = await attempt(filledIn(fields).then((said) =>
      app.connection.ask("submit", { interaction_id: interactionId, ...said })));
    send.disabled = false;
    if (!outcome) {
      fill(problem, t("form.unsent"));
    } else if (outcome.state === "failed") {
      fill(problem, t("form.failed"));
      note(t("app.silent"), { problem: true });
    } else {
      dialog.close();
    }
  }
}

/** What was filled in, as the server takes it: values by custom id, and files. */
async function filledIn(fields) {
  const values = {};
  const files = {};
  for (const { customId, value, chosen } of fields) {
    if (chosen?.length) files[customId] = await upload(chosen);
    else if (customId && !chosen) values[customId] = value;
  }
  return { values, files };
}
