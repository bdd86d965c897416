// The card of one thing on the map: what it is, how well its place and time are known, and who says so.

import { periodInWords, inWords } from "./dates.js";
import { fill, h, s } from "./dom.js";
import { country, difference, distance, kilometres, language, number, percent, position, quoted, t, term } from "./i18n.js";
import { source } from "./sources.js";
import { signOf, signPaths } from "./symbols.js";
import { colours } from "./theme.js";
import { verdictMeaning, verdictTag } from "./verdict-tag.js";

/** The sign of a feature, as on the map. */
export function signIcon(layer, properties, size = 20) {
  return s("svg", { viewBox: "-1 -1 26 26", width: size, height: size, "aria-hidden": "true", class: "sign-icon" },
    signPaths(signOf(layer, properties), colours()).map((path) => s("path", path)));
}

// The data is written in English: readers of screens are told so on the French page.
const english = () => (language() === "en" ? {} : { lang: "en" });

const rows = (pairs) => h("dl", {}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "" && value.length !== 0)
  .map(([key, value]) => [h("dt", {}, t(key)), h("dd", {}, value)]));

/** Shows things in the card: the first one in full, the others as buttons. */
export function showCard(card, things, { onClose, onOther, onZoom, onCite }) {
  const [first, ...others] = things;
  const { layer, feature } = first;
  fill(card,
    h("header", { class: layer === "claims" ? "unsigned" : null }, layer === "claims" ? null : signIcon(layer, feature.properties, 24), h("div", {}, heading(layer, feature)),
      h("button", { type: "button", class: "close", "aria-label": t("card.close"), click: onClose }, "×")),
    layer === "bases" ? base(feature) : layer === "mentions" ? place(feature) : layer === "claims" ? claim(feature) : incident(feature),
    h("p", { class: "actions" },
      feature.geometry ? h("button", { type: "button", class: "zoom-here", click: () => onZoom(feature) }, t("card.zoom")) : null,
      h("button", { type: "button", class: "cite", click: () => onCite(first) }, t("cite.copy"))),
    others.length > 0 ? h("nav", { class: "also", "aria-label": t("card.also") }, h("h3", {}, t("card.also")),
      others.map((other) => h("button", { type: "button", click: () => onOther(other) },
        signIcon(other.layer, other.feature.properties, 16), " ", other.feature.properties.title ?? other.feature.properties.name ?? ""))) : null);
  card.hidden = false;
  card.scrollTop = 0;
}

function heading(layer, { properties: p }) {
  const kind = layer === "bases" ? term("base", p.kind) : layer === "mentions" ? placeKind(p)
    : layer === "claims" ? `${t("check.claim")} ${p.number} · ${term("claim", p.kind)}` : term("kind", p.kind);
  return [h("p", { class: "kicker" }, kind), h("h2", { id: "card-title", dir: "auto" }, layer === "claims" ? quoted(p.text) : p.title ?? p.name ?? p.text ?? "")];
}

function placeKind(properties) {
  return [properties.code ? term("code", properties.code) : "", country(properties.country)].filter(Boolean).join(" · ");
}

function incident({ geometry, properties: p }) {
  const bounds = (name) => toll(p[`${name}_min`], p[`${name}_max`]);
  return [
    rows([
      ["card.when", [periodInWords(p.date_start, p.date_end, language()) || t("card.undated"), precisionNote("date", p.date_precision)]],
      ["card.where", [p.place ?? "", precisionNote("place", p.place_precision, p.radius_km), geometry ? h("span", { class: "coordinates" }, position(geometry.coordinates)) : h("span", { class: "aside" }, t("card.noPoint"))]],
      ["card.destination", p.destination],
      ["card.actors", p.actors],
      ["card.killed", bounds("killed") && [bounds("killed"), p.killed_note ? h("span", { class: "aside", ...english() }, p.killed_note) : null]],
      ["card.wounded", bounds("wounded")],
      ["card.captured", bounds("captured")],
      ["card.distance", !Number.isFinite(p.distance_m) ? null : `${distance(p.distance_m)} · ${number(p.azimuth, 1)}° ${term("compass", p.compass)}`],
      ["card.certainty", p.certainty === "stated" ? null : term("certainty", p.certainty)],
    ]),
    p.note ? h("p", { class: "note", ...english() }, p.note) : null,
    sources(p.sources, p.reports, p.addresses),
  ];
}

function base({ geometry, properties: p }) {
  return [
    rows([
      ["card.operators", [h("span", { class: "aside" }, t("card.onDay", { day: inWords(p.day, language()) })), p.operators.length > 0
        ? h("ul", {}, p.operators.map((operator) => h("li", {}, operator.name, operator.period ? h("span", { class: "aside" }, period(operator.period)) : null)))
        : t("card.noOperator")]],
      ["card.possible", p.possible.join("; ")],
      ["card.basis", p.inferred ? t("card.inferred") : null],
      ["card.status", p.status ? term("status", p.status) : null],
      ["card.where", [h("span", {}, p.near_place ?? country(p.country)), geometry ? h("span", { class: "coordinates" }, position(geometry.coordinates)) : null, uncertainty(p)]],
      ["card.codes", p.codes],
    ]),
    p.note ? h("p", { class: "note", ...english() }, p.note) : null,
    sources([
      p.source ? { ...source(p.source, p.source_id), label: t("card.position") } : null,
      ...(p.operator_sources ?? "").split("; ").filter(Boolean).map((key) => ({ ...source(key), label: t("card.operators") })),
    ]),
  ];
}

