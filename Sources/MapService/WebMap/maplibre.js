// Loads MapLibre GL JS, if it is installed and the browser can draw with it. The page names this module before all
// others, so that the library, the greatest of the files, is on its way while they come.

async function load() {
  const probe = document.createElement("canvas");
  if (!probe.getContext("webgl2") && !probe.getContext("webgl")) return null;
  const there = await fetch("maplibre-gl.js", { method: "HEAD" }).then((answer) => answer.ok, () => false);
  if (!there) return null;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "maplibre-gl.css" }));
  return new Promise((resolve) => {
    const script = Object.assign(document.createElement("script"), { src: "maplibre-gl.js" });
    script.addEventListener("load", () => {
      // The worker starts while the page still fetches what the map shows.
      globalThis.maplibregl?.prewarm?.();
      resolve(globalThis.maplibregl ?? null);
    });
    script.addEventListener("error", () => resolve(null));
    document.head.append(script);
  });
}

/** The library, or null. */
export const mapLibre = load();
