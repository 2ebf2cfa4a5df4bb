/** Phrases that stand on the page, and follow when another language is chosen. */

import { language, t } from "./words.js";

const SHOWN = new WeakMap();

/** A node that says a phrase: a text, or an element where other elements stand in it. */
export function said(phrase) {
  const rich = phrase.parts.some((part) => part instanceof Node);
  const node = rich ? document.createElement("span") : document.createTextNode("");
  return keep(node, "content", phrase);
}

/** Let an attribute of an element, or its `content`, say a phrase from now on. */
export function keep(node, place, phrase) {
  if (!SHOWN.has(node)) SHOWN.set(node, new Map());
  SHOWN.get(node).set(place, phrase);
  write(node, place, phrase);
  return node;
}

/** An attribute says something else than a phrase, or is gone. */
export function forget(node, place) {
  SHOWN.get(node)?.delete(place);
}

/** Say everything that stands on the page in the language of now. */
export function retell() {
  document.documentElement.lang = language();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const [place, phrase] of SHOWN.get(node) ?? []) write(node, place, phrase);
  }
}

/** Give the page's own markup its words: `data-words` is what it says, `data-label` its name. */
export function nameMarkup() {
  for (const element of document.querySelectorAll("[data-words]")) {
    keep(element, "content", t(element.dataset.words));
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    keep(element, "aria-label", t(element.dataset.label));
  }
}

function write(node, place, phrase) {
  if (place !== "content") node.setAttribute(place, phrase);
  else if (node instanceof Text) node.data = phrase;
  else node.replaceChildren(...phrase.parts);
}
