// Renders again with every frame of the map that shows another place, so that what lies above it does not lag behind.
import { useSyncExternalStore } from "react";
import type { MapHandle } from "#map/MapCanvas.tsx";

export type Frame = { width: number; height: number; key: string };

export function useMapFrame(handle: MapHandle, root: HTMLElement): Frame {
  const keyOf = (): string => {
    const { center, zoom, bearing } = handle.camera;
    return [...center, zoom, bearing, root.clientWidth, root.clientHeight].join(" ");
  };
  const key = useSyncExternalStore((listener) => handle.onRender(listener), keyOf);
  return { width: root.clientWidth, height: root.clientHeight, key };
}
