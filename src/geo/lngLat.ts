// Positions and boxes in degrees, always [lng, lat]. The coordinate system is WGS-84 everywhere inside the program.

export type LngLat = readonly [lng: number, lat: number];
/** [west, south, east, north] in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Generous frame around China, for catching swapped and broken coordinates; it is no boundary. */
const CHINA: Box = [73, 3, 136, 54];

export const inBox = ([lng, lat]: LngLat, [west, south, east, north]: Box): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

export const inChina = (at: LngLat): boolean => inBox(at, CHINA);

/** True when the pair makes sense in China only the other way round. */
export const looksSwapped = ([lng, lat]: LngLat): boolean =>
  !inChina([lng, lat]) && inChina([lat, lng]);

export const growBox = (box: Box | null, [lng, lat]: LngLat): Box =>
  box
    ? [Math.min(box[0], lng), Math.min(box[1], lat), Math.max(box[2], lng), Math.max(box[3], lat)]
    : [lng, lat, lng, lat];

export const uniteBoxes = (a: Box | null, b: Box): Box =>
  a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b;
