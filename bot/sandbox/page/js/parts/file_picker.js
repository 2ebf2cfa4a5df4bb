/** A control with which files are chosen, in the page's own words: the browser's speaks its own. */

import { h } from "../dom.js";
import { t } from "../words.js";

/** An input for files, and the `element` in which it stands. */
export function filePicker({ several = false } = {}) {
  const input = h("input", { type: "file", multiple: several });
  const element = h("span", { class: "file-picker" }, input,
    h("span", { class: "button secondary", "aria-hidden": "true" }, t("file.choose")));
  return { input, element };
}
