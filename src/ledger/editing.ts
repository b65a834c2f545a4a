// Edits of projects by hand, each a pure function from projects to projects: fields, places, splitting, adding, removing, attachments.
// Knows what an edit does to the rest of a project; knows no labels, no clock, no user.
import type { ProjectId, TaskId } from "#base/ids.ts";
import type { Plan } from "#plan/plan.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { sameGeometry } from "#geo/sameGeometry.ts";
import { edit as words } from "#words/zh-CN/edit.ts";
import { taskQuoting } from "./checkQuotes.ts";
import type { FieldKey, FieldValue } from "./fields.ts";
import { makeId } from "./importing/apply.ts";
import { nameFault } from "./projectName.ts";
import { samePart, partOf, withPart, type Part, type PartValue } from "./parts.ts";
import {
  EMPTY_PROJECT,
  NO_LOCATION,
  type Attachment,
  type Precision,
  type Project,
} from "./project.ts";

type Projects = readonly Project[];

/** The projects with one changed. The same list when nothing has changed, so that no empty edit is written. */
function change(projects: Projects, id: ProjectId, edit: (project: Project) => Project): Projects {
  const at = projects.findIndex((project) => project.id === id);
  if (at < 0) return projects;
  const after = edit(projects[at]!);
  return after === projects[at]
    ? projects
    : [...projects.slice(0, at), after, ...projects.slice(at + 1)];
}

/** One part of some projects set to a value. Projects that hold it already stay the same objects. */
export function setPart(
  projects: Projects,
  ids: ReadonlySet<ProjectId>,
  part: Part,
  value: PartValue,
): Projects {
  let changed = false;
  const next = projects.map((project) => {
    if (!ids.has(project.id) || samePart(part, partOf(project, part), value)) return project;
    changed = true;
    return withPart(project, part, value);
  });
  return changed ? next : projects;
}

const NEEDS_PLACE: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "precision",
  "accuracyMetres",
  "confirmedOn",
  "confirmedBy",
  "method",
]);

/** Why a value of the right type does not suit this project, as a sentence with its remedy, or null. */
export function misfit(
  project: Project,
  key: FieldKey,
  value: FieldValue,
  plan: Plan,
): string | null {
  if (key === "name") {
    const fault = typeof value === "string" ? nameFault(value) : "blank";
    return fault === null ? null : words.misfit.name[fault]();
  }
  if (NEEDS_PLACE.has(key)) {
    if (project.geometry === null)
      return value === null || value === "none" ? null : words.misfit.noPlace();
    return key === "precision" && (value === null || value === "none")
      ? words.misfit.placed()
      : null;
  }
  if (
    key === "quote" &&
    typeof value === "string" &&
    plan.tasks.length > 0 &&
    !taskQuoting({ ...project, quote: value }, plan)
  )
    return words.misfit.quote();
  return null;
}

/** An empty answer in the form its field keeps: no tasks is an empty list, no precision is “none”, everything else is null. */
export const emptyOf = (key: FieldKey): FieldValue =>
  key === "tasks" ? [] : key === "precision" ? "none" : null;

export type Confirmation = {
  by: string;
  on: string;
  method: string | null;
  source: string | null;
  accuracyMetres: number | null;
  precision: Exclude<Precision, "none">;
  note: string | null;
};

/** The town vouches for the place as it is drawn. A project without a place has nothing to vouch for. */
export const confirmPlace = (
  projects: Projects,
  id: ProjectId,
  { by, on, method, source, accuracyMetres, precision, note }: Confirmation,
): Projects =>
  change(projects, id, (project) =>
    project.geometry === null
      ? project
      : {
          ...project,
          note,
          location: { precision, accuracyMetres, source, confirmedOn: on, confirmedBy: by, method },
        },
  );

/** A place drawn by hand is a scheme until somebody confirms it; what was said of the old place does not hold for the new one. */
export const placeProject = (
  projects: Projects,
  id: ProjectId,
  geometry: PlaceGeometry,
  source: string,
): Projects =>
  change(projects, id, (project) =>
    sameGeometry(project.geometry, geometry)
      ? project
      : { ...project, geometry, location: { ...NO_LOCATION, precision: "schematic", source } },
  );

export const clearPlace = (projects: Projects, id: ProjectId): Projects =>
  change(projects, id, (project) =>
    project.geometry === null ? project : { ...project, geometry: null, location: NO_LOCATION },
  );

/** The parts of a Multi* place as places of their own; one for any other. */
export function partsOf(geometry: PlaceGeometry | null): readonly PlaceGeometry[] {
  if (geometry === null) return [];
  switch (geometry.type) {
    case "MultiPoint":
      return geometry.coordinates.map((coordinates) => ({ type: "Point", coordinates }));
    case "MultiLineString":
      return geometry.coordinates.map((coordinates) => ({ type: "LineString", coordinates }));
    case "MultiPolygon":
      return geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
    case "Point":
    case "LineString":
    case "Polygon":
      return [geometry];
  }
}

/**
 * One project a part of its place. The first keeps the id, money, sizes, sites, attachments and further columns,
 * which were said of the whole and cannot be shared out; the others get tasks, offices, dates, status and words.
 */
export function splitProject(projects: Projects, id: ProjectId): Projects {
  const at = projects.findIndex((project) => project.id === id);
  const parts = partsOf(projects[at]?.geometry ?? null);
  if (parts.length < 2) return projects;
  const whole = projects[at]!;
  const taken = new Set<string>(projects.map((project) => project.id));
  const pieces = parts.map((geometry, index): Project => {
    const name = words.partName(whole.name, index + 1);
    if (index === 0) return { ...whole, name, geometry };
    const own = makeId(name, whole.tasks, taken);
    taken.add(own);
    return {
      ...whole,
      id: own,
      name,
      geometry,
      totalWan: null,
      yearWan: null,
      doneWan: null,
      funding: null,
      statedSquareMetres: null,
      statedMetres: null,
      sites: [],
      attachments: [],
      extra: {},
    };
  });
  return [...projects.slice(0, at), ...pieces, ...projects.slice(at + 1)];
}

export function removeProjects(projects: Projects, ids: ReadonlySet<ProjectId>): Projects {
  const left = projects.filter(({ id }) => !ids.has(id));
  return left.length === projects.length ? projects : left;
}

/** A project of which only name and tasks are known, at the end of the list. */
export const addProject = (
  projects: Projects,
  name: string,
  tasks: readonly TaskId[],
): Projects => [
  ...projects,
  { ...EMPTY_PROJECT, id: makeId(name, tasks, new Set(projects.map(({ id }) => id))), name, tasks },
];

/** An attachment with an id that is there already takes the other's place. */
export const addAttachment = (
  projects: Projects,
  id: ProjectId,
  attachment: Attachment,
): Projects =>
  change(projects, id, (project) => ({
    ...project,
    attachments: [...project.attachments.filter((other) => other.id !== attachment.id), attachment],
  }));

export const removeAttachment = (projects: Projects, id: ProjectId, attachment: string): Projects =>
  change(projects, id, (project) =>
    project.attachments.some((other) => other.id === attachment)
      ? { ...project, attachments: project.attachments.filter((other) => other.id !== attachment) }
      : project,
  );
