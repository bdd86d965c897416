// The words of the page in two languages, and numbers as each writes them.

const words = {};
let current = "en";

/** The language in use: `en` or `fr`. */
export function language() {
  return current;
}

/** Loads a language and writes it into every element that asks for words. */
export async function useLanguage(code) {
  const wanted = code === "fr" ? "fr" : "en";
  if (!words[wanted]) {
    const answer = await fetch(`i18n/${wanted}.json`);
    words[wanted] = Object.fromEntries(Object.entries(await answer.json()).map(([key, text]) => [key, wanted === "fr" ? spaced(text) : text]));
  }
  current = wanted;
  document.documentElement.lang = wanted;
  for (const element of document.querySelectorAll("[data-i18n]")) element.textContent = t(element.dataset.i18n);
  for (const element of document.querySelectorAll("[data-i18n-placeholder]")) element.placeholder = t(element.dataset.i18nPlaceholder);
  for (const element of document.querySelectorAll("[data-i18n-label]")) element.setAttribute("aria-label", t(element.dataset.i18nLabel));
  for (const element of document.querySelectorAll("[data-i18n-title]")) element.title = t(element.dataset.i18nTitle);
}

/** French sets a space that does not break before double punctuation and within its quotation marks. */
function spaced(text) {
  return text.replace(/ ?([;?!])(?=\s|$)/g, "\u202f$1").replace(/ :/g, "\u00a0:").replace(/« ?/g, "«\u00a0").replace(/ ?»/g, "\u00a0»");
}

/** The words for a key; `{name}` is replaced by the value of that name. A missing key is shown as it is. */
export function t(key, values = {}) {
  const text = words[current]?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The words for a raw value of the data (`armed-clash`), or the value itself where none are known. */
export function term(group, value) {
  if (value === null || value === undefined || value === "") return "";
  return words[current]?.[`${group}.${value}`] ?? String(value).replaceAll("-", " ");
}

/** The words for a count, `key` or `key.one`, after the rules of the language; `{n}` is the number. */
export function counted(key, count) {
  const isOne = new Intl.PluralRules(current).select(count) === "one";
  return t(isOne ? `${key}.one` : key, { n: number(count) });
}

const locale = () => (current === "fr" ? "fr" : "en-GB");

/** A number with the separators of the language; `digits` at most after the point, or exactly so many. */
export function number(value, digits = 0, isExact = false) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits, minimumFractionDigits: isExact ? digits : 0 }).format(value);
}

/** A share from 0 to 1 in per cent; what is not nothing is never shown as 0. */
export function percent(share) {
  const space = current === "fr" ? "\u00a0" : "";
  return share > 0 && share < 0.01 ? `<\u00a01${space}%` : `${number(share * 100)}${space}%`;
}

/** Kilometres as people write them: two decimals below 10, one below 100. */
export function kilometres(metres) {
  const km = metres / 1000;
  return `${number(km, km < 10 ? 2 : km < 1000 ? 1 : 0)}\u00a0km`;
}

/** A measured length in kilometres, for readers of English in miles as well. */
export function distance(metres) {
  const [km, miles] = [metres / 1000, metres / 1609.344];
  const figures = (value) => number(value, value < 10 ? 2 : value < 1000 ? 1 : 0, true);
  return `${figures(km)}\u00a0km${current === "fr" ? "" : ` (${figures(miles)}\u00a0mi)`}`;
}

/** By how much a stated length differs from the measured one: `+181 km (+24.6%)`. */
export function difference(stated, measured) {
  const sign = stated < measured ? "\u2212" : "+";
  const share = Math.abs(stated / measured - 1) * 100;
  const space = current === "fr" ? "\u00a0" : "";
  return `${sign}${kilometres(Math.abs(stated - measured))}${measured > 0 ? ` (${sign}${number(share, share < 100 ? 1 : 0)}${space}%)` : ""}`;
}

/** A position with hemispheres, to about ten metres. */
export function position([longitude, latitude]) {
  const west = current === "fr" ? "O" : "W";
  const part = (value, positive, negative) =>
    `${number(Math.abs(value), 4, true)}°\u00a0${value < 0 ? negative : positive}`;
  return `${part(latitude, "N", "S")}, ${part(longitude, "E", west)}`;
}

/** The names of countries by their codes, `NE` or `NE, ML`; a code that is not known stays. */
export function country(codes) {
  const names = new Intl.DisplayNames([locale()], { type: "region", fallback: "code" });
  return String(codes ?? "").split(/[|,;]\s*/).filter(Boolean).map((code) => (/^[A-Z]{2}$/.test(code) ? names.of(code) : code)).join(", ");
}

/** Words in the quotation marks of the language. */
export function quoted(text) {
  return current === "fr" ? `«\u00a0${text}\u00a0»` : `“${text}”`;
}
