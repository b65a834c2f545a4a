// Where several marks lie on one another now: looked for when the map has come to rest, so that neither a frame nor a
// filter waits for it.
import { useEffect } from "react";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { coincidentPoints, type Coincident } from "#map/coincidentPoints.ts";
import type { Scene } from "#map/scene.ts";
import { useDesk, usePort } from "../desk.ts";
import { makeSlot } from "../edit/slot.ts";
import { textScale } from "./useTextScale.ts";

const NONE: readonly Coincident[] = [];
export const coincident = makeSlot<readonly Coincident[]>(NONE);
/** The first row of the group whose list stands open. */
export const openedGroup = makeSlot<number | null>(null);

/** Half a mark: what is hidden more than that cannot be told apart. */
const REACH = 13;
const REST_MS = 150;

/** The group that a row belongs to, if its mark is not alone. */
export const groupOf = (row: number): Coincident | undefined =>
  coincident.get().find(({ rows }) => rows.includes(row));

export function useCoincident(scene: Scene, mask: Uint8Array): void {
  const port = usePort();
  const camera = useDesk(({ view }) => view.camera);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { handle } = port;
      const found = handle ? coincidentPoints(scene, mask, sightOf(handle)) : NONE;
      if (found.length > 0 || coincident.get().length > 0) coincident.set(found);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [scene, mask, camera, port]);
}

function sightOf(handle: MapHandle) {
  const map = document.getElementById("map")!;
  const [width, height] = [map.clientWidth, map.clientHeight];
  const corners = [
    handle.toLngLat(0, 0),
    handle.toLngLat(width, 0),
    handle.toLngLat(0, height),
    handle.toLngLat(width, height),
  ];
  const [lngs, lats] = [corners.map(([lng]) => lng), corners.map(([, lat]) => lat)];
  return {
    box: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] as const,
    zoom: handle.camera.zoom,
    reach: REACH * textScale(),
  };
}
