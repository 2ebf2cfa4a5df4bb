/** What can be done with a message: a bar that follows mouse and focus, and the whole menu. */

import { h, iconButton } from "../dom.js";
import { confirmed } from "../parts/dialogs.js";
import { openMenu } from "../parts/menu.js";
import { note } from "../notices.js";
import { t } from "../words.js";
import { openReactions } from "./reactions.js";
import { FLAG, has, isSystem, TYPE } from "./wording.js";

const MENU_COMMAND = 3;
const OWN_MENU = "a, video, audio, textarea, input";

export class Toolbar {
  #app;
  #viewOf;
  #row = null;
  #bar = h("div", { class: "tools", role: "group", "aria-label": t("tools") });

  /** `viewOf` finds the view of a message by its id. */
  constructor(app, list, viewOf) {
    this.#app = app;
    this.#viewOf = viewOf;
    list.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse") this.#follow(event.target.closest(".message"));
    });
    list.addEventListener("pointerleave", () => {
      // A menu that is open belongs to the bar, and lies outside the list.
      if (!this.#row?.contains(document.activeElement) && !document.querySelector(".popup")) this.leave();
    });
    list.addEventListener("focusin", (event) => this.#follow(event.target.closest(".message"), true));
    list.addEventListener("contextmenu", (event) => this.#contextMenu(event));
  }

  /** Take the bar away, from one message or from any. */
  leave(row = this.#row) {
    if (row !== this.#row) return;
    this.#bar.remove();
    this.#row = null;
  }

  /** Open the whole menu of a message. */
  openMenu(row, point = null) {
    this.#follow(row, true);
    const anchor = this.#bar.isConnected ? this.#bar.lastChild : row;
    openMenu(anchor, this.#items(this.#viewOf(row.dataset.id)), { label: t("tools.menu"), point });
  }

  #follow(row, byFocus = false) {
    if (!row || row === this.#row) return;
    if (!byFocus && this.#bar.contains(document.activeElement)) return;
    const view = this.#viewOf(row.dataset.id);
    if (!view || view.message.copied) return;
    this.#row = row;
    this.#bar.replaceChildren(...this.#buttons(view));
    row.append(this.#bar);
  }

  #buttons(view) {
    const { message } = view;
    const can = this.#can(message);
    return [
      can.react && iconButton("smile", t("reaction.add"), (event) =>
        openReactions(this.#app, message, event.currentTarget)),
      can.edit ? iconButton("pencil", t("tools.edit"), () => view.edit())
        : can.reply && iconButton("reply", t("tools.reply"), () => this.#app.composer.replyTo(message)),
      iconButton("more", t("tools.more"), () => this.openMenu(view.element), { "aria-haspopup": "menu" }),
    ].filter(Boolean);
  }

  #can(message) {
    const { world } = this.#app;
    const { can } = world.channels.get(message.channel_id) ?? { can: {} };
    const real = !has(message, FLAG.EPHEMERAL) && !has(message, FLAG.THINKING);
    const own = message.author.id === world.me.id;
    return {
      react: real && can.react,
      reply: real && can.send && !isSystem(message),
      edit: own && message.type !== TYPE.THREAD && !isSystem(message),
      remove: real && (own || can.manage_messages) && message.type !== TYPE.THREAD,
      thread: real && can.open_threads && !isSystem(message) && !has(message, FLAG.HAS_THREAD)
        && !world.channels.get(message.channel_id)?.thread_metadata,
      apps: real && can.use_commands,
    };
  }

  #items(view) {
    const { message } = view;
    const { composer, world } = this.#app;
    const can = this.#can(message);
    const anchor = () => (this.#bar.isConnected ? this.#bar.firstChild : view.element);
    const apps = world.commands.filter((command) => command.type === MENU_COMMAND).map((command) => ({
      label: command.name, icon: "apps",
      action: () => this.#app.interact("run_on_message", { ...view.where(), command: command.path }),
    }));
    const ephemeral = has(message, FLAG.EPHEMERAL);
    return [
      can.react && { label: t("reaction.add"), icon: "smile", action: () => openReactions(this.#app, message, anchor()) },
      can.edit && { label: t("tools.edit_message"), icon: "pencil", action: () => view.edit() },
      can.reply && { label: t("tools.reply"), icon: "reply", action: () => composer.replyTo(message) },
      can.thread && { label: t("tools.thread"), icon: "thread", action: () => this.#app.openThreadOn(message) },
      can.apps && apps.length > 0 && { label: t("tools.apps"), icon: "apps", items: apps },
      message.content && { label: t("tools.copy"), icon: "copy", action: () => copy(message.content) },
      { label: t("tools.copy_id"), icon: "copy", action: () => copy(message.id) },
      ephemeral && { label: t("message.dismiss"), icon: "close", action: () => this.#app.act("dismiss", view.where()) },
      can.remove && { label: t("message.delete"), icon: "trash", danger: true, action: () => this.#remove(view) },
    ].filter(Boolean);
  }

  async #remove(view) {
    const sure = await confirmed(t("message.delete"), t("message.delete.about"), t("delete"));
    if (sure) await this.#app.act("delete", view.where());
  }

  #contextMenu(event) {
    const row = event.target.closest(".message");
    const marked = String(getSelection()).length > 0;
    if (!row || marked || event.target.closest(OWN_MENU)) return;
    event.preventDefault();
    const byKey = event.button === -1 || (event.clientX === 0 && event.clientY === 0);
    this.openMenu(row, byKey ? null : { x: event.clientX, y: event.clientY });
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    note(t("copied"));
  } catch {
    note(t("copied.not"), { problem: true });
  }
}
