/** Light or dark: as the system has it, until one chooses. */

const KEY = "reelthread-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

/** The theme that is shown: `light` or `dark`. */
export function theme() {
  return document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");
}

/** Show what was chosen last time. */
export function restoreTheme() {
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset.theme = chosen;
}

/** Show the other theme, and remember it unless it is the system's. */
export function switchTheme() {
  const wanted = theme() === "dark" ? "light" : "dark";
  if (wanted === (dark.matches ? "dark" : "light")) {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset.theme = wanted;
    localStorage.setItem(KEY, wanted);
  }
}

/** Call back whenever the system's theme changes. */
export function onSystemTheme(listener) {
  dark.addEventListener("change", listener);
}
