// Puts the page together: loads the data, keeps map, lists, card and address in step.

import * as api from "./api.js";
import { loadBasemap } from "./basemap.js";
import { showCard, signIcon } from "./card.js";
import { drawCircle } from "./circle-tool.js";
import { today } from "./dates.js";
import { fill, h, s } from "./dom.js";
import { circle } from "./geodesic.js";
import { GLMap } from "./glmap.js";
import { language, t, term, useLanguage } from "./i18n.js";
import { mapLibre } from "./maplibre.js";
import { setUpCheck } from "./panel-check.js";
import { setUpLayers, shownIncidents } from "./panel-layers.js";
import { nearArea, setUpNear } from "./panel-near.js";
import { writeSheet } from "./print.js";
import { setUpSearch } from "./search.js";
import { link, onChange, readAddress, state, update } from "./state.js";
import { SVGMap } from "./svgmap.js";
import { chooseTheme, onThemeChange, themeChoice, themeName } from "./theme.js";
import { verdictTag } from "./verdict-tag.js";
import { look, verdicts } from "./verdicts.js";

const $ = (id) => document.getElementById(id);
const data = { bases: [], incidents: [], near: [], claims: [], mentions: [], place: null };
let map = null;
let basemap = null;
let stopDrawing = () => {};
let panels = {};
let mapSize = { width: 960, height: 560 };

function say(message) {
  $("status").textContent = message;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { $("status").textContent = ""; }, 6000);
}

function complain(error) {
  if (!(error instanceof api.ServiceError)) throw error;
  say(error.status === 0 ? t("error.offline") : t("error.service", { message: error.message || error.status }));
}

// Selection: one key, `layer/id`, leads to the feature, the card and the ring on the map.

function found(key) {
  const [layer, id] = [key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1)];
  const feature = (layer === "place" ? [data.place] : data[layer] ?? []).find((other) => other && String(other.id) === id);
  return feature ? { layer: layer === "place" ? "mentions" : layer, feature } : null;
}

function select(layer, id) {
  update({ sel: id === null ? null : `${layer}/${id}` });
}

let alsoHere = [];

function showSelection() {
  const thing = state.sel ? found(state.sel) : null;
  if (!thing) {
    $("card").hidden = true;
    map.setData("selection", []);
    drawAreas(null);
  } else {
    const others = alsoHere.filter((hit) => `${hit.layer}/${hit.id}` !== state.sel).map((hit) => found(`${hit.layer}/${hit.id}`)).filter(Boolean);
    showCard($("card"), [thing, ...others], {
      onClose: () => {
        const key = state.sel;
        alsoHere = [];
        select("", null);
        document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
      },
      onOther: (other) => select(other.layer, other.feature.id),
      onZoom: zoomTo,
    });
    const isPoint = thing.feature.geometry?.type === "Point";
    map.setData("selection", isPoint ? [{ type: "Feature", id: "selection", properties: {}, geometry: thing.feature.geometry }] : []);
    drawAreas(thing);
  }
  for (const entry of document.querySelectorAll("[data-key]")) entry.setAttribute("aria-pressed", String(entry.dataset.key === state.sel));
  panels.check.mark();
}

/** The circle that is asked about, and the circle of uncertainty of what is selected. */
function drawAreas(thing) {
  const areas = state.tab === "near" ? nearArea(state.near) : [];
  const p = thing?.feature.properties;
  const reach = p ? (p.uncertainty_km ?? p.radius_km) : null;
  if (reach > 0 && thing.feature.geometry?.type === "Point") {
    areas.push({ type: "Feature", id: "uncertainty", properties: {}, geometry: { type: "Polygon", coordinates: [circle(thing.feature.geometry.coordinates, reach * 1000)] } });
  }
  map.setData("areas", areas);
}

function goTo(feature) {
  const at = feature.geometry?.type === "Point" ? feature.geometry.coordinates : null;
  if (!at) return;
  const [x, y] = map.project(at);
  const box = $("map").getBoundingClientRect();
  const inside = x > 40 && y > 40 && x < box.width - 40 && y < box.height - 40;
  if (!inside) map.setView({ longitude: at[0], latitude: at[1], zoom: Math.max(state.view.zoom, 5) });
}

