// Drawing a circle on the map with a pointer: press at the centre, drag to the edge.

import { inverse } from "./geodesic.js";
import { h } from "./dom.js";

/** Lays a sheet over the map that takes one circle; returns a function that takes it away. */
export function drawCircle(stage, map, { radius, onChange, onDone }) {
  const sheet = h("div", { class: "circle-sheet" });
  let centre = null;

  const at = (event) => {
    const box = sheet.getBoundingClientRect();
    return map.unproject([event.clientX - box.left, event.clientY - box.top]);
  };
  const circle = (event) => {
    const km = inverse(centre, at(event)).metres / 1000;
    // A press without a drag keeps the radius that the form has.
    const kilometres = km < 1 ? radius() : Math.min(2000, km < 20 ? Math.round(km) : Math.round(km / 5) * 5);
    return { longitude: ((centre[0] + 540) % 360) - 180, latitude: centre[1], kilometres };
  };

  sheet.addEventListener("pointerdown", (event) => {
    centre = at(event);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (centre) onChange(circle(event));
  });
  sheet.addEventListener("pointerup", (event) => {
    if (!centre) return;
    const done = circle(event);
    sheet.remove();
    onDone(done);
  });
  stage.append(sheet);
  return () => sheet.remove();
}
