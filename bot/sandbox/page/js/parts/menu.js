/** A menu of actions, with menus inside it, for mouse, finger and keyboard. */

import { fill, h, icon } from "../dom.js";
import { arrowKeys, openPopup } from "./popup.js";

/**
 * Open a menu beside `anchor` (or at `point`). An item is `{label, icon, danger, action}`,
 * `{label, icon, items}` for a menu inside, `{heading}` above others, or null for a line.
 */
export function openMenu(anchor, items, { label, point = null }) {
  const element = h("div", { class: "menu to-right", role: "menu", tabindex: -1, "aria-label": label });
  const close = openPopup(anchor, element, { point });
  const show = (shown, parent) => {
    const back = parent && {
      label: parent.label, className: "back", stay: true, action: () => show(items, null),
    };
    fill(element, (back ? [back, null, ...shown] : shown).map(entry));
    (element.querySelector("button") ?? element).focus();
  };
  const entry = (item) => {
    if (!item) return h("hr", { role: "separator" });
    if (item.heading) return h("p", { class: "menu-heading", role: "presentation" }, item.heading);
    return h("button", {
      type: "button", role: "menuitem", tabindex: -1,
      class: item.danger ? "danger" : item.className,
      "aria-haspopup": item.items ? "menu" : null,
      onclick: () => {
        if (item.items) return show(item.items, item);
        if (!item.stay) close();
        return item.action();
      },
    }, h("span", null, item.label), item.items ? icon("down") : item.icon && icon(item.icon));
  };
  element.addEventListener("keydown", (event) => {
    const buttons = [...element.querySelectorAll("button")];
    if (arrowKeys(event, buttons)) return;
    const active = document.activeElement;
    if (event.key === "ArrowRight" && active.ariaHasPopup) active.click();
    else if (event.key === "ArrowLeft") element.querySelector(".back")?.click();
    else if (event.key === "Tab") close();
    else if (event.key.length === 1) beginning(buttons, event.key)?.focus();
  });
  show(items, null);
  return close;
}

/** The next entry that begins with a letter. */
function beginning(buttons, letter) {
  const at = buttons.indexOf(document.activeElement) + 1;
  const turned = [...buttons.slice(at), ...buttons.slice(0, at)];
  const wanted = letter.toLocaleLowerCase();
  return turned.find((button) => button.textContent.toLocaleLowerCase().startsWith(wanted));
}
