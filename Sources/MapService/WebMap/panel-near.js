// The panel "what happened near here": a circle from a form, from the search field, or drawn on the map.

import { near, nearInLog } from "./api.js";
import { fill, h } from "./dom.js";
import { circle } from "./geodesic.js";
import { language, number, position, t } from "./i18n.js";
import { incidentList } from "./list.js";
import { state, update } from "./state.js";

/** The circle of the state as a feature to draw. */
export function nearArea(given) {
  if (!given) return [];
  return [{ type: "Feature", id: "near", properties: {}, geometry: { type: "Polygon", coordinates: [circle([given.longitude, given.latitude], given.kilometres * 1000)] } }];
}

/** Builds the panel; returns `{ show, ask }`. */
export function setUpNear(panel, { onPick, onDraw, onFound, onError, mapCentre }) {
  let answer = null;
  let turn = 0;
  const results = h("div", { "aria-live": "polite" });
  let built = null;

  const build = () => {
    const radius = h("input", { type: "number", id: "near-radius", min: 1, max: 5000, step: 1, value: state.near?.kilometres ?? 250, required: true });
    const slider = h("input", { type: "range", min: 10, max: 1000, step: 10, value: radius.value, "aria-label": t("near.slider") });
    const place = h("p", { class: "aside" });
    const apply = () => {
      const kilometres = Math.max(1, Math.min(5000, Number(radius.value) || 250));
      if (state.near) update({ near: { ...state.near, kilometres } });
    };
    radius.addEventListener("change", () => { slider.value = radius.value; apply(); });
    slider.addEventListener("input", () => { radius.value = slider.value; apply(); });
    built = { radius, slider, place, language: language() };
    fill(panel, h("section", {}, h("header", {}, h("h2", {}, t("near.title"))), h("p", {}, t("near.how")),
      h("div", { class: "row" },
        h("button", { type: "button", class: "primary", id: "near-draw", click: () => onDraw(() => Number(radius.value) || 250) }, t("near.draw")),
        h("button", { type: "button", id: "near-centre", click: () => update({ near: { ...mapCentre(), kilometres: Number(radius.value) || 250 } }) }, t("near.centre")),
        h("button", { type: "button", click: () => update({ near: null }) }, t("near.clear"))),
      h("div", { class: "row" }, h("label", { for: "near-radius" }, t("near.radius")), radius, h("span", {}, "km"), slider),
      place, results));
  };

  const write = () => {
    if (!built || built.language !== language()) build();
    const given = state.near;
    if (given) {
      built.radius.value = given.kilometres;
      built.slider.value = given.kilometres;
    }
    built.place.textContent = given ? t("near.of", { at: `${given.label ? `${given.label}, ` : ""}${position([given.longitude, given.latitude])}`, km: number(given.kilometres) }) : "";
    if (!given || !answer) {
      fill(results);
      return;
    }
    const options = { onPick, selected: state.sel };
    fill(results,
      state.log ? h("p", { class: "aside" }, `${t("log.label")}: ${state.log.replace(/_?incidents$/, "")}`) : null,
      h("h3", {}, t("near.found", { n: number(answer.located.length) })),
      answer.located.length > 0 ? incidentList("near", answer.located, options) : h("p", { class: "aside" }, t("near.none")),
      answer.areas.length > 0 ? [h("h3", {}, t("near.areas", { n: number(answer.areas.length) })), h("p", { class: "aside" }, t("near.areasWhy")), incidentList("near", answer.areas, options)] : null);
  };

  const ask = async () => {
    turn += 1;
    const mine = turn;
    if (!state.near) {
      answer = null;
      onFound([]);
      write();
      return;
    }
    fill(results, h("p", { class: "busy" }, t("near.working")));
    try {
      const found = state.log ? await nearInLog(state.log, state.near) : await near(state.near);
      if (mine !== turn) return;
      answer = found;
      onFound([...answer.located, ...answer.areas]);
    } catch (error) {
      answer = null;
      onError(error, ask);
    }
    write();
  };

  return { show: write, ask };
}
