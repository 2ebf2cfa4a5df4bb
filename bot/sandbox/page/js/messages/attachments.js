/** The files of a message: pictures, videos, sound, and everything else to download. */

import { h, icon } from "../dom.js";
import { openPicture } from "../parts/dialogs.js";
import { size } from "../time.js";
import { t } from "../words.js";
import { givePoster } from "./poster.js";
import { FLAG, has, kindOf } from "./wording.js";

const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);
const WIDEST = 480;
const HIGHEST = 360;

export function attachmentViews(message) {
  if (has(message, FLAG.LAYOUT)) return [];
  const shown = JSON.stringify([message.embeds, message.components]);
  const files = (message.attachments ?? []).filter((file) => !shown.includes(pathOf(file)));
  return files.map(view);
}

function pathOf(file) {
  return file.url.split("?")[0];
}

function view(file) {
  const kind = kindOf(file);
  if (kind === "image" && SHOWN.has(file.content_type)) return picture(file);
  if (kind === "video") return video(file);
  if (kind === "audio") return sound(file);
  return card(file);
}

/** The size at which a picture is shown, known before it has loaded, so that nothing jumps. */
function fitted(file) {
  if (!file.width || !file.height) return {};
  const scale = Math.min(1, WIDEST / file.width, HIGHEST / file.height);
  return {
    width: Math.max(1, Math.round(file.width * scale)), height: Math.max(1, Math.round(file.height * scale)),
  };
}

function picture(file) {
  const alt = file.description || file.filename;
  const button = h("button", {
    type: "button", class: "attached-picture", "aria-label": t("picture.enlarge", { name: alt }),
    dataset: { key: file.id }, onclick: () => openPicture(file.url, file.filename, alt),
  });
  const unreadable = () => button.replaceWith(card(file));
  button.append(h("img", { src: file.url, alt, title: alt, ...fitted(file), onerror: unreadable }));
  return button;
}

function video(file) {
  const player = h("video", {
    src: file.url, controls: true, preload: "metadata", playsinline: true,
    "aria-label": t("file.video", { name: file.description || file.filename }),
  });
  player.addEventListener("loadedmetadata", () => {
    if (player.videoWidth) player.style.aspectRatio = `${player.videoWidth} / ${player.videoHeight}`;
  });
  givePoster(player);
  return h("figure", { class: "attached-video" }, player, h("figcaption", null, ...about(file)));
}

function sound(file) {
  return h("figure", { class: "attached-sound" },
    h("figcaption", null, ...about(file)),
    h("audio", { src: file.url, controls: true, preload: "metadata", "aria-label": t("file.sound", { name: file.filename }) }));
}

function card(file) {
  return h("div", { class: "attached-file" }, icon("file"), ...about(file));
}

function about(file) {
  return [
    h("span", { class: "file-name" }, file.filename),
    h("span", { class: "file-size" }, size(file.size)),
    h("a", {
      class: "icon-button", href: `${file.url}&download=1`, download: file.filename,
      "aria-label": t("file.download", { name: file.filename }), title: t("download"),
    }, icon("download")),
  ];
}
