// The legend: the signs and lines of what is shown now, in words.

import { signIcon } from "./card.js";
import { fill, h, s } from "./dom.js";
import { t, term } from "./i18n.js";
import { colours, themeName } from "./theme.js";
import { verdictTag } from "./verdict-tag.js";
import { look, verdicts } from "./verdicts.js";

const item = (layer, properties, words) => h("li", {}, signIcon(layer, properties, 18), words);

const stroke = (colour, width, dash) => s("svg", { viewBox: "0 0 36 8", width: 36, height: 8, "aria-hidden": "true" },
  s("path", { d: "M0 4h36", stroke: colour, "stroke-width": width, "stroke-dasharray": dash }));

const part = (title, entries, attributes = {}) => h("div", {}, h("h3", {}, title), h("ul", attributes, entries));

const bases = () => part(t("bases.title"), [
  ["air-base", "army-camp", "outpost", "airport"].map((kind) => item("bases", { kind, state: "used" }, term("base", kind))),
  ["used", "building", "unknown", "past"].map((name) => item("bases", { kind: "army-camp", state: name }, t(`legend.${name}`))),
]);

const incidents = () => part(t("incidents.title"),
  [["violence", "ambush"], ["forces", "movement"], ["politics", "coup"], ["accident", "accident"], ["total", "aggregate"]]
    .map(([group, kind]) => item("incidents", { kind }, t(`legend.${group}`))));

const lines = () => part(t("legend.lines"), [
  h("li", {}, stroke(colours().border, 1.6, null), t("legend.border")),
  h("li", {}, stroke(colours().border, 1.6, "5 3"), t("legend.disputed")),
  h("li", {}, stroke(colours().accent, 1.6, "5 3"), t("legend.circle")),
]);

const judgements = () => part(t("legend.verdicts"), Object.keys(verdicts).map((verdict) => h("li", {},
  stroke(look(verdict)[themeName()], 3, look(verdict).dash?.map((length) => length * 3).join(" ")),
  h("span", {}, verdictTag({ verdict, stated: 0 }), h("span", { class: "aside" }, term("meaning", verdict))))), { class: "verdicts" });

const ruler = () => part(t("legend.lines"), [
  h("li", {}, stroke(colours().ink, 1.6, "2 3"), t("legend.stated")),
  h("li", {}, stroke(colours().border, 1.6, "5 3"), t("legend.disputed")),
]);

/** Writes the legend for a tab: what is not on the map is not in it. */
export function writeLegend(body, tab) {
  fill(body, tab === "check" ? [judgements(), ruler()] : tab === "near" ? [incidents(), lines()] : [bases(), incidents(), lines()]);
}
