/** The markdown tree as elements. `names` tells what an id is called; see `names.js`. */

import { h, safeUrl } from "../dom.js";
import { timeElement } from "../time.js";
import { t } from "../words.js";
import { parse } from "./parse.js";

/** The elements of a text in Discord's markdown. */
export function markdown(text, names) {
  return elements(parse(text), names);
}

function elements(nodes, names) {
  return nodes.map((node) => (typeof node === "string" ? node : element(node, names)));
}

function element(node, names) {
  const inside = () => elements(node.children, names);
  switch (node.type) {
    case "strong": return h("strong", null, inside());
    case "em": return h("em", null, inside());
    case "underline": return h("u", null, inside());
    case "strike": return h("s", null, inside());
    case "code": return h("code", null, node.text);
    case "break": return h("br");
    case "subtext": return h("small", { class: "subtext" }, inside());
    case "quote": return h("blockquote", null, inside());
    // A message is no part of the page's outline, so its headings are told by role and level.
    case "heading":
      return h("div", {
        class: `heading level-${node.level}`, role: "heading", "aria-level": node.level + 2,
      }, inside());
    case "fence":
      return h("pre", { tabindex: 0, "aria-label": node.language ? t("code.in", { language: node.language }) : t("code"), role: "group" },
        h("code", null, node.text));
    case "list":
      return h(node.ordered ? "ol" : "ul", node.ordered ? { start: node.start } : null,
        node.items.map((item) => h("li", null, elements(item, names))));
    case "time": return timeElement(node.seconds, node.style);
    case "spoiler": return spoiler(inside());
    case "link": return link(node.url, inside());
    default: return mention(node, names);
  }
}

/** A link that leaves the page; what can't be followed safely is text. */
export function link(url, children) {
  const href = safeUrl(url);
  if (!href) return h("span", null, children);
  const text = typeof children[0] === "string" && children.length === 1 ? children[0] : null;
  return h("a", {
    href, target: "_blank", rel: "noopener noreferrer", title: text === url ? null : url,
  }, children);
}

function mention(node, names) {
  switch (node.type) {
    case "user": return h("span", { class: "mention" }, `@${names.user(node.id)}`);
    case "role": return h("span", { class: "mention" }, `@${names.role(node.id)}`);
    case "all": return h("span", { class: "mention" }, `@${node.name}`);
    case "command":
      return h("button", {
        type: "button", class: "mention", onclick: () => names.useCommand(node.name),
      }, `/${node.name}`);
    default:
      return h("button", {
        type: "button", class: "mention", onclick: () => names.openChannel(node.id),
      }, `${names.isThread(node.id) ? "🧵 " : "#"}${names.channel(node.id)}`);
  }
}

function spoiler(children) {
  const cover = h("span", {
    class: "spoiler", role: "button", tabindex: 0, "aria-label": t("spoiler.covered"),
    "aria-expanded": "false",
  }, h("span", { class: "spoiler-inside", "aria-hidden": "true", inert: true }, children));
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (cover.getAttribute("role") !== "button") return;
    event.preventDefault();
    for (const name of ["role", "tabindex", "aria-label", "aria-expanded"]) {
      cover.removeAttribute(name);
    }
    cover.classList.add("shown");
    cover.firstChild.removeAttribute("aria-hidden");
    cover.firstChild.removeAttribute("inert");
  };
  cover.addEventListener("click", show);
  cover.addEventListener("keydown", show);
  return cover;
}
