// The page on paper: a map in SVG, as vectors, and the lists as tables.

import { inWords, periodInWords, today } from "./dates.js";
import { fill, h } from "./dom.js";
import { difference, kilometres, language, number, position, t, term } from "./i18n.js";
import { toll } from "./card.js";
import { source } from "./sources.js";
import { state } from "./state.js";
import { SVGMap } from "./svgmap.js";
import { printColours } from "./theme.js";
import { verdictTag } from "./verdict-tag.js";

/** Writes the sheet anew, for what the page shows now. */
export function writeSheet(sheet, { basemap, view, box, drawn, data, annotated }) {
  const frame = h("div", { class: "sheet-map" });
  const [width, height] = [960, 560];
  // The paper shows the same ground as the screen, whatever the size of the window.
  const zoom = view.zoom + Math.log2(Math.min(width / Math.max(1, box.width), height / Math.max(1, box.height)));
  const map = new SVGMap(frame, { basemap, view: { ...view, zoom }, language: language(), still: true, colours: printColours, size: [width, height] });
  for (const [name, features] of Object.entries(drawn)) map.setData(name, features);
  map.drawNow();
  fill(sheet,
    h("h1", {}, title()), frame,
    h("p", { class: "aside" }, `${t("credit")} · Toposcope, ${inWords(today(), language())}`),
    state.tab === "check" && annotated ? annotated.cloneNode(true) : null,
    tables(drawn, data));
}

function title() {
  if (state.tab === "near" && state.near) return t("near.of", { at: position([state.near.longitude, state.near.latitude]), km: number(state.near.kilometres) });
  if (state.tab === "check") return t("check.title");
  return `${t("bases.title")}, ${inWords(state.on ?? today(), language())} · ${t("incidents.title")}`;
}

const most = 500;

/** A table of rows, each made from an item; of very many only the first are printed, which it says. */
function table(heads, items, row) {
  const rows = items.slice(0, most).map(row);
  return [h("table", {}, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell) => h("td", {}, cell ?? "")))))),
  items.length > most ? h("p", { class: "aside" }, t("print.cut", { n: number(most), all: number(items.length) })) : null];
}

function tables(drawn, data) {
  const at = (feature) => (feature.geometry ? position(feature.geometry.coordinates) : t("card.noPoint"));
  const incidents = [...drawn.incidents, ...drawn.near];
  return [
    drawn.claims.length > 0 ? table([t("check.claim"), t("check.verdict"), t("check.stated"), t("check.measured"), t("check.difference"), t("check.why")], data.claims, ({ properties: p }) => [
      `${p.number}. ${p.text}`, verdictTag(p), p.stated === null ? "" : kilometres(p.stated), p.measured === null ? "" : kilometres(p.measured),
      p.stated === null || p.measured === null ? "" : difference(p.stated, p.measured), p.explanation,
    ]) : null,
    incidents.length > 0 ? table([t("card.when"), t("incidents.title"), t("card.where"), t("card.killed"), t("card.sources")], incidents, (feature) => {
      const p = feature.properties;
      return [periodInWords(p.date_start, p.date_end, language()) || t("card.undated"), `${p.title} (${term("kind", p.kind)})`, [p.place ?? "", h("br"), at(feature)], toll(p.killed_min, p.killed_max), p.sources.map((item) => item.title).join("; ")];
    }) : null,
    drawn.bases.length > 0 ? table([t("bases.title"), t("card.operators"), t("card.where"), t("card.sources")], drawn.bases, (feature) => {
      const p = feature.properties;
      return [`${p.name} (${term("base", p.kind)})`, p.operators.map((operator) => operator.name).join("; ") || term("status", p.status), at(feature), [p.source ? source(p.source, p.source_id).title : "", ...(p.operator_sources ?? "").split("; ").filter(Boolean).map((key) => source(key).title)].filter(Boolean).join("; ")];
    }) : null,
  ];
}
