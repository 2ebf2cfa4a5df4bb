/** Buttons, menus and layout blocks under (or instead of) a message's text. */

import { h, icon, safeUrl } from "../dom.js";
import { markdown } from "../markdown/render.js";
import { chooser } from "../parts/chooser.js";
import { openPicture } from "../parts/dialogs.js";
import { t } from "../words.js";
import { entityOptions } from "./entities.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger" };
const LINK = 5;

/** The kinds of component that a message can hold, by Discord's numbers. */
const VIEWS = {
  1: (app, message, part) => h("div", { class: "row" }, views(app, message, part.components)),
  2: button, 3: menu, 5: menu, 6: menu, 7: menu, 8: menu,
  9: (app, message, part) => h("div", { class: "section" },
    h("div", null, views(app, message, part.components)), view(app, message, part.accessory)),
  10: (app, _message, part) => h("div", { class: "content" }, markdown(part.content, app.names)),
  11: (_app, _message, part) => picture(part),
  12: (_app, _message, part) => h("div", { class: "gallery" }, part.items.map(picture)),
  13: (_app, _message, part) => h("a", {
    class: "attached-file", href: safeUrl(part.file.url), download: true,
  }, icon("file"), part.name ?? t("file")),
  14: (_app, _message, part) => h("hr", { class: part.divider ? "divider" : "space" }),
  17: (app, message, part) => h("div", {
    class: "container",
    style: part.accent_color == null
      ? {} : { "border-color": `#${part.accent_color.toString(16).padStart(6, "0")}` },
  }, views(app, message, part.components)),
};

export function componentViews(app, message) {
  return views(app, message, message.components ?? []);
}

function views(app, message, parts) {
  return parts.map((part) => view(app, message, part));
}

function view(app, message, part) {
  return VIEWS[part.type]?.(app, message, part) ?? null;
}

function button(app, message, part) {
  const label = [part.emoji && h("span", { "aria-hidden": "true" }, part.emoji.name), part.label];
  if (part.style === LINK) {
    return h("a", {
      class: "button secondary", href: safeUrl(part.url), target: "_blank", rel: "noopener noreferrer",
      "aria-disabled": part.disabled ? "true" : null,
    }, label, icon("out"));
  }
  const element = h("button", {
    type: "button", class: `button ${STYLES[part.style] ?? "secondary"}`, disabled: part.disabled,
    dataset: { key: part.custom_id }, "aria-label": part.label ? null : part.emoji?.name,
    onclick: () => app.interact("click", use(message, part), element),
  }, label);
  return element;
}

function menu(app, message, part) {
  const options = part.options ?? entityOptions(app.world, part);
  const given = part.options
    ? part.options.filter((option) => option.default).map((option) => option.value)
    : (part.default_values ?? []).map((value) => value.id);
  const element = chooser({
    label: part.placeholder || t("choose"), placeholder: part.placeholder || t("choose.placeholder"),
    options, chosen: given, least: part.min_values ?? 1, most: part.max_values ?? 1,
    disabled: part.disabled,
    onchange: (values) => app.interact("select", { ...use(message, part), values }, element),
  });
  element.dataset.key = part.custom_id;
  return element;
}

function use(message, part) {
  return { channel_id: message.channel_id, message_id: message.id, custom_id: part.custom_id };
}

function picture(part) {
  const alt = part.description || String(t("picture"));
  if (part.media.content_type?.startsWith("video/")) {
    return h("video", { src: safeUrl(part.media.url), controls: true, preload: "metadata", "aria-label": alt });
  }
  return h("button", {
    type: "button", class: "attached-picture", "aria-label": t("picture.enlarge", { name: alt }),
    onclick: () => openPicture(part.media.url, alt, alt),
  }, h("img", { src: part.media.url, alt }));
}
