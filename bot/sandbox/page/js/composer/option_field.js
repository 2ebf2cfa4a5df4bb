/** One option of a command: text, number, a choice, a file, a person, a channel. */

import { fill, h, iconButton, newId } from "../dom.js";
import { channels, people } from "../messages/entities.js";
import { filePicker } from "../parts/file_picker.js";
import { t } from "../words.js";
import { preview } from "./tray.js";
import { Suggestions } from "./suggestions.js";

const TYPE = { WHOLE: 4, YES_NO: 5, USER: 6, CHANNEL: 7, NUMBER: 10, FILE: 11 };

export class OptionField {
  #option;
  #problem = h("small", { class: "option-problem", id: newId("problem"), role: "alert" });
  file = null;

  /** `complete` asks the bot for suggestions; `remove` takes the option away again, if it may be. */
  constructor(world, option, { complete, remove }) {
    this.#option = option;
    const id = newId("option");
    const about = newId("about");
    this.control = this.#control(world, complete);
    this.control.id = id;
    this.control.setAttribute("aria-describedby", `${about} ${this.#problem.id}`);
    if (option.required) this.control.setAttribute("aria-required", "true");
    this.element = h("div", { class: option.type === TYPE.FILE ? "option file" : "option" },
      h("label", { for: id }, option.name, option.required && h("span", { "aria-hidden": "true" }, " *")),
      h("div", { class: "option-line" }, this.shown ?? this.control, this.beside,
        remove && iconButton("close", t("option.remove", { name: option.name }), remove)),
      h("small", { id: about, class: "option-about" }, option.description), this.#problem);
  }

  get required() {
    return this.#option.required;
  }

  get isEmpty() {
    return this.file === null && (this.control.type === "file" || this.control.value.trim() === "");
  }

  /** The value to send; a name that was suggested stands for its value. */
  get value() {
    const text = this.control.value.trim();
    const { type } = this.#option;
    if (this.suggestions) return this.suggestions.valueOf(text);
    if (type === TYPE.WHOLE || type === TYPE.NUMBER) return Number(text);
    if (type === TYPE.YES_NO) return text === "true";
    return text;
  }

  /** Put a file in. */
  take(file) {
    this.file = file;
    const held = new DataTransfer();
    held.items.add(file);
    this.control.files = held.files;
    fill(this.beside, preview(file), h("span", { class: "file-name", title: file.name }, file.name));
    this.#say("");
  }

  /** Whether it can be sent; if not, the field says why. */
  check() {
    const { required, name } = this.#option;
    let problem = "";
    if (required && this.isEmpty) problem = t("option.needed", { name });
    else if (!this.isEmpty && this.control.validity?.valid === false) problem = fault(this.control);
    this.#say(problem);
    return String(problem) === "";
  }

  #say(problem) {
    fill(this.#problem, problem);
    this.control.setAttribute("aria-invalid", String(problem !== ""));
  }

  #control(world, complete) {
    const option = this.#option;
    const { type, choices = [], autocomplete } = option;
    if (type === TYPE.FILE) return this.#picker();
    if (type === TYPE.YES_NO) return select([["true", t("option.true")], ["false", t("option.false")]]);
    if (type === TYPE.USER) return select(people(world).map((one) => [one.value, one.label]));
    if (type === TYPE.CHANNEL) return select(channels(world).map((one) => [one.value, `#${one.label}`]));
    const number = type === TYPE.WHOLE || type === TYPE.NUMBER;
    const field = h("input", {
      type: number && !choices.length && !autocomplete ? "number" : "text", autocomplete: "off",
      step: type === TYPE.NUMBER ? "any" : null, min: option.min_value, max: option.max_value,
      minlength: option.min_length, maxlength: option.max_length,
    });
    if (autocomplete || choices.length) {
      const offer = autocomplete ? async (typed) => (await complete(typed)).choices : among(choices);
      this.suggestions = new Suggestions(field, option.name, offer, { strict: choices.length > 0 });
      this.beside = this.suggestions.list;
    }
    return field;
  }

  #picker() {
    const { input: field, element } = filePicker();
    this.shown = element;
    this.beside = h("span", { class: "option-file" });
    field.addEventListener("change", () => field.files[0] && this.take(field.files[0]));
    return field;
  }
}

/** What is wrong with what was filled in, in the page's own words. */
function fault({ validity, min, max, minLength, validationMessage }) {
  if (validity.customError) return validationMessage;
  if (validity.rangeUnderflow) return t("option.least", { least: min });
  if (validity.rangeOverflow) return t("option.most", { most: max });
  if (validity.tooShort) return t("form.short", { count: minLength });
  return t("option.number");
}

function select(pairs) {
  return h("select", null, h("option", { value: "" }, t("option.choose")),
    pairs.map(([value, label]) => h("option", { value }, label)));
}

/** Choices that contain what was typed; all of them once one stands there. */
function among(choices) {
  return async (typed) => {
    const wanted = typed.toLocaleLowerCase();
    if (choices.some((choice) => choice.name.toLocaleLowerCase() === wanted)) return choices;
    return choices.filter((choice) => choice.name.toLocaleLowerCase().includes(wanted));
  };
}
