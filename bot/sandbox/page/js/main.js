/** The page put together: the world as the server tells it, and the parts that show it. */

import { Behind } from "./behind/panel.js";
import { Composer } from "./composer/composer.js";
import { Connection, Refused } from "./connection.js";
import { fill, h } from "./dom.js";
import { acceptDrops } from "./frame/dropping.js";
import { Header } from "./frame/header.js";
import { Sidebar } from "./frame/sidebar.js";
import { nameMarkup, retell } from "./live.js";
import { dots } from "./messages/view.js";
import { MessageList } from "./messages/list.js";
import { spoken } from "./messages/wording.js";
import { openModal } from "./modal/modal.js";
import { Announcer, attempt, note } from "./notices.js";
import { channelName, nameOf, namesIn } from "./people.js";
import { restoreTheme } from "./theme.js";
import { keepTrue } from "./time.js";
import { language, learn, speak, t } from "./words.js";
import { TEXT, World } from "./world.js";

const PAGE = 50;
const BANNER_AFTER_MS = 700;

class App {
  world = new World();
  connection = new Connection();
  announcer = new Announcer();
  current = null;
  #banner = document.getElementById("banner");
  #typing = document.getElementById("typing");
  #bannerTimer = 0;
  /** Whose unread messages are told. */
  #reader = null;

  constructor() {
    this.names = namesIn(this.world, {
      openChannel: (id) => this.open(id), useCommand: (name) => this.composer.useNamed(name),
    });
    this.composer = new Composer(this);
    this.list = new MessageList(this);
    this.sidebar = new Sidebar(this);
    this.behind = new Behind(this);
    this.header = new Header(this, {
      openSidebar: () => this.sidebar.toggle(true),
      toggleBehind: () => this.header.showBehind(this.behind.toggle()),
    });
    acceptDrops((files) => this.composer.addFiles(files), () => channelName(this.world.channels.get(this.current)));
    this.#listen();
    keepTrue();
  }

  start() {
    this.connection.start(sessionStorage.getItem("person"));
  }

  /** Show a channel, at a message if one is named. */
  async open(channelId, messageId = null) {
    const channel = this.world.channels.get(channelId);
    if (!channel) {
      note(t("place.unseen"), { problem: true });
      return;
    }
    this.current = channelId;
    sessionStorage.setItem("channel", channelId);
    this.list.show(channelId, this.sidebar.readTo(channelId));
    this.composer.turnTo(channel);
    this.composer.refresh();
    this.sidebar.markRead(channelId);
    this.sidebar.redraw();
    this.header.redraw();
    this.#showTyping();
    if (!this.world.history(channelId)) await this.#load(channelId);
    if (messageId) await this.#seek(channelId, messageId);
  }

  /** Do something on the server; a refusal is told and gives undefined. */
  act(action, fields) {
    return attempt(this.connection.ask(action, fields));
  }

  /** Use a command or component; forms open, and an answer that never came is told. */
  async interact(action, fields, control = null) {
    control?.setAttribute("aria-busy", "true");
    const outcome = await this.act(action, fields);
    control?.removeAttribute("aria-busy");
    if (outcome?.state === "modal") openModal(this, outcome);
    if (outcome?.state === "failed") note(t("app.silent"), { problem: true });
    return outcome;
  }

  /** Post a message whose files are sent first; whether it worked. */
  async post(channelId, { content, files, reply_to: replyTo }) {
    const sent = await attempt((async () => {
      if (!this.connection.open) throw new Refused({ message: t("connection.unsent") });
      return this.connection.ask("post", {
        channel_id: channelId, content, files: await files(), ...(replyTo ? { reply_to: replyTo } : {}),
      });
    })());
    return sent !== undefined;
  }

  loadOlder(channelId) {
    const [first] = this.world.history(channelId).messages;
    return this.#load(channelId, first?.id);
  }

  /** Open a thread on a message, named after it. */
  async openThreadOn(message) {
    const name = (message.content || String(t("thread.new"))).slice(0, 60);
    const opened = await this.act("open_thread", { channel_id: message.channel_id, message_id: message.id, name });
    if (opened) await this.open(opened.channel.id);
  }

