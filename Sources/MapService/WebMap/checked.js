// What a checked text puts on the map: the places it names, the geodesics that were measured, and how far its words reach.

import { destination, geodesicLine, inverse } from "./geodesic.js";
import { kilometres, t } from "./i18n.js";

const areaKinds = ["country", "area", "region", "demonym", "metonym", "organisation"];

/** Places and claims of an answer as features; a place that is an area has no geometry, since a pin would put it where it is not. */
export function checkedFeatures(answer) {
  const places = new Map();
  for (const { place, kind, text, confidence } of answer?.mentions ?? []) {
    if (!place) continue;
    const known = places.get(place.id);
    if (known) {
      known.properties.times += 1;
      continue;
    }
    const geometry = areaKinds.includes(kind) ? null : { type: "Point", coordinates: [place.longitude, place.latitude] };
    places.set(place.id, { type: "Feature", id: place.id, geometry, properties: { ...place, text, confidence, code: place.feature_code, times: 1 } });
  }
  const claims = (answer?.claims ?? []).map((claim) => ({ type: "Feature", id: String(claim.number), geometry: claim.line, properties: claim }));
  return { mentions: [...places.values()], claims };
}

/**
 * A claim that was measured and states a length, drawn to scale: the stated length along the azimuth that was measured,
 * a stroke across where it ends, and both lengths in words at the middle.
 */
export function statedFeatures({ geometry, properties: p }) {
  const [from, to] = [p.measured_from, p.measured_to];
  if (!geometry || !from || !to || p.measured === null) return [];
  const [start, stop] = [[from.longitude, from.latitude], [to.longitude, to.latitude]];
  const { coordinates } = geometry;
  const words = [`${t("check.measured")} ${kilometres(p.measured)}`, p.stated === null ? "" : `${t("check.stated")} ${kilometres(p.stated)}`].filter(Boolean).join(" · ");
  const note = { type: "Feature", id: "note", geometry: { type: "Point", coordinates: coordinates[Math.floor(coordinates.length / 2)] }, properties: { note: words } };
  // Beyond half of the equator the shortest way would turn round.
  if (p.stated === null || p.stated <= 0 || p.stated > 20_000_000) return [note];
  const end = destination(start, inverse(start, stop).azimuth, p.stated);
  const across = inverse(end, start).azimuth;
  const half = Math.max(p.stated, p.measured) * 0.03;
  const line = (name, points) => ({ type: "Feature", id: name, geometry: { type: "LineString", coordinates: points }, properties: { part: name } });
  return [
    line("stated", geodesicLine(start, end)),
    line("end", [destination(end, across + 90, half), end, destination(end, across - 90, half)]),
    note,
  ];
}
