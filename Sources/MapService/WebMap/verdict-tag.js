import { h } from "./dom.js";
import { term } from "./i18n.js";
import { look } from "./verdicts.js";

/** A verdict as a sign and words in its colour. */
export function verdictTag(verdict) {
  return h("span", { class: `verdict ${verdict}` }, h("span", { class: "verdict-sign", "aria-hidden": "true" }, look(verdict).sign), term("verdict", verdict));
}
