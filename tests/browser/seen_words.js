() => {
  // What people and the bot have written is theirs, and so are the names of things.
  const OWN = ".content, .author, .channel, .day, .topic, .avatar, .account option, .command-name, .command-about, "
    + ".option label, .option-about, .pill, .file-name, .tag, time, pre, .entry, .meter > span:first-child, .intro h2, "
    + "#place, .person-text > span, .sidebar h1, .crumb, .palette-row, .facts dd";
  const NAMES = ["aria-label", "title", "placeholder", "alt"];
  const visible = (element) => element.checkVisibility() || element.closest(".unseen, .skip");
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    if (data.trim() && visible(element) && !element.closest(`${OWN}, noscript`)) said.push(data.trim());
  }
  for (const element of document.querySelectorAll("body *")) {
    if (!visible(element) || element.closest(OWN)) continue;
    for (const name of NAMES) {
      const text = element.getAttribute(name);
      if (text) said.push(`${name}: ${text}`.replace(`${name}: ⟦`, "⟦"));
    }
  }
  return said;
}
