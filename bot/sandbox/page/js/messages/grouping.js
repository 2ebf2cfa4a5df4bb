/** What stands between messages: a line for each day, one above what is new, and no name twice. */

import { h } from "../dom.js";
import { day } from "../time.js";
import { compareIds } from "../world.js";
import { t } from "../words.js";
import { isSystem } from "./wording.js";

const GROUPED_MS = 7 * 60_000;

/**
 * Put the lines of a list in order. `messageOf` tells the message of a row; what is newer than the
 * message `readTo`, if there is one, counts as new.
 */
export function regroup(list, messageOf, readTo) {
  for (const old of list.querySelectorAll(".day, .unread-line")) old.remove();
  const isNew = (message) => Boolean(message && readTo) && compareIds(message.id, readTo) > 0;
  let before = null;
  for (const row of [...list.children]) {
    const message = messageOf(row);
    const date = day(message.timestamp);
    const anotherDay = !before || day(before.timestamp) !== date;
    const firstNew = isNew(message) && !isNew(before);
    if (anotherDay) row.before(line("day", date));
    if (firstNew) row.before(line("unread-line", t("list.unread")));
    row.classList.toggle("grouped", !anotherDay && !firstNew && belongs(before, message));
    before = message;
  }
}

/** A line across the list, with a word in it. */
function line(kind, words) {
  return h("li", { class: kind, role: "separator", "aria-label": words }, h("span", null, words));
}

/** Whether a message is shown as the continuation of the one before it. */
function belongs(before, message) {
  const near = new Date(message.timestamp) - new Date(before.timestamp) < GROUPED_MS;
  const same = before.author.id === message.author.id && !isSystem(before) && !isSystem(message);
  return near && same && message.type === 0;
}
