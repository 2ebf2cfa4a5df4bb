/** The drafts as the service holds them: tracks, and what lies on them when. */

import { fill, h } from "../dom.js";
import { channelName } from "../people.js";
import { clock } from "../time.js";
import { knows, t } from "../words.js";

export class Timelines {
  name = t("timeline");
  element = h("div", { class: "timelines" }, h("p", { class: "pane-about" }, t("timeline.none")));
  #app;
  #drafts = [];

  constructor(app) {
    this.#app = app;
    app.world.addEventListener("channels", () => this.#draw());
  }

  show(drafts) {
    this.#drafts = drafts;
    this.#draw();
  }

  #draw() {
    if (!this.#drafts.length) return;
    fill(this.element, this.#drafts.map((draft) => this.#draft(draft)));
  }

  /** A draft under the name of its thread, as far as one sees it, and else under its own. */
  #draft({ thread_id: threadId, title, width, height, duration_ms: duration, tracks }) {
    const thread = this.#app.world.channels.get(threadId);
    const name = thread ? channelName(thread) : title;
    return h("section", { class: "timeline", "aria-label": t("timeline.draft", { name }) },
      h("h3", null, thread
        ? h("button", { type: "button", class: "linklike", onclick: () => this.#app.open(threadId) }, name)
        : name),
      h("p", { class: "pane-about" }, `${clock(duration)} · ${width} × ${height}`),
      tracks.length === 0 ? h("p", { class: "pane-about" }, t("timeline.empty"))
        : h("div", { class: "ruler", "aria-hidden": "true" },
          [0, 0.5, 1].map((part) => h("span", null, clock(duration * part)))),
      tracks.map((track, index) => lane(track, index + 1, duration)));
  }
}

function lane({ kind, segments }, number, duration) {
  return h("div", { class: "lane" },
    h("span", { class: "lane-name", "aria-hidden": "true" }, `${number} `, t(`timeline.${kind}`)),
    h("ol", { "aria-label": t("timeline.track", { number, kind: t(`timeline.${kind}`) }) },
      segments.map((segment) => piece(kind, segment, duration))));
}

function piece(kind, segment, whole) {
  const { name, start_ms: start, duration_ms: duration, volume, details } = segment;
  const end = start + duration;
  const loud = volume === null || volume === 1 ? null : `${Math.round(volume * 100)} %`;
  const looks = details.map((word) => (knows(`look.${word}`) ? t(`look.${word}`) : word));
  const times = t("timeline.times", { start: clock(start), end: clock(end) });
  const about = [name, times, loud, ...looks].filter(Boolean).join(", ");
  const length = Math.max(whole, end, 1);
  return h("li", {
    class: `piece ${kind}`, title: about, "aria-label": about,
    style: {
      left: `${(start / length) * 100}%`, width: `${(duration / length) * 100}%`, "--loud": volume ?? 1,
    },
  },
  h("span", null, kind === "text" ? `“${name}”` : name),
  h("small", null, [`${clock(start)}–${clock(end)}`, loud].filter(Boolean).join(" · ")));
}
