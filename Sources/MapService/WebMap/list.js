// Lists of features: the map's content as text, every entry a button.

import { periodInWords } from "./dates.js";
import { h } from "./dom.js";
import { country, kilometres, language, number, percent, t, term } from "./i18n.js";
import { signIcon, toll } from "./card.js";

const most = 100;

/** An ordered list that shows its beginning, and more of it on request: 100,000 buttons would stop the page. */
function growing(features, make) {
  const list = h("ol", { class: "list" });
  const more = h("button", { type: "button", class: "more", click: () => grow(true) });
  let shown = 0;
  const grow = (isAsked) => {
    const added = features.slice(shown, shown + most).map(make);
    list.append(...added);
    shown += added.length;
    more.textContent = t("list.more", { n: number(Math.min(most, features.length - shown)), rest: number(features.length - shown) });
    more.hidden = shown >= features.length;
    // The button goes or moves on: the focus stands at the first of what has come.
    if (isAsked) added[0]?.querySelector("button").focus();
  };
  grow(false);
  return features.length > most ? [list, more] : list;
}

/** An ordered list of incidents; `onPick` is called with the feature. */
export function incidentList(layer, features, { onPick, selected }) {
  return growing(features, (feature) => {
    const p = feature.properties;
    const killed = toll(p.killed_min, p.killed_max);
    const measured = Number.isFinite(p.distance_m) ? `${kilometres(p.distance_m)} ${term("compass", p.compass)}` : null;
    return entry(layer, feature, selected, onPick, p.title, [
      measured, periodInWords(p.date_start, p.date_end, language()) || term("precision.date", "unknown"), p.place, term("kind", p.kind),
      killed ? `${killed} ${term("toll", "killed")}` : null,
    ]);
  });
}

/** A list of the places that a text names, with what they were taken for. */
export function placeList(features, { onPick, selected }) {
  return growing(features, (feature) => {
    const p = feature.properties;
    return entry("mentions", feature, selected, onPick, p.name, [
      p.code ? term("code", p.code) : null, country(p.country) === p.name ? null : country(p.country),
      Number.isFinite(p.confidence) ? percent(p.confidence) : null, p.times > 1 ? `${number(p.times)} ×` : null,
    ]);
  });
}

/** A list of bases with their operators. */
export function baseList(features, { onPick, selected }) {
  return h("ol", { class: "list" }, features.map((feature) => {
    const p = feature.properties;
    const names = p.operators.map((operator) => operator.name).join("; ");
    return entry("bases", feature, selected, onPick, p.name, [country(p.country), names || term("status", p.status)]);
  }));
}

function entry(layer, feature, selected, onPick, title, details) {
  const key = `${layer}/${feature.id}`;
  return h("li", {}, h("button", {
    type: "button", class: "entry", "aria-pressed": String(key === selected), "data-key": key, click: () => onPick(layer, feature),
  }, signIcon(layer, feature.properties, 18), h("span", { class: "entry-title", dir: "auto" }, title),
  h("span", { class: "entry-details" }, details.filter(Boolean).join(" · "))));
}
