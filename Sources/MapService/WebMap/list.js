// Lists of features: the map's content as text, every entry a button.

import { periodInWords } from "./dates.js";
import { h } from "./dom.js";
import { kilometres, language, term } from "./i18n.js";
import { signIcon, toll } from "./card.js";

/** An ordered list of incidents; `onPick` is called with the feature. */
export function incidentList(layer, features, { onPick, selected }) {
  return h("ol", { class: "list" }, features.map((feature) => {
    const p = feature.properties;
    const killed = toll(p.killed_min, p.killed_max);
    const measured = Number.isFinite(p.distance_m) ? `${kilometres(p.distance_m)} ${term("compass", p.compass)}` : null;
    return entry(layer, feature, selected, onPick, p.title, [
      measured, periodInWords(p.date_start, p.date_end, language()) || term("precision.date", "unknown"), p.place, term("kind", p.kind),
      killed ? `${killed} ${term("toll", "killed")}` : null,
    ]);
  }));
}

/** A list of bases with their operators. */
export function baseList(features, { onPick, selected }) {
  return h("ol", { class: "list" }, features.map((feature) => {
    const p = feature.properties;
    const names = p.operators.map((operator) => operator.name).join("; ");
    return entry("bases", feature, selected, onPick, p.name, [p.country, names || term("status", p.status)]);
  }));
}

function entry(layer, feature, selected, onPick, title, details) {
  const key = `${layer}/${feature.id}`;
  return h("li", {}, h("button", {
    type: "button", class: "entry", "aria-pressed": String(key === selected), "data-key": key, click: () => onPick(layer, feature),
  }, signIcon(layer, feature.properties, 18), h("span", { class: "entry-title" }, title),
  h("span", { class: "entry-details" }, details.filter(Boolean).join(" · "))));
}
