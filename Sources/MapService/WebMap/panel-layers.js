// The panel with the bases as of a date and the incidents of a period.

import { firstDay, inWords, lastDay, monthIndex, monthOf, today } from "./dates.js";
import { fill, h, s } from "./dom.js";
import { language, number, t, term } from "./i18n.js";
import { baseList, incidentList } from "./list.js";
import { signIcon } from "./card.js";
import { groupOf } from "./symbols.js";
import { colours } from "./theme.js";
import { state, update } from "./state.js";

const firstMonth = "2012-01";

/** The incidents that the period and the kinds of the state let through. */
export function shownIncidents(all) {
  const [from, until] = [firstDay(state.from), lastDay(state.until)];
  return all.filter(({ properties: p }) => {
    if (state.kinds && !state.kinds.includes(p.kind)) return false;
    // What has no date is shown at all times: leaving it out would claim to know that it was not then.
    if (!p.first) return true;
    return (!from || p.last >= from) && (!until || p.first <= until);
  });
}

/** Builds the panel; returns a function that shows new data in it. */
export function setUpLayers(panel, { onPick }) {
  let data = { bases: [], incidents: [], logs: [] };
  let built = null;

  const limits = () => {
    let [least, most] = [monthIndex(firstMonth), monthIndex(today())];
    for (const { properties: p } of data.incidents) {
      if (p.month === null) continue;
      least = Math.min(least, p.month);
      most = Math.max(most, p.last ? monthIndex(p.last) : p.month);
    }
    return [least, most];
  };

  /** Which log is shown, where there are several. */
  const logChoice = () => {
    if (data.logs.length < 2) return null;
    const options = data.logs.map((log) => h("option", { value: log.id, selected: log.id === (state.log ?? "incidents") }, `${log.name || t("log.curated")} (${number(log.count)})`));
    return h("p", { class: "row" }, h("label", { for: "log" }, t("log.label")), h("select", { id: "log", change: (event) => {
      const { value } = event.target;
      update({ log: value === "incidents" ? null : value, kinds: null, from: null, until: null, sel: null });
    } }, options));
  };

  const build = () => {
    const [least, most] = limits();
    const month = (id, label) => h("input", { type: "range", id, min: least, max: most, step: 1, "aria-label": label });
    built = {
      least, most, language: language(), logs: data.logs,
      day: h("input", { type: "date", id: "on", max: "2100-12-31" }),
      daySlider: month("on-slider", t("bases.slider")),
      from: month("from", t("incidents.from")),
      until: month("until", t("incidents.until")),
      period: h("output", { class: "period", for: "from until" }),
      bars: h("div", { class: "bars", "aria-hidden": "true" }),
      track: s("svg", { class: "track", viewBox: "0 0 100 2", preserveAspectRatio: "none", "aria-hidden": "true" }),
      kinds: h("div", { class: "kinds" }),
      bases: h("div", {}), incidents: h("div", {}),
      baseCount: h("span", { class: "count" }), incidentCount: h("span", { class: "count" }),
    };
    built.day.addEventListener("change", () => { if (built.day.value) update({ on: built.day.value }); });
    built.daySlider.addEventListener("input", () => update({ on: `${monthOf(Number(built.daySlider.value))}-01` }));
    built.from.addEventListener("input", () => {
      const value = Math.min(Number(built.from.value), Number(built.until.value));
      update({ from: value <= built.least ? null : monthOf(value) });
    });
    built.until.addEventListener("input", () => {
      const value = Math.max(Number(built.from.value), Number(built.until.value));
      update({ until: value >= built.most ? null : monthOf(value) });
    });
    const toggle = (name) => h("label", { class: "switch" }, h("input", {
      type: "checkbox", checked: !state.hide.includes(name), change: (event) => update({
        hide: event.target.checked ? state.hide.filter((other) => other !== name) : [...state.hide, name],
      }),
    }), h("span", {}, t("layer.show")));
    fill(panel,
      h("section", {}, h("header", {}, h("h2", {}, t("incidents.title"), " ", built.incidentCount), toggle("incidents")), logChoice(),
        h("fieldset", { class: "times" }, h("legend", {}, t("incidents.period")), built.period, built.bars,
          h("div", { class: "double-range" }, built.track, built.from, built.until)),
        built.kinds, built.incidents),
      h("section", {}, h("header", {}, h("h2", {}, t("bases.title"), " ", built.baseCount), toggle("bases")),
        h("div", { class: "day" }, h("label", { for: "on" }, t("bases.on")), built.day, built.daySlider),
        built.bases));
  };

  const drawBars = () => {
    const counts = new Map();
    for (const { properties: p } of data.incidents) {
      if (p.month !== null) counts.set(p.month, (counts.get(p.month) ?? 0) + 1);
    }
    const span = built.most - built.least + 1;
    const tallest = Math.max(1, ...counts.values());
    const [from, until] = [Number(built.from.value), Number(built.until.value)];
    const bars = [...counts].map(([month, count]) => s("rect", {
      x: ((month - built.least) / span) * 400 - 1.5, y: 30 - (count / tallest) * 28, width: 4, height: (count / tallest) * 28,
      fill: month >= from && month <= until ? colours().violence : colours().coast,
    }));
    const years = [];
    for (let year = Math.ceil(built.least / 12); year * 12 <= built.most; year += 1) {
      const x = ((year * 12 - built.least) / span) * 400;
      years.push(s("path", { d: `M${x} 30v4`, stroke: colours().border, "stroke-width": 0.7 }));
      if (year % 5 === 0) years.push(s("text", { x: x + 2, y: 42, fill: colours().label, "font-size": 10 }, String(year)));
    }
    const part = (value) => ((value - built.least) / Math.max(1, span - 1)) * 100;
    fill(built.track, s("rect", { width: 100, height: 2, class: "rail" }), s("rect", { x: part(from), width: part(until) - part(from), height: 2, class: "chosen" }));
    fill(built.bars, s("svg", { viewBox: "0 0 400 45", preserveAspectRatio: "none" }, s("path", { d: "M0 30.5h400", stroke: colours().border, "stroke-width": 0.7 }), bars, years));
  };

  const drawKinds = () => {
    const counts = new Map();
    for (const { properties: p } of data.incidents) counts.set(p.kind, (counts.get(p.kind) ?? 0) + 1);
    const all = [...counts.keys()].sort((a, b) => term("kind", a).localeCompare(term("kind", b), language()));
    const isOn = (kind) => state.kinds === null || state.kinds.includes(kind);
    const chip = (kind) => h("button", {
      type: "button", class: "chip", "aria-pressed": String(isOn(kind)), "data-kind": kind,
      click: () => {
        const kinds = all.filter((other) => (other === kind ? !isOn(kind) : isOn(other)));
        update({ kinds: kinds.length === all.length ? null : kinds });
        built.kinds.querySelector(`[data-kind="${kind}"]`)?.focus();
      },
    }, signIcon("incidents", { kind }, 14), ` ${term("kind", kind)} `, h("span", {}, number(counts.get(kind))));
    fill(built.kinds, h("p", { class: "hidden", id: "kinds-label" }, t("incidents.kinds")), h("div", { role: "group", "aria-labelledby": "kinds-label" }, all.sort((a, b) => groupOf(b).localeCompare(groupOf(a))).map(chip)));
  };

  return (given) => {
    data = { ...data, ...given };
    const [least, most] = limits();
    if (!built || built.language !== language() || built.least !== least || built.most !== most || built.logs !== data.logs) build();
    const on = state.on ?? today();
    if (document.activeElement !== built.day) built.day.value = on;
    built.daySlider.value = monthIndex(on);
    built.daySlider.setAttribute("aria-valuetext", inWords(on, language()));
    built.from.value = state.from ? monthIndex(state.from) : built.least;
    built.until.value = state.until ? monthIndex(state.until) : built.most;
    built.from.setAttribute("aria-valuetext", inWords(monthOf(Number(built.from.value)), language()));
    built.until.setAttribute("aria-valuetext", inWords(monthOf(Number(built.until.value)), language()));
    built.period.value = `${inWords(monthOf(Number(built.from.value)), language())} – ${inWords(monthOf(Number(built.until.value)), language())}`;
    drawBars();
    drawKinds();
    const shown = shownIncidents(data.incidents);
    const located = shown.filter((feature) => feature.geometry);
    const areas = shown.filter((feature) => !feature.geometry);
    built.incidentCount.textContent = number(shown.length);
    built.baseCount.textContent = number(data.bases.length);
    const options = { onPick, selected: state.sel };
    fill(built.incidents,
      shown.length === 0 ? h("p", { class: "aside" }, t("incidents.none")) : null,
      located.length > 0 ? [h("h3", {}, t("incidents.located", { n: number(located.length) })), incidentList("incidents", located, options)] : null,
      areas.length > 0 ? [h("h3", {}, t("incidents.areas", { n: number(areas.length) })), h("p", { class: "aside" }, t("incidents.areasWhy")), incidentList("incidents", areas, options)] : null);
    const order = { used: 0, building: 1, unknown: 2, past: 3 };
    const sorted = [...data.bases].sort((a, b) => order[a.properties.state] - order[b.properties.state] || a.properties.name.localeCompare(b.properties.name, language()));
    fill(built.bases, baseList(sorted, options));
  };
}
