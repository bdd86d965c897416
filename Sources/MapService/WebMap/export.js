// The checked text as a file: places as points, measured claims as lines, with everything that the service said of them.

import { today } from "./dates.js";
import { h } from "./dom.js";

/** A line that runs on past 180 degrees, cut there (RFC 7946, 3.1.9). */
function cut(geometry) {
  if (geometry?.type !== "LineString" || geometry.coordinates.every(([longitude]) => Math.abs(longitude) <= 180)) return geometry ?? null;
  const world = (longitude) => Math.floor((longitude + 180) / 360);
  const parts = [[]];
  let before = null;
  for (const [longitude, latitude] of geometry.coordinates) {
    const here = world(longitude);
    if (before && world(before[0]) !== here) {
      const edge = Math.max(here, world(before[0])) * 360 - 180;
      const share = (edge - before[0]) / (longitude - before[0]);
      const crossing = before[1] + share * (latitude - before[1]);
      parts.at(-1).push([here > world(before[0]) ? 180 : -180, crossing]);
      parts.push([[here > world(before[0]) ? -180 : 180, crossing]]);
    }
    parts.at(-1).push([longitude - here * 360, latitude]);
    before = [longitude, latitude];
  }
  return parts.length === 1 ? { type: "LineString", coordinates: parts[0] } : { type: "MultiLineString", coordinates: parts };
}

/** The claims and places of a checked text as GeoJSON (RFC 7946). */
export function checkedGeoJSON({ claims, mentions }, text) {
  const flat = (properties) => Object.fromEntries(Object.entries(properties).filter(([key]) => key !== "line"));
  const feature = (kind, { id, geometry, properties }) => ({ type: "Feature", id: `${kind}/${id}`, geometry: cut(geometry), properties: { layer: kind, ...flat(properties) } });
  return JSON.stringify({
    type: "FeatureCollection", text,
    features: [...claims.map((claim) => feature("claim", claim)), ...mentions.map((mention) => feature("place", mention))],
  }, null, 1);
}

/** Hands a file to the reader; nothing is sent anywhere. */
export function save(content, mediaType, name) {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const anchor = h("a", { href: address, download: `toposcope-${today()}-${name}` });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
