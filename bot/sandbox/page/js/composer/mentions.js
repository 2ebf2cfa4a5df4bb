/** Mentions as people write them, `@Name`, and as Discord keeps them, `<@id>`. */

import { h } from "../dom.js";
import { avatar, nameOf } from "../people.js";
import { t } from "../words.js";
import { Listbox } from "./listbox.js";

const BEGUN = /(?:^|\s)@([^\s@]*)$/;

/** Everyone who can be mentioned. */
function everyone(world) {
  return [...world.people, world.bot].filter(Boolean);
}

/** A text as it is sent: `@Name` of someone who is there becomes a mention. */
export function meant(text, world) {
  return everyone(world).reduce((said, user) =>
    said.replace(pattern(nameOf(user)), `<@${user.id}>`), text);
}

function pattern(name) {
  const plain = name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<!\\S)@${plain}(?![\\p{L}\\p{N}_])`, "giu");
}

/** A text as it is written, with names in place of ids. */
export function written(text, world) {
  return text.replace(/<@!?(\d+)>/g, (whole, id) => {
    const user = world.user(id);
    return user ? `@${nameOf(user)}` : whole;
  });
}

/** Offers the people and the bot once one has written `@`. */
export class Mentions {
  #world;
  #field;
  #box;

  constructor(field, world) {
    this.#field = field;
    this.#world = world;
    this.#box = new Listbox(field, t("mentions"));
  }

  /** Show who fits to what stands before the caret. */
  follow() {
    const typed = BEGUN.exec(this.#field.value.slice(0, this.#field.selectionStart))?.[1].toLocaleLowerCase();
    const found = typed === undefined ? []
      : everyone(this.#world).filter((user) => nameOf(user).toLocaleLowerCase().startsWith(typed));
    if (!found.length) {
      this.#box.close();
      return;
    }
    this.#box.show(found.map((user) => ({
      content: h("span", { class: "mention-row" }, avatar(user, "small"), nameOf(user)),
      take: () => this.#take(user, typed.length),
    })));
  }

  close() {
    this.#box.close();
  }

  /** Use a key for the list; true where the list took it. */
  keys(event) {
    return this.#box.keys(event);
  }

  #take(user, typed) {
    const end = this.#field.selectionStart;
    this.#field.setRangeText(`${nameOf(user)} `, end - typed, end, "end");
    this.#field.dispatchEvent(new Event("input"));
  }
}
