// Puts the page together: loads the data, keeps map, lists, card and address in step.

import * as api from "./api.js";
import { loadBasemap } from "./basemap.js";
import { showCard } from "./card.js";
import { drawCircle } from "./circle-tool.js";
import { today } from "./dates.js";
import { checkedFeatures, statedFeatures } from "./checked.js";
import { citation } from "./cite.js";
import { fill, h } from "./dom.js";
import { checkedGeoJSON, save } from "./export.js";
import { circle } from "./geodesic.js";
import { GLMap } from "./glmap.js";
import { language, number, t, useLanguage } from "./i18n.js";
import { writeLegend } from "./legend.js";
import { mapLibre } from "./maplibre.js";
import { complain, hush, say } from "./messages.js";
import { setUpCheck } from "./panel-check.js";
import { setUpLayers, shownIncidents } from "./panel-layers.js";
import { nearArea, setUpNear } from "./panel-near.js";
import { writeSheet } from "./print.js";
import { setUpSearch } from "./search.js";
import { copy, shareLink } from "./share.js";
import { loadSources } from "./sources.js";
import { link, onChange, onNavigation, readAddress, state, update } from "./state.js";
import { SVGMap } from "./svgmap.js";
import { setUpTabs, showTab } from "./tabs.js";
import { chooseTheme, onThemeChange, themeChoice } from "./theme.js";
import { boxOf, goTo, room, writeScale, zoomTo } from "./viewing.js";

const $ = (id) => document.getElementById(id);
const data = { logs: [], bases: [], incidents: [], near: [], claims: [], mentions: [], place: null };
let map = null;
let basemap = null;
let stopDrawing = () => {};
let panels = {};
let mapSize = { width: 960, height: 560 };

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
    map.setData("stated", []);
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
      onZoom: (feature) => zoomTo(map, feature),
      onCite: async (cited) => copy(citation(cited, api.measurementLink(cited.feature.properties) ?? await link({ withText: false })), t("cite.done"), say),
    });
    map.setData("stated", thing.layer === "claims" ? statedFeatures(thing.feature) : []);
    if (thing.feature.properties.isLight) complete(thing.layer, thing.feature);
    const isPoint = thing.feature.geometry?.type === "Point";
    map.setData("selection", isPoint ? [{ type: "Feature", id: "selection", properties: {}, geometry: thing.feature.geometry }] : []);
    drawAreas(thing);
  }
  for (const entry of document.querySelectorAll("[data-key]")) entry.setAttribute("aria-pressed", String(entry.dataset.key === state.sel));
  panels.check.mark();
}

