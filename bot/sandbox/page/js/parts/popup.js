/** Something that opens beside a control, and closes with Escape, a press elsewhere or leaving. */

const GAP = 6;
const EDGE = 8;
let current = null;

/**
 * Show an element beside `anchor`, or at a point of the window. Focus goes back to the anchor.
 * Returns the function that closes it.
 */
export function openPopup(anchor, element, { point = null, onclose = () => {} } = {}) {
  current?.();
  const host = anchor.closest("dialog") ?? document.getElementById("layer");
  element.classList.add("popup");
  host.append(element);
  place(anchor, element, point);
  const watching = new AbortController();
  const { signal } = watching;
  const close = ({ refocus = true } = {}) => {
    if (signal.aborted) return;
    watching.abort();
    current = null;
    const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body;
    element.remove();
    onclose();
    if (refocus && hadFocus) anchor.focus({ preventScroll: true });
  };
  current = close;
  document.addEventListener("pointerdown", (event) => {
    if (!element.contains(event.target) && !anchor.contains(event.target)) close({ refocus: false });
  }, { signal, capture: true });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }, { signal });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !element.contains(relatedTarget) && relatedTarget !== anchor) {
      close({ refocus: false });
    }
  }, { signal });
  window.addEventListener("resize", () => close(), { signal });
  return close;
}

function place(anchor, element, point) {
  const box = point
    ? { left: point.x, right: point.x, top: point.y, bottom: point.y, width: 0 }
    : anchor.getBoundingClientRect();
  const { style } = element;
  if (element.classList.contains("as-wide")) style.width = `${box.width}px`;
  const below = window.innerHeight - box.bottom - GAP - EDGE;
  const above = box.top - GAP - EDGE;
  const height = element.offsetHeight;
  const under = below >= Math.min(height, 240) || below >= above;
  style.maxHeight = `${Math.max(under ? below : above, 120)}px`;
  const shown = Math.min(height, under ? below : above);
  const top = under ? box.bottom + GAP : box.top - GAP - shown;
  const left = element.classList.contains("to-right") ? box.right - element.offsetWidth : box.left;
  const furthest = window.innerWidth - element.offsetWidth - EDGE;
  style.top = `${Math.max(EDGE, top)}px`;
  style.left = `${Math.max(EDGE, Math.min(left, furthest))}px`;
}

/** Move the focus among elements with the arrow keys; true where a key did. */
export function arrowKeys(event, elements) {
  const at = elements.indexOf(document.activeElement);
  const last = elements.length - 1;
  const next = {
    ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last,
  }[event.key];
  if (next === undefined || last < 0) return false;
  event.preventDefault();
  elements[next].focus();
  return true;
}
