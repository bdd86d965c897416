// Our own basemap: land, borders, inner borders and labels, from one file with whole numbers.

let loading = null;

/** The basemap with positions in degrees; read once. */
export function loadBasemap() {
  loading ??= fetch("basemap.json").then((answer) => answer.json()).then(decoded);
  return loading;
}

function decoded(raw) {
  const line = (numbers) => {
    const points = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      points.push([x / raw.scale, y / raw.scale]);
    }
    return points;
  };
  return {
    land: raw.land.map((polygon) => polygon.map(line)),
    borders: raw.borders.map(([status, numbers]) => ({ status, line: line(numbers) })),
    inner: raw.inner.map(line),
    labels: raw.labels.map(([kind, rank, x, y, en, fr]) => ({ kind, rank, at: [x, y], en, fr })),
  };
}

/** Whether a border is drawn dashed: all but those that the two countries agree on. */
export function isDisputed(status) {
  return status !== "international";
}

/** The lowest zoom at which a label of a rank shows; whole numbers, because filters see no others. */
export function labelZoom(rank) {
  return [0, 1, 2, 3, 4, 5, 6, 6, 7][rank] ?? 8;
}

/** Web Mercator: degrees to a square of 1 by 1, north up. */
export function project([longitude, latitude]) {
  const sine = Math.sin((Math.max(-85.051129, Math.min(85.051129, latitude)) * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** The way back from the square to degrees. */
export function unproject([x, y]) {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}
