// The map in WebGL, with MapLibre GL JS. The same methods as in svgmap.js.

import { isDisputed, labelZoom } from "./basemap.js";
import { look, verdicts } from "./verdicts.js";
import { signImage, signNames, signOf } from "./symbols.js";
import { labelImage, nameImage, noteImage, tagImage } from "./text-image.js";
import { colours, themeName } from "./theme.js";

const collection = (features) => ({ type: "FeatureCollection", features });
const geojson = (data, settings) => ({ type: "geojson", data, tolerance: 0.3, ...settings });
const pointLayers = ["bases", "incidents", "near", "mentions"];

/** The middle of a line as a point: a sign on the line itself would come once in every tile. */
function middle(feature) {
  const { coordinates } = feature.geometry;
  return { ...feature, geometry: { type: "Point", coordinates: coordinates[Math.floor(coordinates.length / 2)] } };
}

/** What the style asks of a feature: everything else would be copied to the worker and into every tile. */
function wanted(name, { name: words, times, verdict, number, measured, part, note }) {
  if (name === "mentions") return { name: words, times };
  if (name === "claims") return { verdict, number, measured };
  return name === "stated" ? { part, note } : {};
}

/** From how many incidents on, and up to which zoom, dots are drawn in place of signs. */
const [manyDots, dotsZoom] = [3000, 8];

export class GLMap {
  #map;
  #basemap;
  #language;
  #data = {};
  // More than one pixel each way: images at just one are drawn to the nearest, and letters lose their stems between two.
  #ratio = Math.min(3, Math.max(1.5, devicePixelRatio));
  #ready = false;
  #isDotted = false;

