// Turns the pointer into the position it means: snapped to a neighbour, to the sketch itself, or as it is.
import type { LngLat } from "#geo/lngLat.ts";
import { buildSnapIndex, snapTo, toMillimetre, type SnapIndex, type SnapKind } from "#geo/snap.ts";
import type { ProjectId } from "#base/ids.ts";
import type { Project } from "#ledger/project.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import type { Sketch } from "#map/sketch/sketch.ts";
import { ownTargets } from "#map/sketch/targets.ts";

const REACH_PIXELS = 10;

const indexes = new WeakMap<readonly Project[], SnapIndex>();

function indexOf(projects: readonly Project[]): SnapIndex {
  const index = indexes.get(projects) ?? buildSnapIndex(projects.map(({ geometry }) => geometry));
  indexes.set(projects, index);
  return index;
}

export type Meant = { at: LngLat; snapped: SnapKind | null };
/** `free` is true while Alt is held. */
export type Snapper = (at: LngLat, sketch: Sketch, free: boolean) => Meant;

/** `editing` is the project whose old geometry attracts nothing. */
export function makeSnapper(
  handle: MapHandle,
  projects: readonly Project[],
  editing: ProjectId | null,
  on: boolean,
): Snapper {
  const row = editing === null ? -1 : projects.findIndex(({ id }) => id === editing);
  const toPixels = (at: LngLat) => handle.toPixels(at);
  return (at, sketch, free) => {
    const snap =
      on && !free
        ? snapTo(
            at,
            { others: indexOf(projects), skip: row < 0 ? null : row, own: ownTargets(sketch) },
            toPixels,
            REACH_PIXELS,
          )
        : null;
    return snap ? { at: snap.at, snapped: snap.what } : { at: toMillimetre(at), snapped: null };
  };
}