/** Shows the whole of a thing: a line, or a point with the circle of its uncertainty. */
function zoomTo({ geometry, properties: p }) {
  const points = geometry.type === "Point"
    ? circle(geometry.coordinates, Math.max(1, p.uncertainty_km ?? p.radius_km ?? 1) * 1000, 16) : geometry.coordinates;
  map.fit(boxOf(points), 110, 13);
}

function pickFromList(layer, feature) {
  alsoHere = [];
  select(layer, feature.id);
  goTo(feature);
  $("card").focus();
}

function pickFromMap(hits) {
  alsoHere = hits;
  const [first] = hits;
  if (first) select(first.layer, first.id);
  else if (state.sel) select("", null);
}

// What is drawn for each tab.

function drawLayers() {
  const isLayers = state.tab === "layers";
  map.setData("bases", !isLayers || state.hide.includes("bases") ? [] : data.bases);
  map.setData("incidents", !isLayers || state.hide.includes("incidents") ? [] : shownIncidents(data.incidents));
  map.setData("near", state.tab === "near" ? data.near.filter((feature) => feature.geometry) : []);
  map.setData("claims", state.tab === "check" ? data.claims.filter((claim) => claim.geometry) : []);
  map.setData("mentions", state.tab === "check" ? data.mentions : data.place ? [data.place] : []);
}

async function loadBases() {
  const day = state.on ?? today();
  try {
    const features = await api.bases(day);
    if (day === (state.on ?? today())) data.bases = features;
  } catch (error) {
    complain(error);
  }
}

async function loadIncidents() {
  try {
    const { features, isWhole } = await api.incidents();
    data.incidents = features;
    if (!isWhole) say(t("incidents.cut", { n: features.length }));
  } catch (error) {
    complain(error);
  }
}

const areaKinds = ["country", "area", "region", "demonym", "metonym", "organisation"];

function takeChecked(answer) {
  const places = new Map();
  for (const mention of answer?.mentions ?? []) {
    const { place } = mention;
    // A country or a region is an area: a pin would put it where it is not.
    if (place && !areaKinds.includes(mention.kind) && !places.has(place.id)) {
      places.set(place.id, { type: "Feature", id: place.id, geometry: { type: "Point", coordinates: [place.longitude, place.latitude] }, properties: { ...place, text: mention.text, confidence: mention.confidence, code: place.feature_code } });
    }
  }
  data.mentions = [...places.values()];
  data.claims = (answer?.claims ?? []).map((claim) => ({ type: "Feature", id: String(claim.number), geometry: claim.line, properties: claim }));
  update({ sel: null });
  drawLayers();
  // What was measured matters more than every place that is named in passing.
  const lines = data.claims.flatMap((claim) => claim.geometry?.coordinates ?? []);
  const points = lines.length > 0 ? lines : data.mentions.map((mention) => mention.geometry.coordinates);
  if (points.length > 0) map.fit(boxOf(points), 90);
}

function takePlace(place) {
  if (!place.at) {
    say(t("search.noPoint", { name: place.name }));
    return;
  }
  data.place = { type: "Feature", id: place.id, geometry: { type: "Point", coordinates: place.at }, properties: place };
  const changes = { sel: `place/${place.id}` };
  if (state.tab === "near") changes.near = { longitude: place.at[0], latitude: place.at[1], kilometres: state.near?.kilometres ?? 250, label: place.name };
  update(changes);
  drawLayers();
  if (state.tab === "near") fitNear();
  else map.setView({ longitude: place.at[0], latitude: place.at[1], zoom: Math.max(6, Math.min(9, state.view.zoom)) });
}

function fitNear() {
  if (state.near) map.fit(boxOf(circle([state.near.longitude, state.near.latitude], state.near.kilometres * 1000, 36)), 40);
}

