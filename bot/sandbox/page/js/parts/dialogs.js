/** Windows over the page: a question, a picture in full. The browser keeps the focus inside. */

import { h, iconButton } from "../dom.js";

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
        h("button", { type: "button", class: "button plain", onclick: () => dialog.close() }, "Cancel"),
        h("button", {
          type: "button", class: "button danger", autofocus: true, onclick: () => dialog.close("yes"),
        }, action)));
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"));
  });
}

/** A picture as large as the window allows. */
export function openPicture(url, name, alt) {
  const dialog = openDialog("lightbox", name,
    h("img", { src: url, alt: alt || name }),
    h("p", null,
      h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, "Open in the browser")),
    iconButton("close", "Close", () => dialog.close()));
}
