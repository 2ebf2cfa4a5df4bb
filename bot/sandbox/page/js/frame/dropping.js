/** Files that are dragged anywhere over the page, and dropped. */

import { h, icon } from "../dom.js";
import { t } from "../words.js";

/** Call `take` with the files that are dropped; `where` names the place while they hover. */
export function acceptDrops(take, where) {
  const cover = h("div", { class: "drop", hidden: true, "aria-hidden": "true" });
  document.body.append(cover);
  let depth = 0;
  const brings = (event) => event.dataTransfer?.types.includes("Files");
  const leave = () => {
    depth = 0;
    cover.hidden = true;
  };
  document.addEventListener("dragenter", (event) => {
    if (!brings(event) || document.querySelector("dialog[open]")) return;
    depth += 1;
    cover.hidden = false;
    cover.replaceChildren(h("div", { class: "drop-card" }, icon("plus"), h("p", null, t("composer.drop", { place: where() }))));
  });
  document.addEventListener("dragleave", () => {
    depth -= 1;
    if (depth <= 0) leave();
  });
  document.addEventListener("dragover", (event) => {
    if (brings(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    leave();
    if (!brings(event) || event.target.matches?.("input[type=file]")) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) take(event.dataTransfer.files);
  });
}
