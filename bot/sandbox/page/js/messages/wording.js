/** What messages say besides their text: the lines of the system, and what is read aloud. */

import { plain } from "../markdown/parse.js";
import { nameOf } from "../people.js";
import { t } from "../words.js";

export const TYPE = { RENAMED: 4, THREAD: 18, REPLY: 19, COMMAND: 20, STARTER: 21, MENU: 23 };
export const FLAG = { NO_EMBEDS: 4, HAS_THREAD: 32, EPHEMERAL: 64, THINKING: 128, LAYOUT: 1 << 15 };

export function has(message, flag) {
  return (message.flags & flag) !== 0;
}

/** Whether Discord itself says it. */
export function isSystem(message) {
  return message.type === TYPE.RENAMED || message.type === TYPE.THREAD;
}

/** A message in one line, for previews and for screen readers. */
export function summary(message, names) {
  if (has(message, FLAG.THINKING)) return t("summary.thinking");
  if (message.type === TYPE.THREAD) return t("summary.thread", { name: message.content });
  if (message.type === TYPE.RENAMED) return t("summary.renamed", { name: message.content });
  const parts = [
    message.content && plain(message.content, names),
    ...(message.embeds ?? []).map(embedText),
    ...(message.attachments ?? []).map((file) => t(`summary.${kindOf(file)}`, { name: file.filename })),
    ...buttonNames(message.components ?? []),
  ];
  return parts.filter(Boolean).join(", ");
}

/** What is read aloud when a message has come. */
export function spoken(message, names) {
  return t(has(message, FLAG.EPHEMERAL) ? "spoken.private" : "spoken", {
    name: nameOf(message.author), text: summary(message, names),
  });
}

/** What a file is, by its type. */
export function kindOf(file) {
  const kind = (file.content_type ?? "").split("/")[0];
  return { image: "image", video: "video", audio: "audio" }[kind] ?? "file";
}

function embedText(embed) {
  return [embed.title, embed.description].filter(Boolean).join(", ");
}

function buttonNames(components) {
  const found = components.flatMap((part) => [part, ...(part.components ?? [])])
    .filter((part) => part.type === 2 && part.label)
    .map((part) => part.label);
  return found.length ? [t("summary.buttons", { names: found.join(", ") })] : [];
}
