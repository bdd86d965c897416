// What of the map is shown: where a thing lies, and how much of the map the card leaves free.

import { statedFeatures } from "./checked.js";
import { number } from "./i18n.js";
import { circle } from "./geodesic.js";

const $ = (id) => document.getElementById(id);

/** How much of the map the card hides, on each side, besides a margin. */
export function room(margin) {
  const [map, card] = ["map", "card"].map((id) => $(id).getBoundingClientRect());
  const isAside = card.width < map.width * 0.7;
  return {
    top: margin, left: margin,
    right: margin + (!$("card").hidden && isAside ? Math.max(0, map.right - card.left) : 0),
    bottom: margin + (!$("card").hidden && !isAside ? Math.max(0, map.bottom - card.top) : 0),
  };
}

/** Moves the map only if the thing is out of sight, or under the card. */
export function goTo(map, feature) {
  if (!feature.geometry) return;
  const points = extent(feature);
  const box = $("map").getBoundingClientRect();
  const free = room(25);
  const isSeen = points.every((point) => {
    const [x, y] = map.project(point);
    return x > free.left && y > free.top && x < box.width - free.right && y < box.height - free.bottom;
  });
  if (isSeen) return;
  if (feature.geometry.type !== "Point") {
    zoomTo(map, feature);
    return;
  }
  const [longitude, latitude] = feature.geometry.coordinates;
  map.setView({ longitude, latitude, zoom: Math.max(map.view().zoom, 4) });
  const aside = map.unproject([(box.width + free.right - free.left) / 2, (box.height + free.bottom - free.top) / 2]);
  map.setView({ ...map.view(), longitude: aside[0], latitude: aside[1] });
}

/** The positions that must be seen with a thing: of a claim also where the stated length ends. */
function extent(feature) {
  const { geometry } = feature;
  if (geometry.type === "Point") return [geometry.coordinates];
  const stated = feature.properties.measured_from ? statedFeatures(feature).filter((other) => other.geometry.type === "LineString") : [];
  return [...geometry.coordinates, ...stated.flatMap((other) => other.geometry.coordinates)];
}

/** Shows the whole of a thing: a line, or a point with the circle of its uncertainty. */
export function zoomTo(map, feature) {
  const { geometry, properties: p } = feature;
  const points = geometry.type === "Point" ? circle(geometry.coordinates, Math.max(1, p.uncertainty_km ?? p.radius_km ?? 1) * 1000, 16) : extent(feature);
  map.fit(boxOf(points), room(60), 13);
}

/** West, south, east and north of positions. */
export function boxOf(points) {
  const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Writes the scale for the middle of the map. */
export function writeScale(map) {
  const { latitude, zoom } = map.view();
  const metres = (Math.cos((latitude * Math.PI) / 180) * 40075016.686) / (512 * 2 ** zoom);
  const wanted = metres * 110;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [5, 2, 1].map((factor) => factor * power).find((value) => value <= wanted);
  const bar = $("scale").querySelector("span");
  bar.style.width = `${step / metres}px`;
  bar.textContent = step >= 1000 ? `${number(step / 1000)}\u00a0km` : `${number(step)}\u00a0m`;
}
