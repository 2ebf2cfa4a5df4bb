/** The switches with which one can disturb the bot, and watch it recover. */

import { fill, h, outdated } from "../dom.js";

const TEXTS = {
  bot: ["The bot runs", "Off stops it in order; on starts it again."],
  kill_bot: ["Kill and restart the bot", "As when the power goes, in the middle of anything."],
  drop_gateway: ["Drop the gateway", "Discord's connection breaks; the bot resumes."],
  end_gateway_session: ["End the gateway session", "The bot has to introduce itself anew."],
  cut_stream: ["Cut the stream", "NemoVideo's answer breaks off in mid-sentence."],
  no_credits: ["No credits", "The account has nothing left to spend."],
  slow_service: ["Slow service", "Everything of NemoVideo takes much longer."],
  rate_limit: ["Tight rate limits", "Discord allows the bot a fifth of the usual."],
};

export class Faults {
  name = "Faults";
  #app;
  #facts = h("dl", { class: "facts" });
  #list = h("div");
  #rows = new Map();

  constructor(app) {
    this.#app = app;
    this.element = h("div", { class: "faults" }, this.#facts,
      h("p", { class: "pane-about" }, "Disturb something while the bot works, and watch it recover."),
      this.#list);
  }

  redraw() {
    const { machinery } = this.#app.world;
    if (!machinery) return;
    const { bot, credits, switches } = machinery;
    if (outdated(this.#facts, [bot, credits])) {
      fill(this.#facts,
        fact("Bot", h("span", { class: `state ${bot.state}` }, bot.state)),
        fact("Process", bot.pid ?? "none"),
        fact("Starts", bot.starts),
        fact("Credits", credits ? `${credits.available} free, ${credits.frozen} held` : "no account yet"));
    }
    for (const each of switches) {
      if (!this.#rows.has(each.name)) this.#build(each);
      this.#rows.get(each.name)(each);
    }
  }

  /** Build a row once, and keep the function that brings it up to date. */
  #build({ name, kind }) {
    const [label, text] = TEXTS[name] ?? [name, ""];
    const id = `fault-${name}`;
    const about = h("small", { id: `${id}-about` });
    const named = { type: "button", "aria-labelledby": id, "aria-describedby": `${id}-about` };
    const toggle = kind === "switch";
    const control = toggle
      ? h("button", { ...named, role: "switch", class: "switch" }, h("span"))
      : h("button", { ...named, class: "button secondary" });
    control.addEventListener("click", () =>
      this.#use(toggle ? { name, on: control.getAttribute("aria-checked") !== "true" } : { name }));
    this.#list.append(h("div", { class: "fault" }, h("div", null, h("span", { id }, label), about), control));
    this.#rows.set(name, ({ on, armed }) => {
      about.textContent = armed ? "The next stream will be cut." : text;
      if (toggle) control.setAttribute("aria-checked", String(on));
      else control.textContent = armed ? "Waiting…" : "Do it";
    });
  }

  async #use(fault) {
    const said = await this.#app.act("fault", fault);
    if (said?.machinery) this.#app.world.take({ event: "machinery", data: said });
  }
}

function fact(name, value) {
  return h("div", null, h("dt", null, name), h("dd", null, value));
}
