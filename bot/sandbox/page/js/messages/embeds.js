/** Embeds: the framed cards of a message. */

import { h, safeUrl } from "../dom.js";
import { link, markdown } from "../markdown/render.js";
import { openPicture } from "../parts/dialogs.js";
import { written } from "../time.js";
import { t } from "../words.js";

export function embedViews(message, names) {
  return (message.embeds ?? []).map((embed) => view(embed, names));
}

function view(embed, names) {
  const colour = embed.color == null ? null : `#${embed.color.toString(16).padStart(6, "0")}`;
  return h("article", {
    class: "embed", "aria-label": embed.title || t("embed"),
    style: colour ? { "border-color": colour } : {},
  },
  embed.thumbnail && picture(embed.thumbnail, "embed-thumbnail", embed.title),
  embed.author && h("p", { class: "embed-author" }, named(embed.author.name, embed.author.url)),
  embed.title && h("p", { class: "embed-title" }, named(embed.title, embed.url)),
  embed.description && h("div", { class: "embed-text" }, markdown(embed.description, names)),
  embed.fields?.length && h("dl", { class: "embed-fields" },
    embed.fields.map((field) => h("div", { class: field.inline ? "inline" : null },
      h("dt", null, markdown(field.name, names)),
      h("dd", null, markdown(field.value, names))))),
  embed.image && picture(embed.image, "embed-image", embed.description || embed.title),
  embed.video?.url && h("video", { src: safeUrl(embed.video.url), controls: true, preload: "metadata" }),
  (embed.footer || embed.timestamp) && h("p", { class: "embed-foot" },
    [embed.footer?.text, embed.timestamp && written(embed.timestamp)].filter(Boolean).join(" · ")));
}

function named(text, url) {
  return url ? link(url, [text]) : text;
}

function picture(image, className, about) {
  const alt = image.description || about || String(t("picture"));
  return h("button", {
    type: "button", class: className, "aria-label": t("picture.enlarge", { name: alt }),
    onclick: () => openPicture(image.url, alt, alt),
  }, h("img", { src: image.url, alt, loading: "lazy", width: image.width, height: image.height }));
}
