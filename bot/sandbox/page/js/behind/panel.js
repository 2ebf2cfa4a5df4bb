/** Behind the scenes: what the bot does while one talks to it, and ways to disturb it. */

import { fill, h, iconButton } from "../dom.js";
import { Calls, Gateway, Streams } from "./feeds.js";
import { Faults } from "./faults.js";
import { Timelines } from "./timelines.js";
import { t } from "../words.js";

const KEY = "reelthread-behind";
/** On so narrow a window the panel covers everything else. */
const COVERS = matchMedia("(max-width: 767px)");

export class Behind {
  #app;
  #element = document.getElementById("behind");
  #tabs = h("div", { class: "tabs", role: "tablist", "aria-label": t("behind") });
  #body = h("div", { class: "behind-body" });
  #views;
  #chosen = 0;
  #seen = 0;

  constructor(app) {
    this.#app = app;
    this.#views = [new Faults(app), new Calls(), new Gateway(), new Streams(), new Timelines(app)];
    fill(this.#element,
      h("header", { class: "bar" }, h("h2", null, t("behind")),
        iconButton("close", t("behind.close"), () => this.#close())),
      this.#tabs, this.#body);
    this.#build();
    this.#tabs.addEventListener("keydown", (event) => this.#keys(event));
    this.#element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close();
    });
    app.world.addEventListener("feed", ({ detail }) => this.#feed(detail));
    app.world.addEventListener("drafts", ({ detail }) => this.#views[4].show(detail.drafts));
    app.world.addEventListener("machinery", () => this.#views[0].redraw());
    const wanted = localStorage.getItem(KEY);
    if (wanted === "open" && innerWidth > 1100) queueMicrotask(() => app.header.showBehind(this.toggle(false)));
  }

  /** Open or close it; whether it is open now. */
  toggle(focus = true) {
    const open = this.#element.hidden;
    this.#element.hidden = !open;
    document.body.classList.toggle("with-behind", open);
    localStorage.setItem(KEY, open ? "open" : "closed");
    document.getElementById("main").inert = open && COVERS.matches;
    this.#watch(open);
    if (open && focus) this.#tabs.querySelector("[aria-selected=true]").focus();
    return open;
  }

  /** After a new connection the server has to be asked again. */
  watchAgain() {
    this.#views[0].redraw();
    this.#watch(!this.#element.hidden);
  }

  #close() {
    this.#app.header.showBehind(this.toggle());
    document.querySelector(".behind-toggle").focus();
  }

  #watch(on) {
    if (this.#app.connection.open) this.#app.act("watch_machinery", { on });
  }

  #feed({ entries, dropped }) {
    const fresh = entries.filter((entry) => entry.n > this.#seen);
    // A server that was started anew counts from the beginning.
    const all = entries.length && entries.at(-1).n < this.#seen ? entries : fresh;
    if (!all.length) return;
    this.#seen = all.at(-1).n;
    for (const view of this.#views.slice(1, 4)) view.add(all, dropped);
  }

  #build() {
    fill(this.#tabs, this.#views.map((view, index) => h("button", {
      type: "button", role: "tab", id: `tab-${index}`, "aria-controls": `pane-${index}`,
      onclick: () => this.#choose(index),
    }, view.name)));
    fill(this.#body, this.#views.map((view, index) => h("div", {
      class: "pane", role: "tabpanel", id: `pane-${index}`, "aria-labelledby": `tab-${index}`, tabindex: 0,
    }, view.element)));
    this.#choose(0);
  }

  #choose(index) {
    this.#chosen = index;
    [...this.#tabs.children].forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
    });
    [...this.#body.children].forEach((pane, at) => {
      pane.hidden = at !== index;
    });
  }

  #keys(event) {
    const { length } = this.#views;
    const next = {
      ArrowRight: (this.#chosen + 1) % length, ArrowLeft: (this.#chosen + length - 1) % length,
      Home: 0, End: length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#choose(next);
    this.#tabs.children[next].focus();
  }
}
