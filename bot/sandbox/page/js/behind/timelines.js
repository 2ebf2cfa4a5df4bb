/** The drafts as the service holds them: tracks, and what lies on them when. */

import { fill, h } from "../dom.js";
import { clock } from "../time.js";

export class Timelines {
  name = "Timeline";
  element = h("div", { class: "timelines" }, h("p", { class: "pane-about" }, "No draft yet: drop a picture."));

  show(drafts) {
    if (!drafts.length) return;
    fill(this.element, drafts.map(draft));
  }
}

function draft({ title, name, width, height, duration_ms: duration, tracks }) {
  return h("section", { class: "timeline", "aria-label": `Draft ${title || name}` },
    h("h3", null, title || name),
    h("p", { class: "pane-about" }, `${clock(duration)} · ${width} × ${height}`),
    h("div", { class: "ruler", "aria-hidden": "true" },
      [0, 0.5, 1].map((part) => h("span", null, clock(duration * part)))),
    tracks.map((track) => lane(track, duration)));
}

function lane({ kind, segments }, duration) {
  return h("div", { class: "lane" },
    h("span", { class: "lane-name" }, kind),
    h("ol", { "aria-label": `${kind} track` }, segments.map((segment) => piece(kind, segment, duration))));
}

function piece(kind, segment, whole) {
  const { name, start_ms: start, duration_ms: duration, volume, details } = segment;
  const end = start + duration;
  const loud = volume === null || volume === 1 ? "" : `, ${Math.round(volume * 100)} %`;
  const about = `${name}, ${clock(start)} to ${clock(end)}${loud}${details ? `, ${details}` : ""}`;
  const length = Math.max(whole, end, 1);
  return h("li", {
    class: `piece ${kind}`, title: about, "aria-label": about,
    style: { left: `${(start / length) * 100}%`, width: `${(duration / length) * 100}%` },
  }, h("span", null, name), h("small", null, `${clock(start)}–${clock(end)}${loud}`));
}
