/** Where one writes: text, files, a reply, or a command. Drafts stay with their channel. */

import { fill, h, iconButton, set } from "../dom.js";
import { note } from "../notices.js";
import { channelName, nameOf } from "../people.js";
import { DIRECT, isThread } from "../world.js";
import { t } from "../words.js";
import { CommandForm } from "./command_form.js";
import { meant, Mentions } from "./mentions.js";
import { Palette } from "./palette.js";
import { Tray } from "./tray.js";

const LONGEST = 2000;
const WARN_AT = 200;
const TYPING_EVERY_MS = 8000;

/** What isn't sent yet in a channel. */
const blank = () => ({ text: "", replyTo: null, files: [], command: null });

export class Composer {
  #app;
  #form = document.getElementById("composer");
  #drafts = new Map();
  #draft = blank();
  #channel = null;
  #saidTypingAt = 0;
  #sending = false;

  constructor(app) {
    this.#app = app;
    this.field = h("textarea", {
      id: "message-field", rows: 1, autocomplete: "off", spellcheck: "true", enterkeyhint: "send",
    });
    this.#build();
    this.palette = new Palette(this.field, (command) => this.use(command));
    this.mentions = new Mentions(this.field, app.world);
    this.tray = new Tray(this.trayElement, () => this.#refresh());
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#keys(event));
    this.field.addEventListener("paste", (event) => this.#pasted(event));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.#form.addEventListener("focus", () => this.focus());
  }

  #build() {
    this.picker = h("input", { type: "file", multiple: true, class: "unseen", tabindex: -1, "aria-hidden": "true" });
    this.picker.addEventListener("change", () => {
      this.addFiles(this.picker.files);
      this.picker.value = "";
    });
    this.attach = iconButton("plus", t("composer.attach"), () => this.picker.click(), { class: "icon-button attach" });
    this.sendButton = iconButton("send", t("composer.send"), null, { type: "submit", class: "icon-button send" });
    this.replyLine = h("div", { class: "reply-line", hidden: true });
    this.trayElement = h("ul", { class: "tray", "aria-label": t("composer.files"), hidden: true });
    this.commandSlot = h("div", { class: "command-slot", hidden: true });
    this.line = h("div", { class: "line" }, this.attach, this.picker, this.field,
      this.left = h("span", { class: "left", "aria-live": "polite" }), this.sendButton);
    fill(this.#form, this.replyLine, this.trayElement, this.commandSlot, this.line);
  }

  /** Write in another channel; what was begun in the last one waits there. */
  turnTo(channel) {
    if (channel?.id !== this.#channel?.id) {
      if (this.#channel) this.#drafts.set(this.#channel.id, { ...this.#draft, text: this.field.value });
      this.#draft = this.#drafts.get(channel?.id) ?? blank();
      this.field.value = this.#draft.text;
      this.palette.close();
      this.mentions.close();
      this.#command(this.#draft.command);
      this.tray.show(this.#draft.files);
    }
    this.#channel = channel;
    this.#refresh();
  }

  focus() {
    if (this.#draft.command) this.#draft.command.focus();
    else if (!this.field.disabled) this.field.focus();
  }

  /** Begin a reply. */
  replyTo(message) {
    this.#draft.replyTo = message;
    this.#command(null);
    this.#refresh();
    this.focus();
  }

  /** Begin a command; its options take the place of the text. */
  use(command) {
    this.palette.close();
    this.field.value = "";
    const form = new CommandForm(this.#app, command, this.#channel, (sent) => this.#leaveCommand(sent));
    this.#command(form);
    form.focus();
  }

  /** Begin the command that is called so. */
  useNamed(name) {
    const command = this.#app.world.commands.find((known) => known.path === name);
    if (command) this.use(command);
  }

  /** Take in files that were dropped, pasted or picked. */
  addFiles(files) {
    if (!this.#channel?.can.attach) {
      note(t("composer.no_files"), { problem: true });
      return;
    }
    if (this.#draft.command?.takeFiles([...files])) return;
    this.tray.add([...files], this.#app.world.uploadLimit);
    this.focus();
  }

  /** What may be used has changed: with the commands, the person, or the connection. */
  refresh() {
    this.palette.offer(this.#app.world.commands, this.#channel);
    this.#refresh();
  }

  /** Send what was written; where that fails, it is all still there. */
  async send() {
    if (this.#draft.command) {
      await this.#draft.command.submit();
      return;
    }
    const content = meant(this.field.value.trim(), this.#app.world);
    const { replyTo } = this.#draft;
    const channel = this.#channel;
    if (this.#sending || (!content && this.tray.isEmpty)) return;
    if (content.length > LONGEST) {
      note(t("composer.long", { count: LONGEST }), { problem: true });
      return;
    }
    this.#busy(true);
    const sent = await this.#app.post(channel.id, {
      content, files: () => this.tray.upload(), reply_to: replyTo?.id,
    });
    this.#busy(false);
    if (!sent) return;
    if (channel.id === this.#channel?.id) {
      this.field.value = "";
      this.#draft = blank();
      this.tray.show(this.#draft.files);
    } else {
      this.#drafts.delete(channel.id);
    }
    this.#saidTypingAt = 0;
    this.#refresh();
    this.#app.list.toEnd();
  }

  #leaveCommand(sent) {
    this.#command(null);
    if (sent) this.#app.list.toEnd();
    else this.field.value = "";
    this.#refresh();
    this.focus();
  }

  #command(form) {
    this.#draft.command = form;
    fill(this.commandSlot, form?.element);
    this.commandSlot.hidden = !form;
    this.line.hidden = Boolean(form);
  }

  #busy(on) {
    this.#sending = on;
    this.field.readOnly = on;
    this.#form.setAttribute("aria-busy", String(on));
  }

  #refresh() {
    const channel = this.#channel;
    const allowed = Boolean(channel?.can.send);
    const name = channel ? place(channel) : "";
    const words = t(allowed ? "composer.message" : "composer.forbidden", { place: name });
    for (const attribute of ["placeholder", "aria-label"]) set(this.field, attribute, words);
    this.field.disabled = !allowed;
    this.attach.hidden = !channel?.can.attach;
    this.#fit();
    const rest = LONGEST - this.field.value.length;
    this.left.textContent = rest < WARN_AT ? String(rest) : "";
    this.left.classList.toggle("over", rest < 0);
    this.sendButton.disabled = !allowed || rest < 0 || (!this.field.value.trim() && this.tray.isEmpty);
    const { replyTo } = this.#draft;
    this.replyLine.hidden = !replyTo;
    fill(this.replyLine, replyTo && [
      t("composer.replying", { name: h("strong", null, nameOf(replyTo.author)) }),
      iconButton("close", t("composer.stop_replying"), () => this.#stopReplying()),
    ]);
  }

  #stopReplying() {
    this.#draft.replyTo = null;
    this.#refresh();
    this.focus();
  }

  #fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  #typed() {
    this.palette.follow(this.field.value);
    this.mentions.follow();
    this.#refresh();
    const now = Date.now();
    const worthTelling = this.field.value && !this.field.value.startsWith("/");
    if (!worthTelling || now - this.#saidTypingAt < TYPING_EVERY_MS || !this.#app.connection.open) return;
    this.#saidTypingAt = now;
    this.#app.connection.ask("typing", { channel_id: this.#channel.id }).catch(() => {});
  }

  #keys(event) {
    if (event.isComposing || this.palette.keys(event) || this.mentions.keys(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.#draft.replyTo) {
      this.#stopReplying();
    } else if (event.key === "ArrowUp" && !this.field.value && this.#app.list.editLast()) {
      event.preventDefault();
    }
  }

  #pasted(event) {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    this.addFiles(event.clipboardData.files);
  }
}

function place(channel) {
  if (channel.type === DIRECT) return `@${channelName(channel)}`;
  return isThread(channel) ? channelName(channel) : `#${channelName(channel)}`;
}
