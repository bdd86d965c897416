// The map in SVG: where WebGL or MapLibre is missing, and on paper. The same methods as in glmap.js.

import { isDisputed, labelZoom, project, unproject } from "./basemap.js";
import { fill, s } from "./dom.js";
import { signOf, signPaths } from "./symbols.js";
import { colours as screenColours, themeName } from "./theme.js";
import { look } from "./verdicts.js";

const tile = 512;
const pointLayers = ["bases", "incidents", "near", "mentions"];

/** From how many points on one stands for others. */
const mostSeen = 8000;
/** From how many on points are dots and no signs. */
const mostSigns = 1500;

/** Whether a box [left, top, right, bottom] overlaps one of others. */
function overlaps(box, others) {
  return others.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
}

export class SVGMap {
  #container;
  #basemap;
  #language;
  #view;
  #data = {};
  #handlers;
  #colours;
  #root;
  #ground;
  #pending = false;
  #size = [800, 600];

  /** `still` maps (for paper) take no input; `colours` gives their palette. */
  constructor(container, { basemap, view, language, onView, onPick, still = false, colours = screenColours, size = null }) {
    this.#container = container;
    this.#basemap = basemap;
    this.#language = language;
    this.#view = { ...view };
    this.#handlers = { onView: onView ?? (() => {}), onPick: onPick ?? (() => {}) };
    this.#colours = colours;
    this.#root = s("svg", { class: "svgmap", role: "img", tabindex: still ? null : "0" });
    fill(container, this.#root);
    if (size) this.#size = size;
    else this.#measure();
    if (!still) this.#listen();
    this.#drawGround();
    this.#draw();
  }

  get kind() { return "svg"; }

  onMove = null;

  view() { return { ...this.#view }; }

  setView(view) {
    this.#view = { ...view };
    this.#changed();
  }

  /** Shows a box; `room` is kept free on each side, as far as the map is large enough. */
  fit([west, south, east, north], room, maxZoom = 9) {
    const [x1, y1] = project([west, north]);
    const [x2, y2] = project([east < west ? east + 360 : east, south]);
    const [width, height] = this.#size;
    const [top, left] = [Math.min(room.top, height / 5), Math.min(room.left, width / 5)];
    const [bottom, right] = [Math.min(room.bottom, height * 0.62), Math.min(room.right, width * (room.right > 200 ? 0.62 : 0.31))];
    const span = Math.max((x2 - x1) / (width - left - right), (y2 - y1) / (height - top - bottom), 1e-9);
    const zoom = Math.min(maxZoom, Math.log2(1 / (span * tile)));
    // What is free lies aside of the middle by half of what is not.
    const scale = tile * 2 ** zoom;
    const [longitude, latitude] = unproject([(x1 + x2) / 2 + (right - left) / 2 / scale, (y1 + y2) / 2 + (bottom - top) / 2 / scale]);
    this.setView({ longitude, latitude, zoom });
  }

  zoomBy(step) {
    this.setView({ ...this.#view, zoom: Math.max(1, Math.min(14, this.#view.zoom + step)) });
  }

  project(position) {
    const [x, y] = project(position);
    const [cx, cy] = project([this.#view.longitude, this.#view.latitude]);
    const scale = this.#scale();
    return [(x - cx) * scale + this.#size[0] / 2, (y - cy) * scale + this.#size[1] / 2];
  }

  unproject([px, py]) {
    const [cx, cy] = project([this.#view.longitude, this.#view.latitude]);
    const scale = this.#scale();
    return unproject([(px - this.#size[0] / 2) / scale + cx, (py - this.#size[1] / 2) / scale + cy]);
  }

  resize() {
    this.#measure();
    this.#draw();
  }

  setData(name, features) {
    this.#data[name] = features;
    this.#later();
  }

  setLanguage(language) {
    this.#language = language;
    this.#later();
  }

  setTheme() {
    this.#drawGround();
    this.#later();
  }

  /** Draws at once, for paper, which does not wait. */
  drawNow() {
    this.#draw();
  }

  drawn(name) {
    return this.#root.querySelectorAll(`[data-layer="${name}"]`).length;
  }

  idle() {
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }

  #scale() { return tile * 2 ** this.#view.zoom; }

  #measure() {
    const box = this.#container.getBoundingClientRect();
    if (box.width > 0) this.#size = [box.width, box.height];
  }

  #changed() {
    this.onMove?.();
    this.#handlers.onView(this.view());
    this.#later();
  }

  #later() {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.#draw();
    });
  }

  /** The ground is drawn once, in the unit square times a million, and only moved afterwards. */
  #drawGround() {
    const c = this.#colours();
    const path = (points, closed) => {
      const steps = points.map((point) => project(point).map((value) => Math.round(value * 1e6)).join(" "));
      return `M${steps.join("L")}${closed ? "Z" : ""}`;
    };
    const stroke = (lines, colour, width, dash = null) => s("path", {
      d: lines.map((line) => path(line, false)).join(""), fill: "none", stroke: colour, "stroke-width": width,
      "stroke-dasharray": dash, "vector-effect": "non-scaling-stroke", "stroke-linejoin": "round",
    });
    const { land, borders, inner } = this.#basemap;
    this.#ground = s("g", {}, [
      s("path", {
        d: land.flat().map((ring) => path(ring, true)).join(""), fill: c.land, "fill-rule": "evenodd", stroke: c.coast,
        "stroke-width": 0.7, "vector-effect": "non-scaling-stroke",
      }),
      stroke(inner, c.inner, 0.7),
      stroke(borders.filter((border) => !isDisputed(border.status)).map((border) => border.line), c.border, 1),
      stroke(borders.filter((border) => isDisputed(border.status)).map((border) => border.line), c.border, 1, "4 3"),
    ]);
  }

  #draw() {
    const c = this.#colours();
    const [width, height] = this.#size;
    this.#root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const [left, top] = this.project([-180, 85.051129]);
    const factor = this.#scale() / 1e6;
    this.#ground.setAttribute("transform", `translate(${left} ${top}) scale(${factor})`);
    fill(this.#root, s("rect", { width, height, fill: c.water }), this.#ground, this.#areas(c), this.#labels(c), this.#claims(), this.#points(c), this.#names(c), this.#tags(), this.#stated(c), this.#selection(c));
  }

  #areas(c) {
    return (this.#data.areas ?? []).map((feature) => s("path", {
      d: this.#path(feature.geometry), fill: c.accent, "fill-opacity": 0.12, stroke: c.accent, "stroke-width": 1.4, "stroke-dasharray": "5 3",
    }));
  }

  /** The stated length of the chosen claim, to scale, and both lengths in words. */
  #stated(c) {
    return (this.#data.stated ?? []).map((feature) => {
      if (feature.geometry.type === "LineString") {
        const isLength = feature.properties.part === "stated";
        const [a, b] = [this.project(feature.geometry.coordinates[0]), this.project(feature.geometry.coordinates.at(-1))];
        const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
        // The length lies beside the measured line, so that both can be seen.
        const [dx, dy] = isLength ? [((a[1] - b[1]) / length) * 5, ((b[0] - a[0]) / length) * 5] : [0, 0];
        return s("path", {
          d: this.#path(feature.geometry), transform: `translate(${dx} ${dy})`, fill: "none", stroke: c.ink, "stroke-width": 2, "stroke-dasharray": isLength ? "3 3" : null,
        });
      }
      const [x, y] = this.project(feature.geometry.coordinates);
      const { note } = feature.properties;
      const width = note.length * 7.6 + 10;
      return s("g", {}, s("rect", { x: x - width / 2, y: y + 12, width, height: 19, rx: 3, fill: c.paper, stroke: c.ink, "stroke-width": 1.2 }),
        s("text", { x, y: y + 26, class: "tag", fill: c.ink, "text-anchor": "middle" }, note));
    });
  }

