/** A picture for a video that nobody has played yet: its very first moment is often black. */

import { h } from "../dom.js";

const AT_S = 1;

/** Show a later moment of a video on its player, once the player comes into sight. */
export function givePoster(player) {
  const watch = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    watch.disconnect();
    draw(player);
  });
  watch.observe(player);
}

/** A copy is wound forward, so that the player itself stays at its beginning. */
function draw(player) {
  const copy = h("video", { src: player.src, muted: true, preload: "auto" });
  copy.addEventListener("loadedmetadata", () => {
    copy.currentTime = Math.min(AT_S, copy.duration / 2);
  }, { once: true });
  copy.addEventListener("seeked", () => {
    const canvas = h("canvas", { width: copy.videoWidth, height: copy.videoHeight });
    canvas.getContext("2d").drawImage(copy, 0, 0);
    canvas.toBlob((picture) => show(player, picture), "image/jpeg");
    copy.removeAttribute("src");
    copy.load();
  }, { once: true });
}

function show(player, picture) {
  if (!picture) return;
  const url = URL.createObjectURL(picture);
  player.poster = url;
  player.addEventListener("play", () => URL.revokeObjectURL(url), { once: true });
}
