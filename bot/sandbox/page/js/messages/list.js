/** The messages of the open channel: drawn once each, kept in order, and scrolled as one reads. */

import { fill, h } from "../dom.js";
import { channelName, nameOf } from "../people.js";
import { compareIds, DIRECT } from "../world.js";
import { t } from "../words.js";
import { regroup } from "./grouping.js";
import { Toolbar } from "./toolbar.js";
import { MessageView } from "./view.js";
import { isSystem } from "./wording.js";

const NEAR_PX = 80;
const FLASH_MS = 2000;

export class MessageList {
  #app;
  #scroller = document.getElementById("messages");
  #list = h("ol", { class: "list" });
  #intro = h("div", { class: "intro" });
  #newer = h("button", { type: "button", class: "newer", hidden: true });
  #views = new Map();
  #channelId = null;
  #follows = true;
  #top = 0;
  #loading = false;
  #readTo = null;

  constructor(app) {
    this.#app = app;
    this.toolbar = new Toolbar(app, this.#list, (id) => this.#views.get(id));
    this.#scroller.append(this.#intro, this.#list, this.#newer);
    this.#newer.addEventListener("click", () => this.toEnd());
    this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#list.addEventListener("keydown", (event) => this.#keys(event));
    new ResizeObserver(() => this.#follows && this.toEnd()).observe(this.#list);
    new ResizeObserver(() => this.#follows && this.toEnd()).observe(this.#scroller);
  }

  /** Show a channel from its newest message on; what follows the message `readTo` is marked as new. */
  show(channelId, readTo = null) {
    this.#readTo = readTo;
    if (channelId !== this.#channelId) {
      this.toolbar.leave();
      this.#views.clear();
      this.#list.replaceChildren();
      this.#follows = true;
    }
    this.#channelId = channelId;
    this.redraw();
  }

  /** Bring what is shown in line with what is known. */
  redraw() {
    const history = this.#app.world.history(this.#channelId);
    this.#scroller.setAttribute("aria-busy", String(!history));
    fill(this.#intro, history && !history.more && this.#beginning());
    const messages = history?.messages ?? [];
    const from = this.#scroller.scrollHeight - this.#scroller.scrollTop;
    const wanted = new Set(messages.map((message) => message.id));
    for (const [id, view] of this.#views) {
      if (!wanted.has(id)) this.#drop(id, view);
    }
    messages.forEach((message) => this.#place(message));
    this.#regroup();
    if (this.#follows) this.toEnd();
    else this.#scroller.scrollTop = this.#scroller.scrollHeight - from;
  }

  /** Draw one message that has come or changed. */
  put(message) {
    if (message.channel_id !== this.#channelId) return;
    const isNew = !this.#views.has(message.id);
    this.#place(message);
    if (isNew) this.#regroup();
    if (isNew && !this.#follows) this.#offer("list.newer");
  }

  remove(messageId) {
    const view = this.#views.get(messageId);
    if (view) this.#drop(messageId, view);
    this.#regroup();
  }

  /** Scroll to a message and let it light up for a moment; false where it isn't known. */
  jump(messageId) {
    const view = this.#views.get(messageId);
    if (!view) return false;
    this.#follows = false;
    view.element.scrollIntoView({ block: "center" });
    this.#focus(view.element);
    view.element.classList.add("flash");
    setTimeout(() => view.element.classList.remove("flash"), FLASH_MS);
    return true;
  }

  toEnd() {
    this.#follows = true;
    this.#newer.hidden = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#top = this.#scroller.scrollTop;
  }

  /** Change the newest message of one's own; false where there is none. */
  editLast() {
    const own = [...this.#views.values()].filter(({ message }) =>
      message.author.id === this.#app.world.me.id && !isSystem(message) && !message.copied);
    own.at(-1)?.edit();
    return own.length > 0;
  }

  #place(message) {
    const known = this.#views.get(message.id);
    if (known) {
      known.update(message);
      return;
    }
    const view = new MessageView(this.#app, message);
    this.#views.set(message.id, view);
    const next = [...this.#list.children].findLast((row) =>
      row.dataset.id && compareIds(row.dataset.id, message.id) < 0);
    if (next) next.after(view.element);
    else this.#list.prepend(view.element);
  }

  #drop(id, view) {
    if (view.element.contains(document.activeElement)) {
      const near = view.element.nextElementSibling ?? view.element.previousElementSibling;
      if (near?.dataset.id) this.#focus(near);
      else this.#app.composer.focus();
    }
    this.toolbar.leave(view.element);
    view.element.remove();
    this.#views.delete(id);
  }

  /** Offer a way to the newest message. */
  #offer(words) {
    fill(this.#newer, t(words));
    this.#newer.hidden = false;
  }

  #regroup() {
    regroup(this.#list, (row) => this.#views.get(row.dataset.id).message, this.#readTo);
    this.#tabStop();
  }

  /** One message is reached by Tab, the others from there by arrow keys. */
  #tabStop(wanted) {
    const rows = [...this.#list.querySelectorAll(".message")];
    const chosen = wanted ?? rows.find((row) => row === document.activeElement) ?? rows.at(-1);
    for (const row of rows) row.tabIndex = row === chosen ? 0 : -1;
  }

  #focus(row) {
    this.#tabStop(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  #keys(event) {
    const row = event.target;
    if (!row.classList.contains("message")) {
      if (event.key === "Escape") this.#focus(row.closest(".message"));
      return;
    }
    const rows = [...this.#list.querySelectorAll(".message")];
    const at = rows.indexOf(row);
    const next = {
      ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: rows.length - 1,
    }[event.key];
    if (event.key === "Escape" || (next !== undefined && next >= rows.length)) {
      this.#app.composer.focus();
    } else if (next !== undefined) {
      this.#focus(rows[next]);
    } else if (event.key === "Enter") {
      this.toolbar.openMenu(row);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Only who scrolls up stops following: by the time this is told, more may have come below. */
  async #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    this.#follows = isNear || (this.#follows && scrollTop >= this.#top);
    this.#top = scrollTop;
    if (this.#follows) this.#newer.hidden = true;
    else if (this.#newer.hidden && scrollHeight - scrollTop > 2.5 * clientHeight) this.#offer("list.newest");
    const history = this.#app.world.history(this.#channelId);
    if (scrollTop > NEAR_PX || !history?.more || this.#loading) return;
    this.#loading = true;
    await this.#app.loadOlder(this.#channelId);
    this.#loading = false;
  }

  #beginning() {
    const channel = this.#app.world.channels.get(this.#channelId);
    if (!channel) return null;
    const name = channelName(channel);
    if (channel.thread_metadata) {
      return [h("h2", null, name), h("p", null, t("intro.thread"))];
    }
    if (channel.type === DIRECT) return [h("h2", null, name), h("p", null, t("intro.direct", { name }))];
    return [
      h("h2", null, t("intro.channel", { place: `#${name}` })),
      channel.id === this.#app.world.home ? h("p", null, t("intro.about"))
        : h("p", null, t("intro.quiet", { name: `@${nameOf(this.#app.world.bot)}` })),
    ];
  }
}
