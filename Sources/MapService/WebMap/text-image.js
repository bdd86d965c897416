// Words as images: our map asks for no font files, so that every script of the system can be shown.

const family = '"Source Sans 3", "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif';

/** Words with a halo, or in a box; `room` is kept free before them. Returns the pen and the middle line. */
function write({ text, size, weight = 400, spacing = 0, colour, halo, room = 0, box = null }, ratio) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const prepare = () => {
    pen.font = `${weight} ${size * ratio}px ${family}`;
    if ("letterSpacing" in pen) pen.letterSpacing = `${spacing * ratio}px`;
  };
  prepare();
  const side = box ? 6 : 3;
  canvas.width = Math.ceil(pen.measureText(text).width + (room + 2 * side) * ratio);
  canvas.height = Math.ceil((size + 7) * ratio);
  prepare();
  const middle = canvas.height / 2;
  if (box) {
    pen.fillStyle = halo;
    pen.strokeStyle = box;
    pen.lineWidth = 1.5 * ratio;
    pen.beginPath();
    pen.roundRect(ratio, ratio, canvas.width - 2 * ratio, canvas.height - 2 * ratio, 3 * ratio);
    pen.fill();
    pen.stroke();
  }
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3 * ratio;
  pen.strokeStyle = halo;
  pen.fillStyle = colour;
  pen.strokeText(text, (room + side) * ratio, middle);
  pen.fillText(text, (room + side) * ratio, middle);
  return { canvas, pen, middle };
}

const pixels = ({ canvas, pen }) => pen.getImageData(0, 0, canvas.width, canvas.height);

/** A label of the basemap, with a dot for a town. */
export function labelImage(label, language, colours, ratio) {
  const text = language === "fr" ? label.fr : label.en;
  const halo = colours.halo;
  if (label.kind === "country") {
    return pixels(write({ text: text.toLocaleUpperCase(language), size: 10.5, spacing: 1.6, colour: colours.country, halo }, ratio));
  }
  const isCapital = label.kind === "capital";
  const image = write({ text, size: isCapital ? 12 : 11, weight: isCapital ? 600 : 400, colour: colours.label, halo, room: 10 }, ratio);
  const { pen, middle } = image;
  pen.beginPath();
  pen.arc(4 * ratio, middle, (isCapital ? 2.8 : 2) * ratio, 0, 2 * Math.PI);
  pen.strokeStyle = colours.label;
  pen.lineWidth = ratio;
  pen.fillStyle = isCapital ? colours.label : halo;
  pen.fill();
  pen.stroke();
  return pixels(image);
}

/** The name of a place that a text mentions. */
export function nameImage(text, colours, ratio) {
  return pixels(write({ text, size: 12, weight: 600, colour: colours.accent, halo: colours.halo }, ratio));
}

/** Sign and number of a claim, in a box of its colour. */
export function tagImage(text, colour, colours, ratio) {
  return pixels(write({ text, size: 11, weight: 700, colour, halo: colours.paper, box: colour }, ratio));
}

/** A length on the map, stated or measured, in a box. */
export function noteImage(text, colours, ratio) {
  return pixels(write({ text, size: 11.5, weight: 600, colour: colours.ink, halo: colours.paper, box: colours.ink }, ratio));
}
