/** The line above the messages: where one is, and what can be opened from there. */

import { fill, h, icon, iconButton, outdated } from "../dom.js";
import { channelName } from "../people.js";
import { DIRECT, isThread } from "../world.js";

export class Header {
  #app;
  #element = document.getElementById("header");
  #place = h("div", { class: "place" });
  #behind;

  constructor(app, { openSidebar, toggleBehind }) {
    this.#app = app;
    this.#behind = h("button", {
      type: "button", class: "button plain behind-toggle", "aria-expanded": "false",
      "aria-controls": "behind", "aria-label": "Behind the scenes", title: "Behind the scenes",
      onclick: toggleBehind,
    }, icon("gear"), h("span", null, "Behind the scenes"));
    fill(this.#element,
      iconButton("menu", "Open the channel list", openSidebar, {
        id: "open-sidebar", class: "icon-button only-narrow", "aria-expanded": "false", "aria-controls": "sidebar",
      }),
      this.#place, this.#behind);
  }

  showBehind(open) {
    this.#behind.setAttribute("aria-expanded", String(open));
  }

  redraw() {
    const { world, current } = this.#app;
    const channel = world.channels.get(current);
    if (!channel) return;
    const above = world.channels.get(channel.parent_id)?.name;
    if (!outdated(this.#place, [channel.id, channelName(channel), channel.topic, above])) return;
    const thread = isThread(channel);
    const parent = thread && world.channels.get(channel.parent_id);
    const name = channelName(channel);
    document.title = `${thread || channel.type === DIRECT ? name : `#${name}`} · Reelthread playground`;
    const crumb = parent && h("button", {
      type: "button", class: "crumb", title: `Back to #${parent.name}`, onclick: () => this.#app.open(parent.id),
    }, `#${parent.name}`);
    fill(this.#place,
      crumb && [crumb, h("span", { class: "crumb-mark", "aria-hidden": "true" }, "›")],
      icon(thread ? "thread" : channel.type === DIRECT ? "at" : "hash"),
      h("h2", { id: "place", title: name }, name),
      channel.topic && h("p", { class: "topic", title: channel.topic }, channel.topic));
  }
}
