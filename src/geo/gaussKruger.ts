// Gauss–Krüger on the ellipsoid of CGCS2000, by Krüger's series to the sixth order, and the EPSG numbers of the Chinese zones. Knows no files.
// Source of the series: C. F. F. Karney, “Transverse Mercator with an accuracy of a few nanometers”, 2011, eqs. 35 and 36.

/** `scale` is 1 but for UTM. Longitudes in degrees, `falseEasting` in metres. */
export type Zone = { meridian: number; falseEasting: number; scale: number };

const A = 6378137;
const F = 1 / 298.257222101;
const N = F / (2 - F);
const E = Math.sqrt(F * (2 - F));
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256);
const DEGREE = Math.PI / 180;

/** Σ cᵢ nⁱ, the first power being `from`. */
const series = (from: number, ...terms: readonly number[]): number =>
  terms.reduce((sum, term, i) => sum + term * N ** (from + i), 0);

const FORWARD = [
  series(1, 1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800),
  series(2, 13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360),
  series(3, 61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440),
  series(4, 49561 / 161280, -179 / 168, 6601661 / 7257600),
  series(5, 34729 / 80640, -3418889 / 1995840),
  series(6, 212378941 / 319334400),
];
const INVERSE = [
  series(1, 1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800),
  series(2, 1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720),
  series(3, 17 / 480, -37 / 840, -209 / 4480, 5569 / 90720),
  series(4, 4397 / 161280, -11 / 504, -830251 / 7257600),
  series(5, 4583 / 161280, -108847 / 3991680),
  series(6, 20648693 / 638668800),
];

/** Degrees → [east, north] in metres. */
export function project(
  { meridian, falseEasting, scale }: Zone,
  lng: number,
  lat: number,
): readonly [east: number, north: number] {
  const tau = Math.tan(lat * DEGREE);
  const conformal = conformalTangent(tau);
  const lambda = (lng - meridian) * DEGREE;
  const xi = Math.atan2(conformal, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)));
  let [x, y] = [xi, eta];
  FORWARD.forEach((term, i) => {
    const k = 2 * (i + 1);
    x += term * Math.sin(k * xi) * Math.cosh(k * eta);
    y += term * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  return [falseEasting + scale * RADIUS * y, scale * RADIUS * x];
}

/** Metres → [lng, lat] in degrees; NaN far outside any zone. */
export function unproject(
  { meridian, falseEasting, scale }: Zone,
  east: number,
  north: number,
): readonly [lng: number, lat: number] {
  const xi = north / (RADIUS * scale);
  const eta = (east - falseEasting) / (RADIUS * scale);
  let [x, y] = [xi, eta];
  INVERSE.forEach((term, i) => {
    const k = 2 * (i + 1);
    x -= term * Math.sin(k * xi) * Math.cosh(k * eta);
    y -= term * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const conformal = Math.sin(x) / Math.hypot(Math.sinh(y), Math.cos(x));
  return [
    meridian + Math.atan2(Math.sinh(y), Math.cos(x)) / DEGREE,
    Math.atan(geodeticTangent(conformal)) / DEGREE,
  ];
}

function conformalTangent(tau: number): number {
  const sigma = Math.sinh(E * Math.atanh((E * tau) / Math.hypot(1, tau)));
  return tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
}

/** Newton's method; three steps reach the last bit. */
function geodeticTangent(conformal: number): number {
  let tau = conformal / (1 - E * E);
  for (let step = 0; step < 4; step++) {
    const now = conformalTangent(tau);
    tau +=
      ((conformal - now) / Math.hypot(1, now)) *
      ((1 + (1 - E * E) * tau * tau) / ((1 - E * E) * Math.hypot(1, tau)));
  }
  return tau;
}

/** How China cuts its zones: `width` 3° (zones 25–45) or 6° (13–23). `prefixed`: the zone number stands before the easting. */
export type ChineseZone = { width: 3 | 6; zone: number; prefixed: boolean };

const FIRST = {
  3: { zone: 25, last: 45, prefixed: 4513, plain: 4534 },
  6: { zone: 13, last: 23, prefixed: 4491, plain: 4502 },
} as const;

export const meridianOf = (width: 3 | 6, zone: number): number =>
  width === 3 ? 3 * zone : 6 * zone - 3;

/** EPSG number of a zone, or null where China has no such zone. */
export function epsgOfZone({ width, zone, prefixed }: ChineseZone): number | null {
  const { zone: first, last, prefixed: withNumber, plain } = FIRST[width];
  return Number.isInteger(zone) && zone >= first && zone <= last
    ? (prefixed ? withNumber : plain) + zone - first
    : null;
}

export function zoneOfEpsg(epsg: number): ChineseZone | null {
  for (const width of [3, 6] as const) {
    const { zone, last, prefixed, plain } = FIRST[width];
    if (epsg >= prefixed && epsg <= prefixed + last - zone)
      return { width, zone: zone + epsg - prefixed, prefixed: true };
    if (epsg >= plain && epsg <= plain + last - zone)
      return { width, zone: zone + epsg - plain, prefixed: false };
  }
  return null;
}
