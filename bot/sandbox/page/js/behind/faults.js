/** The switches with which one can disturb the bot, and watch it recover. */

import { fill, h, outdated } from "../dom.js";
import { t } from "../words.js";

export class Faults {
  name = t("faults");
  #app;
  #facts = h("dl", { class: "facts" });
  #list = h("div");
  #rows = new Map();

  constructor(app) {
    this.#app = app;
    this.element = h("div", { class: "faults" }, this.#facts,
      h("p", { class: "pane-about" }, t("faults.about")),
      this.#list);
  }

  redraw() {
    const { machinery } = this.#app.world;
    if (!machinery) return;
    const { bot, credits, switches } = machinery;
    if (outdated(this.#facts, [bot, credits])) {
      fill(this.#facts,
        fact(t("bot"), h("span", { class: `state ${bot.state}` }, t(`bot.${bot.state}`))),
        fact(t("bot.process"), bot.pid ?? t("bot.no_process")),
        fact(t("bot.starts"), bot.starts),
        fact(t("credits"), t("credits.left", { free: credits.available, held: credits.frozen })));
    }
    for (const each of switches) {
      if (!this.#rows.has(each.name)) this.#build(each);
      this.#rows.get(each.name)(each);
    }
  }

  /** Build a row once, and keep the function that brings it up to date. */
  #build({ name, kind }) {
    const id = `fault-${name}`;
    const about = h("small", { id: `${id}-about` });
    const named = { type: "button", "aria-labelledby": id, "aria-describedby": `${id}-about` };
    const toggle = kind === "switch";
    const control = toggle
      ? h("button", { ...named, role: "switch", class: "switch" }, h("span"))
      : h("button", { ...named, class: "button secondary" });
    control.addEventListener("click", () =>
      this.#use(toggle ? { name, on: control.getAttribute("aria-checked") !== "true" } : { name }));
    this.#list.append(h("div", { class: "fault" }, h("div", null, h("span", { id }, t(`fault.${name}`)), about), control));
    this.#rows.set(name, ({ on, armed }) => {
      fill(about, t(armed ? "fault.cut_stream.armed" : `fault.${name}.about`));
      if (toggle) control.setAttribute("aria-checked", String(on));
      else fill(control, t(armed ? "fault.waiting" : "fault.do"));
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
