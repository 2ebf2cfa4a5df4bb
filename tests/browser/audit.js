async (touch) => {
  const CONTROLS = "button, a[href], input, select, textarea, video, [role=button], [role=option], [tabindex='0']";
  const LEAST_CONTRAST = 4.5;
  const LEAST_TARGET_PX = 40;
  const found = [];

  await Promise.all(document.getAnimations().filter((one) => one.effect.getTiming().iterations === 1)
    .map((one) => one.finished.catch(() => {})));

  const about = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.slice(0, 40)}`;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !element.closest(".unseen, .skip, [inert]") && element.getBoundingClientRect().width > 0;
  const byIds = (ids) => ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const name = (element) => [
    element.getAttribute("aria-label"), element.hasAttribute("aria-labelledby") && byIds(element.getAttribute("aria-labelledby")),
    [...(element.labels ?? [])].map((label) => label.textContent).join(" "),
    element.textContent, [...element.querySelectorAll("img[alt]")].map((image) => image.alt).join(" "),
  ].find((text) => text && text.trim());

  for (const element of document.querySelectorAll(CONTROLS)) {
    if (seen(element) && !name(element)) found.push(`no name: ${about(element)}`);
  }
  for (const image of document.querySelectorAll("img")) {
    if (!image.hasAttribute("alt")) found.push(`no alt: ${image.src}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids.filter((one, at) => ids.indexOf(one) !== at)) found.push(`id twice: ${id}`);
  for (const name of ["aria-controls", "aria-labelledby", "aria-describedby", "aria-activedescendant"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (name === "aria-controls" && element.getAttribute("aria-expanded") === "false") continue;
      for (const id of element.getAttribute(name).split(" ")) {
        if (!document.getElementById(id)) found.push(`${name} leads nowhere: ${about(element)}`);
      }
    }
  }

  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const over = ([r, g, b, a], ground) => [r, g, b].map((value, at) => value * a / 255 + ground[at] * (1 - a / 255));
  const ground = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) layers.push(rgba(getComputedStyle(one).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !seen(element) || element.closest(":disabled, .spoiler, option")) continue;
    const below = ground(element);
    const [one, other] = [light(over(rgba(getComputedStyle(element).color), below)), light(below)];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < LEAST_CONTRAST) found.push(`contrast ${contrast.toFixed(2)}: ${about(element)}`);
  }

  if (document.documentElement.scrollWidth > innerWidth) found.push("the page is wider than the window");
  for (const element of document.querySelectorAll("#app *")) {
    if (seen(element) && element.getBoundingClientRect().right > innerWidth + 1 && !element.closest("pre, .tabs, .sidebar")) {
      found.push(`beyond the window: ${about(element)}`);
    }
  }
  if (touch) {
    for (const element of document.querySelectorAll("button, select, input, [role=option]")) {
      const { width, height } = element.getBoundingClientRect();
      const inText = element.matches(".mention, .linklike, .quoted");
      if (seen(element) && !inText && Math.min(width, height) < LEAST_TARGET_PX - 0.5) {
        found.push(`small target ${Math.round(width)}×${Math.round(height)}: ${about(element)}`);
      }
    }
  }
  return found;
}
