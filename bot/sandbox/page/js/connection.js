/** The socket to the server: requests with their answers, events, and coming back by itself. */

import { knows, t } from "./words.js";

const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 5000;

/** What the server refused, in words that can be shown. */
export class Refused extends Error {
  constructor({ message, code, status }) {
    super(knows(`error.${code}`) ? t(`error.${code}`) : message);
    this.code = code;
    this.status = status;
  }
}

/** Emits `event` (an event of the server) and `state` (whether the socket is open). */
export class Connection extends EventTarget {
  #socket = null;
  #waiting = new Map();
  #last = 0;
  #pause = FIRST_PAUSE_MS;
  #person = null;

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Connect as a person (null: the first one), and stay connected. */
  start(person) {
    this.#person = person;
    this.#connect();
  }

  /** The person to come back as when the connection is lost. */
  stayAs(person) {
    this.#person = person;
  }

  /** Ask for something; resolves with its result, rejects with `Refused`. */
  ask(action, fields = {}) {
    if (!this.open) return Promise.reject(notConnected());
    this.#last += 1;
    const id = this.#last;
    this.#socket.send(JSON.stringify({ id, do: action, ...fields }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #connect() {
    const address = new URL("api/socket", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    if (this.#person) address.searchParams.set("person", this.#person);
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#pause = FIRST_PAUSE_MS;
      this.#tell("state", true);
    });
    socket.addEventListener("message", ({ data }) => this.#take(JSON.parse(data)));
    socket.addEventListener("close", () => this.#lost());
  }

  #take(said) {
    if (said.event) {
      this.#tell("event", said);
      return;
    }
    const asked = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if (said.ok) asked?.resolve(said.result);
    else asked?.reject(new Refused(said.error));
  }

  #lost() {
    for (const { reject } of this.#waiting.values()) reject(notConnected());
    this.#waiting.clear();
    this.#tell("state", false);
    setTimeout(() => this.#connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Why nothing can be asked for now. */
function notConnected() {
  return new Refused({ message: t("connection.none"), code: 0, status: 0 });
}
