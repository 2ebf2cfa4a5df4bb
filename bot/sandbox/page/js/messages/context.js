/** The line above a message: what it replies to, or the command that it answers. */

import { h, icon } from "../dom.js";
import { avatar, nameOf } from "../people.js";
import { t } from "../words.js";
import { summary, TYPE } from "./wording.js";

export function contextLine(app, message) {
  const { interaction, type, referenced_message: target } = message;
  if (type === TYPE.REPLY && message.message_reference) return reply(app, message, target);
  if (type === TYPE.COMMAND && interaction) return command(interaction, "/");
  if (type === TYPE.MENU && interaction) return command(interaction, "");
  return [];
}

function reply(app, message, target) {
  if (!target) {
    return [h("span", { class: "elbow" }), h("span", { class: "lost" },
      t(target === null ? "reply.deleted" : "reply.hidden"))];
  }
  const text = summary(target, app.names) || t("reply.press");
  return [
    h("span", { class: "elbow" }),
    avatar(target.author, "tiny"),
    h("span", { class: "author" }, nameOf(target.author)),
    h("button", {
      type: "button", class: "quoted", dataset: { key: "jump" },
      "aria-label": t("reply.jump", { name: nameOf(target.author), text }),
      onclick: () => app.open(target.channel_id ?? message.channel_id, target.id),
    }, text),
  ];
}

function command(interaction, slash) {
  return [
    h("span", { class: "elbow" }),
    avatar(interaction.user, "tiny"),
    t("command.used", {
      name: h("span", { class: "author" }, nameOf(interaction.user)),
      command: h("span", { class: "used" }, icon("apps"), `${slash}${interaction.name}`),
    }),
  ];
}