  /** Go on as someone else. */
  async become(person) {
    this.connection.stayAs(person);
    sessionStorage.setItem("person", person);
    if (await this.act("switch_person", { person })) this.announcer.say(t("account.now", { name: nameOf(this.world.me) }));
  }

  #listen() {
    const { world, connection } = this;
    connection.addEventListener("event", ({ detail }) => world.take(detail));
    connection.addEventListener("state", ({ detail }) => this.#connected(detail));
    const on = (name, listener) => world.addEventListener(name, ({ detail }) => listener(detail));
    on("ready", () => this.#ready());
    on("messages", ({ channelId }) => channelId === this.current && this.list.redraw());
    on("message", ({ message }) => this.#shown(message));
    on("arrived", ({ message }) => this.#arrived(message));
    on("gone", ({ channelId, messageId }) => channelId === this.current && this.list.remove(messageId));
    on("typing", ({ channelId }) => channelId === this.current && this.#showTyping());
    on("people", () => this.sidebar.redraw());
    on("commands", () => this.composer.refresh());
    on("channels", ({ opened }) => this.#channels(opened));
  }

  #ready() {
    const { world } = this;
    this.#speak(world.me.locale);
    this.connection.stayAs(world.me.id);
    const known = [this.current, sessionStorage.getItem("channel")].find((id) => world.channels.has(id));
    const first = [...world.channels.values()].find((channel) => channel.type === TEXT);
    if (this.#reader !== world.me.id) this.sidebar.markAllRead();
    this.#reader = world.me.id;
    this.open(known ?? first?.id);
    this.behind.watchAgain();
  }

  #speak(locale) {
    if (locale === language()) return;
    speak(locale);
    sessionStorage.setItem("language", locale);
    retell();
  }

  #shown(message) {
    if (message.channel_id === this.current) this.list.put(message);
    if (this.announcer.awaits(message.id)) this.announcer.message(message.id, spoken(message, this.names));
  }

  #arrived(message) {
    const here = message.channel_id === this.current;
    const own = message.author.id === this.world.me.id;
    if (here && !own) this.announcer.message(message.id, spoken(message, this.names));
    if (here) this.sidebar.markRead(message.channel_id);
    this.sidebar.redraw();
  }

  #channels(opened) {
    if (opened?.thread_metadata) this.announcer.say(t("thread.opened", { name: opened.name }));
    if (!this.world.channels.has(this.current)) {
      const first = [...this.world.channels.values()].find((channel) => channel.type === TEXT);
      this.open(first?.id);
      return;
    }
    this.sidebar.redraw();
    this.header.redraw();
    this.composer.turnTo(this.world.channels.get(this.current));
    this.composer.refresh();
    this.list.redraw();
  }

  async #load(channelId, before) {
    const page = await this.act("history", { channel_id: channelId, limit: PAGE, ...(before ? { before } : {}) });
    if (page) this.world.prepend(channelId, page);
  }

  /** Read back until a message is there, then go to it. */
  async #seek(channelId, messageId) {
    while (!this.list.jump(messageId)) {
      const history = this.world.history(channelId);
      if (!history?.more) {
        note(t("message.lost"), { problem: true });
        return;
      }
      const { length } = history.messages;
      await this.loadOlder(channelId);
      if (this.world.history(channelId).messages.length === length) return;
    }
  }

  #showTyping() {
    const names = this.world.typists(this.current).map(nameOf);
    fill(this.#typing, names.length > 0 && [
      dots(), t("typing", { count: names.length, names: h("strong", null, names.join(", ")) }),
    ]);
  }

  #connected(open) {
    clearTimeout(this.#bannerTimer);
    if (open) {
      this.#banner.hidden = true;
      return;
    }
    this.#bannerTimer = setTimeout(() => {
      fill(this.#banner, t("connection.again"));
      this.#banner.hidden = false;
    }, BANNER_AFTER_MS);
  }
}

restoreTheme();
await learn();
speak(sessionStorage.getItem("language") ?? "en-US");
nameMarkup();
retell();
new App().start();
