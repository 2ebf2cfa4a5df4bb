/** The line above the messages: where one is, and what can be opened from there. */

import { fill, h, icon, iconButton, outdated } from "../dom.js";
import { channelName } from "../people.js";
import { DIRECT, isThread, TEXT } from "../world.js";
import { language, t } from "../words.js";
import { mayChange, openThreadMenu, openThreads } from "./threads.js";

export class Header {
  #app;
  #element = document.getElementById("header");
  #place = h("div", { class: "place" });
  #behind;
  #threads = iconButton("thread", t("threads"), () => openThreads(this.#app, this.#channel, this.#threads), {
    "aria-haspopup": "menu",
  });
  #options = iconButton("more", t("thread.menu"), () => openThreadMenu(this.#app, this.#channel, this.#options), {
    "aria-haspopup": "menu",
  });

  constructor(app, { openSidebar, toggleBehind }) {
    this.#app = app;
    this.#behind = h("button", {
      type: "button", class: "button plain behind-toggle", "aria-expanded": "false",
      "aria-controls": "behind", "aria-label": t("behind"), title: t("behind"),
      onclick: toggleBehind,
    }, icon("gear"), h("span", null, t("behind")));
    fill(this.#element,
      iconButton("menu", t("sidebar.open"), openSidebar, {
        id: "open-sidebar", class: "icon-button only-narrow", "aria-expanded": "false", "aria-controls": "sidebar",
      }),
      this.#place, this.#threads, this.#options, this.#behind);
  }

  get #channel() {
    return this.#app.world.channels.get(this.#app.current);
  }

  showBehind(open) {
    this.#behind.setAttribute("aria-expanded", String(open));
  }

  redraw() {
    const { world } = this.#app;
    const channel = this.#channel;
    if (!channel) return;
    this.#threads.hidden = channel.type !== TEXT;
    this.#options.hidden = !isThread(channel) || !mayChange(world, channel);
    const above = world.channels.get(channel.parent_id)?.name;
    if (!outdated(this.#place, [channel.id, channelName(channel), channel.topic, above, language()])) return;
    const thread = isThread(channel);
    const parent = thread && world.channels.get(channel.parent_id);
    const name = channelName(channel);
    document.title = t("page.title", { place: thread || channel.type === DIRECT ? name : `#${name}` });
    const crumb = parent && h("button", {
      type: "button", class: "crumb", title: t("header.back", { place: `#${parent.name}` }), onclick: () => this.#app.open(parent.id),
    }, `#${parent.name}`);
    fill(this.#place,
      crumb && [crumb, h("span", { class: "crumb-mark", "aria-hidden": "true" }, "›")],
      icon(thread ? "thread" : channel.type === DIRECT ? "at" : "hash"),
      h("h2", { id: "place", title: name }, name),
      channel.topic && h("p", { class: "topic", title: channel.topic }, channel.topic));
  }
}
