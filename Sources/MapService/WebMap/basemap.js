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

/** The lowest zoom at which a label of a rank shows. */
export function labelZoom(rank) {
  return [0, 1.5, 2.6, 3.4, 4.2, 4.8, 5.8, 6.6, 7.4][rank] ?? 8;
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

/** A label of a text, as an image: our map asks for no font files. */
export function labelImage(label, language, colours, ratio) {
  const text = language === "fr" ? label.fr : label.en;
  const shown = label.kind === "country" ? text.toLocaleUpperCase(language) : text;
  const size = label.kind === "country" ? 10.5 : label.kind === "capital" ? 12 : 11;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const font = `${label.kind === "capital" ? "600 " : ""}${size * ratio}px "Source Sans 3", "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif`;
  const spacing = label.kind === "country" ? `${1.6 * ratio}px` : "0px";
  pen.font = font;
  if ("letterSpacing" in pen) pen.letterSpacing = spacing;
  const dot = label.kind === "country" ? 0 : 9 * ratio;
  canvas.width = Math.ceil(pen.measureText(shown).width + dot + 6 * ratio);
  canvas.height = Math.ceil((size + 7) * ratio);
  pen.font = font;
  if ("letterSpacing" in pen) pen.letterSpacing = spacing;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3 * ratio;
  pen.strokeStyle = colours.halo;
  pen.fillStyle = label.kind === "country" ? colours.country : colours.label;
  const middle = canvas.height / 2;
  pen.strokeText(shown, dot + 3 * ratio, middle);
  pen.fillText(shown, dot + 3 * ratio, middle);
  if (dot) {
    pen.beginPath();
    pen.arc(4 * ratio, middle, (label.kind === "capital" ? 2.8 : 2) * ratio, 0, 2 * Math.PI);
    pen.strokeStyle = colours.label;
    pen.lineWidth = 1 * ratio;
    pen.fillStyle = label.kind === "capital" ? colours.label : colours.halo;
    pen.fill();
    pen.stroke();
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
