// Signs on the map, drawn alike on a canvas (for WebGL) and in SVG. Each is a shape in a box of 24 by 24:
// kinds differ in shape, not only in colour.

/** Groups of the kinds of incidents; a kind that stands in none counts as politics. */
const groups = {
  violence: [
    "armed-clash", "ambush", "air-strike", "attack-on-civilians", "abduction", "explosion", "shelling", "assault",
    "property-destruction", "riot", "mass-violence",
  ],
  forces: ["deployment", "movement", "construction", "observation", "mobilisation"],
  accident: ["accident"],
  total: ["aggregate"],
};

/** The group of a kind of incident. */
export function groupOf(kind) {
  return Object.keys(groups).find((group) => groups[group].includes(kind)) ?? "politics";
}

const outlines = {
  violence: "M12 2.5 21.5 12 12 21.5 2.5 12Z",
  forces: "M2.5 4H14l8 8-8 8H2.5L8 12Z",
  politics: "M7.5 4h9l4.5 8-4.5 8h-9L3 12Z",
  accident: "M12 3.5 21.5 20.5H2.5Z",
  total: "M12 3a9 9 0 1 0 .001 0Z",
  "air-base": "M12 1.5a10.5 10.5 0 1 0 .001 0Z",
  airport: "M12 4a8 8 0 1 0 .001 0Z",
  "army-camp": "M2.5 2.5h19v19h-19Z",
  outpost: "M5 5h14v14H5Z",
  mention: "M12 22.5C7 16 5 13 5 9.5a7 7 0 0 1 14 0C19 13 17 16 12 22.5Z",
  centre: "M12 2v20M2 12h20",
};

const plane = "M12 4.2l1.1 1.6V10l6.2 3.7v1.7L13.1 13.6v3.5l2 1.5v1.3l-3.1-.9-3.1.9v-1.3l2-1.5V13.6L4.7 15.4v-1.7L10.9 10V5.8Z";
const flag = "M8 5.5h1.3v1h8l-2.2 2.7 2.2 2.7h-8v7H8Z";
const marks = {
  violence: null,
  forces: null,
  politics: "M8 9h8v1.7H8ZM8 13.2h8v1.7H8Z",
  accident: "M11.1 9h1.8v6h-1.8ZM11.1 16.4h1.8v1.8h-1.8Z",
  total: "M7.5 9.5h9v1.6h-9ZM7.5 13h9v1.6h-9Z",
  "air-base": plane,
  airport: plane,
  "army-camp": flag,
  outpost: "M9.5 9.5h5v5h-5Z",
  mention: "M12 7a2.5 2.5 0 1 0 .001 0Z",
};

/** The name of the sign of a feature of a layer: `violence`, `air-base/past`, `mention`. */
export function signOf(layer, properties) {
  if (layer === "bases") {
    const kind = outlines[properties.kind] ? properties.kind : "outpost";
    return `${kind}/${properties.state ?? "used"}`;
  }
  if (layer === "incidents" || layer === "near") return groupOf(properties.kind);
  return "mention";
}

/** Outline, mark, fills and dash of a sign in given colours. */
function recipe(name, colours) {
  const [shape, state] = name.split("/");
  const colour = colours[shape] ?? (shape === "mention" ? colours.accent : colours.ink);
  const hollow = state === "past" || state === "unknown" || shape === "total";
  return {
    outline: outlines[shape],
    mark: marks[shape],
    fill: hollow ? colours.paper : colour,
    stroke: hollow ? colour : colours.paper,
    dash: state === "building" || state === "unknown" ? "3 2.2" : null,
    markFill: hollow ? colour : colours.paper,
    width: hollow ? 1.8 : 1.4,
  };
}

/** Every sign that can occur. */
export const signNames = [
  "violence", "forces", "politics", "accident", "total", "mention",
  ...["air-base", "airport", "army-camp", "outpost"].flatMap((kind) =>
    ["used", "past", "building", "unknown"].map((state) => `${kind}/${state}`)),
];

/** A sign as pixels, `size` wide at one pixel per unit. */
export function signImage(name, colours, size, ratio) {
  const look = recipe(name, colours);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.round(size * ratio);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.scale((size * ratio) / 26, (size * ratio) / 26);
  pen.translate(1, 1);
  const outline = new Path2D(look.outline);
  pen.fillStyle = look.fill;
  pen.fill(outline);
  if (look.dash) pen.setLineDash(look.dash.split(" ").map(Number));
  pen.strokeStyle = look.stroke;
  pen.lineWidth = look.width;
  pen.stroke(outline);
  if (look.mark) {
    pen.fillStyle = look.markFill;
    pen.fill(new Path2D(look.mark));
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** A sign as an SVG string of attributes for `<g>`: the paths of outline and mark. */
export function signPaths(name, colours) {
  const look = recipe(name, colours);
  const paths = [{ d: look.outline, fill: look.fill, stroke: look.stroke, "stroke-width": look.width, "stroke-dasharray": look.dash }];
  if (look.mark) paths.push({ d: look.mark, fill: look.markFill });
  return paths;
}