  #lines() {
    const theme = this.#colours === screenColours ? themeName() : "light";
    return (this.#data.claims ?? []).filter((feature) => feature.geometry)
      .map((feature) => ({ feature, colour: look(feature.properties.verdict)[theme] }));
  }

  #claims() {
    return this.#lines().map(({ feature, colour }) => s("path", {
      d: this.#path(feature.geometry), fill: "none", stroke: colour, "stroke-width": 3, "data-layer": "claims", "data-id": feature.id,
      "stroke-dasharray": look(feature.properties.verdict).dash?.map((part) => part * 3).join(" "),
    }));
  }

  /** Sign and number of each claim, in the middle of its line. */
  #tags() {
    const taken = this.#nameBoxes().map((name) => name.box);
    // Long lines come first; of two tags that would overlap the second is left out.
    const lines = this.#lines().sort((a, b) => b.feature.properties.measured - a.feature.properties.measured);
    return lines.map(({ feature, colour }) => {
      const { coordinates } = feature.geometry;
      const [x, y] = this.project(coordinates[Math.floor(coordinates.length / 2)]);
      const text = `${look(feature.properties.verdict).sign} ${feature.properties.number}`;
      const width = text.length * 8 + 6;
      const box = [x - width / 2, y - 9, x + width / 2, y + 9];
      if (overlaps(box, taken)) return null;
      taken.push(box);
      return s("g", { "data-layer": "tags", "data-id": feature.id },
        s("rect", { x: x - width / 2, y: y - 9, width, height: 18, rx: 3, fill: this.#colours().paper, stroke: colour, "stroke-width": 1.5 }),
        s("text", { x, y: y + 4, class: "tag", fill: colour, "text-anchor": "middle" }, text));
    }).filter(Boolean);
  }

  /** The names of mentioned places; of two that would overlap the first is written. */
  #names(c) {
    return this.#nameBoxes().map(({ x, y, name }) => s("text", { x, y, class: "name", fill: c.accent, stroke: c.halo, "stroke-width": 3, "paint-order": "stroke" }, name));
  }

  #nameBoxes() {
    const boxes = [];
    const mentions = [...this.#data.mentions ?? []].sort((a, b) => (b.properties.times ?? 1) - (a.properties.times ?? 1));
    for (const { geometry, properties } of mentions) {
      const [x, y] = this.project(geometry.coordinates);
      const box = [x + 8, y - 18, x + 14 + properties.name.length * 7.4, y - 3];
      if (!overlaps(box, boxes.map((other) => other.box))) boxes.push({ x: x + 11, y: y - 6, name: properties.name, box });
    }
    return boxes;
  }

  #points(c) {
    // Dots lie below the signs, which they would cover.
    const seen = pointLayers.map((name) => [name, this.#seen(name)]).sort(([, a], [, b]) => Number(b.length > mostSigns) - Number(a.length > mostSigns));
    return seen.flatMap(([name, points]) => points.map(({ feature, x, y }) => {
      // Thousands of signs would cover each other and stop the page: dots say as much.
      if (points.length > mostSigns) {
        const shape = signOf(name, feature.properties).split("/")[0];
        return s("circle", { cx: x, cy: y, r: 2.5, fill: c[shape] ?? c.ink, "fill-opacity": 0.75, "data-layer": name, "data-id": feature.id, class: "sign" });
      }
      // As large as in the map of WebGL, which grows them from the second to the sixth level.
      const share = Math.min(1, Math.max(0, (this.#view.zoom - 2) / 4));
      const size = 0.6 + share * ((name === "bases" ? 0.85 : 1) - 0.6);
      const top = y - size * (name === "mentions" ? 22 : 11);
      return s("g", { transform: `translate(${x - 11 * size} ${top}) scale(${0.917 * size})`, "data-layer": name, "data-id": feature.id, class: "sign" },
        signPaths(signOf(name, feature.properties), c).map((path) => s("path", path)));
    }).filter(Boolean));
  }

  /** The points of a layer that lie in the view, or just outside. */
  #seen(name) {
    const seen = (this.#data[name] ?? []).filter((feature) => feature.geometry?.type === "Point").map((feature) => {
      const [x, y] = this.project(feature.geometry.coordinates);
      return { feature, x, y };
    }).filter(({ x, y }) => x >= -20 && y >= -20 && x <= this.#size[0] + 20 && y <= this.#size[1] + 20);
    if (seen.length <= mostSeen) return seen;
    // One dot stands for all that would lie under it.
    const cells = new Map(seen.map((point) => [`${Math.round(point.x / 4)}/${Math.round(point.y / 4)}`, point]));
    return [...cells.values()];
  }

  #selection(c) {
    return (this.#data.selection ?? []).map((feature) => {
      const [cx, cy] = this.project(feature.geometry.coordinates);
      return s("circle", { cx, cy, r: 16, fill: "none", stroke: c.accent, "stroke-width": 2.5 });
    });
  }

  #labels(c) {
    const taken = this.#nameBoxes().map((name) => name.box);
    const result = [];
    for (const label of this.#basemap.labels) {
      if (labelZoom(label.rank) > this.#view.zoom) continue;
      const [x, y] = this.project(label.at);
      if (x < 0 || y < 0 || x > this.#size[0] || y > this.#size[1]) continue;
      const country = label.kind === "country";
      const text = this.#language === "fr" ? label.fr : label.en;
      const width = text.length * (country ? 8.5 : 6.3) + 10;
      const box = country ? [x - width / 2, y - 7, x + width / 2, y + 7] : [x - 4, y - 7, x + width, y + 7];
      if (overlaps(box, taken)) continue;
      taken.push(box);
      if (!country) result.push(s("circle", { cx: x, cy: y, r: label.kind === "capital" ? 2.8 : 2, fill: label.kind === "capital" ? c.label : c.halo, stroke: c.label }));
      result.push(s("text", {
        x: country ? x : x + 8, y: y + 4, class: `label ${label.kind}`, fill: country ? c.country : c.label,
        stroke: c.halo, "stroke-width": 3, "paint-order": "stroke", "text-anchor": country ? "middle" : "start",
      }, country ? text.toLocaleUpperCase(this.#language) : text));
    }
    return result;
  }

  #path(geometry) {
    const line = (points) => points.map((point) => this.project(point).map((value) => value.toFixed(1)).join(" ")).join("L");
    switch (geometry.type) {
      case "LineString": return `M${line(geometry.coordinates)}`;
      case "MultiLineString": return geometry.coordinates.map((part) => `M${line(part)}`).join("");
      case "Polygon": return geometry.coordinates.map((ring) => `M${line(ring)}Z`).join("");
      case "MultiPolygon": return geometry.coordinates.flat().map((ring) => `M${line(ring)}Z`).join("");
      default: return "";
    }
  }

  #listen() {
    let start = null;
    this.#root.addEventListener("pointerdown", (event) => {
      start = { at: [event.clientX, event.clientY], view: this.view(), moved: false };
      this.#root.setPointerCapture(event.pointerId);
    });
    this.#root.addEventListener("pointermove", (event) => {
      if (!start) return;
      const [dx, dy] = [event.clientX - start.at[0], event.clientY - start.at[1]];
      if (Math.hypot(dx, dy) > 4) start.moved = true;
      if (!start.moved) return;
      const [cx, cy] = project([start.view.longitude, start.view.latitude]);
      const [longitude, latitude] = unproject([cx - dx / this.#scale(), cy - dy / this.#scale()]);
      this.setView({ longitude, latitude, zoom: start.view.zoom });
    });
    this.#root.addEventListener("pointerup", (event) => {
      if (start && !start.moved) this.#pick(event);
      start = null;
    });
    this.#root.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoomBy(event.deltaY < 0 ? 0.25 : -0.25);
    }, { passive: false });
    this.#root.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
      if (steps[event.key]) {
        const [dx, dy] = steps[event.key];
        const [longitude, latitude] = this.unproject([this.#size[0] / 2 + dx, this.#size[1] / 2 + dy]);
        this.setView({ ...this.#view, longitude, latitude });
      } else if (event.key === "+" || event.key === "=") this.zoomBy(0.5);
      else if (event.key === "-") this.zoomBy(-0.5);
      else return;
      event.preventDefault();
    });
  }

  #pick(event) {
    const box = this.#container.getBoundingClientRect();
    const at = [event.clientX - box.left, event.clientY - box.top];
    const hits = [];
    for (const name of [...pointLayers].reverse()) {
      for (const feature of this.#data[name] ?? []) {
        if (feature.geometry?.type !== "Point") continue;
        const [x, y] = this.project(feature.geometry.coordinates);
        const middle = name === "mentions" ? y - 11 : y;
        if (Math.hypot(x - at[0], middle - at[1]) < 16) hits.push({ layer: name, id: feature.id });
      }
    }
    const line = document.elementsFromPoint(event.clientX, event.clientY).map((element) => element.closest('[data-layer="claims"], [data-layer="tags"]')).find(Boolean);
    if (line) hits.push({ layer: "claims", id: line.dataset.id });
    this.#handlers.onPick(hits, this.unproject(at));
  }
}