/** Fetches what a long list leaves out of an incident, once it is opened. */
async function complete(layer, feature) {
  try {
    const { properties } = await api.wholeIncident(state.log ?? "incidents", feature.id);
    Object.assign(feature.properties, properties);
    if (state.sel === `${layer}/${feature.id}`) showSelection();
  } catch (error) {
    complain(error, () => complete(layer, feature));
  }
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

function pickFromList(layer, feature) {
  alsoHere = [];
  select(layer, feature.id);
  goTo(map, feature);
  $("card").focus();
}

/** Whoever picks a claim or a place in the text stays there; the card and the map follow. */
function pickFromText(layer, id) {
  alsoHere = [];
  select(layer, id);
  const thing = found(`${layer}/${id}`);
  if (thing) goTo(map, thing.feature);
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
  map.setData("mentions", state.tab === "check" ? data.mentions.filter((mention) => mention.geometry) : data.place ? [data.place] : []);
}

async function loadBases() {
  const day = state.on ?? today();
  try {
    const features = await api.bases(day);
    if (day === (state.on ?? today())) data.bases = features;
  } catch (error) {
    complain(error, async () => { await loadBases(); writeLayers(); drawLayers(); });
  }
}

async function loadIncidents() {
  try {
    const listed = data.logs.length > 0 ? Promise.resolve() : api.logs().then((logs) => { data.logs = logs; });
    // The curated log is small and always there: it need not wait for the list of the others.
    if (state.log) await listed;
    const log = data.logs.find(({ id }) => id === state.log) ?? { id: "incidents", areas: null, count: 0 };
    if (log.count > 20000) say(t("log.loading", { n: number(log.count) }), true);
    const { features, isWhole } = await api.incidents(log);
    if (log.count > 20000) hush();
    await listed;
    // Another log may have been chosen meanwhile; one that is not there has been replaced by the curated one.
    if (log.id !== (state.log ?? "incidents") && data.logs.some(({ id }) => id === state.log)) return;
    data.incidents = features;
    if (!isWhole) say(t("incidents.cut", { n: number(features.length) }));
  } catch (error) {
    complain(error, async () => { await loadIncidents(); writeLayers(); drawLayers(); });
  }
}

/** Takes the answer to a text, or null; returns its places. */
function takeChecked(answer) {
  Object.assign(data, checkedFeatures(answer));
  update({ sel: null });
  drawLayers();
  // What was measured matters more than every place that is named in passing.
  const lines = data.claims.flatMap((claim) => claim.geometry?.coordinates ?? []);
  const points = lines.length > 0 ? lines : data.mentions.filter((mention) => mention.geometry).map((mention) => mention.geometry.coordinates);
  // Names stand to the right of their places.
  if (points.length > 0) map.fit(boxOf(points), { ...room(70), right: 130 });
  return data.mentions;
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
  else {
    map.setView({ longitude: place.at[0], latitude: place.at[1], zoom: Math.max(6, Math.min(9, state.view.zoom)) });
    goTo(map, data.place);
  }
}

function fitNear() {
  if (state.near) map.fit(boxOf(circle([state.near.longitude, state.near.latitude], state.near.kilometres * 1000, 36)), room(40));
}

// The scale and the buttons of the masthead.

function writeButtons() {
  const other = language() === "en" ? ["fr", "Français", "Lire en français"] : ["en", "English", "Read in English"];
  Object.assign($("language"), { textContent: other[1], lang: other[0], title: other[2] });
  // Where there is little room the sign alone stands for the words.
  fill($("theme"), h("span", { class: "glyph", "aria-hidden": "true" }, { auto: "◐", light: "○", dark: "●" }[themeChoice()]), h("span", { class: "long" }, `${t("theme.title")} ${t(`theme.${themeChoice()}`)}`));
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
  $("share").addEventListener("click", () => shareLink({ hasText: state.tab === "check" && Boolean(state.text), say }));
  $("print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => writeSheet($("sheet"), { basemap, view: map.view(), box: mapSize, drawn: drawnNow(), data, annotated: document.querySelector("#check .annotated") }));
  $("zoom-in").addEventListener("click", () => map.zoomBy(1));
  $("zoom-out").addEventListener("click", () => map.zoomBy(-1));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    stopDrawing();
    if ($("legend").contains(event.target)) {
      $("legend").open = false;
      $("legend").querySelector("summary").focus();
      return;
    }
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
    mentions: tab === "check" ? data.mentions.filter((mention) => mention.geometry) : [],
  };
}

function writeAll() {
  writeButtons();
  writeLegend($("legend-body"), state.tab);
  writeLayers();
  panels.near.show();
  panels.check.show();
  showTab(state.tab);
}

async function react(changed) {
  if (changed.has("lang")) {
    map.setLanguage(language());
    writeAll();
    showSelection();
  }
  if (changed.has("tab")) {
    stopDrawing();
    showTab(state.tab);
    writeLegend($("legend-body"), state.tab);
    if (state.tab === "near") panels.near.ask();
  }
  if (changed.has("on")) {
    await loadBases();
    showSelection();
  }
  if (changed.has("log")) await loadIncidents();
  const isFilter = ["from", "until", "kinds"].some((name) => changed.has(name)) && !changed.has("log");
  if (["on", "hide", "log"].some((name) => changed.has(name)) || isFilter) writeLayers();
  if (changed.has("near")) {
    panels.near.show();
    askNear();
  }
  if (["on", "hide", "tab", "near", "log"].some((name) => changed.has(name))) drawLayers();
  else if (isFilter) drawSoon();
  if (["sel", "tab", "near"].some((name) => changed.has(name))) showSelection();
}

function writeLayers() {
  panels.layers({ bases: data.bases, incidents: data.incidents, logs: data.logs });
}

let drawTimer = 0;

/** A slider sends more steps than a map of many points can draw. */
function drawSoon() {
  clearTimeout(drawTimer);
  drawTimer = setTimeout(drawLayers, data.incidents.length > 5000 ? 150 : 0);
}

/** Shows what the address says, after going back or forward or when another link is opened in this tab. */
async function navigate() {
  const { hasView } = await readAddress();
  if (state.lang && state.lang !== language()) {
    await useLanguage(state.lang);
    map.setLanguage(language());
  }
  if (hasView) map.setView(state.view);
  alsoHere = [];
  await Promise.all([loadBases(), loadIncidents()]);
  writeAll();
  if (state.near) await panels.near.ask();
  if (state.tab === "check" && panels.check.take(state.text)) await panels.check.ask();
  drawLayers();
  showSelection();
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
  map.onMove = () => writeScale(map);
  panels = {
    layers: setUpLayers($("layers"), { onPick: pickFromList }),
    near: setUpNear($("near"), {
      onPick: pickFromList, onError: complain, mapCentre: () => ({ longitude: map.view().longitude, latitude: map.view().latitude }),
      onFound: (features) => { data.near = features; drawLayers(); showSelection(); },
      onDraw: (radius) => {
        stopDrawing();
        say(t("near.drawing"), true);
        const takeAway = drawCircle($("stage"), map, {
          radius, onChange: (near) => { state.near = near; drawAreas(null); },
          onDone: (near) => { stopDrawing(); update({ near }); },
        });
        stopDrawing = () => { takeAway(); hush(); stopDrawing = () => {}; };
      },
    }),
    check: setUpCheck($("check"), {
      onChecked: takeChecked, onError: complain, onPick: pickFromText, onPlace: pickFromList, onPrint: () => print(),
      onExport: (text) => save(checkedGeoJSON(data, text), "application/geo+json", "check.geojson"),
    }),
  };
  setUpTabs((tab) => update({ tab, sel: null }));
  setUpButtons();
  setUpSearch({ form: $("search-form"), field: $("search"), listbox: $("suggestions"), said: $("search-said"), onPlace: takePlace, onError: complain });
  onChange(react);
  onNavigation(navigate);
  $("trouble-close").addEventListener("click", () => { $("trouble").hidden = true; });
  onThemeChange(() => { map.setTheme(); writeAll(); showSelection(); });
  new ResizeObserver(([{ contentRect }]) => {
    // On paper the map has no size; what it had on the screen still counts.
    if (contentRect.width === 0) return;
    mapSize = { width: contentRect.width, height: contentRect.height };
    map.resize();
    writeScale(map);
  }).observe($("map"));
  writeAll();
  writeScale(map);
  // Titles of sources are wanted by cards only: a card that is open is written again.
  loadSources().then(() => { if (!$("card").hidden) showSelection(); });
  await Promise.all(loading);
  writeAll();
  drawLayers();
  if (state.near) panels.near.ask();
  if (state.text && state.tab === "check") await panels.check.ask();
  showSelection();
  const chosen = state.sel && found(state.sel);
  if (chosen) goTo(map, chosen.feature);
  if (!hasView && state.near && state.tab === "near") fitNear();
  // For the browser check: the map, and that everything is there.
  globalThis.toposcope = { map, state };
  document.documentElement.dataset.ready = "true";
}

await start();
