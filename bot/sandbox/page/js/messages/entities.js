/** What can be chosen in a menu of people, roles or channels. */

import { h } from "../dom.js";
import { avatar, channelName, nameOf } from "../people.js";
import { isThread } from "../world.js";

const USER = 5;
const ROLE = 6;
const MENTIONABLE = 7;
const CHANNEL = 8;

/** The options of a component by its kind; `channel_types` limits the channels. */
export function entityOptions(world, { type, channel_types: kinds }) {
  const options = [];
  if (type === USER || type === MENTIONABLE) options.push(...people(world));
  if (type === ROLE || type === MENTIONABLE) options.push(...roles(world));
  if (type === CHANNEL) options.push(...channels(world, kinds));
  return options;
}

export function people(world) {
  return [...world.people, world.bot].filter(Boolean).map((user) => ({
    label: nameOf(user), value: user.id, mark: avatar(user, "small"),
  }));
}

function roles(world) {
  return (world.guild?.roles ?? []).map((role) => ({
    label: `@${role.name.replace(/^@/, "")}`, value: role.id, mark: sign("@"),
  }));
}

export function channels(world, kinds = []) {
  return [...world.channels.values()]
    .filter((channel) => channel.type !== 1)
    .filter((channel) => (kinds?.length ? kinds.includes(channel.type) : !isThread(channel)))
    .map((channel) => ({ label: channelName(channel), value: channel.id, mark: sign("#") }));
}

function sign(text) {
  return h("span", { class: "choice-sign", "aria-hidden": "true" }, text);
}
