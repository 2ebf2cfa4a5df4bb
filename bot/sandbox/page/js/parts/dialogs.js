/** Windows over the page: a question, a picture in full. The browser keeps the focus inside. */

import { h, iconButton } from "../dom.js";
import { t } from "../words.js";

/** Open a dialog around some content; it is gone from the page once it closes. */
export function openDialog(className, label, ...content) {
  const dialog = h("dialog", { class: className, "aria-label": label }, content);
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    const lost = before === document.body || !before?.isConnected;
    const back = lost ? document.getElementById("message-field") : before;
    back.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Ask before something that can't be undone; resolves with whether to do it. */
export function confirmed(title, text, action) {
  return new Promise((resolve) => {
    const dialog = openDialog("window", title,
      h("h2", null, title),
      h("p", null, text),
      h("div", { class: "window-foot" },
        h("button", { type: "button", class: "button plain", onclick: () => dialog.close() }, t("cancel")),
        h("button", {
          type: "button", class: "button danger", autofocus: true, onclick: () => dialog.close("yes"),
        }, action)));
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"));
  });
}

/** Ask for a short text, such as a name; resolves with it, or with null where it is left. */
export function asked(title, label, value, most) {
  return new Promise((resolve) => {
    const field = h("input", { type: "text", value, maxlength: most, required: true, "aria-label": label });
    const form = h("form", { onsubmit: (event) => {
      event.preventDefault();
      if (field.value.trim()) dialog.close("yes");
    } },
    h("h2", null, title),
    h("div", { class: "modal-fields" }, field),
    h("div", { class: "window-foot" },
      h("button", { type: "button", class: "button plain", onclick: () => dialog.close() }, t("cancel")),
      h("button", { type: "submit", class: "button primary" }, t("save"))));
    const dialog = openDialog("window asking", title, form);
    field.select();
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes" ? field.value.trim() : null));
  });
}

/** A picture as large as the window allows. */
export function openPicture(url, name, alt) {
  const dialog = openDialog("lightbox", name,
    h("img", { src: url, alt: alt || name }),
    h("p", null,
      h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, t("picture.open"))),
    iconButton("close", t("close"), () => dialog.close()));
}
