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
    words[wanted] = await answer.json();
  }
  current = wanted;
  document.documentElement.lang = wanted;
  for (const element of document.querySelectorAll("[data-i18n]")) element.textContent = t(element.dataset.i18n);
  for (const element of document.querySelectorAll("[data-i18n-placeholder]")) element.placeholder = t(element.dataset.i18nPlaceholder);
  for (const element of document.querySelectorAll("[data-i18n-label]")) element.setAttribute("aria-label", t(element.dataset.i18nLabel));
  for (const element of document.querySelectorAll("[data-i18n-title]")) element.title = t(element.dataset.i18nTitle);
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

/** A number with the separators of the language. */
export function number(value, digits = 0) {
  return new Intl.NumberFormat(current === "fr" ? "fr" : "en-GB", { maximumFractionDigits: digits }).format(value);
}

/** A share from 0 to 1 in per cent; what is not nothing is never shown as 0. */
export function percent(share) {
  return share > 0 && share < 0.01 ? "< 1 %" : `${number(share * 100)} %`;
}

/** Kilometres as people write them: two decimals below 10, one below 100. */
export function kilometres(metres) {
  const km = metres / 1000;
  return `${number(km, km < 10 ? 2 : km < 1000 ? 1 : 0)} km`;
}

/** A position with hemispheres, to about ten metres. */
export function position([longitude, latitude]) {
  const west = current === "fr" ? "O" : "W";
  const part = (value, positive, negative) =>
    `${number(Math.abs(value), 4)}° ${value < 0 ? negative : positive}`;
  return `${part(latitude, "N", "S")}, ${part(longitude, "E", west)}`;
}