function boxOf(points) {
  const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

// Tabs, after the ARIA pattern: arrows move, the chosen one is in the tab order.

const tabNames = ["layers", "near", "check"];

function showTab() {
  for (const name of tabNames) {
    const isOn = state.tab === name;
    $(`tab-${name}`).setAttribute("aria-selected", String(isOn));
    $(`tab-${name}`).tabIndex = isOn ? 0 : -1;
    $(name).hidden = !isOn;
  }
  $("panel").scrollTop = 0;
}

function setUpTabs() {
  for (const [index, name] of tabNames.entries()) {
    $(`tab-${name}`).addEventListener("click", () => update({ tab: name, sel: null }));
    $(`tab-${name}`).addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabNames[(index + step + tabNames.length) % tabNames.length];
      update({ tab: next, sel: null });
      $(`tab-${next}`).focus();
    });
  }
}

// The legend, the scale and the buttons of the masthead.

function writeLegend() {
  const item = (layer, properties, words) => h("li", {}, signIcon(layer, properties, 18), words);
  fill($("legend-body"),
    h("div", {}, h("h3", {}, t("bases.title")), h("ul", {},
      ["air-base", "army-camp", "outpost", "airport"].map((kind) => item("bases", { kind, state: "used" }, term("base", kind))),
      ["used", "building", "unknown", "past"].map((name) => item("bases", { kind: "outpost", state: name }, t(`legend.${name}`))))),
    h("div", {}, h("h3", {}, t("incidents.title")), h("ul", {},
      [["violence", "ambush"], ["forces", "movement"], ["politics", "coup"], ["accident", "accident"], ["total", "aggregate"]].map(([group, kind]) => item("incidents", { kind }, t(`legend.${group}`))))),
    h("div", {}, h("h3", {}, t("legend.verdicts")), h("ul", { class: "verdicts" }, Object.keys(verdicts).map((verdict) => h("li", {},
      s("svg", { viewBox: "0 0 36 8", width: 36, height: 8, "aria-hidden": "true" }, s("path", { d: "M0 4h36", stroke: look(verdict)[themeName()], "stroke-width": 3, "stroke-dasharray": look(verdict).dash?.map((part) => part * 3).join(" ") })),
      verdictTag({ verdict, stated: 0 }))))));
}

function writeScale() {
  const { latitude, zoom } = map.view();
  const metres = (Math.cos((latitude * Math.PI) / 180) * 40075016.686) / (512 * 2 ** zoom);
  const wanted = metres * 110;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [5, 2, 1].map((factor) => factor * power).find((value) => value <= wanted);
  const bar = $("scale").querySelector("span");
  bar.style.width = `${step / metres}px`;
  bar.textContent = step >= 1000 ? `${step / 1000} km` : `${step} m`;
}

function writeButtons() {
  const other = language() === "en" ? ["fr", "Français", "Lire en français"] : ["en", "English", "Read in English"];
  Object.assign($("language"), { textContent: other[1], lang: other[0], title: other[2] });
  fill($("theme"), h("span", { class: "long" }, t("theme.title"), " "), t(`theme.${themeChoice()}`));
}

function setUpButtons() {
  $("language").addEventListener("click", async () => {
    const next = language() === "en" ? "fr" : "en";
    await useLanguage(next);
    update({ lang: next });
  });
  $("theme").addEventListener("click", () => {
    const order = ["auto", "light", "dark"];
    chooseTheme(order[(order.indexOf(themeChoice()) + 1) % 3]);
  });
  $("share").addEventListener("click", async () => {
    const withText = state.tab === "check" && Boolean(state.text) && confirm(t("share.withText"));
    const address = await link({ withText });
    try {
      await navigator.clipboard.writeText(address);
      say(t("share.done"));
    } catch {
      prompt(t("share.copy"), address);
    }
  });
  $("print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => writeSheet($("sheet"), { basemap, view: map.view(), box: mapSize, drawn: drawnNow(), data }));
  $("zoom-in").addEventListener("click", () => map.zoomBy(1));
  $("zoom-out").addEventListener("click", () => map.zoomBy(-1));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    stopDrawing();
    if (!$("card").hidden && !event.target.closest?.("[role=search]")) $("card").querySelector(".close").click();
  });
}

