/** Suggestions below a field: the bot's own, or the choices that a command has. */

import { fill, h, newId } from "../dom.js";
import { t } from "../words.js";

const PAUSE_MS = 150;

export class Suggestions {
  #field;
  #offer;
  #strict;
  #known = new Map();
  #found = [];
  #at = -1;
  #asked = 0;
  #timer = 0;

  /** `offer` gives the choices for what was typed; `strict`: nothing else may be said. */
  constructor(field, name, offer, { strict }) {
    this.#field = field;
    this.#offer = offer;
    this.#strict = strict;
    this.list = h("div", { class: "suggestions", role: "listbox", id: newId("suggestions"), "aria-label": name, hidden: true });
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-expanded", "false");
    field.addEventListener("input", () => this.#ask(PAUSE_MS));
    field.addEventListener("focus", () => this.#ask(0));
    field.addEventListener("blur", () => this.#show([]));
    field.addEventListener("keydown", (event) => this.#keys(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  /** What a name stands for; a name that wasn't suggested stands for itself. */
  valueOf(text) {
    return this.#known.get(text) ?? text;
  }

  #ask(pause) {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const asked = this.#asked;
    this.#timer = setTimeout(async () => {
      const choices = await this.#offer(this.#field.value).catch(() => []);
      if (asked !== this.#asked || document.activeElement !== this.#field) return;
      for (const choice of choices) this.#known.set(choice.name, choice.value);
      this.#show(choices);
      if (!choices.length) this.#tellNone();
    }, pause);
    if (this.#strict) this.#field.setCustomValidity("");
  }

  #show(choices) {
    this.#found = choices;
    this.#at = -1;
    fill(this.list, choices.map((choice) => h("div", {
      role: "option", class: "suggestion", id: newId("suggestion"), "aria-selected": "false",
      onclick: () => this.#take(choice),
    }, choice.name)));
    this.list.hidden = choices.length === 0;
    this.#field.setAttribute("aria-expanded", String(choices.length > 0));
    this.#field.removeAttribute("aria-activedescendant");
    if (this.#strict && !choices.length) this.#check();
  }

  /** An empty list is told, or one would wait for it. */
  #tellNone() {
    const none = h("div", {
      role: "option", class: "empty", id: newId("suggestion"), "aria-disabled": "true", "aria-selected": "false",
    }, t("option.none"));
    fill(this.list, none);
    this.list.hidden = false;
    this.#field.setAttribute("aria-expanded", "true");
    this.#field.setAttribute("aria-activedescendant", none.id);
  }

  #check() {
    const text = this.#field.value;
    const wrong = text !== "" && !this.#known.has(text);
    this.#field.setCustomValidity(wrong ? t("option.listed") : "");
  }

  #take(choice) {
    this.#field.value = choice.name;
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.#show([]);
  }

  #keys(event) {
    if (this.list.hidden) return;
    const last = this.#found.length - 1;
    if (last < 0 && event.key.startsWith("Arrow")) return;
    if (event.key === "ArrowDown") this.#mark(this.#at >= last ? 0 : this.#at + 1);
    else if (event.key === "ArrowUp") this.#mark(this.#at <= 0 ? last : this.#at - 1);
    else if (event.key === "Enter" && this.#at >= 0) this.#take(this.#found[this.#at]);
    else if (event.key === "Escape") this.#show([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #mark(at) {
    this.#at = at;
    [...this.list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
    const row = this.list.children[at];
    row.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", row.id);
  }
}
