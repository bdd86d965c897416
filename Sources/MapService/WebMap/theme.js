// Colours of the map. Those of the page stand in style.css under the same names.

const themes = {
  light: {
    water: "#dde5e7", land: "#f8f6f0", coast: "#a9a494", border: "#7d776a", inner: "#cfc9ba",
    label: "#4b473f", halo: "#f8f6f0", country: "#6d675a", ink: "#22211e", paper: "#ffffff",
    violence: "#a11230", forces: "#235a8c", politics: "#6f3590", accident: "#8f5a00", total: "#5c5c58",
    accent: "#8a5a14",
  },
  dark: {
    water: "#101417", land: "#1f2326", coast: "#4d555a", border: "#79828a", inner: "#353c41",
    label: "#c9c5ba", halo: "#1f2326", country: "#969184", ink: "#ebe7dc", paper: "#15181a",
    violence: "#ff8095", forces: "#83b8e8", politics: "#cf9df0", accident: "#e5ad4f", total: "#a9a9a3",
    accent: "#d9a753",
  },
};

const dark = matchMedia("(prefers-color-scheme: dark)");
let chosen = "auto";
try { chosen = localStorage.getItem("theme") ?? "auto"; } catch { /* storage is refused: the system decides */ }

/** `auto`, `light` or `dark`. */
export function themeChoice() {
  return chosen;
}

/** Sets the theme and keeps it for the next visit. */
export function chooseTheme(name) {
  chosen = name;
  try { localStorage.setItem("theme", name); } catch { /* not kept then */ }
  apply();
}

/** `light` or `dark`. */
export function themeName() {
  return chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
}

/** The colours in use. */
export function colours() {
  return themes[themeName()];
}

/** The colours for paper. */
export function printColours() {
  return { ...themes.light, water: "#ffffff", land: "#f6f4ee" };
}

const listeners = [];

/** Calls back whenever the colours have changed. */
export function onThemeChange(action) {
  listeners.push(action);
}

function apply() {
  document.documentElement.dataset.theme = themeName();
  for (const action of listeners) action();
}

dark.addEventListener("change", () => { if (chosen === "auto") apply(); });
apply();
