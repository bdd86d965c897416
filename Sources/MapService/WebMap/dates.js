// Dates as the data has them: `2023`, `2023-07`, `2023-07-26`. The number of parts is the precision.

/** The first day that a date can mean, as `YYYY-MM-DD`; null for none. */
export function firstDay(text) {
  if (!text) return null;
  const [year, month = "01", day = "01"] = text.slice(0, 10).split("-");
  return `${year}-${month}-${day}`;
}

/** The last day that a date can mean, as `YYYY-MM-DD`; null for none. */
export function lastDay(text) {
  if (!text) return null;
  const [year, month = "12", day] = text.slice(0, 10).split("-");
  if (day) return `${year}-${month}-${day}`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${String(last).padStart(2, "0")}`;
}

/** Months since the year 0. */
export function monthIndex(text) {
  const [year, month = "1"] = text.split("-");
  return Number(year) * 12 + Number(month) - 1;
}

/** `YYYY-MM` of a count of months since the year 0. */
export function monthOf(index) {
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Today as `YYYY-MM-DD`. */
export function today() {
  return new Date().toISOString().slice(0, 10);
}

/** A date in words of a language, as precise as it is. */
export function inWords(text, language) {
  if (!text) return "";
  const parts = text.slice(0, 10).split("-").map(Number);
  const shape = [{ year: "numeric" }, { year: "numeric", month: "long" }, { year: "numeric", month: "long", day: "numeric" }][parts.length - 1];
  const date = new Date(Date.UTC(parts[0], (parts[1] ?? 1) - 1, parts[2] ?? 1));
  const words = new Intl.DateTimeFormat(language === "fr" ? "fr" : "en-GB", { ...shape, timeZone: "UTC" }).format(date);
  // French writes the first of a month as an ordinal.
  return language === "fr" && parts[2] === 1 ? words.replace(/^1 /, "1er ") : words;
}

/** A period in words; one date if both ends are the same. */
export function periodInWords(start, end, language) {
  if (!start && !end) return "";
  if (!end || start === end) return inWords(start, language);
  if (!start) return inWords(end, language);
  return `${inWords(start, language)} – ${inWords(end, language)}`;
}
