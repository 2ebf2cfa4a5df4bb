/** The field in which a message of one's own is changed. */

import { h } from "../dom.js";
import { t } from "../words.js";

/** Calls `done` with the new text, or with null when it stays as it was. */
export function editor(content, done) {
  const field = h("textarea", { class: "edit-field", "aria-label": t("edit.field"), rows: 1, value: content });
  const fit = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  };
  const save = () => done(field.value.trim() || null);
  field.addEventListener("input", fit);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      done(null);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      save();
    }
  });
  requestAnimationFrame(() => {
    fit();
    field.setSelectionRange(content.length, content.length);
  });
  return h("div", { class: "edit" }, field, h("p", { class: "edit-foot" },
    t("edit.escape", {
      cancel: h("button", { type: "button", class: "linklike", onclick: () => done(null) }, t("edit.cancel")),
    }), " · ",
    t("edit.enter", { save: h("button", { type: "button", class: "linklike", onclick: save }, t("edit.save")) })));
}
