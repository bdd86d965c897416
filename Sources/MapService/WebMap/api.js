// Everything that is asked of the service, and the shapes that the page works with.
// Addresses are relative, so that the map also works behind a prefix.

import { firstDay, lastDay, monthIndex } from "./dates.js";
import { circle, compassPoint, geodesicLine, inverse } from "./geodesic.js";

/** An answer that is no success, with the service's own sentence. */
export class ServiceError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function ask(path, parameters = {}, options = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ""));
  const address = query.size > 0 ? `${path}?${query}` : path;
  let answer;
  try {
    answer = await fetch(address, { ...options, headers: { Accept: "application/geo+json, application/json", ...options.headers } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ServiceError(0, "");
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new ServiceError(answer.status, body.detail ?? body.description ?? body.message ?? body.title ?? answer.statusText);
  return body;
}

/** The features of a collection, page by page, up to a limit; `isWhole` tells whether these are all. */
async function allFeatures(collection, parameters = {}, most = 200000) {
  const features = [];
  let page = await ask(`collections/${collection}/items`, { limit: 10000, ...parameters });
  for (;;) {
    features.push(...page.features);
    const next = page.links?.find((link) => link.rel === "next")?.href;
    if (!next || features.length >= most) return { features, isWhole: !next };
    // Only path and query are taken over: behind a proxy the service may know itself by another name.
    const { pathname, search } = new URL(next, document.baseURI);
    page = await ask(pathname + search);
  }
}

const list = (text, separator = "; ") => (text ? String(text).split(separator).filter(Boolean) : []);

/** The bases with who is known to have run them on a day. */
export async function bases(day) {
  const { features } = await ask("bases", { on: day });
  return features.map((feature) => {
    const given = feature.properties;
    const periods = list(given.operators_since);
    const operators = list(given.operators).map((name, index) => ({ name, period: periods[index] ?? "" }));
    return {
      ...feature,
      properties: { ...given, day, operators, possible: list(given.possible_operators), state: states[given.status] ?? "unknown" },
    };
  });
}

/** How the status of a base on a day is drawn. */
const states = { operating: "used", "under-construction": "building", "possibly operating": "unknown", "no operator known": "past" };

/** The logs of incidents that the service has: its own, then those of files, each with the collection of what lies in areas. */
export async function logs() {
  const { collections } = await ask("collections", { f: "json" });
  const ids = collections.map((collection) => collection.id);
  const found = collections.filter(({ id }) => /(^|_)incidents$/.test(id));
  return found.map(({ id, numberOfFeatures: count }, index) => ({
    id, count, name: id.replace(/_?incidents$/, ""),
    // The areas of the first file need no prefix, since nothing else has their name.
    areas: [`${id}_by_area`, ...(index === 1 ? ["incidents_by_area"] : [])].find((other) => ids.includes(other)) ?? null,
  }));
}

/** What lists and the map need of an incident; the rest comes when one is opened. */
const light = "title,kind,date_start,date_end,date_precision,place,killed_min,killed_max";
const many = 2000;

/** Those of these properties that a collection has: to ask for others is an error. */
async function lightOf(collection) {
  const { properties } = await ask(`collections/${collection}/queryables`);
  return light.split(",").filter((name) => name in properties).join(",");
}

/** The incidents of a log, the latest first. */
export async function incidents({ id, areas, count }) {
  const isLight = count > many;
  const parameters = isLight ? { properties: await lightOf(id) } : {};
  const parts = await Promise.all([id, areas].filter(Boolean).map((collection) => allFeatures(collection, parameters)));
  const features = parts.flatMap((part) => part.features).map((feature) => incident(feature, isLight));
  const date = ({ properties: p }) => p.date_start ?? "";
  features.sort((a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0));
  return { features, isWhole: parts.every((part) => part.isWhole) };
}

/** One incident of a log in full. */
export async function wholeIncident(log, id) {
  return incident(await ask(`collections/${log}/items/${encodeURIComponent(id)}`));
}

function incident(feature, isLight = false) {
  const given = feature.properties;
  const titles = list(given.source_titles);
  return {
    ...feature,
    properties: {
      ...given,
      isLight,
      // Asked for at each step of the slider, and so worked out once.
      first: firstDay(given.date_start), last: lastDay(given.date_end ?? given.date_start), month: given.date_start ? monthIndex(given.date_start) : null,
      reports: Number.isFinite(given.reports) ? given.reports : null,
      sources: list(given.sources).map((key, index) => ({ key, title: titles[index] ?? key })),
      addresses: list(given.source_addresses, " "),
    },
  };
}

let lastSuggest = null;

/** Places that a name, or the beginning of one, may mean; the best first. */
export async function suggest(name, limit = 8) {
  lastSuggest?.abort();
  lastSuggest = new AbortController();
  const answer = await ask("resolve", { name, prefix: true, limit }, { signal: lastSuggest.signal });
  // Completions of a name come without a confidence: they stand after what is likely, before what is not.
  const rank = ({ confidence = 0.01 }) => (confidence >= 0.01 ? confidence : -1);
  return answer.candidates.map(candidate).sort((a, b) => rank(b) - rank(a));
}

function candidate(given) {
  return {
    ...given, matched: given.matched_name ?? given.name, code: given.feature_code ?? "", at: Number.isFinite(given.longitude) ? [given.longitude, given.latitude] : null,
    reasons: (given.reasons ?? []).map((reason) => reason.text ?? reason),
  };
}

/** What happened within a circle: with a point, and apart from these what is known only to an area. */
export async function near({ longitude, latitude, kilometres, since, until }) {
  const answer = await ask("near", { lat: latitude, lon: longitude, within: `${kilometres}km`, since, until });
  return { located: answer.incidents.map((given) => happening(given)), areas: answer.area_only.map((given) => happening(given)) };
}

/** The same for the log of a file: which incidents lie within is worked out by the service, how far by the page. */
export async function nearInLog(log, { longitude, latitude, kilometres }) {
  const ring = circle([longitude, latitude], kilometres * 1000, 72);
  const [xs, ys] = [ring.map((point) => point[0]), ring.map((point) => point[1])];
  const wrapped = (value) => ((((value + 180) % 360) + 360) % 360) - 180;
  // A circle over a pole has no box of its own; the filter alone decides then.
  const isPolar = Math.abs(latitude) + kilometres / 110 > 88;
  const bbox = isPolar ? null : [wrapped(Math.min(...xs)), Math.min(...ys), wrapped(Math.max(...xs)), Math.max(...ys)].map((value) => value.toFixed(4)).join(",");
  const filter = `distance(geometry, POINT(${longitude} ${latitude})) <= ${kilometres * 1000}`;
  const { features } = await allFeatures(log, { bbox, filter, properties: await lightOf(log) });
  const located = features.map((feature) => {
    const { azimuth, metres } = inverse([longitude, latitude], feature.geometry.coordinates);
    const found = incident(feature, true);
    Object.assign(found.properties, { distance_m: metres, azimuth, compass: compassPoint(azimuth) });
    return found;
  });
  return { located: located.sort((a, b) => a.properties.distance_m - b.properties.distance_m), areas: [] };
}

/** A flat record of an incident as a feature. */
function happening({ id, longitude, latitude, ...properties }) {
  const geometry = Number.isFinite(longitude) ? { type: "Point", coordinates: [longitude, latitude] } : null;
  return incident({ type: "Feature", id, geometry, properties });
}

/** What a text states about geography: mentions and claims with offsets in code points. */
export async function check(text) {
  const answer = await ask("check", {}, { method: "POST", headers: { "Content-Type": "text/plain; charset=utf-8" }, body: text });
  return {
    mentions: answer.mentions,
    claims: answer.claims.map((claim, index) => ({
      ...claim, number: index + 1, measured: claim.measured_metres, stated: claim.stated_metres, line: measuredLine(claim),
    })),
  };
}

/** Where anybody can repeat a measurement: the service's own answer for the two positions; null where nothing was measured. */
export function measurementLink({ measured_from: from, measured_to: to }) {
  if (!from || !to) return null;
  const query = new URLSearchParams({ from: `${from.latitude},${from.longitude}`, to: `${to.latitude},${to.longitude}` });
  return new URL(`distance?${query.toString().replaceAll("%2C", ",")}`, document.baseURI).href;
}

/** The geodesic that was measured, from the reference to the subject; null where nothing was. */
function measuredLine({ measured_from: from, measured_to: to }) {
  if (!from || !to) return null;
  return { type: "LineString", coordinates: geodesicLine([from.longitude, from.latitude], [to.longitude, to.latitude]) };
}
