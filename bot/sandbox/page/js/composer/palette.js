/** The commands that are offered once one has written `/`. */

import { h } from "../dom.js";
import { t } from "../words.js";
import { Listbox } from "./listbox.js";

const SLASH = 1;
const DIRECT = 1;

export class Palette {
  #field;
  #choose;
  #commands = [];
  #box;

  /** `choose` is called with the command that was taken. */
  constructor(field, choose) {
    this.#field = field;
    this.#choose = choose;
    this.#box = new Listbox(field, t("palette"));
  }

  /** The commands that can be used in a channel. */
  offer(commands, channel) {
    const there = channel?.type === DIRECT ? "in_dm" : "in_guild";
    const allowed = Boolean(channel?.can.use_commands);
    this.#commands = commands.filter((command) => allowed && command.type === SLASH && command[there]);
    if (this.#box.isOpen) this.follow(this.#field.value);
  }

  /** Show what fits to the text that was written so far. */
  follow(text) {
    const typed = /^\/([^\n]*)$/.exec(text)?.[1].toLocaleLowerCase().trimEnd();
    if (typed === undefined) {
      this.close();
      return;
    }
    this.#box.show(matching(this.#commands, typed).map((command) => ({
      content: about(command), take: () => this.#choose(command),
    })), t("palette.none"));
  }

  close() {
    this.#box.close();
  }

  /** Use a key for the list; true where the list took it. */
  keys(event) {
    return this.#box.keys(event);
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

function about(command) {
  const options = command.options.map((option) => (option.required ? option.name : `${option.name}?`));
  return [
    h("span", { class: "palette-name" }, `/${command.name}`,
      h("span", { class: "palette-options" }, options.join(" "))),
    h("small", null, command.description),
  ];
}
