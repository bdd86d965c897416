// The panel that checks a text: a field for it, then the text with its claims marked, and the list of claims.

import { check } from "./api.js";
import { fill, h } from "./dom.js";
import { counted, country, difference, kilometres, language, percent, t } from "./i18n.js";
import { placeList } from "./list.js";
import { state, update } from "./state.js";
import { verdictTag, verdictWords } from "./verdict-tag.js";
import { look, verdicts } from "./verdicts.js";

/** Cuts a text at the ends of claims and mentions; offsets count code points, not UTF-16 units. */
export function pieces(text, claims, mentions) {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  for (const { start, end } of [...claims, ...mentions]) cuts.add(start).add(end);
  const sorted = [...cuts].filter((cut) => cut >= 0 && cut <= points.length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1];
    const covers = (span) => span.start <= start && span.end >= end;
    return { text: points.slice(start, end).join(""), start, end, claims: claims.filter(covers), mention: mentions.findIndex(covers) };
  });
}

/** Builds the panel; returns `{ show, mark, ask }`. */
export function setUpCheck(panel, { onChecked, onPick, onPlace, onExport, onPrint, onError }) {
  let answer = null;
  let built = null;
  let checked = "";
  let places = [];

  const build = () => {
    const field = h("textarea", { id: "text", rows: 9, spellcheck: "false", placeholder: t("check.placeholder") });
    field.value = state.text ?? "";
    field.addEventListener("input", () => { state.text = field.value; });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
    });
    built = {
      field, language: language(), results: h("div", {}),
      button: h("button", { type: "button", class: "primary", id: "check-run", click: () => run() }, t("check.run")),
    };
    fill(panel, h("section", {}, h("header", {}, h("h2", {}, t("check.title"))), h("label", { for: "text" }, t("check.label")), field,
      h("div", { class: "row" }, built.button,
        h("button", { type: "button", id: "check-example", click: async () => { await example(field); await run(); } }, t("check.example")),
        h("button", { type: "button", click: () => { field.value = ""; field.rows = 9; update({ text: null }); answer = null; places = onChecked(null); write(); field.focus(); } }, t("check.clear"))),
      h("p", { class: "aside" }, t("check.privacy")), built.results));
  };

  const example = async (field) => {
    const text = await fetch(`example-${language()}.txt`).then((given) => given.text());
    field.value = text;
    state.text = text;
  };

  const run = async () => {
    const text = built.field.value;
    if (!text.trim()) {
      built.field.focus();
      return;
    }
    built.button.disabled = true;
    fill(built.results, h("p", { class: "busy", role: "status" }, t("check.working")));
    try {
      answer = await check(text);
      checked = text;
      state.text = text;
      places = onChecked(answer);
    } catch (error) {
      answer = null;
      places = onChecked(null);
      onError(error, run);
    } finally {
      built.button.disabled = false;
    }
    // The text stands below with its marks; the field makes room for it.
    built.field.rows = answer ? 3 : 9;
    write();
    const heading = built.results.querySelector("h3");
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "start" });
  };

  const write = () => {
    if (!built || built.language !== language()) build();
    if (!answer) {
      fill(built.results);
      return;
    }
    const counts = Object.keys(verdicts).map((verdict) => [verdict, answer.claims.filter((claim) => claim.verdict === verdict).length]).filter(([, count]) => count > 0);
    fill(built.results,
      h("h3", { tabindex: "-1" }, `${counted("count.claims", answer.claims.length)}, ${counted("count.places", places.length)}`),
      h("ul", { class: "tally" }, counts.map(([verdict, count]) => h("li", {}, verdictTag({ verdict, stated: 0 }), ` ${count}`))),
      h("div", { class: "row" },
        h("button", { type: "button", class: "small", id: "check-export", click: () => onExport(checked) }, t("check.export")),
        h("button", { type: "button", class: "small", click: onPrint }, t("check.print"))),
      h("article", { class: "annotated", dir: "auto", lang: answer.language ?? null }, annotated(checked, answer)),
      answer.claims.length > 0 ? [h("h3", {}, t("check.claims")), h("ol", { class: "claims" }, answer.claims.map(claimEntry))] : h("p", { class: "aside" }, t("check.noClaims")),
      places.length > 0 ? [h("h3", {}, t("check.places")), placeList(places, { selected: state.sel, onPick: onPlace })] : h("p", { class: "aside" }, t("check.noPlaces")));
    mark();
  };

  const annotated = (text, { claims, mentions }) => {
    const parts = pieces(text, claims, mentions);
    return parts.map((part, index) => {
      const claim = part.claims.at(-1);
      const mention = mentions[part.mention];
      const inner = mention?.place ? h("span", {
        class: "mention", title: mentionTitle(mention), click: claim ? null : () => onPick("mentions", mention.place.id),
      }, part.text) : part.text;
      if (!claim) return inner;
      const isLast = !parts[index + 1]?.claims.includes(claim);
      return [
        h("span", { class: `claim ${claim.verdict}`, "data-claim": claim.number, click: () => pick(claim) }, inner),
        isLast ? h("button", {
          type: "button", class: `claim-number ${claim.verdict}`, "data-claim": claim.number, "aria-label": `${t("check.claim")} ${claim.number}: ${verdictWords(claim)}`,
          click: () => pick(claim),
        }, look(claim.verdict).sign, claim.number) : null,
      ];
    });
  };

  const mentionTitle = ({ place, confidence }) => [place.name, country(place.country), Number.isFinite(confidence) ? percent(confidence) : null].filter(Boolean).join(" · ");

  const claimEntry = (claim) => h("li", { id: `claim-${claim.number}`, class: claim.verdict, "data-claim": claim.number },
    h("button", { type: "button", class: "entry", "data-key": `claims/${claim.number}`, click: () => pick(claim) },
      h("span", { class: "entry-title" }, h("span", { class: "number" }, claim.number), verdictTag(claim)),
      h("q", { lang: answer.language ?? null }, claim.text),
      claim.measured === null ? null : h("span", { class: "figures" }, [
        claim.stated === null ? null : `${t("check.stated")} ${kilometres(claim.stated)}`, `${t("check.measured")} ${kilometres(claim.measured)}`,
        claim.stated === null ? null : difference(claim.stated, claim.measured),
      ].filter(Boolean).join(" · "))),
    claim.explanation ? h("p", language() === "en" ? {} : { lang: "en" }, claim.explanation) : null,
    claim.hints?.length ? h("p", { class: "aside", ...(language() === "en" ? {} : { lang: "en" }) }, claim.hints.join(" ")) : null);

  // Whoever picks a claim in the text or the list is at it already: only a pick on the map scrolls.
  let isHere = false;

  const pick = (claim) => {
    isHere = true;
    onPick("claims", String(claim.number));
    isHere = false;
  };

  /** Marks the selected claim in the text and in the list. */
  const mark = () => {
    const number = state.sel?.startsWith("claims/") ? state.sel.slice(7) : null;
    for (const element of panel.querySelectorAll("[data-claim]")) element.classList.toggle("chosen", element.dataset.claim === number);
    if (number && !isHere) panel.querySelector(`#claim-${CSS.escape(number)}`)?.scrollIntoView({ block: "nearest" });
  };

  return {
    mark,
    show: write,
    ask: run,
    /** Takes over a text from a link; tells whether it is another one. */
    take(text) {
      if (!built || !text || text === checked) return false;
      built.field.value = text;
      return true;
    },
  };
}
