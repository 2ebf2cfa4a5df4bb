/** All that the page knows: who, where, and the messages read so far. Told by the server alone. */

const TYPING_MS = 10_000;
export const TEXT = 0;
export const DIRECT = 1;
const THREADS = new Set([10, 11, 12]);

/** Whether an id is older (below 0) or newer than another. */
export function compareIds(one, other) {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}

export function isThread(channel) {
  return THREADS.has(channel?.type);
}

/**
 * Emits `ready`, `people`, `channels`, `commands`, `machinery`, `feed`, `drafts`, and with the
 * channel in `detail`: `typing`, `messages` (a whole history), `message`, `gone`.
 */
export class World extends EventTarget {
  me = null;
  people = [];
  bot = null;
  guild = null;
  locales = [];
  uploadLimit = 0;
  /** The channel in which the bot listens by itself. */
  home = null;
  channels = new Map();
  commands = [];
  machinery = null;
  #histories = new Map();
  #typing = new Map();

  /** Take in an event of the server. */
  take({ event, data }) {
    HANDLERS[event]?.call(this, data);
  }

  /** The messages of a channel, oldest first; undefined until they were asked for. */
  history(channelId) {
    return this.#histories.get(channelId);
  }

  message(channelId, messageId) {
    return this.history(channelId)?.messages.find((message) => message.id === messageId);
  }

  /** Put older messages, or the first ones, in front of those that are known. */
  prepend(channelId, { messages, more }) {
    const known = this.history(channelId)?.messages ?? [];
    const ids = new Set(known.map((message) => message.id));
    const older = messages.filter((message) => !ids.has(message.id));
    const all = [...older, ...known].sort((one, other) => compareIds(one.id, other.id));
    this.#histories.set(channelId, { messages: all, more });
    this.tell("messages", { channelId, older: known.length > 0 });
  }

  /** Everyone else who is writing in a channel now. */
  typists(channelId) {
    const now = Date.now();
    return [...(this.#typing.get(channelId)?.values() ?? [])]
      .filter((typist) => typist.until > now && typist.user.id !== this.me?.id)
      .map((typist) => typist.user);
  }

  user(id) {
    return [...this.people, this.bot].find((user) => user?.id === id);
  }

  threadsOf(channelId) {
    return [...this.channels.values()]
      .filter((channel) => isThread(channel) && channel.parent_id === channelId)
      .sort((one, other) => compareIds(other.id, one.id));
  }

  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  become(data) {
    const { me, people, bot, guild, locales, channels, commands, machinery } = data;
    Object.assign(this, { me, people, bot, guild, locales, commands, machinery });
    this.uploadLimit = data.upload_limit;
    this.home = data.home;
    this.channels = new Map(channels.map((channel) => [channel.id, channel]));
    this.#histories.clear();
    this.#typing.clear();
    this.tell("ready");
  }

  keep(message) {
    const { channel_id: channelId, id } = message;
    this.#typing.get(channelId)?.delete(message.author.id);
    const channel = this.channels.get(channelId);
    if (channel && compareIds(channel.last_message_id ?? "0", id) < 0) channel.last_message_id = id;
    const { messages } = this.history(channelId) ?? {};
    const at = messages?.findIndex((known) => compareIds(known.id, id) >= 0);
    const isNew = messages?.[at]?.id !== id;
    messages?.splice(at < 0 ? messages.length : at, isNew ? 0 : 1, message);
    this.tell("typing", { channelId });
    this.tell("message", { channelId, message });
  }

  forget(channelId, messageId) {
    const history = this.history(channelId);
    if (history) history.messages = history.messages.filter(({ id }) => id !== messageId);
    this.tell("gone", { channelId, messageId });
  }

  note(channelId, user) {
    if (!this.#typing.has(channelId)) this.#typing.set(channelId, new Map());
    this.#typing.get(channelId).set(user.id, { user, until: Date.now() + TYPING_MS });
    this.tell("typing", { channelId });
    setTimeout(() => this.tell("typing", { channelId }), TYPING_MS + 50);
  }
}

/** What each event of the server does. */
const HANDLERS = {
  ready(data) {
    this.become(data);
  },
  message_create({ message }) {
    this.keep(message);
    this.tell("arrived", { message });
  },
  message_update({ message }) {
    const known = this.history(message.channel_id)?.messages;
    // An edit of what lies above the part that was read is read when one scrolls there.
    if (!known?.length || compareIds(message.id, known[0].id) >= 0) this.keep(message);
  },
  message_delete(data) {
    this.forget(data.channel_id, data.message_id);
  },
  typing(data) {
    this.note(data.channel_id, data.user);
  },
  channel_create({ channel }) {
    this.channels.set(channel.id, channel);
    this.tell("channels", { opened: channel });
  },
  channel_update({ channel }) {
    this.channels.set(channel.id, channel);
    this.tell("channels");
  },
  channel_delete(data) {
    this.channels.delete(data.channel_id);
    this.tell("channels");
  },
  commands({ commands }) {
    this.commands = commands;
    this.tell("commands");
  },
  people({ people, bot }) {
    Object.assign(this, { people, bot });
    this.me = people.find((person) => person.id === this.me?.id) ?? this.me;
    this.tell("people");
  },
  machinery(data) {
    this.machinery = data.machinery ?? data;
    this.tell("machinery");
  },
  feed(data) {
    this.tell("feed", data);
  },
  drafts(data) {
    this.tell("drafts", data);
  },
};
