/** The switches with which one can disturb the bot, and watch it recover. */

import { fill, h } from "../dom.js";

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
  element = h("div", { class: "faults" });
  #app;

  constructor(app) {
    this.#app = app;
  }

  redraw() {
    const { machinery } = this.#app.world;
    if (!machinery) return;
    const { bot, credits, switches } = machinery;
    const focused = this.element.contains(document.activeElement) && document.activeElement.dataset.name;
    fill(this.element,
      h("dl", { class: "facts" },
        fact("Bot", h("span", { class: `state ${bot.state}` }, bot.state)),
        fact("Process", bot.pid ?? "none"),
        fact("Starts", bot.starts),
        fact("Credits", credits ? `${credits.available} free, ${credits.frozen} held` : "no account yet")),
      h("p", { class: "pane-about" }, "Disturb something while the bot works, and watch it recover."),
      switches.map((each) => this.#row(each)));
    if (focused) this.element.querySelector(`[data-name="${focused}"]`)?.focus();
  }

  #row({ name, kind, on, armed }) {
    const [label, about] = TEXTS[name] ?? [name, ""];
    const id = `fault-${name}`;
    const control = kind === "switch"
      ? h("button", {
        type: "button", role: "switch", class: "switch", "aria-checked": String(on), "aria-labelledby": id,
        dataset: { name }, onclick: () => this.#use(name, !on),
      }, h("span"))
      : h("button", {
        type: "button", class: "button secondary", "aria-labelledby": id, dataset: { name },
        onclick: () => this.#use(name),
      }, armed ? "Waiting…" : "Do it");
    return h("div", { class: "fault" },
      h("div", null, h("span", { id }, label), h("small", null, armed ? "The next stream will be cut." : about)),
      control);
  }

  async #use(name, on) {
    const said = await this.#app.act("fault", on === undefined ? { name } : { name, on });
    if (said?.machinery) this.#app.world.take({ event: "machinery", data: said });
  }
}

function fact(name, value) {
  return h("div", null, h("dt", null, name), h("dd", null, value));
}
