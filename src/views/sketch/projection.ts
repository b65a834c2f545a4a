// Positions to pixels for thousands of vertices a frame. The map lies flat, so three projected points tell all others exactly.
import type { LngLat } from "#geo/lngLat.ts";
import { mercatorX, mercatorY } from "#geo/mercator.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import type { Path } from "#map/sketch/paths.ts";

export type Pixel = readonly [x: number, y: number];
/** Good for one frame of the map; a path asked for twice is projected once. */
export type Projection = {
  /** What the map showed. */ frame: string;
  toPixel: (at: LngLat) => Pixel;
  pixelsOf: (path: Path) => readonly Pixel[];
};

export function projectionOf(handle: MapHandle, frame: string): Projection {
  const { center } = handle.camera;
  const [east, north]: [LngLat, LngLat] = [
    [center[0] + 1, center[1]],
    [center[0], center[1] + 1],
  ];
  const [middle, right, up] = [center, east, north].map((at) => handle.toPixels(at)) as [
    Pixel,
    Pixel,
    Pixel,
  ];
  const [x0, y0] = [mercatorX(center[0]), mercatorY(center[1])];
  const [alongX, alongY] = [mercatorX(east[0]) - x0, mercatorY(north[1]) - y0];
  const [xx, xy, yx, yy] = [
    (right[0] - middle[0]) / alongX,
    (right[1] - middle[1]) / alongX,
    (up[0] - middle[0]) / alongY,
    (up[1] - middle[1]) / alongY,
  ];
  const toPixel = ([lng, lat]: LngLat): Pixel => {
    const [x, y] = [mercatorX(lng) - x0, mercatorY(lat) - y0];
    return [middle[0] + x * xx + y * yx, middle[1] + x * xy + y * yy];
  };
  const known = new WeakMap<Path, readonly Pixel[]>();
  const pixelsOf = (path: Path): readonly Pixel[] => {
    const pixels = known.get(path) ?? path.map(toPixel);
    known.set(path, pixels);
    return pixels;
  };
  return { frame, toPixel, pixelsOf };
}
