// What is shown as one paragraph to paste into an article or a note: the statement, its positions and its sources.

import { inWords, periodInWords, today } from "./dates.js";
import { country, distance, language, number, position, quoted, t, term } from "./i18n.js";
import { source } from "./sources.js";
import { verdictWords } from "./verdict-tag.js";

/** The paragraph for a thing in the card, ending with the program, the day and the link. */
export function citation({ layer, feature }, address) {
  const body = layer === "claims" ? ofClaim(feature.properties) : layer === "mentions" ? ofPlace(feature) : layer === "bases" ? ofBase(feature) : ofIncident(feature);
  return `${body} ${t("cite.by", { day: inWords(today(), language()) })} ${address}`;
}

const sentence = (...parts) => {
  const words = parts.flat().filter(Boolean).join(", ");
  return words.endsWith(".") ? words : `${words}.`;
};

const site = ({ name, longitude, latitude, source: key }) => `${name}, ${position([longitude, latitude])}${key ? ` (${source(key).title})` : ""}`;

function ofClaim(p) {
  const verdict = t("cite.claim", { claim: quoted(p.text), verdict: verdictWords(p) });
  if (p.measured === null || !p.measured_from || !p.measured_to) return `${verdict} ${p.explanation ?? ""}`.trim();
  const figures = t("cite.measured", {
    length: distance(p.measured), azimuth: Number.isFinite(p.azimuth_degrees) ? number(p.azimuth_degrees, 1, true) : "–",
    from: site(p.measured_from), to: site(p.measured_to),
  });
  return `${verdict} ${figures}`;
}

const at = ({ geometry, properties: p }) => {
  const reach = p.uncertainty_km ?? p.radius_km;
  return geometry?.type === "Point" ? [position(geometry.coordinates), reach ? t("card.within", { km: number(reach, 1) }) : ""] : [];
};

const named = (list) => (list.length > 0 ? ` ${t("card.sources")}${language() === "fr" ? "\u00a0" : ""}: ${list.join("; ")}.` : "");

function ofPlace(feature) {
  const p = feature.properties;
  return sentence(p.name, country(p.country), at(feature)) + named(p.source ? [source(p.source, p.source_id).title] : []);
}

function ofBase(feature) {
  const p = feature.properties;
  const held = p.operators.map((operator) => operator.name).join("; ") || term("status", p.status);
  return sentence(p.name, country(p.country), at(feature), `${t("card.onDay", { day: inWords(p.day, language()) })} ${held}`)
    + named([source(p.source, p.source_id).title, ...(p.operator_sources ?? "").split("; ").filter(Boolean).map((key) => source(key).title)]);
}

function ofIncident(feature) {
  const p = feature.properties;
  return sentence(p.title, periodInWords(p.date_start, p.date_end, language()), p.place, at(feature)) + named(p.sources.map((item) => item.title));
}