function place({ geometry, properties: p }) {
  return [
    rows([
      ["card.words", p.text && p.text !== p.name ? quoted(p.text) : null],
      ["card.where", [geometry ? h("span", { class: "coordinates" }, position(geometry.coordinates)) : null, uncertainty(p)]],
      ["card.confidence", Number.isFinite(p.confidence) ? percent(p.confidence) : null],
      ["card.reasons", p.reasons?.length ? h("ul", {}, p.reasons.map((reason) => h("li", english(), reason))) : null],
      ["card.inhabitants", p.population ? number(p.population) : null],
    ]),
    p.note ? h("p", { class: "note", ...english() }, p.note) : null,
    sources([p.source ? source(p.source, p.source_id) : byNumber(p.id)]),
  ];
}

/** The source that a bare identifier tells of: `geonames:2440485`. */
function byNumber(id) {
  const [key, record] = String(id).split(":");
  return key === "geonames" && record ? source(key, record) : null;
}

function claim({ properties: p }) {
  const isCompared = p.stated !== null && p.measured !== null;
  return [
    h("p", {}, verdictTag(p)),
    h("p", { class: "meaning" }, verdictMeaning(p)),
    rows([
      ["check.stated", stated(p)],
      ["check.measured", p.measured === null ? null : distance(p.measured)],
      ["check.difference", isCompared ? difference(p.stated, p.measured) : null],
      ["check.azimuth", Number.isFinite(p.azimuth_degrees) ? `${number(p.azimuth_degrees, 1, true)}°` : null],
      ["check.from", end(p.measured_from)],
      ["check.to", end(p.measured_to)],
      ["check.tolerance", p.tolerance ? [`± ${kilometres(p.tolerance.wide_metres)}`, h("span", { class: "aside", ...english() }, p.tolerance.reason)] : null],
    ]),
    p.explanation ? h("p", { class: "note", ...english() }, p.explanation) : null,
  ];
}

/** The stated length as the text has it; of miles the kilometres as well. */
function stated({ stated: metres, value, unit }) {
  if (metres === null) return null;
  return /^mi/.test(unit ?? "") && Number.isFinite(value) ? `${number(value, 1)}\u00a0mi (${kilometres(metres)})` : kilometres(metres);
}

/** One end of a measurement: what was taken, where, and on whose word. */
function end(site) {
  if (!site) return null;
  return [site.name, h("span", { class: "coordinates" }, position([site.longitude, site.latitude])), site.source ? h("span", { class: "aside" }, source(site.source).title) : null];
}

function uncertainty(p) {
  if (p.uncertainty_km === undefined || p.uncertainty_km === null) return null;
  return h("span", { class: "aside" }, t("card.within", { km: number(p.uncertainty_km, 1) }));
}

function precisionNote(kind, value, radius = null) {
  const words = value ? term(`precision.${kind}`, value) : "";
  const within = radius ? t("card.within", { km: number(radius, 1) }) : "";
  return words || within ? h("span", { class: "aside" }, [words, within].filter(Boolean).join(", ")) : null;
}

/** A toll in words: exact, at least, at most, or between; null where nothing is known. */
export function toll(low, high) {
  const [least, most] = [low ?? null, high ?? null];
  if (least === null && most === null) return null;
  if (least === most) return number(least);
  if (most === null) return t("toll.atLeast", { n: number(least) });
  if (least === null) return t("toll.atMost", { n: number(most) });
  return t("toll.between", { low: number(least), high: number(most) });
}

function sources(items, reports = null, addresses = []) {
  const listed = (items ?? []).filter((item) => item?.title).map((item) => ({ ...item, address: item.address ?? source(item.key).address }));
  if (listed.length === 0) return null;
  // An address that belongs to a title is its link; the others stand below by the names of their hosts.
  const rest = addresses.filter((address) => !listed.some((item) => item.address === address));
  return h("section", { class: "sources" }, h("h3", {}, reports > 1 ? t("card.reports", { n: reports }) : t("card.sources")),
    h("ol", {}, listed.map((item) => h("li", {}, item.label ? `${item.label}${language() === "fr" ? "\u00a0" : ""}: ` : null, link(item.address, item.title) ?? item.title))),
    rest.map((address) => link(address)));
}

/** A link out, by words or the name of its host; only to the web. */
function link(address, words = null) {
  const target = URL.canParse(address) ? new URL(address) : null;
  if (!target || !["http:", "https:"].includes(target.protocol)) return null;
  return h("a", { href: target.href, rel: "noreferrer noopener", target: "_blank" }, words ?? target.hostname.replace(/^www\./, ""));
}

/** The period of an operator, from the service's English form to the language of the page. */
function period(text) {
  const [, from, until] = /^(\S+) to (\S+)$/.exec(text) ?? [];
  if (from) return `${inWords(from, language())} – ${inWords(until, language())}`;
  const [, word, date] = /^(since|until) (\S+)$/.exec(text) ?? [];
  return word ? t(`period.${word}`, { date: inWords(date, language()) }) : t("period.always");
}
