/** Who one is, in which language, and how the page looks. */

import { fill, h, icon, outdated, set } from "../dom.js";
import { avatar, nameOf } from "../people.js";
import { onSystemTheme, switchTheme, theme } from "../theme.js";
import { t } from "../words.js";

export class Account {
  #app;
  #people = h("div", { class: "people", role: "radiogroup", "aria-label": t("account.who") });
  #locales = h("select", { "aria-label": t("account.language") });
  #theme = h("button", { type: "button", class: "icon-button" });

  constructor(app) {
    this.#app = app;
    this.#locales.addEventListener("change", () => app.act("set_locale", { locale: this.#locales.value }));
    this.#theme.addEventListener("click", () => {
      switchTheme();
      this.#showTheme();
    });
    onSystemTheme(() => this.#showTheme());
    this.#people.addEventListener("keydown", (event) => this.#keys(event));
    this.element = h("div", { class: "account" }, this.#people,
      h("div", { class: "account-line" }, this.#locales, this.#theme));
    this.#showTheme();
  }

  redraw() {
    const { me, people, locales } = this.#app.world;
    if (!outdated(this.#people, [me, people])) return;
    const focused = this.#people.contains(document.activeElement);
    fill(this.#people, people.map((person) => this.#person(person, person.id === me?.id)));
    if (focused) this.#people.querySelector("[aria-checked=true]")?.focus();
    const names = locales.map((locale) => h("option", { value: locale }, languageName(locale)));
    if (this.#locales.options.length !== names.length) fill(this.#locales, names);
    this.#locales.value = me?.locale ?? "en-US";
  }

  #person(person, chosen) {
    const role = t(person.manager ? "role.manager" : "role.member");
    return h("button", {
      type: "button", role: "radio", "aria-checked": String(chosen), tabindex: chosen ? 0 : -1,
      class: "person", dataset: { id: person.id }, title: t("account.person", { name: nameOf(person), role }),
      onclick: () => !chosen && this.#app.become(person.id),
    }, avatar(person, "small"),
    h("span", { class: "person-text" }, h("span", null, nameOf(person)), h("small", null, role)));
  }

  #keys(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...this.#people.children];
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    next.focus();
    next.click();
  }

  #showTheme() {
    const other = theme() === "dark" ? "light" : "dark";
    for (const name of ["aria-label", "title"]) set(this.#theme, name, t(`theme.${other}`));
    fill(this.#theme, icon(other === "dark" ? "moon" : "sun"));
  }
}

function languageName(locale) {
  return new Intl.DisplayNames([locale], { type: "language" }).of(locale);
}
