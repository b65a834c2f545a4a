// Renders again with every frame of the map that shows another place, for what lies above the whole map.
import { useCallback, useSyncExternalStore } from "react";
import type { MapHandle } from "#map/MapCanvas.tsx";

export function useMapMoves(handle: MapHandle): void {
  // The middle of the map in pixels tells its size, which the camera does not.
  const frameOf = (): string => {
    const { center, zoom, bearing } = handle.camera;
    return [...center, zoom, bearing, ...handle.toPixels(center)].join(" ");
  };
  useSyncExternalStore(
    useCallback((listener: () => void) => handle.onRender(listener), [handle]),
    frameOf,
  );
}
