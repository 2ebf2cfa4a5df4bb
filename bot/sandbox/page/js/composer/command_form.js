/** A command being filled in: its required options, and those that were asked for. */

import { fill, h, iconButton } from "../dom.js";
import { attempt, note } from "../notices.js";
import { size } from "../time.js";
import { t } from "../words.js";
import { OptionField } from "./option_field.js";
import { upload } from "./uploads.js";

const ATTACHMENT = 11;
const SHOWN = 2;

export class CommandForm {
  #app;
  #command;
  #channel;
  #leave;
  #fields = new Map();

  /** `leave` is called when it is over, with whether the command was sent. */
  constructor(app, command, channel, leave) {
    this.#app = app;
    this.#command = command;
    this.#channel = channel;
    this.#leave = leave;
    this.options = h("div", { class: "command-options" });
    this.more = h("div", { class: "command-more", role: "group", "aria-label": t("command.more") });
    this.element = h("div", { class: "command-form", role: "group", "aria-label": t("command", { name: `/${command.name}` }) },
      h("div", { class: "command-head" },
        h("span", { class: "command-name" }, `/${command.name}`),
        h("span", { class: "command-about" }, command.description),
        iconButton("close", t("command.leave"), () => leave(false)),
        this.submitButton = iconButton("send", t("command.send"), null, { type: "submit", class: "icon-button send" })),
      this.options, this.more);
    this.element.addEventListener("keydown", (event) => this.#keys(event));
    command.options.filter((option, index) => option.required || index < SHOWN)
      .forEach((option) => this.#add(option));
    this.#offer();
  }

  /** Go to what is needed, or can be written freely; a list of choices would hide the rest. */
  focus() {
    const empty = [...this.#fields.values()].filter((field) => field.isEmpty);
    const first = empty.find((field) => field.required) ?? empty.find((field) => !field.suggestions);
    (first?.control ?? this.submitButton).focus();
  }

  /** Put files into the options that take one; false where none does. */
  takeFiles(files) {
    const slots = this.#command.options.filter((option) => option.type === ATTACHMENT);
    if (!slots.length) return false;
    const free = slots.filter((option) => this.#fields.get(option.path)?.isEmpty ?? true);
    files.forEach((file, index) => {
      if (file.size > this.#app.world.uploadLimit) note(t("file.large", { name: file.name, most: size(this.#app.world.uploadLimit) }), { problem: true });
      else if (free[index]) this.#add(free[index]).take(file);
    });
    this.#offer();
    return true;
  }

  /** Send it, if all that is required is there. */
  async submit() {
    const lacking = [...this.#fields.values()].find((field) => !field.check());
    if (lacking) {
      lacking.control.focus();
      return;
    }
    this.submitButton.disabled = true;
    const options = await attempt(this.#values());
    const outcome = options && await this.#app.interact("run", {
      channel_id: this.#channel.id, command: this.#command.path, options,
    });
    this.submitButton.disabled = false;
    if (outcome) this.#leave(true);
  }

  /** What is filled in so far, for suggestions; files can't help there. */
  #known() {
    return Object.fromEntries([...this.#fields]
      .filter(([, field]) => !field.isEmpty && !field.file)
      .map(([path, field]) => [path, field.value]));
  }

  async #values() {
    const values = this.#known();
    const withFile = [...this.#fields].filter(([, field]) => field.file);
    const ids = withFile.length ? await upload(withFile.map(([, field]) => field.file)) : [];
    withFile.forEach(([path], index) => {
      values[path] = { upload: ids[index] };
    });
    return values;
  }

  #add(option) {
    const known = this.#fields.get(option.path);
    if (known) return known;
    const complete = (typed) => this.#app.connection.ask("complete", {
      channel_id: this.#channel.id, command: this.#command.path, option: option.path, typed,
      options: this.#known(),
    });
    const remove = option.required ? null : () => this.#remove(option);
    const field = new OptionField(this.#app.world, option, { complete, remove });
    this.#fields.set(option.path, field);
    this.options.append(field.element);
    return field;
  }

  #remove(option) {
    this.#fields.get(option.path).element.remove();
    this.#fields.delete(option.path);
    this.#offer();
    this.focus();
  }

  #offer() {
    const rest = this.#command.options.filter((option) => !this.#fields.has(option.path));
    this.more.hidden = rest.length === 0;
    fill(this.more, rest.map((option) => h("button", {
      type: "button", class: "pill", title: option.description, "aria-label": t("command.add", { name: option.name, about: option.description }),
      onclick: () => {
        this.#add(option).control.focus();
        this.#offer();
      },
    }, `+ ${option.name}`)));
  }

  #keys(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.#leave(false);
    } else if (event.key === "Enter" && event.target.matches("input:not([type=file])") && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
  }
}
