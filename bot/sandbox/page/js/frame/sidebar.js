/** The channels with their threads, and below them who one is. */

import { fill, h, icon, iconButton, outdated } from "../dom.js";
import { avatar, channelName, nameOf } from "../people.js";
import { arrowKeys } from "../parts/popup.js";
import { compareIds, DIRECT } from "../world.js";
import { t } from "../words.js";
import { Account } from "./account.js";

const SHOWN = new Set([0, 2, 5]);
const ICONS = { 2: "voice" };

export class Sidebar {
  #app;
  #element = document.getElementById("sidebar");
  #list = h("div", { class: "channels" });
  #title = h("h1");
  #read = new Map();

  constructor(app) {
    this.#app = app;
    const account = new Account(app);
    fill(this.#element,
      h("header", { class: "bar" },
        h("img", { src: "icon.svg", alt: "", width: 28, height: 28 }), this.#title,
        iconButton("close", t("sidebar.close"), () => this.toggle(false), { class: "icon-button only-narrow" })),
      this.#list, account.element);
    this.account = account;
    this.#list.addEventListener("keydown", (event) => {
      arrowKeys(event, [...this.#list.querySelectorAll("button")]);
    });
    this.#element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isOpen) this.toggle(false);
    });
    document.getElementById("app").addEventListener("click", (event) => {
      if (event.target.id === "app" && this.isOpen) this.toggle(false);
    });
  }

  get isOpen() {
    return document.body.classList.contains("with-sidebar");
  }

  /** On a narrow window, slide the list in or out. */
  toggle(open = !this.isOpen) {
    document.body.classList.toggle("with-sidebar", open);
    const opener = document.getElementById("open-sidebar");
    opener?.setAttribute("aria-expanded", String(open));
    document.getElementById("main").inert = open;
    if (open) this.#list.querySelector("[aria-current]")?.focus();
    else if (this.#element.contains(document.activeElement)) opener?.focus();
  }

  /** The last message that was read of a channel which has newer ones; null of any other. */
  readTo(channelId) {
    const channel = this.#app.world.channels.get(channelId);
    const read = this.#read.get(channelId);
    return read && compareIds(read, channel.last_message_id ?? "0") < 0 ? read : null;
  }

  /** A channel has been read up to its newest message. */
  markRead(channelId) {
    const channel = this.#app.world.channels.get(channelId);
    if (channel?.last_message_id) this.#read.set(channelId, channel.last_message_id);
  }

  /** Everything that is there now counts as read: at first, and for another person. */
  markAllRead() {
    for (const id of this.#app.world.channels.keys()) this.markRead(id);
  }

  redraw() {
    const { world, current } = this.#app;
    fill(this.#title, world.guild?.name ?? t("page.name"));
    const channels = [...world.channels.values()];
    const texts = channels.filter((channel) => SHOWN.has(channel.type))
      .sort((one, other) => one.type - other.type || one.position - other.position || compareIds(one.id, other.id));
    const direct = channels.filter((channel) => channel.type === DIRECT);
    this.account.redraw();
    const state = channels.map((channel) => [
      channel.id, channelName(channel), channel.position, channel.thread_metadata?.archived,
      this.#isUnread(channel),
    ]);
    if (!outdated(this.#list, [current, world.bot?.state, state])) return;
    const focused = this.#list.contains(document.activeElement) && document.activeElement.dataset.id;
    fill(this.#list,
      h("p", { class: "channels-about" }, t("page.name")),
      this.#group(t("sidebar.channels"), texts.map((channel) => [channel, world.threadsOf(channel.id)]), current),
      direct.length > 0 && this.#group(t("sidebar.direct"), direct.map((channel) => [channel, []]), current));
    if (focused) this.#list.querySelector(`[data-id="${focused}"]`)?.focus();
  }

  #isUnread({ id, last_message_id: newest }) {
    return Boolean(newest) && id !== this.#app.current
      && compareIds(this.#read.get(id) ?? "0", newest) < 0;
  }

  #group(name, channels, current) {
    return h("section", { "aria-label": name },
      h("h2", null, name),
      h("ul", null, channels.map(([channel, threads]) => {
        const open = threads.filter((thread) =>
          !thread.thread_metadata.archived || thread.id === current);
        return h("li", null, this.#entry(channel, current),
          open.length > 0 && h("ul", { class: "threads", "aria-label": t("sidebar.threads", { place: channelName(channel) }) },
            open.map((thread) => h("li", null, this.#entry(thread, current)))));
      })));
  }

  #entry(channel, current) {
    const unread = this.#isUnread(channel);
    const thread = Boolean(channel.thread_metadata);
    return h("button", {
      type: "button", class: unread ? "channel unread" : "channel", dataset: { id: channel.id },
      "aria-current": channel.id === current ? "page" : null, title: channelName(channel),
      onclick: () => {
        if (this.isOpen) this.toggle(false);
        this.#app.open(channel.id);
        this.#app.composer.focus();
      },
    },
    channel.type === DIRECT ? avatar(channel.recipients[0], "small")
      : !thread && icon(ICONS[channel.type] ?? "hash"),
    h("span", { class: "channel-name" }, channelName(channel)),
    channel.type === DIRECT && state(this.#app.world.bot),
    unread && h("span", { class: "unseen" }, t("sidebar.unread")));
  }
}

function state(bot) {
  return h("span", {
    class: `presence ${bot?.state}`,
    title: t("sidebar.presence", { name: nameOf(bot), state: t(`bot.${bot?.state ?? "offline"}`) }),
  });
}
