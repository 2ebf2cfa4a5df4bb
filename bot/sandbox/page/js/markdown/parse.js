/**
 * Discord's markdown as a tree. Nothing in it is an error: what means nothing stays as it was
 * written. A node is a string or `{type, …}`; no HTML, no DOM.
 */

import { language, t } from "../words.js";
import { listTrees } from "./lists.js";

const DEEPEST = 12;

/**
 * Rules in the order in which they are tried. `start` rules count at the start of a line alone;
 * `when` is the set of characters with which a rule can begin.
 */
const RULES = [
  { start: true, when: "#", pattern: /(#{1,3})[ \t]+([^\n]+)(?:\n|$)/y,
    node: (m, inner) => ({ type: "heading", level: m[1].length, children: inner(m[2].trim()) }) },
  { start: true, when: "-", pattern: /-#[ \t]+([^\n]+)(?:\n|$)/y,
    node: (m, inner) => ({ type: "subtext", children: inner(m[1]) }) },
  { start: true, when: ">", outside: "quote", pattern: />>>[ \t]([\s\S]+)/y,
    node: (m, inner) => ({ type: "quote", children: inner(m[1], "quote") }) },
  { start: true, when: ">", outside: "quote", pattern: /(?:>[ \t][^\n]*(?:\n|$))+/y,
    node: (m, inner) => ({
      type: "quote", children: inner(m[0].replace(/\n$/, "").replace(/^>[ \t]/gm, ""), "quote"),
    }) },
  { start: true, when: "-* 0123456789",
    pattern: /(?:[ ]*(?:[-*]|\d{1,9}\.)[ ]+[^\n]*\S[^\n]*(?:\n|$)(?:[ ]{2,}(?![ ]|[-*][ ]|\d{1,9}\.[ ])[^\n]+(?:\n|$))*)+/y,
    node: (m, inner) => listTrees(m[0], inner) },
  { when: "\\", pattern: /\\([^\w\s]|_)/y, node: (m) => m[1] },
  { when: "`", pattern: /```(?:([\w+.#-]{1,20})\n)?\n*([^\n][\s\S]*?)\n*```\n?/y,
    node: (m) => ({ type: "fence", language: m[1] ?? "", text: m[2] }) },
  { when: "`", pattern: /(`{1,2})([\s\S]*?[^`])\1(?!`)/y,
    node: (m) => ({ type: "code", text: m[1].length > 1 ? m[2].trim() : m[2] }) },
  { when: "|", pattern: /\|\|([\s\S]+?)\|\|/y, node: wrap("spoiler") },
  { when: "*", pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, node: wrap("strong") },
  { when: "_", pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, node: wrap("underline") },
  { when: "~", pattern: /~~([\s\S]+?)~~/y, node: wrap("strike") },
  { when: "*", pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
    node: wrap("em") },
  { when: "_", pattern: /_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/y, node: wrap("em") },
  { when: "[", outside: "link",
    pattern: /\[((?:\\.|[^\]\\\n]){1,400})\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:[ ]+"[^"\n]*")?\)/y,
    node: (m, inner) => ({ type: "link", url: m[2], children: inner(m[1], "link") }) },
  { when: "<", pattern: /<@!?(\d{1,20})>/y, node: (m) => ({ type: "user", id: m[1] }) },
  { when: "<", pattern: /<@&(\d{1,20})>/y, node: (m) => ({ type: "role", id: m[1] }) },
  { when: "<", pattern: /<#(\d{1,20})>/y, node: (m) => ({ type: "channel", id: m[1] }) },
  { when: "<", pattern: /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    node: (m) => ({ type: "time", seconds: Number(m[1]), style: m[2] ?? "f" }) },
  { when: "<", pattern: /<\/([^:>\n]{1,100}):(\d{1,20})>/y,
    node: (m) => ({ type: "command", name: m[1] }) },
  { when: "<", pattern: /<a?:(\w{2,32}):(\d{1,20})>/y, node: (m) => `:${m[1]}:` },
  { when: "<", outside: "link", pattern: /<(https?:\/\/[^\s<>]+)>/y, node: bareLink },
  { when: "h", outside: "link", 
    pattern: /(https?:\/\/(?:\([^\s<>()]*\)|[^\s<>()])*(?:\([^\s<>()]*\)|[^\s<>().,:;"'\]!?*_~|]))/y,
    node: bareLink },
  { when: "@", pattern: /@(everyone|here)(?!\w)/y, node: (m) => ({ type: "all", name: m[1] }) },
  { when: "\n", pattern: /\n/y, node: () => ({ type: "break" }) },
];

/** The tree of a text: an array of nodes. */
export function parse(text) {
  return read(text.replace(/\r\n?/g, "\n"), new Set(), 0);
}

/** A text without its marks, in one line: for previews and for what is spoken. */
export function plain(text, names) {
  return flat(parse(text), names).replace(/\s+/g, " ").trim();
}

function read(text, within, depth) {
  if (depth > DEEPEST) return [text];
  const nodes = [];
  let kept = 0;
  let at = 0;
  while (at < text.length) {
    const found = match(text, at, within);
    if (!found) {
      at += 1;
      continue;
    }
    if (at > kept) nodes.push(text.slice(kept, at));
    const { rule, matched } = found;
    const inner = (part, place) =>
      read(part, place ? new Set([...within, place]) : within, depth + 1);
    nodes.push(...[rule.node(matched, inner)].flat());
    at = kept = at + matched[0].length;
  }
  if (kept < text.length) nodes.push(text.slice(kept));
  return joined(nodes);
}

function match(text, at, within) {
  const first = text[at];
  const starts = at === 0 || text[at - 1] === "\n";
  for (const rule of RULES) {
    if (!rule.when.includes(first) || (rule.start && !starts)) continue;
    if (rule.outside && within.has(rule.outside)) continue;
    if (first === "_" && /\w/.test(text[at - 1] ?? "")) continue;
    rule.pattern.lastIndex = at;
    const matched = rule.pattern.exec(text);
    if (matched) return { rule, matched };
  }
  return null;
}

function wrap(type) {
  return (m, inner) => ({ type, children: inner(m[1]) });
}

function bareLink(m) {
  return { type: "link", url: m[1], children: [m[1]] };
}

function joined(nodes) {
  const out = [];
  for (const node of nodes) {
    if (typeof node === "string" && typeof out.at(-1) === "string") out[out.length - 1] += node;
    else out.push(node);
  }
  return out;
}

function flat(nodes, names) {
  return nodes.map((node) => (typeof node === "string" ? node : said(node, names))).join("");
}

function said(node, names) {
  switch (node.type) {
    case "break": return " ";
    case "code": return node.text;
    case "fence": return ` ${node.text} `;
    case "user": return `@${names.user(node.id)}`;
    case "role": return `@${names.role(node.id)}`;
    case "channel": return `#${names.channel(node.id)}`;
    case "all": return `@${node.name}`;
    case "command": return `/${node.name}`;
    case "time": return new Date(node.seconds * 1000).toLocaleString(language());
    case "spoiler": return `(${t("spoiler")})`;
    case "list": return ` ${node.items.map((item) => flat(item, names)).join(" ")} `;
    case "heading": case "subtext": case "quote": return ` ${flat(node.children, names)} `;
    default: return flat(node.children, names);
  }
}
