// Turns the pointer into the position it means: snapped to a neighbour, to the sketch itself, or as it is.
import type { LngLat } from "#geo/lngLat.ts";
import { buildSnapIndex, snapTo, toMillimetre, type SnapIndex, type SnapKind } from "#geo/snap.ts";
import type { ProjectId, SiteId } from "#base/ids.ts";
import type { Project } from "#ledger/project.ts";
import { allSites } from "#ledger/sites.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import type { Sketch } from "#map/sketch/sketch.ts";
import { ownTargets } from "#map/sketch/targets.ts";

const REACH_PIXELS = 10;

const indexes = new WeakMap<readonly Project[], SnapIndex>();

/** Of the projects' own places, then of their sites'. */
function indexOf(projects: readonly Project[]): SnapIndex {
  const known = indexes.get(projects);
  if (known) return known;
  const index = buildSnapIndex([
    ...projects.map(({ geometry }) => geometry),
    ...allSites(projects).map(({ site }) => site.geometry),
  ]);
  indexes.set(projects, index);
  return index;
}

export type Meant = { at: LngLat; snapped: SnapKind | null };
/** `free` is true while Alt is held. */
export type Snapper = (at: LngLat, sketch: Sketch, free: boolean) => Meant;

/** Where in the index the place of a project or site is; -1 where it has none. */
function placeIn(projects: readonly Project[], id: ProjectId | SiteId): number {
  const row = projects.findIndex((project) => project.id === id);
  if (row >= 0) return row;
  const site = allSites(projects).findIndex((owned) => owned.site.id === id);
  return site < 0 ? -1 : projects.length + site;
}

/** `editing` is the project or site whose old geometry attracts nothing. */
export function makeSnapper(
  handle: MapHandle,
  projects: readonly Project[],
  editing: ProjectId | SiteId | null,
  on: boolean,
): Snapper {
  const row = editing === null ? -1 : placeIn(projects, editing);
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
