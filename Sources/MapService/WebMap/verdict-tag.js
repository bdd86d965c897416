import { h } from "./dom.js";
import { t, term } from "./i18n.js";
import { look } from "./verdicts.js";

/** The words for the verdict on a claim; "too short" says nothing where no length is stated. */
export function verdictWords({ verdict, stated = null, measured = null }) {
  const isWrong = verdict === "too-short" || verdict === "too-long";
  return isWrong && stated === null && measured === null ? t("verdict.contradicted") : term("verdict", verdict);
}

/** What the verdict on a claim means, in a sentence. */
export function verdictMeaning({ verdict, stated = null, measured = null }) {
  const isWrong = verdict === "too-short" || verdict === "too-long";
  return isWrong && stated === null && measured === null ? t("meaning.contradicted") : term("meaning", verdict);
}

/** The verdict on a claim as a sign and words in its colour. */
export function verdictTag(claim) {
  return h("span", { class: `verdict ${claim.verdict}` },
    h("span", { class: "verdict-sign", "aria-hidden": "true" }, look(claim.verdict).sign), verdictWords(claim));
}
