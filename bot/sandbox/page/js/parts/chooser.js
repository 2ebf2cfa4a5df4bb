/** A menu of values: one or several of a list, as Discord's selects have it. */

import { h, icon, newId } from "../dom.js";
import { arrowKeys, openPopup } from "./popup.js";
import { t } from "../words.js";

/**
 * A control that shows what is chosen. `options` are `{label, value, description, emoji, mark}`;
 * with `most` above 1, several can be chosen and `onchange` is called when the list closes.
 */
export function chooser({
  label, options, chosen = [], least = 1, most = 1, placeholder = "", disabled = false, onchange,
}) {
  let values = [...chosen];
  const list = newId("choices");
  const shown = h("span", { class: "chooser-value" });
  const button = h("button", {
    type: "button", class: "chooser", role: "combobox", "aria-haspopup": "listbox",
    "aria-expanded": "false", "aria-label": label, disabled, "aria-controls": list,
  }, shown, icon("down"));
  const show = () => {
    const picked = options.filter((option) => values.includes(option.value));
    shown.textContent = picked.map((option) => option.label).join(", ") || placeholder;
    shown.classList.toggle("empty", picked.length === 0);
    button.setAttribute("aria-label", `${label}: ${shown.textContent}`);
  };
  const choose = (wanted) => {
    values = wanted;
    show();
    onchange(values);
  };
  const open = () => openChoices(button, { list, label, options, values, least, most, choose });
  button.addEventListener("click", open);
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  });
  show();
  return button;
}

function openChoices(button, { list, label, options, values, least, most, choose }) {
  const several = most > 1;
  let picked = [...values];
  const rows = options.map((option) => row(option, picked.includes(option.value), several));
  const element = h("div", {
    id: list, class: "choices as-wide", role: "listbox", "aria-label": label,
    "aria-multiselectable": several ? "true" : null,
  }, rows.length ? rows : h("p", { class: "empty" }, t("choose.none")));
  button.setAttribute("aria-expanded", "true");
  const close = openPopup(button, element, {
    onclose: () => {
      button.setAttribute("aria-expanded", "false");
      const changed = picked.length !== values.length || picked.some((one) => !values.includes(one));
      if (changed && picked.length >= least) choose(picked);
    },
  });
  const toggle = (at) => {
    const { value } = options[at];
    const had = picked.includes(value);
    if (!several) picked = had && least === 0 ? [] : [value];
    else if (had) picked = picked.filter((one) => one !== value);
    else if (picked.length < most) picked = [...picked, value];
    rows.forEach((each, index) =>
      each.setAttribute("aria-selected", String(picked.includes(options[index].value))));
    if (!several) close();
  };
  rows.forEach((each, index) => each.addEventListener("click", () => toggle(index)));
  element.addEventListener("keydown", (event) => {
    if (arrowKeys(event, rows)) return;
    const at = rows.indexOf(document.activeElement);
    if ((event.key === "Enter" || event.key === " ") && at >= 0) {
      event.preventDefault();
      toggle(at);
    } else if (event.key === "Tab") {
      close();
    }
  });
  (rows.find((each) => each.ariaSelected === "true") ?? rows[0])?.focus();
}

function row(option, selected, several) {
  return h("div", {
    class: several ? "choice several" : "choice", role: "option", tabindex: -1,
    "aria-selected": String(selected),
  },
  option.mark ?? (option.emoji && h("span", { class: "choice-emoji" }, option.emoji.name)),
  h("span", { class: "choice-text" },
    h("span", null, option.label),
    option.description && h("small", null, option.description)),
  h("span", { class: "choice-tick" }, icon("check")));
}