function drawnNow() {
  const tab = state.tab;
  return {
    areas: tab === "near" ? nearArea(state.near) : [],
    bases: tab === "layers" && !state.hide.includes("bases") ? data.bases : [],
    incidents: tab === "layers" && !state.hide.includes("incidents") ? shownIncidents(data.incidents) : [],
    near: tab === "near" ? data.near : [],
    claims: tab === "check" ? data.claims : [],
    mentions: tab === "check" ? data.mentions : [],
  };
}

function writeAll() {
  writeButtons();
  writeLegend();
  panels.layers({ bases: data.bases, incidents: data.incidents });
  panels.near.show();
  panels.check.show();
  showTab();
}

async function react(changed) {
  if (changed.has("lang")) {
    map.setLanguage(language());
    writeAll();
    showSelection();
  }
  if (changed.has("tab")) {
    stopDrawing();
    showTab();
    if (state.tab === "near" && data.near.length === 0) panels.near.ask();
  }
  if (changed.has("on")) {
    await loadBases();
    showSelection();
  }
  if (["on", "from", "until", "kinds", "hide"].some((name) => changed.has(name))) panels.layers({ bases: data.bases, incidents: data.incidents });
  if (changed.has("near")) {
    panels.near.show();
    askNear();
  }
  if (["on", "from", "until", "kinds", "hide", "tab", "near"].some((name) => changed.has(name))) drawLayers();
  if (["sel", "tab", "near"].some((name) => changed.has(name))) showSelection();
}

let nearTimer = 0;

function askNear() {
  clearTimeout(nearTimer);
  nearTimer = setTimeout(() => panels.near.ask(), 150);
}

async function start() {
  loadBasemap();
  const { hasView } = await readAddress();
  await useLanguage(state.lang ?? (navigator.language.startsWith("fr") ? "fr" : "en"));
  const loading = [loadBases(), loadIncidents()];
  const [base, library] = await Promise.all([loadBasemap(), mapLibre]);
  basemap = base;
  const options = { basemap, view: state.view, language: language(), onView: (view) => update({ view }), onPick: pickFromMap };
  try {
    map = library ? new GLMap(library, $("map"), options) : new SVGMap($("map"), options);
  } catch {
    // A browser can offer WebGL and still fail to start it.
    map = new SVGMap($("map"), options);
  }
  document.documentElement.dataset.map = map.kind;
  map.onMove = writeScale;
  panels = {
    layers: setUpLayers($("layers"), { onPick: pickFromList }),
    near: setUpNear($("near"), {
      onPick: pickFromList, onError: complain, mapCentre: () => ({ longitude: map.view().longitude, latitude: map.view().latitude }),
      onFound: (features) => { data.near = features; drawLayers(); showSelection(); },
      onDraw: (radius) => {
        stopDrawing();
        say(t("near.drawing"));
        stopDrawing = drawCircle($("stage"), map, {
          radius, onChange: (near) => { state.near = near; drawAreas(null); },
          onDone: (near) => { stopDrawing = () => {}; update({ near }); },
        });
      },
    }),
    check: setUpCheck($("check"), { onChecked: takeChecked, onError: complain, onPick: select }),
  };
  setUpTabs();
  setUpButtons();
  setUpSearch({ form: $("search-form"), field: $("search"), listbox: $("suggestions"), onPlace: takePlace, onError: complain });
  onChange(react);
  onThemeChange(() => { map.setTheme(); writeAll(); showSelection(); });
  new ResizeObserver(([{ contentRect }]) => {
    // On paper the map has no size; what it had on the screen still counts.
    if (contentRect.width === 0) return;
    mapSize = { width: contentRect.width, height: contentRect.height };
    map.resize();
    writeScale();
  }).observe($("map"));
  writeAll();
  writeScale();
  await Promise.all(loading);
  writeAll();
  drawLayers();
  if (state.near) panels.near.ask();
  if (state.text && state.tab === "check") await panels.check.ask();
  showSelection();
  if (!hasView && state.near && state.tab === "near") fitNear();
  // For the browser check: the map, and that everything is there.
  globalThis.toposcope = { map, state };
  document.documentElement.dataset.ready = "true";
}

await start();
