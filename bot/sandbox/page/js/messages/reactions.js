/** The reactions under a message, and the small board from which one is chosen. */

import { h, icon } from "../dom.js";
import { openPopup } from "../parts/popup.js";
import { t } from "../words.js";

const OFFERED = {
  "👍": "thumbs_up", "❤️": "heart", "😂": "laughing", "🎉": "party", "🔥": "fire", "👀": "eyes",
  "🎬": "clapper", "😮": "surprised", "😢": "sad", "👎": "thumbs_down", "✅": "done", "🙏": "thanks",
};
const COLUMNS = 6;

export function reactionViews(app, message) {
  const reactions = message.reactions ?? [];
  if (!reactions.length) return [];
  const mayReact = app.world.channels.get(message.channel_id)?.can.react;
  const add = mayReact && h("button", {
    type: "button", class: "reaction add", "aria-label": t("reaction.add"), dataset: { key: "add" },
    onclick: (event) => openReactions(app, message, event.currentTarget),
  }, icon("smile"));
  return [...reactions.map((reaction) => chip(app, message, reaction)), add];
}

function chip(app, message, { emoji, count, me }) {
  const name = emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
  return h("button", {
    type: "button", class: "reaction", "aria-pressed": String(Boolean(me)), dataset: { key: name },
    "aria-label": t("reaction.count", { emoji: emoji.name, count }),
    onclick: () => react(app, message, name, !me),
  }, h("span", null, emoji.id ? `:${emoji.name}:` : emoji.name), h("span", null, count));
}

function react(app, message, emoji, on) {
  const { channel_id, id } = message;
  return app.act(on ? "react" : "unreact", { channel_id, message_id: id, emoji });
}

/** Show the board beside a control. */
export function openReactions(app, message, anchor) {
  const board = h("div", { class: "emojis to-right", role: "group", "aria-label": t("reaction.choose") },
    Object.entries(OFFERED).map(([emoji, name]) => h("button", {
      type: "button", "aria-label": t(`emoji.${name}`), title: t(`emoji.${name}`),
      onclick: () => {
        close();
        react(app, message, emoji, true);
      },
    }, emoji)));
  const close = openPopup(anchor, board);
  board.addEventListener("keydown", (event) => {
    const buttons = [...board.children];
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (!step) return;
    event.preventDefault();
    buttons[buttons.indexOf(document.activeElement) + step]?.focus();
  });
  board.firstChild.focus();
}
