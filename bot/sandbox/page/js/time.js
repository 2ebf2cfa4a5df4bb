/** Times as Discord shows them, in the browser's own zone and the person's language. */

import { h } from "./dom.js";
import { language, t } from "./words.js";

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const UNITS = [
  ["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3600], ["minute", 60],
  ["second", 1],
];
const DAY_MS = 86_400_000;
const TICK_MS = 5000;

/** A moment in one of Discord's styles; `R` is how far away it is. */
export function formatted(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return t("time.invalid");
  if (style === "R") return relative(seconds);
  return new Intl.DateTimeFormat(language(), STYLES[style] ?? STYLES.f).format(date);
}

function relative(seconds) {
  const away = seconds - Date.now() / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(language(), { numeric: "auto" })
    .format(Math.round(away / length), unit);
}

/** A timestamp of Discord's markdown; a relative one is kept true by `keepTrue`. */
export function timeElement(seconds, style) {
  const date = new Date(seconds * 1000);
  const known = !Number.isNaN(date.getTime());
  return h("time", {
    class: "timestamp",
    datetime: known ? date.toISOString() : null,
    title: known ? formatted(seconds, "F") : null,
    dataset: style === "R" ? { relative: seconds } : {},
  }, formatted(seconds, style));
}

/** Rewrite the relative times on the page every few seconds. */
export function keepTrue() {
  setInterval(() => {
    for (const element of document.querySelectorAll("time[data-relative]")) {
      const text = relative(Number(element.dataset.relative));
      if (element.textContent !== text) element.textContent = text;
    }
  }, TICK_MS);
}

/** When a message was written: the hour alone for today's. */
export function written(iso) {
  const date = new Date(iso);
  const hour = formatted(date / 1000, "t");
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(iso).setHours(0, 0, 0, 0)) / DAY_MS);
  if (days === 0) return hour;
  if (days === 1) return t("time.yesterday", { hour });
  return `${formatted(date / 1000, "d")}, ${hour}`;
}

/** The line between two days. */
export function day(iso) {
  return formatted(new Date(iso) / 1000, "D");
}

/** Milliseconds as minutes, seconds and tenths: `0:02.5`. */
export function clock(ms) {
  const tenths = Math.round(ms / 100);
  const rest = tenths % 10 ? `.${tenths % 10}` : "";
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}${rest}`;
}

/** A size in bytes, for people. */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const units = ["KB", "MB", "GB"];
  let value = bytes / 1024;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit += 1) value /= 1024;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
