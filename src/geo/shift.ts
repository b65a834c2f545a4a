// The shift that Chinese map services put on positions: GCJ-02 (高德, 腾讯) and, on top of it, BD-09 (百度). Knows only degrees.
import type { LngLat } from "./lngLat.ts";

const A = 6378245;
const EE = 0.006693421622965943;
const RAD = Math.PI / 180;

/** Outside this frame the services do not shift. */
const isShifted = (lng: number, lat: number): boolean =>
  lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;

const waves = (x: number): number =>
  (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);

export function toGcj(lng: number, lat: number): LngLat {
  if (!isShifted(lng, lat)) return [lng, lat];
  const [x, y] = [lng - 105, lat - 35];
  const root = Math.sqrt(Math.abs(x));
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    waves(x) +
    ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3 +
    ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3;
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    waves(x) +
    ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3 +
    ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3;
  const sine = Math.sin(lat * RAD);
  const magic = 1 - EE * sine * sine;
  return [
    lng + east / ((A / Math.sqrt(magic)) * Math.cos(lat * RAD) * RAD),
    lat + north / (((A * (1 - EE)) / (magic * Math.sqrt(magic))) * RAD),
  ];
}

const TWIST = (Math.PI * 3000) / 180;

export function toBd(lng: number, lat: number): LngLat {
  const [x, y] = toGcj(lng, lat);
  if (!isShifted(lng, lat)) return [x, y];
  const z = Math.hypot(x, y) + 0.00002 * Math.sin(y * TWIST);
  const theta = Math.atan2(y, x) + 0.000003 * Math.cos(x * TWIST);
  return [z * Math.cos(theta) + 0.0065, z * Math.sin(theta) + 0.006];
}

export const fromGcj = (lng: number, lat: number): LngLat => invert(toGcj, lng, lat);
export const fromBd = (lng: number, lat: number): LngLat => invert(toBd, lng, lat);

/** The position whose shifted place is [lng, lat]: the shift changes so slowly that repeating it converges, to 1e-10°. */
function invert(shift: (lng: number, lat: number) => LngLat, lng: number, lat: number): LngLat {
  let at: LngLat = [lng, lat];
  if (!isShifted(lng, lat)) return at;
  for (let step = 0; step < 20; step++) {
    const [x, y] = shift(at[0], at[1]);
    at = [at[0] + lng - x, at[1] + lat - y];
    if (Math.abs(lng - x) < 1e-10 && Math.abs(lat - y) < 1e-10) break;
  }
  return at;
}
