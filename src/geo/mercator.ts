// Web Mercator in the unit square, as the drawing needs it: x east, y south, both 0…1. Never measure with it.

export const mercatorX = (lng: number): number => (lng + 180) / 360;

export const mercatorY = (lat: number): number => {
  const clamped = Math.max(-85.051129, Math.min(85.051129, lat));
  return (1 - Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) / Math.PI) / 2;
};

/** The way back, in degrees. */
export const lngOf = (x: number): number => x * 360 - 180;
export const latOf = (y: number): number =>
  (Math.atan(Math.exp(Math.PI * (1 - 2 * y))) * 360) / Math.PI - 90;
