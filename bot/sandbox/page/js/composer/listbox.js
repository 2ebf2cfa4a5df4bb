/** A list above the field one writes in: the keys go through it while the focus stays in the field. */

import { fill, h, newId } from "../dom.js";

export class Listbox {
  #field;
  #entries = [];
  #at = 0;

  /** `label` is what the list is called. */
  constructor(field, label) {
    this.#field = field;
    this.list = h("div", { class: "palette", role: "listbox", id: newId("list"), "aria-label": label, hidden: true });
    field.closest("form").append(this.list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.addEventListener("blur", () => this.close());
    // Pressing an entry must not take the focus, or the list would be gone before the press.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** Offer entries, each `{content, take}`; without any, the list says `none`. */
  show(entries, none) {
    this.#entries = entries;
    this.#at = 0;
    const rows = entries.map(({ content, take }) =>
      h("div", { class: "palette-row", role: "option", id: newId("entry"), onclick: take }, content));
    fill(this.list, rows.length ? rows
      : h("div", { role: "option", class: "empty", id: newId("entry"), "aria-disabled": "true" }, none));
    this.#open(true);
  }

  close() {
    this.#entries = [];
    if (this.isOpen) this.#open(false);
  }

  /** Use a key for the list; true where the list took it. */
  keys(event) {
    if (!this.isOpen || !this.#entries.length) return false;
    const last = this.#entries.length - 1;
    if (event.key === "ArrowDown") this.#at = this.#at === last ? 0 : this.#at + 1;
    else if (event.key === "ArrowUp") this.#at = this.#at === 0 ? last : this.#at - 1;
    else if (event.key === "Enter" || event.key === "Tab") this.#entries[this.#at].take();
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#mark();
    return true;
  }

  #open(open) {
    this.list.hidden = !open;
    this.#field.setAttribute("aria-expanded", String(open));
    if (open) this.#field.setAttribute("aria-controls", this.list.id);
    this.#mark();
  }

  #mark() {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    rows.forEach((each, index) => each.setAttribute("aria-selected", String(index === this.#at)));
    const marked = this.isOpen && rows[this.#at];
    if (marked) {
      this.#field.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else {
      this.#field.removeAttribute("aria-activedescendant");
    }
  }
}
