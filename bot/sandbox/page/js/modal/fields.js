/** The fields of a form that the bot opens, by Discord's numbers. */

import { fill, h, newId } from "../dom.js";
import { markdown } from "../markdown/render.js";
import { entityOptions } from "../messages/entities.js";
import { chooser } from "../parts/chooser.js";
import { filePicker } from "../parts/file_picker.js";
import { preview } from "../composer/tray.js";
import { t } from "../words.js";

const TYPE = { TEXT_INPUT: 4, TEXT: 10, LABEL: 18, FILES: 19 };
const PARAGRAPH = 2;

/**
 * A field with its label: `element`, `control` (what takes the focus), `customId`, `check()`,
 * and `value` or, for files, `chosen`.
 */
export function modalField(app, part) {
  if (part.type === TYPE.TEXT) return shown(app, part);
  const inner = part.type === TYPE.LABEL ? part.component : part;
  const label = part.label ?? inner.label ?? "";
  const field = make(app, inner, label);
  const id = newId("field");
  const about = part.type === TYPE.LABEL ? part.description : null;
  const problem = h("small", { class: "option-problem", id: `${id}-problem`, role: "alert" });
  field.control.id = id;
  field.control.setAttribute("aria-describedby", `${id}-about ${id}-problem`);
  const required = inner.required ?? true;
  if (required) field.control.setAttribute("aria-required", "true");
  return {
    get value() { return field.read(); },
    get chosen() { return field.files?.(); },
    customId: inner.custom_id,
    control: field.control,
    element: h("div", { class: "modal-field" },
      h("label", { for: id }, label, required && h("span", { class: "needed", "aria-hidden": "true" }, " *")),
      about && h("small", { id: `${id}-about` }, about),
      field.element ?? field.control, field.beside, problem),
    check() {
      const said = field.problem(required);
      fill(problem, said);
      field.control.setAttribute("aria-invalid", String(said !== ""));
      return said === "";
    },
  };
}

function shown(app, part) {
  return { element: h("div", { class: "content" }, markdown(part.content, app.names)), check: () => true };
}

function make(app, part, label) {
  if (part.type === TYPE.TEXT_INPUT) return text(part);
  if (part.type === TYPE.FILES) return files(part);
  return menu(app, part, label);
}

function text(part) {
  const long = part.style === PARAGRAPH;
  const control = h(long ? "textarea" : "input", {
    type: long ? null : "text", rows: long ? 4 : null, placeholder: part.placeholder,
    maxlength: part.max_length ?? 4000, value: part.value ?? "", autocomplete: "off",
  });
  return {
    control,
    read: () => control.value,
    problem(required) {
      const { length } = control.value.trim();
      if (!length) return required ? t("form.needed") : "";
      return length < (part.min_length ?? 0) ? t("form.short", { count: part.min_length }) : "";
    },
  };
}

function menu(app, part, label) {
  const options = part.options ?? entityOptions(app.world, part);
  let values = part.options
    ? options.filter((option) => option.default).map((option) => option.value)
    : (part.default_values ?? []).map((value) => value.id);
  const least = part.min_values ?? 1;
  const control = chooser({
    label, options, chosen: values, least, most: part.max_values ?? 1,
    placeholder: part.placeholder ?? t("choose.placeholder"),
    onchange: (chosen) => {
      values = chosen;
    },
  });
  return {
    control,
    read: () => (values.length > 1 ? values : values[0] ?? ""),
    problem: (required) => (required && values.length < least ? t("form.choose") : ""),
  };
}

function files(part) {
  const { input: control, element } = filePicker({ several: (part.max_values ?? 1) > 1 });
  const list = h("ul", { class: "tray" });
  const chosen = () => [...control.files].slice(0, part.max_values ?? 1);
  control.addEventListener("change", () => fill(list, chosen().map((file) =>
    h("li", { class: "tray-card" }, preview(file), h("span", { class: "file-name" }, file.name)))));
  return {
    control,
    element,
    beside: list,
    files: chosen,
    problem: (required) =>
      (required && chosen().length < (part.min_values ?? 1) ? t("form.file") : ""),
  };
}
