/** The files that go with the next message: shown before they are sent, and sent with progress. */

import { fill, h, icon, iconButton } from "../dom.js";
import { note } from "../notices.js";
import { size } from "../time.js";
import { t } from "../words.js";
import { upload } from "./uploads.js";

const MOST = 10;

export class Tray {
  #element;
  #changed;
  #files = [];
  #bar = h("progress", { max: 1, value: 0, "aria-label": t("upload") });
  #told = h("span");
  #progress = h("li", { class: "tray-bar", hidden: true }, this.#told, this.#bar);

  constructor(element, changed) {
    this.#element = element;
    this.#changed = changed;
  }

  get isEmpty() {
    return this.#files.length === 0;
  }

  /** Show these files; the array itself is kept up to date. */
  show(files) {
    this.#files = files;
    this.#draw();
  }

  /** Add files; too many and too large ones are told and left out. */
  add(files, limit) {
    for (const file of files) {
      if (file.size > limit) {
        note(t("file.large", { name: file.name, most: size(limit) }), { problem: true });
      } else if (this.#files.length >= MOST) {
        note(t("file.many", { count: MOST }), { problem: true });
      } else {
        this.#files.push(file);
      }
    }
    this.#draw();
    this.#changed();
  }

  /** Bring the files to the server; their ids there. */
  async upload() {
    if (this.isEmpty) return [];
    const files = [...this.#files];
    this.#tell(files, 0);
    this.#progress.hidden = false;
    try {
      return await upload(files, (part) => this.#tell(files, part));
    } finally {
      this.#progress.hidden = true;
    }
  }

  /** Say how far it is, from 0 to 1, and which file is on its way. */
  #tell(files, part) {
    const count = files.length;
    const sent = part * files.reduce((sum, file) => sum + file.size, 0);
    let end = 0;
    const at = files.findIndex((file) => (end += file.size) > sent) + 1 || count;
    this.#bar.value = part;
    fill(this.#told, t("upload.progress", { count, at }));
  }

  #draw() {
    this.#element.hidden = this.isEmpty;
    fill(this.#element, this.#files.map((file) => this.#card(file)), this.#progress);
  }

  #card(file) {
    const remove = () => {
      this.#files.splice(this.#files.indexOf(file), 1);
      this.#draw();
      this.#changed();
      (this.#element.querySelector("button") ?? document.getElementById("message-field")).focus();
    };
    return h("li", { class: "tray-card" },
      preview(file),
      h("span", { class: "file-name", title: file.name }, file.name),
      h("span", { class: "file-size" }, size(file.size)),
      iconButton("trash", t("file.remove", { name: file.name }), remove, { class: "icon-button remove" }));
  }
}

/** A picture of a file before it is sent. */
export function preview(file) {
  const kind = file.type.split("/")[0];
  if (kind !== "image" && kind !== "video") return h("span", { class: "preview" }, icon("file"));
  const url = URL.createObjectURL(file);
  const free = () => URL.revokeObjectURL(url);
  if (kind === "video") {
    return h("video", { class: "preview", src: url, muted: true, preload: "metadata", onloadeddata: free });
  }
  const unreadable = (event) => {
    free();
    event.target.replaceWith(h("span", { class: "preview" }, icon("file")));
  };
  return h("img", { class: "preview", src: url, alt: "", onload: free, onerror: unreadable });
}
