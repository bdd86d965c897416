// How each verdict looks: always a sign and a line pattern besides the colour, so that it can be told
// apart in print and by people who see colours differently.

/** sign: a character; dash: of the line on the map, in line widths; colours for the light and dark theme. */
export const verdicts = {
  consistent: { sign: "✓", dash: null, light: "#1e6b45", dark: "#67c296" },
  rounded: { sign: "≈", dash: null, light: "#4a7a1e", dark: "#a3cc73" },
  "road-like": { sign: "∿", dash: [5, 2], light: "#8f5a00", dark: "#e5ad4f" },
  "too-long": { sign: ">", dash: [2.5, 1.5], light: "#b23a0e", dark: "#ff9166" },
  "too-short": { sign: "<", dash: [1, 1.2], light: "#a11230", dark: "#ff8095" },
  "direction-off": { sign: "∠", dash: [5, 1.5, 1, 1.5], light: "#6f3590", dark: "#cf9df0" },
  "unit-mismatch": { sign: "≠", dash: [3, 1.5, 1, 1.5, 1, 1.5], light: "#9b2f6b", dark: "#f08fc4" },
  "ambiguous-place": { sign: "?", dash: [1, 2.5], light: "#235a8c", dark: "#83b8e8" },
  "not-checkable": { sign: "–", dash: [0.6, 2.2], light: "#5c5c58", dark: "#a9a9a3" },
};

/** The look of a verdict; one that is not known looks like "not checkable". */
export function look(verdict) {
  return verdicts[verdict] ?? verdicts["not-checkable"];
}
