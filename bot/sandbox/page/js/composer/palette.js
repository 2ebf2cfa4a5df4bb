/** The list of commands that opens with `/`, as a listbox of the field one writes in. */

import { fill, h, newId } from "../dom.js";
import { t } from "../words.js";

const SLASH = 1;
const DIRECT = 1;

export class Palette {
  #field;
  #choose;
  #commands = [];
  #found = [];
  #at = 0;

  /** `choose` is called with the command that was taken. */
  constructor(field, choose) {
    this.#field = field;
    this.#choose = choose;
    this.list = h("div", { class: "palette", role: "listbox", id: newId("palette"), "aria-label": t("palette"), hidden: true });
    field.closest("form").append(this.list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-expanded", "false");
    field.addEventListener("blur", () => this.close());
    // Pressing an entry must not take the focus, or the list would be gone before the press.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  /** The commands that can be used in a channel. */
  offer(commands, channel) {
    const there = channel?.type === DIRECT ? "in_dm" : "in_guild";
    const allowed = Boolean(channel?.can.use_commands);
    this.#commands = commands.filter((command) => allowed && command.type === SLASH && command[there]);
    if (!this.list.hidden) this.follow(this.#field.value);
  }

  /** Show what fits to the text that was written so far. */
  follow(text) {
    const typed = /^\/([^\n]*)$/.exec(text)?.[1].toLocaleLowerCase().trimEnd();
    this.#found = typed === undefined ? [] : matching(this.#commands, typed);
    this.#at = 0;
    this.#draw(typed !== undefined);
  }

  close() {
    this.#found = [];
    this.#draw(false);
  }

  /** Use a key for the list; true where the list took it. */
  keys(event) {
    if (this.list.hidden || !this.#found.length) return false;
    const last = this.#found.length - 1;
    if (event.key === "ArrowDown") this.#at = this.#at === last ? 0 : this.#at + 1;
    else if (event.key === "ArrowUp") this.#at = this.#at === 0 ? last : this.#at - 1;
    else if (event.key === "Enter" || event.key === "Tab") this.#take(this.#found[this.#at]);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#mark();
    return true;
  }

  #take(command) {
    if (command) this.#choose(command);
  }

  #draw(open) {
    this.list.hidden = !open;
    this.#field.setAttribute("aria-expanded", String(open));
    const rows = this.#found.map((command) => row(command, () => this.#take(command)));
    const none = h("div", {
      role: "option", class: "empty", id: newId("command"), "aria-disabled": "true",
    }, t("palette.none"));
    fill(this.list, open && (rows.length ? rows : none));
    this.#mark();
  }

  #mark() {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    rows.forEach((each, index) => each.setAttribute("aria-selected", String(index === this.#at)));
    const marked = rows[this.#at];
    if (marked) {
      this.#field.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else {
      this.#field.removeAttribute("aria-activedescendant");
    }
  }
}

/** Commands whose name in either language begins with, or has, what was typed. */
export function matching(commands, typed) {
  const rank = (command) => {
    const names = [command.name, command.path].map((name) => name.toLocaleLowerCase());
    if (names.some((name) => name.startsWith(typed))) return 0;
    return names.some((name) => name.includes(typed)) ? 1 : 2;
  };
  return commands.filter((command) => rank(command) < 2)
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

function row(command, onclick) {
  const options = command.options.map((option) => (option.required ? option.name : `${option.name}?`));
  return h("div", { class: "palette-row", role: "option", id: newId("command"), onclick },
    h("span", { class: "palette-name" }, `/${command.name}`,
      h("span", { class: "palette-options" }, options.join(" "))),
    h("small", null, command.description));
}
