/** One message. A live edit redraws only what has changed, so a video that plays goes on. */

import { meant, written as writtenMentions } from "../composer/mentions.js";
import { fill, h, icon } from "../dom.js";
import { markdown } from "../markdown/render.js";
import { avatar, nameOf } from "../people.js";
import { written } from "../time.js";
import { language, t } from "../words.js";
import { attachmentViews } from "./attachments.js";
import { componentViews } from "./components.js";
import { contextLine } from "./context.js";
import { editor } from "./editor.js";
import { embedViews } from "./embeds.js";
import { reactionViews } from "./reactions.js";
import { threadCard } from "./thread_card.js";
import { FLAG, has, isSystem, TYPE } from "./wording.js";

const EMOJI_ALONE = /^(?:[\p{Extended_Pictographic}\p{Emoji_Component}]|\s){1,60}$/u;
const SIGNED = /\?ex=[^"&]*&is=[^"&]*&hm=[^"]*/g;

/** A message as a list item; `update` shows its newest state. */
export class MessageView {
  #app;
  #parts;
  #drawn = new Map();
  #editing = false;

  constructor(app, message) {
    this.#app = app;
    const id = `m${message.id}`;
    const part = (name, tag = "div") => h(tag, { class: name });
    this.#parts = {
      context: part("context"), head: h("div", { class: "head", id: `${id}-head` }),
      content: h("div", { class: "content", id: `${id}-content` }),
      embeds: part("embeds"), files: part("files"), components: part("components"),
      reactions: part("reactions"), thread: part("thread-slot"), aside: part("aside"),
    };
    this.picture = h("div", { class: "picture" });
    this.element = h("li", {
      class: "message", id, tabindex: -1, dataset: { id: message.id },
      "aria-labelledby": `${id}-head ${id}-content`,
    }, this.#parts.context, this.picture, h("div", { class: "body" },
      Object.entries(this.#parts).filter(([name]) => name !== "context").map(([, slot]) => slot)));
    this.update(message);
  }

  /** Show a message as it is now. */
  update(newest) {
    const message = shown(newest);
    this.message = message;
    const { world, names } = this.#app;
    const { classList } = this.element;
    classList.toggle("system", isSystem(message));
    classList.toggle("pinged", Boolean(message.spoke_to_me));
    classList.toggle("ephemeral", has(message, FLAG.EPHEMERAL));
    const { author } = message;
    fillOnce(this.picture, author.id, () => (isSystem(message) ? icon("thread") : avatar(author)));
    this.#draw("context", [message.type, message.referenced_message, message.interaction],
      () => contextLine(this.#app, message));
    this.#draw("head", [author.id, message.timestamp, message.type], () => this.#head());
    if (!this.#editing) this.#draw("content", this.#contentState(), () => this.#content());
    this.#draw("embeds", message.embeds, () => embedViews(message, names));
    this.#draw("files", [message.attachments, message.embeds, message.flags],
      () => attachmentViews(message));
    this.#draw("components", message.components, () => componentViews(this.#app, message));
    this.#draw("reactions", message.reactions, () => reactionViews(this.#app, message));
    const thread = has(message, FLAG.HAS_THREAD) ? world.channels.get(message.id) : null;
    this.#draw("thread", thread, () => threadCard(this.#app, thread));
    this.#draw("aside", message.flags & FLAG.EPHEMERAL, () => this.#aside());
  }

  /** Turn the text into a field in which it can be changed. */
  edit() {
    this.#editing = true;
    const done = async (text) => {
      this.#editing = false;
      const content = text && meant(text, this.#app.world);
      if (content && content !== this.message.content) {
        await this.#app.act("edit", { ...this.where(), content });
      }
      this.#drawn.delete("content");
      this.update(this.message);
      this.element.focus({ preventScroll: true });
    };
    const field = editor(writtenMentions(this.message.content, this.#app.world), done);
    fill(this.#parts.content, field);
    field.querySelector("textarea").focus();
  }

  /** The ids that name the message in a request. */
  where() {
    return { channel_id: this.message.channel_id, message_id: this.message.id };
  }

  #draw(name, state, build) {
    const seen = JSON.stringify(state ?? null).replace(SIGNED, "");
    if (this.#drawn.get(name) === seen) return;
    this.#drawn.set(name, seen);
    const slot = this.#parts[name];
    const focused = slot.contains(document.activeElement) && document.activeElement.dataset.key;
    fill(slot, build());
    slot.hidden = slot.childNodes.length === 0;
    if (focused) slot.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #contentState() {
    const { message } = this;
    const mentioned = [...message.content.matchAll(/<#(\d+)>/g)].map(([, id]) =>
      this.#app.names.channel(id));
    return [message.content, message.flags, Boolean(message.edited_timestamp), message.type, mentioned];
  }

  #head() {
    const { author, timestamp, type } = this.message;
    if (isSystem({ type })) return [];
    return [
      h("span", { class: author.bot ? "author bot" : "author" }, nameOf(author)),
      author.bot && h("span", { class: "tag" }, t("tag")),
      h("time", { datetime: timestamp, title: new Date(timestamp).toLocaleString(language()) }, written(timestamp)),
    ];
  }

  #content() {
    const { message } = this;
    const { names } = this.#app;
    if (has(message, FLAG.THINKING)) {
      return h("p", { class: "thinking" }, dots(), t("message.thinking", { name: nameOf(message.author) }));
    }
    if (isSystem(message)) return this.#system();
    const edited = message.edited_timestamp && h("span", {
      class: "edited", title: new Date(message.edited_timestamp).toLocaleString(language()),
    }, t("message.edited"));
    const text = markdown(message.content, names);
    this.#parts.content.classList.toggle("jumbo", isEmojiAlone(message.content));
    const last = text.at(-1);
    if (edited && last?.className === "subtext") last.append(" ", edited);
    else if (edited) text.push(" ", edited);
    return text;
  }

  #system() {
    const { message } = this;
    const who = h("strong", null, nameOf(message.author));
    const when = h("time", { datetime: message.timestamp }, written(message.timestamp));
    if (message.type === TYPE.RENAMED) {
      return h("p", null, t("system.renamed", { who, name: h("strong", null, message.content) }), when);
    }
    const threadId = message.message_reference?.channel_id;
    const name = h("button", {
      type: "button", class: "linklike", onclick: () => this.#app.open(threadId),
    }, message.content);
    return h("p", null, t("system.thread", { who, name }), when);
  }

  #aside() {
    if (!has(this.message, FLAG.EPHEMERAL)) return [];
    return [icon("eye"), h("span", null, t("message.private")), " · ", h("button", {
      type: "button", class: "linklike", onclick: () => this.#app.act("dismiss", this.where()),
    }, t("message.dismiss"))];
  }
}

/** Whether a text has nothing but emoji; digits could be parts of some. */
function isEmojiAlone(text) {
  return EMOJI_ALONE.test(text) && !/[\d#*]/.test(text) && text.trim() !== "";
}

/** A thread begins with a copy of the message that it was opened from. */
function shown(message) {
  const { type, referenced_message: origin, id, channel_id } = message;
  if (type !== TYPE.STARTER || !origin) return message;
  return { ...origin, id, channel_id, type: 0, flags: origin.flags & ~FLAG.HAS_THREAD, copied: true };
}

/** Three dots that move while someone works. */
export function dots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}

function fillOnce(element, key, build) {
  if (element.dataset.key === key) return;
  element.dataset.key = key;
  fill(element, build());
}
