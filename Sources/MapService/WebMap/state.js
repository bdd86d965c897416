// What the page shows, kept in the address after `#`, so that a link shows the same to somebody else.
// What stands after `#` is never sent to any server.

const standard = {
  tab: "layers", on: null, from: null, until: null, kinds: null, hide: [], near: null, sel: null, log: null,
  view: { longitude: 3.5, latitude: 16.2, zoom: 4.3 }, text: null, lang: null,
};

/** The state now; change it through `update`. */
export const state = { ...standard, view: { ...standard.view } };

const listeners = [];

/** Calls back with the names of what has changed. */
export function onChange(action) {
  listeners.push(action);
}

/** Changes the state, tells the listeners, and rewrites the address; another tab is another step of the history. */
export function update(changes) {
  const isStep = changes.tab !== undefined && changes.tab !== state.tab;
  // What is left keeps its own last address, which may not have been written yet.
  if (isStep) history.replaceState(null, "", `#${encoded()}`);
  Object.assign(state, changes);
  if (isStep) history.pushState(null, "", `#${encoded()}`);
  const names = new Set(Object.keys(changes));
  for (const action of listeners) action(names);
  write();
}

let waiting = 0;

function write() {
  clearTimeout(waiting);
  waiting = setTimeout(() => history.replaceState(null, "", `#${encoded()}`), 150);
}

/** Calls back when the reader goes back or forward, or opens another link of this page in its tab. */
export function onNavigation(action) {
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    action();
  });
}

function encoded() {
  const { view, near } = state;
  const parts = {
    v: [view.latitude.toFixed(4), view.longitude.toFixed(4), view.zoom.toFixed(2)].join("/"),
    tab: state.tab === standard.tab ? null : state.tab,
    on: state.on, from: state.from, until: state.until,
    kinds: state.kinds?.join(","), hide: state.hide.join(","),
    near: near && [near.latitude.toFixed(5), near.longitude.toFixed(5), near.kilometres].join("/"),
    log: state.log, sel: state.sel, lang: state.lang,
  };
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== null && value !== undefined && value !== ""));
  return query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/** The address that shows what is shown now; with the text only where it is asked for. */
export async function link({ withText }) {
  const address = new URL(location.href);
  address.hash = encoded();
  if (withText && state.text) address.hash += `&text=${await packed(state.text)}`;
  return address.href;
}

/** Reads the address into the state; whatever makes no sense there is left out. */
export async function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1));
  const numbers = (name) => {
    const values = query.get(name)?.split("/").map(Number) ?? [];
    return values.length === 3 && values.every(Number.isFinite) && Math.abs(values[0]) <= 90 && Math.abs(values[1]) <= 360 ? values : null;
  };
  const date = (name) => (/^\d{4}(-\d{2}){0,2}$/.test(query.get(name) ?? "") ? query.get(name) : null);
  const view = numbers("v");
  const near = numbers("near");
  Object.assign(state, {
    tab: ["layers", "near", "check"].includes(query.get("tab")) ? query.get("tab") : standard.tab,
    on: date("on"), from: date("from"), until: date("until"),
    kinds: query.get("kinds")?.split(",") ?? null, hide: query.get("hide")?.split(",") ?? [],
    view: view ? { latitude: view[0], longitude: view[1], zoom: Math.max(1, Math.min(14, view[2])) } : { ...standard.view },
    near: near && near[2] > 0 ? { latitude: near[0], longitude: near[1], kilometres: Math.min(5000, near[2]) } : null,
    sel: query.get("sel"), log: /^[\w.-]+$/.test(query.get("log") ?? "") ? query.get("log") : null, lang: ["en", "fr"].includes(query.get("lang")) ? query.get("lang") : null,
    // A text that was pasted stays when a link without one is opened.
    text: query.has("text") ? await unpacked(query.get("text")) : state.text,
  });
  return { hasView: view !== null };
}

async function through(transform, bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function packed(text) {
  const bytes = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpacked(code) {
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), bytes));
  } catch {
    return null;
  }
}