  constructor(library, container, { basemap, view, language, onView, onPick }) {
    this.#basemap = basemap;
    this.#language = language;
    this.#map = new library.Map({
      container, style: this.#style(), center: [view.longitude, view.latitude], zoom: view.zoom,
      minZoom: 1, maxZoom: 14, attributionControl: false, dragRotate: false, pitchWithRotate: false,
      maxPitch: 0, fadeDuration: 0, renderWorldCopies: true,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.on("styleimagemissing", ({ id }) => this.#supply(id));
    this.#map.on("moveend", () => onView(this.view()));
    this.#map.on("move", () => this.onMove?.());
    this.#map.on("style.load", () => {
      this.#ready = true;
      for (const name of Object.keys(this.#data)) this.#write(name);
    });
    this.#map.on("click", (event) => onPick(this.#hits(event.point), [event.lngLat.lng, event.lngLat.lat]));
    this.#map.on("mousemove", (event) => {
      this.#map.getCanvas().style.cursor = this.#hits(event.point).length > 0 ? "pointer" : "";
    });
  }

  /** Whether WebGL draws the map. */
  get kind() { return "webgl"; }

  /** Called while the map moves. */
  onMove = null;

  view() {
    const centre = this.#map.getCenter().wrap();
    return { longitude: centre.lng, latitude: centre.lat, zoom: this.#map.getZoom() };
  }

  setView({ longitude, latitude, zoom }) {
    this.#map.jumpTo({ center: [longitude, latitude], zoom });
  }

  /** Shows a box; `room` is kept free on each side, as far as the map is large enough. */
  fit([west, south, east, north], room, maxZoom = 9) {
    const box = this.#map.getContainer().getBoundingClientRect();
    const most = (side, length) => Math.min(side, length * 0.62);
    const padding = {
      top: Math.min(room.top, box.height / 5), bottom: most(room.bottom, box.height),
      left: Math.min(room.left, box.width / 5), right: most(room.right, room.right > 200 ? box.width : box.width / 2),
    };
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#map.fitBounds([[west, south], [east, north]], { padding, maxZoom, duration: still ? 0 : 500 });
  }

  zoomBy(step) {
    this.#map.zoomTo(this.#map.getZoom() + step, { duration: 200 });
  }

  project(position) {
    const point = this.#map.project(position);
    return [point.x, point.y];
  }

  unproject(point) {
    const at = this.#map.unproject(point);
    return [at.lng, at.lat];
  }

  resize() {
    this.#map.resize();
  }

  /** Sets the features of a layer: `bases`, `incidents`, `near`, `mentions`, `claims`, `areas`, `stated`, `selection`. */
  setData(name, features) {
    this.#data[name] = features;
    if (this.#ready) this.#write(name);
  }

  setLanguage(language) {
    this.#language = language;
    this.#restyle();
  }

  setTheme() {
    this.#restyle();
  }

  /** How many features of a layer are drawn now; for checking. */
  drawn(name) {
    const layers = [name, ...(name === "incidents" ? ["dots"] : [])].filter((layer) => this.#map.getLayer(layer));
    if (layers.length === 0) return 0;
    const ids = this.#map.queryRenderedFeatures({ layers }).map((feature) => feature.properties._id);
    return new Set(ids).size;
  }

  /** Waits until nothing is left to draw. */
  idle() {
    return new Promise((resolve) => {
      if (this.#ready && this.#map.loaded() && !this.#map.isMoving()) resolve();
      else this.#map.once("idle", () => resolve());
    });
  }

  #restyle() {
    this.#ready = false;
    // Labels are images of the old language and colours: a new style drops them.
    this.#map.setStyle(this.#style(), { diff: false });
  }

  #write(name) {
    const features = this.#data[name].map((feature, index) => ({
      type: "Feature",
      geometry: feature.geometry,
      properties: {
        ...wanted(name, feature.properties), _layer: name, _id: feature.id ?? String(index),
        _sign: pointLayers.includes(name) ? signOf(name, feature.properties) : "",
      },
    }));
    const shown = features.filter((feature) => feature.geometry);
    if (name === "incidents") {
      this.#isDotted = shown.length > manyDots;
      this.#fill("dots", collection(this.#isDotted ? shown : []));
    }
    this.#fill(name, collection(shown));
    if (name === "incidents" && this.#map.getLayer(name)) this.#map.setLayerZoomRange(name, this.#isDotted ? dotsZoom : 0, 24);
    if (name === "claims") this.#fill("tags", collection(shown.map(middle)));
  }

  /** Gives a source its data; source and layers come about when there is first something in them. */
  #fill(name, data) {
    const source = this.#map.getSource(name);
    if (source) source.setData(data);
    if (source || data.features.length === 0) return;
    this.#map.addSource(name, geojson(data));
    const layers = this.#layers();
    for (const [at, layer] of layers.entries()) {
      if (layer.source !== name) continue;
      const above = layers.slice(at + 1).find((other) => this.#map.getLayer(other.id));
      this.#map.addLayer(layer, above?.id);
    }
  }

  #hits(point) {
    const reach = 7;
    const box = [[point.x - reach, point.y - reach], [point.x + reach, point.y + reach]];
    const layers = [...pointLayers, "dots", "tags", ...Object.keys(verdicts).map((verdict) => `claims-${verdict}`)]
      .filter((layer) => this.#map.getLayer(layer));
    const seen = new Set();
    return this.#map.queryRenderedFeatures(box, { layers })
      .map((feature) => ({ layer: feature.properties._layer, id: feature.properties._id }))
      .filter((hit) => !seen.has(`${hit.layer}/${hit.id}`) && seen.add(`${hit.layer}/${hit.id}`));
  }

  #supply(id) {
    if (this.#map.hasImage(id)) return;
    const at = id.indexOf(":");
    const [kind, rest] = [id.slice(0, at), id.slice(at + 1)];
    const image = this.#image(kind, rest);
    if (image) this.#map.addImage(id, image, { pixelRatio: this.#ratio });
  }

  #image(kind, rest) {
    switch (kind) {
      case "sign": return signNames.includes(rest) ? signImage(rest, colours(), 22, this.#ratio) : null;
      case "label": return labelImage(this.#basemap.labels[Number(rest)], this.#language, colours(), this.#ratio);
      case "note": return noteImage(rest, colours(), this.#ratio);
      case "name": return nameImage(rest, colours(), this.#ratio);
      case "tag": {
        const [verdict, number] = rest.split(":");
        return tagImage(`${look(verdict).sign} ${number}`, look(verdict)[themeName()], colours(), this.#ratio);
      }
      default: return null;
    }
  }

  #style() {
    const { land, borders, inner, labels } = this.#basemap;
    const feature = (kind, type, coordinates) => ({ type: "Feature", properties: { kind }, geometry: { type, coordinates } });
    return {
      version: 8,
      sources: {
        // One source for all lines and areas: a tile is then made once, not four times.
        base: geojson(collection([
          ...land.map((polygon) => feature("land", "Polygon", polygon)),
          ...inner.map((line) => feature("inner", "LineString", line)),
          ...borders.map((border) => feature(isDisputed(border.status) ? "disputed" : "border", "LineString", border.line)),
        ]), { tolerance: 0.5, buffer: 16 }),
        labels: geojson(collection(labels.map((label, index) => ({
          type: "Feature", geometry: { type: "Point", coordinates: label.at },
          properties: { index, zoom: labelZoom(label.rank), anchor: label.kind === "country" ? "center" : "left", rank: label.rank },
        })))),
      },
      layers: this.#layers().filter((layer) => !layer.source || ["base", "labels"].includes(layer.source)),
    };
  }

  /** All layers that there can be, from the lowest to the highest. */
  #layers() {
    const c = colours();
    const thin = (from, to) => ["interpolate", ["linear"], ["zoom"], 2, from, 8, to];
    const of = (kind) => ["==", ["get", "kind"], kind];
    return [
      { id: "water", type: "background", paint: { "background-color": c.water } },
      { id: "land", type: "fill", source: "base", filter: of("land"), paint: { "fill-color": c.land, "fill-outline-color": c.coast } },
      { id: "inner", type: "line", source: "base", filter: of("inner"), minzoom: 4, paint: { "line-color": c.inner, "line-width": thin(0.4, 1.2) } },
      { id: "borders", type: "line", source: "base", filter: of("border"), paint: { "line-color": c.border, "line-width": thin(0.5, 1.6) } },
      { id: "disputed", type: "line", source: "base", filter: of("disputed"), paint: { "line-color": c.border, "line-width": thin(0.5, 1.6), "line-dasharray": [3, 2] } },
      { id: "areas-fill", type: "fill", source: "areas", paint: { "fill-color": c.accent, "fill-opacity": 0.12 } },
      { id: "areas-line", type: "line", source: "areas", paint: { "line-color": c.accent, "line-width": 1.4, "line-dasharray": [3, 2] } },
      {
        id: "labels", type: "symbol", source: "labels", filter: ["<=", ["get", "zoom"], ["zoom"]],
        layout: {
          "icon-image": ["concat", "label:", ["get", "index"]], "icon-padding": 0,
          "icon-anchor": ["get", "anchor"], "symbol-sort-key": ["get", "rank"],
          "icon-offset": ["case", ["==", ["get", "anchor"], "left"], ["literal", [-4, 0]], ["literal", [0, 0]]],
        },
      },
      ...Object.keys(verdicts).map((verdict) => ({
        id: `claims-${verdict}`, type: "line", source: "claims", filter: ["==", ["get", "verdict"], verdict],
        layout: { "line-cap": verdicts[verdict].dash ? "butt" : "round" },
        paint: {
          "line-color": look(verdict)[themeName()], "line-width": 3,
          ...(verdicts[verdict].dash ? { "line-dasharray": verdicts[verdict].dash } : {}),
        },
      })),
      {
        // Below the names: what is higher up finds its place first. Long lines come before short ones.
        id: "tags", type: "symbol", source: "tags",
        layout: {
          "icon-image": ["concat", "tag:", ["get", "verdict"], ":", ["get", "number"]], "icon-padding": 0,
          "symbol-sort-key": ["-", 0, ["get", "measured"]],
        },
      },
      {
        id: "dots", type: "circle", source: "dots", maxzoom: dotsZoom,
        paint: {
          "circle-radius": ["interpolate", ["linear"], ["zoom"], 2, 1.6, 8, 4.5], "circle-opacity": 0.75,
          "circle-color": ["match", ["get", "_sign"], "violence", c.violence, "forces", c.forces, "accident", c.accident, "total", c.total, c.politics],
          "circle-stroke-color": c.paper, "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 4, 0, 8, 1],
        },
      },
      ...pointLayers.map((name) => ({
        id: name, type: "symbol", source: name,
        layout: {
          "icon-image": ["concat", "sign:", ["get", "_sign"]], "icon-allow-overlap": true,
          // What a text names keeps the labels of the map and the tags of claims off.
          "icon-ignore-placement": name !== "mentions",
          "icon-size": ["interpolate", ["linear"], ["zoom"], 2, 0.6, 6, name === "bases" ? 0.85 : 1],
          "icon-anchor": name === "mentions" ? "bottom" : "center",
          "icon-offset": name === "mentions" ? [0, 2] : [0, 0],
        },
      })),
      {
        id: "names", type: "symbol", source: "mentions",
        layout: { "icon-image": ["concat", "name:", ["get", "name"]], "icon-anchor": "left", "icon-offset": [8, -11], "icon-padding": 0, "symbol-sort-key": ["-", 0, ["coalesce", ["get", "times"], 1]] },
      },
      {
        // Beside the measured line, so that both can be seen.
        id: "stated-line", type: "line", source: "stated", filter: ["==", ["get", "part"], "stated"],
        paint: { "line-color": c.ink, "line-width": 2, "line-dasharray": [1.5, 1.5], "line-offset": 5 },
      },
      { id: "stated-end", type: "line", source: "stated", filter: ["==", ["get", "part"], "end"], paint: { "line-color": c.ink, "line-width": 2 } },
      {
        id: "stated", type: "symbol", source: "stated", filter: ["has", "note"],
        layout: { "icon-allow-overlap": true, "icon-image": ["concat", "note:", ["get", "note"]], "icon-offset": [0, 22] },
      },
      { id: "selection", type: "circle", source: "selection", paint: { "circle-radius": 16, "circle-opacity": 0, "circle-stroke-color": c.accent, "circle-stroke-width": 2.5 } },
    ];
  }
}
