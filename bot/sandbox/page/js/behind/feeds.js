/** What goes over the wires, newest first: REST calls, gateway events, NemoVideo's stream. */

import { fill, h } from "../dom.js";
import { t } from "../words.js";

const KEPT = 200;
const LONG_ID = /\d{10,}(\d{4})/g;

/** A list of entries of some kinds; how one looks is told by `row`. */
class Feed {
  #list = h("ol", { class: "feed" });
  #kinds;
  #row;

  constructor(about, kinds, row) {
    this.#kinds = new Set(kinds);
    this.#row = row;
    this.empty = h("p", { class: "pane-about" }, about);
    this.element = h("div", null, this.empty, this.#list);
  }

  add(entries) {
    const own = entries.filter((entry) => this.#kinds.has(entry.kind));
    for (const entry of own) {
      this.#list.prepend(h("li", { class: `entry ${entry.kind}` },
        h("time", null, clock(entry.at_ms)), this.#row(entry)));
    }
    while (this.#list.children.length > KEPT) this.#list.lastChild.remove();
  }
}

/** REST calls of the bot with what is left of each rate limit. */
export class Calls extends Feed {
  name = t("rest");
  #limits = new Map();
  #meters = h("div", { class: "meters" });

  constructor() {
    super(t("rest.about"), ["rest"], call);
    this.empty.after(this.#meters);
  }

  add(entries) {
    super.add(entries);
    for (const entry of entries.filter((each) => each.limit)) {
      const { bucket, left, of, resets_in_ms: ms } = entry.limit;
      this.#limits.delete(bucket);
      this.#limits.set(bucket, { left, of, until: Date.now() + ms });
    }
    const latest = [...this.#limits].slice(-4).reverse();
    fill(this.#meters, latest.map(([bucket, { left, of, until }]) => meter(bucket, left, of, until)));
  }
}

function meter(bucket, left, of, until) {
  const id = `limit-${bucket}`;
  const seconds = Math.max(0, (until - Date.now()) / 1000).toFixed(1);
  return h("div", { class: "meter" },
    h("span", { id }, bucket.replaceAll("_", " ")),
    h("meter", { min: 0, max: of, low: of / 4, optimum: of, value: left, "aria-labelledby": id }),
    h("span", null, t("rest.left", { left, of, seconds })));
}

/** What Discord tells the bot. */
export class Gateway extends Feed {
  name = t("gateway");

  constructor() {
    super(t("gateway.about"), ["gateway"], (entry) => [
      h("b", null, entry.name), h("span", { class: "summary" }, entry.summary),
    ]);
  }
}

/** Calls to NemoVideo, and its streams as they come. */
export class Streams extends Feed {
  name = t("nemo");

  constructor() {
    super(t("nemo.about"), ["nemo", "stream"], (entry) =>
      (entry.kind === "stream" ? streamed(entry) : call(entry)));
  }
}

function call({ method, path, status, ms }) {
  return [
    h("b", { class: "method" }, method),
    h("code", { title: path }, path.replace(LONG_ID, "…$1")),
    h("span", { class: statusClass(status) }, status ?? t("rest.cut")),
    ms !== undefined && h("span", { class: "ms" }, `${ms} ms`),
  ];
}

function streamed({ what, text, count }) {
  if (what === "tool") return [h("span", null, t("nemo.tool")), h("b", { class: "tool" }, text)];
  if (what === "prompt") return [h("b", null, t("nemo.asked")), h("span", { class: "summary" }, text)];
  return [
    h("span", { class: "streamed" }, text),
    h("span", { class: "ms" }, t("nemo.pieces", { count })),
  ];
}

function clock(ms) {
  return new Date(ms).toLocaleTimeString("en-GB");
}

function statusClass(status) {
  if (status === null || status >= 500) return "status bad";
  if (status === 429) return "status slow";
  return status >= 400 ? "status bad" : "status good";
}
