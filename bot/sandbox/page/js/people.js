/** How people, roles and channels are called and drawn. */

import { h } from "./dom.js";
import { t } from "./words.js";

const COLOURS = ["#5b54d6", "#a3377f", "#1c7292", "#8a4b08", "#2f7d32", "#b23a48", "#5e548e"];

/** The name that is shown for a user. */
export function nameOf(user) {
  if (!user) return String(t("someone"));
  if (user.global_name) return user.global_name;
  return user.username.charAt(0).toUpperCase() + user.username.slice(1);
}

/** A round picture; the bot has its own, people have their first letter. */
export function avatar(user, size = "") {
  if (user?.bot) {
    return h("span", { class: `avatar ${size}`, "aria-hidden": "true" },
      h("img", { src: "icon.svg", alt: "" }));
  }
  const name = nameOf(user);
  return h("span", {
    class: `avatar ${size}`, "aria-hidden": "true", style: { "background-color": colour(user) },
  }, [...name][0]);
}

function colour(user) {
  return COLOURS[Number(BigInt(user?.id ?? 0) % BigInt(COLOURS.length))];
}

/** What the markdown needs to know about ids, and may do with them. */
export function namesIn(world, { openChannel, useCommand }) {
  return {
    user: (id) => nameOf(world.user(id)),
    role: (id) => {
      const role = world.guild?.roles.find((known) => known.id === id);
      return role?.name.replace(/^@/, "") ?? t("role.unknown");
    },
    channel: (id) => channelName(world.channels.get(id)),
    isThread: (id) => Boolean(world.channels.get(id)?.thread_metadata),
    openChannel,
    useCommand,
  };
}

/** What a channel is called. */
export function channelName(channel) {
  if (!channel) return String(t("place.unknown"));
  if (channel.type === 1) return nameOf(channel.recipients?.[0]);
  return channel.name;
}
