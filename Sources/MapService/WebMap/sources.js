// What is known of a source by its key: its title, who published it and when, and where it can be read.

let known = {};

/** Reads the list of sources; until it is there, and for keys that it lacks, the keys stand for themselves. */
export async function loadSources() {
  known = await fetch("sources.json").then((answer) => answer.json()).catch(() => ({}));
}

/** The source of a key as `{ title, address }`; `record` is the name of the entry in it, such as a GeoNames number. */
export function source(key, record = null) {
  const [title = key, publisher = "", date = "", address = "", licence = ""] = known[key] ?? [];
  const isOwnWord = !publisher || title.toLowerCase().includes(publisher.toLowerCase()) || /^Wikimedia$/.test(publisher);
  const words = [title, isOwnWord ? "" : publisher, date].filter(Boolean).join(", ");
  return { key, title: record ? `${words}: ${record}` : words, address: record ? recordAddress(key, address, record) : address, licence };
}

/** The page of one record, where a source has one for each; otherwise that of the source. */
function recordAddress(key, address, record) {
  if (key.startsWith("geonames") && /^\d+$/.test(record)) return `${address}${record}`;
  if (/^wikipedia-\w+$/.test(key)) return `${address}wiki/${encodeURIComponent(record.replaceAll(" ", "_"))}`;
  return address;
}
