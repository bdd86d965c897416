// Geodesics on WGS 84 after T. Vincenty, Survey Review 23 (1975): for drawing circles and lines.
// Figures that people read come from the service, which measures with Karney's method.

const major = 6378137;
const flattening = 1 / 298.257223563;
const minor = major * (1 - flattening);
const radians = Math.PI / 180;

/** The azimuth in degrees and the distance in metres from one [longitude, latitude] to another. */
export function inverse([lon1, lat1], [lon2, lat2]) {
  const L = (((lon2 - lon1 + 540) % 360) - 180) * radians;
  const u1 = Math.atan((1 - flattening) * Math.tan(lat1 * radians));
  const u2 = Math.atan((1 - flattening) * Math.tan(lat2 * radians));
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = L;
  let sinSigma, cosSigma, sigma, cosSqAlpha, cos2m;
  for (let round = 0; round < 200; round += 1) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    sinSigma = Math.hypot(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL);
    if (sinSigma === 0) return { azimuth: 0, metres: 0 };
    cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosL;
    sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinL) / sinSigma;
    cosSqAlpha = 1 - sinAlpha * sinAlpha;
    cos2m = cosSqAlpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cosSqAlpha;
    const C = (flattening / 16) * cosSqAlpha * (4 + flattening * (4 - 3 * cosSqAlpha));
    const next = L + (1 - C) * flattening * sinAlpha
      * (sigma + C * sinSigma * (cos2m + C * cosSigma * (2 * cos2m * cos2m - 1)));
    const settled = Math.abs(next - lambda) < 1e-12;
    // Near the antipode the series does not settle; the spherical azimuth is good enough to draw.
    lambda = Math.abs(next) > Math.PI ? lambda : next;
    if (settled) break;
  }
  const [A, delta] = corrections(cosSqAlpha, sinSigma, cosSigma, cos2m);
  const azimuth = Math.atan2(cosU2 * Math.sin(lambda), cosU1 * sinU2 - sinU1 * cosU2 * Math.cos(lambda)) / radians;
  return { azimuth: (azimuth + 360) % 360, metres: minor * A * (sigma - delta) };
}

/** The [longitude, latitude] reached from a point by an azimuth in degrees and a distance in metres. */
export function destination([lon, lat], azimuth, metres) {
  const [sinA, cosA] = [Math.sin(azimuth * radians), Math.cos(azimuth * radians)];
  const tanU = (1 - flattening) * Math.tan(lat * radians);
  const cosU = 1 / Math.hypot(1, tanU);
  const sinU = tanU * cosU;
  const sigma1 = Math.atan2(tanU, cosA);
  const sinAlpha = cosU * sinA;
  const cosSqAlpha = 1 - sinAlpha * sinAlpha;
  let sigma = 0;
  let delta = 0;
  let A = 1;
  let cos2m = 0;
  for (let round = 0; round < 100; round += 1) {
    const before = sigma;
    sigma = metres / (minor * A) + delta;
    cos2m = Math.cos(2 * sigma1 + sigma);
    [A, delta] = corrections(cosSqAlpha, Math.sin(sigma), Math.cos(sigma), cos2m);
    sigma = metres / (minor * A) + delta;
    if (Math.abs(sigma - before) < 1e-12) break;
  }
  const [sinS, cosS] = [Math.sin(sigma), Math.cos(sigma)];
  const latitude = Math.atan2(
    sinU * cosS + cosU * sinS * cosA,
    (1 - flattening) * Math.hypot(sinAlpha, sinU * sinS - cosU * cosS * cosA),
  );
  const lambda = Math.atan2(sinS * sinA, cosU * cosS - sinU * sinS * cosA);
  const C = (flattening / 16) * cosSqAlpha * (4 + flattening * (4 - 3 * cosSqAlpha));
  const L = lambda - (1 - C) * flattening * sinAlpha
    * (sigma + C * sinS * (cos2m + C * cosS * (2 * cos2m * cos2m - 1)));
  return [lon + L / radians, latitude / radians];
}

function corrections(cosSqAlpha, sinSigma, cosSigma, cos2m) {
  const uSq = (cosSqAlpha * (major * major - minor * minor)) / (minor * minor);
  const A = 1 + (uSq / 16384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
  const B = (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
  const delta = B * sinSigma * (cos2m + (B / 4) * (cosSigma * (2 * cos2m * cos2m - 1)
    - (B / 6) * cos2m * (4 * sinSigma * sinSigma - 3) * (4 * cos2m * cos2m - 3)));
  return [A, delta];
}

/** A closed ring of positions at one distance from a centre. */
export function circle(center, metres, count = 96) {
  const ring = [];
  for (let i = 0; i <= count; i += 1) ring.push(destination(center, 360 - ((i % count) * 360) / count, metres));
  return ring;
}

/** Positions along the geodesic, at most 25 km apart; longitudes run on past 180 so that the line is not torn. */
export function geodesicLine(from, to) {
  const { azimuth, metres } = inverse(from, to);
  const steps = Math.max(1, Math.ceil(metres / 25000));
  const line = [];
  for (let i = 0; i <= steps; i += 1) line.push(destination(from, azimuth, (metres * i) / steps));
  return line;
}

const winds = ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];

/** The 16-point compass word of an azimuth in degrees. */
export function compassPoint(azimuth) {
  return winds[Math.round((((azimuth % 360) + 360) % 360) / 22.5) % 16];
}
