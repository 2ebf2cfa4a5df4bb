/** Building elements. Strings become text nodes, so what a person wrote is never read as HTML. */

import { forget, keep, said } from "./live.js";
import { Phrase } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const PROPERTIES = new Set(["value", "checked", "selected", "muted"]);

/**
 * Make an element. `props` are attributes; `on…` are listeners, `style` sets custom properties,
 * `dataset` sets data; null, undefined and false are left out, among the children, too. Phrases
 * follow the language, wherever they stand.
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) set(element, name, value);
  element.append(...present(children));
  return element;
}

/** The children that are there, flat. */
function present(children) {
  return children.flat(Infinity).filter((child) => child != null && child !== false)
    .map((child) => (child instanceof Phrase ? said(child) : child));
}

/** Replace what is in an element. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

/**
 * Whether an element shows another state than it is to show. What is drawn anew for nothing takes
 * presses and the focus away from people.
 */
export function outdated(element, state) {
  const seen = JSON.stringify(state);
  const changed = SEEN.get(element) !== seen;
  SEEN.set(element, seen);
  return changed;
}
const SEEN = new WeakMap();

/** Set an attribute, or take it away with null or false. */
export function set(element, name, value) {
  forget(element, name);
  if (value instanceof Phrase) {
    keep(element, name, value);
  } else if (PROPERTIES.has(name)) {
    if (value != null) element[name] = value;
  } else if (value == null || value === false) {
    element.removeAttribute(name);
  } else if (name.startsWith("on")) {
    element.addEventListener(name.slice(2), value);
  } else if (name === "dataset") {
    Object.assign(element.dataset, value);
  } else if (name === "style") {
    for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
  } else {
    element.setAttribute(name, value === true ? "" : value);
  }
}

/** One of the icons, hidden from screen readers: the control around it has the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}

/** A button that shows an icon alone. */
export function iconButton(name, label, onclick, props) {
  return h("button", {
    type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...props,
  }, icon(name));
}

/** An address that may be followed; null for `javascript:` and other surprises. */
export function safeUrl(text) {
  try {
    const url = new URL(text, location.href);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** An id that no other element has. */
export function newId(prefix) {
  count += 1;
  return `${prefix}-${count}`;
}
let count = 0;

const ICONS = {
  hash: "M9.2 3 8.5 8H4.5v2h3.7l-.6 4H3.5v2h3.8l-.7 5h2l.7-5h4l-.7 5h2l.7-5h4.2v-2h-3.9l.6-4h4.3V8h-4l.7-5h-2l-.7 5h-4l.7-5zm1 7h4l-.6 4h-4z",
  thread: "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-6l-5 4.5V17H4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2zm3 4v2h10V8zm0 3.5v2h7v-2z",
  voice: "M11 4.5 6.5 8.5H3v7h3.5l4.5 4zM14 8.2a5 5 0 0 1 0 7.6l1.3 1.5a7 7 0 0 0 0-10.6z",
  at: "M12 2a10 10 0 1 0 5.5 18.4l-1.1-1.7A8 8 0 1 1 20 12v1.2a1.6 1.6 0 0 1-3.2 0V7.5h-2v.7a4.8 4.8 0 1 0 .5 7 3.6 3.6 0 0 0 6.7-2V12A10 10 0 0 0 12 2zm0 7.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z",
  menu: "M3 6h18v2H3zm0 5h18v2H3zm0 5h18v2H3z",
  close: "m6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z",
  plus: "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm-1 5v4H7v2h4v4h2v-4h4v-2h-4V7z",
  send: "M3 3.5 22 12 3 20.5l2.5-7L14 12 5.5 10.5z",
  reply: "M10 5v4c7 .5 10.5 4.5 11 10.5-2.5-3.5-6-5-11-5v4.5L2.5 12z",
  pencil: "m4 16.5 10.5-10.5 3.5 3.5L7.5 20H4zM15.8 4.7l1.5-1.5a1.5 1.5 0 0 1 2.1 0l1.4 1.4a1.5 1.5 0 0 1 0 2.1l-1.5 1.5z",
  trash: "M9 3h6l1 2h4v2H4V5h4zM6 8h12l-1 13H7zm3.5 3v7h1.6v-7zm3.5 0v7h1.6v-7z",
  copy: "M8 2h10a2 2 0 0 1 2 2v12h-2V4H8zM5 6h9a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8c0-1.1.9-2 2-2z",
  more: "M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  smile: "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zM8.5 8a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm7 0a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM6.5 13.5a5.7 5.7 0 0 0 11 0z",
  gear: "m10.3 2-.5 2.6-1.7 1L5.6 4.7 3.9 7.7l2 1.7v2.1-.1 3.2l-2 1.7 1.7 3 2.5-.9 1.7 1 .5 2.6h3.4l.5-2.6 1.7-1 2.5.9 1.7-3-2-1.7v-5.2l2-1.7-1.7-3-2.5.9-1.7-1-.5-2.6zM12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z",
  sun: "M12 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM11 1h2v4h-2zm0 18h2v4h-2zM1 11h4v2H1zm18 0h4v2h-4zM4.9 3.5l2.8 2.8-1.4 1.4-2.8-2.8zm12.8 12.8 2.8 2.8-1.4 1.4-2.8-2.8zM3.5 19.1l2.8-2.8 1.4 1.4-2.8 2.8zM16.3 6.3l2.8-2.8 1.4 1.4-2.8 2.8z",
  moon: "M20.5 14.5A9 9 0 0 1 9.5 3.5a9 9 0 1 0 11 11z",
  file: "M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2zm7 1.5V9h5.5z",
  eye: "M12 5c5 0 9 4 10.5 7-1.5 3-5.5 7-10.5 7S3 15 1.5 12C3 9 7 5 12 5zm0 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zm0 2.3a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z",
  apps: "M3 3h8v8H3zm10 0h8v8h-8zM3 13h8v8H3zm10 4h3v-3h2v3h3v2h-3v3h-2v-3h-3z",
  down: "m5 8.5 7 7 7-7 1.4 1.4L12 18.3 3.6 9.9z",
  out: "M14 3h7v7h-2V6.4l-9.3 9.3-1.4-1.4L17.6 5H14zM5 5h6v2H5v12h12v-6h2v8H3V5z",
  lock: "M12 2a5 5 0 0 1 5 5v3h1a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-8c0-1.1.9-2 2-2h1V7a5 5 0 0 1 5-5zm0 2.2A2.8 2.8 0 0 0 9.2 7v3h5.6V7A2.8 2.8 0 0 0 12 4.2z",
  check: "m4 12 1.4-1.4L10 15.2 18.6 6.6 20 8 10 18z",
  download: "M11 3h2v9.2l3.3-3.3 1.4 1.4L12 16l-5.7-5.7 1.4-1.4 3.3 3.3zM4 18h16v2H4z",
};
