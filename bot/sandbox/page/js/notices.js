/** What is said aside: by a screen reader while one does something else, and in small notes. */

import { h } from "./dom.js";

const QUIET_MS = 1500;
const KEPT = 20;
const NOTE_MS = 6000;

/** Speaks each message once, when it has stopped changing: never every edit of a live text. */
export class Announcer {
  #log = document.getElementById("spoken");
  #timers = new Map();

  /** Say what a message says, once nothing has changed for a moment. */
  message(id, text) {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(id, setTimeout(() => {
      this.#timers.delete(id);
      this.say(text);
    }, QUIET_MS));
  }

  /** Whether a message is about to be spoken, so that its edits matter. */
  awaits(id) {
    return this.#timers.has(id);
  }

  say(text) {
    this.#log.append(h("p", null, String(text)));
    while (this.#log.children.length > KEPT) this.#log.firstChild.remove();
  }
}

/** A note that goes by itself; a problem is spoken at once. */
export function note(text, { problem = false } = {}) {
  const layer = document.getElementById("layer");
  const element = h("p", { class: problem ? "note problem" : "note" }, text);
  for (const old of layer.querySelectorAll(".note")) old.remove();
  layer.append(element);
  document.getElementById(problem ? "alert" : "spoken").append(h("p", null, String(text)));
  setTimeout(() => {
    element.remove();
    document.getElementById("alert").replaceChildren();
  }, NOTE_MS);
}

/** Run something, and tell its failure as a note; the result, or undefined. */
export async function attempt(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error.name === "AbortError") return undefined;
    if (error.code === undefined) console.error(error);
    note(error.message, { problem: true });
    return undefined;
  }
}
