// What a scene needs of the ledger to be shown: what is gone from it, and where its camera should stand on a screen of a given size. Pure.
import { placesOf } from "../sites.ts";
import type { OfficeId, ProjectId, SectionId, TaskId } from "#base/ids.ts";
import type { Camera } from "#geo/camera.ts";
import { boxOf } from "#geo/geometry.ts";
import { uniteBoxes, type Box } from "#geo/lngLat.ts";
import { mercatorX, mercatorY } from "#geo/mercator.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import type { Filter } from "../filter.ts";
import { allOffices, indexPlan, type Ledger } from "../ledger.ts";
import type { Project } from "../project.ts";
import type { Scene } from "./meeting.ts";

/** The part of a view that speaks of the ledger. */
export type SceneLook = {
  filter: Filter;
  project: ProjectId | null;
  clause: TaskId | null;
  office: OfficeId | null;
  since: number | null;
};

const say = meeting.gaps;

/** One sentence for each thing the scene speaks of that is not there any more; none for a scene that is whole. */
export function gapsOf(
  scene: Pick<Scene, "task" | "project">,
  look: SceneLook,
  ledger: Ledger,
  knowsVersion: (seq: number) => boolean,
): string[] {
  const { tasks, sections } = indexPlan(ledger.plan);
  const offices = new Set<string>([...allOffices(ledger), ""]);
  const projects = new Set([scene.project, look.project]);
  const named = new Set([scene.task, look.clause, ...(look.filter.tasks as TaskId[])]);
  const of = new Set([look.office, ...look.filter.offices]);
  return [
    ...[...projects]
      .filter((id) => id !== null && !ledger.projects.some((project) => project.id === id))
      .map((id) => say.project(id!)),
    ...[...named]
      .filter((id) => id !== null && id !== ("" as TaskId) && !tasks.has(id))
      .map((id) => say.task(id!)),
    ...look.filter.sections
      .filter((id) => id !== "" && !sections.has(id as SectionId))
      .map((id) => say.section(id)),
    ...[...of]
      .filter((id) => id !== null && !offices.has(id) && !isNamedByProject(id, ledger))
      .map((id) => say.office(id!)),
    ...(look.since !== null && !knowsVersion(look.since) ? [say.version] : []),
  ];
}

const isNamedByProject = (office: string, { projects }: Ledger): boolean =>
  projects.some(({ leads, assists }) => leads?.includes(office) || assists?.includes(office));

/** The box of all places; null where none has one. */
export const boxOfProjects = (projects: readonly Project[]): Box | null =>
  projects.reduce<Box | null>(
    (box, project) =>
      placesOf(project).reduce<Box | null>((all, place) => uniteBoxes(all, boxOf(place)), box),
    null,
  );

const WORLD_PIXELS = 512;
/** Of the map's sides, left free around what is shown: marks need room, and beside them names, but not the whole map. */
const MARGIN = 0.16;
const MOST_MARGIN = 0.28;
/** A single point is shown with its surroundings. */
const NEAREST = 14.5;
const FARTHEST = 7;

/** The camera that shows the box on a map of so many pixels, with `namePixels` for a name at either side. */
export function cameraOver(
  [west, south, east, north]: Box,
  width: number,
  height: number,
  namePixels = 0,
): Camera {
  const share = 1 - 2 * MARGIN;
  const shareAcross =
    1 - 2 * Math.max(MARGIN, Math.min(MOST_MARGIN, namePixels / Math.max(width, 1)));
  const across = Math.max(mercatorX(east) - mercatorX(west), 1e-9);
  const down = Math.max(Math.abs(mercatorY(south) - mercatorY(north)), 1e-9);
  const zoom = Math.log2(
    Math.min(
      (Math.max(width, 1) * shareAcross) / (across * WORLD_PIXELS),
      (Math.max(height, 1) * share) / (down * WORLD_PIXELS),
    ),
  );
  return {
    center: [(west + east) / 2, (south + north) / 2],
    zoom: Math.min(NEAREST, Math.max(FARTHEST, zoom)),
    bearing: 0,
  };
}
