// Where each fault can be mended, and whether one that was found in opening still stands. Knows the codes, which no
// clerk ever sees.
import type { Issue } from "#base/issue.ts";
import type { TaskId } from "#base/ids.ts";
import { taskQuoting } from "./checkQuotes.ts";
import { unlistedVillages } from "./checkVillages.ts";
import type { FieldKey } from "./fields.ts";
import { indexPlan, type Ledger } from "./ledger.ts";
import type { Project } from "./project.ts";

/**
 * field: a field of the project's card · place: its place, drawn in the card · clause: the line of the plan, to be
 * read · store: 本机台账 · here: said beside the control that mends it (import, export, meeting) · files: the town's own
 * files, which the administrator keeps.
 */
export type Remedy =
  | { in: "field"; field: Exclude<FieldKey, "id"> }
  | { in: "place" | "clause" | "store" | "here" | "files" };

const field = (key: Exclude<FieldKey, "id">): Remedy => ({ in: "field", field: key });

/** By code, or by the part before the dot for all codes that begin so. */
const REMEDIES: Readonly<Record<string, Remedy>> = {
  "data.quote-missing": field("quote"),
  "data.unknown-task": field("tasks"),
  "data.no-task": field("tasks"),
  "data.unlisted-village": field("village"),
  "data.bad-accuracy": field("accuracyMetres"),
  "data.bad-date": field("confirmedOn"),
  "data.no-precision": field("precision"),
  "data.bad-scope": field("scope"),
  "data.bad-text": field("name"),
  "data.unreadable": field("name"),
  "data.bad-height": { in: "place" },
  "data.geometry-shape": { in: "place" },
  "data.geometry-type": { in: "place" },
  "data.geometry-empty": { in: "place" },
  "data.geometry-number": { in: "place" },
  "data.geometry-range": { in: "place" },
  "data.geometry-swapped": { in: "place" },
  "data.geometry-far": { in: "place" },
  "data.geometry-ring": { in: "place" },
  data: { in: "files" },
  town: { in: "files" },
  "plan.missing": { in: "files" },
  "plan.file-broken": { in: "files" },
  "plan.file-not-text": { in: "files" },
  "plan.file-old-word": { in: "files" },
  "plan.file-pdf": { in: "files" },
  "plan.file-picture": { in: "files" },
  "plan.file-spreadsheet": { in: "files" },
  "plan.file-too-big": { in: "files" },
  plan: { in: "clause" },
  store: { in: "store" },
  package: { in: "here" },
  cell: { in: "here" },
  crs: { in: "here" },
  csv: { in: "here" },
  file: { in: "here" },
  geojson: { in: "here" },
  gpkg: { in: "here" },
  gpx: { in: "here" },
  site: { in: "here" },
  import: { in: "here" },
  kml: { in: "here" },
  ovi: { in: "here" },
  place: { in: "here" },
  shapefile: { in: "here" },
  survey: { in: "here" },
  table: { in: "here" },
  xlsx: { in: "here" },
  carry: { in: "here" },
  export: { in: "here" },
  slides: { in: "here" },
};

/** Undefined for a code that nobody has thought of; a test goes through all that the program can say. */
export const remedyOf = (code: string): Remedy | undefined =>
  REMEDIES[code] ?? REMEDIES[code.split(".")[0]!];

/** The project that a fault speaks of: by its file and row, else by its name. */
export function projectOf({ at }: Issue, projects: readonly Project[]): Project | null {
  const { file, row, path } = at;
  const named = ({ name }: Project): boolean =>
    path === name || (path?.includes(`“${name.slice(0, 30)}`) ?? false);
  const there = projects.find(
    (project) => project.file === file && project.row === row && named(project),
  );
  if (there) return there;
  const alike = path === undefined ? [] : projects.filter(named);
  return alike.length === 1 ? alike[0]! : null;
}

/** The task whose clause a fault of the plan speaks of, or null. */
export const taskOf = ({ at }: Issue, ledger: Ledger): TaskId | null =>
  ledger.plan.tasks.find(({ id }) => at.path?.split(/\s/).at(-1) === id)?.id ?? null;

type Stands = (project: Project, ledger: Ledger) => boolean;

const STANDS: Readonly<Record<string, Stands>> = {
  "data.quote-missing": (project, { plan }) =>
    project.quote !== null && taskQuoting(project, plan) === null,
  "data.unknown-task": ({ tasks }, { plan }) => tasks.some((id) => !indexPlan(plan).tasks.has(id)),
  "data.no-task": ({ tasks }) => tasks.length === 0,
  "data.unlisted-village": ({ village }, { town }) => unlistedVillages(village, town).length > 0,
  "data.bad-accuracy": ({ location }) => location.accuracyMetres === null,
  "data.bad-date": ({ location }) => location.confirmedOn === null,
  "data.no-precision": ({ location }) =>
    location.precision === "schematic" && location.confirmedOn === null,
  "data.bad-scope": ({ scope }) => scope === null,
};

/** A fault that somebody has mended since is none; one of a project that is gone neither. */
export function stillStands(issue: Issue, ledger: Ledger): boolean {
  const isOfPlace = issue.code.startsWith("data.geometry-");
  const stands = isOfPlace ? ({ geometry }: Project) => geometry === null : STANDS[issue.code];
  const speaksOfAll = issue.at.row === undefined && issue.at.path === undefined;
  if (!stands || speaksOfAll) return true;
  const project = projectOf(issue, ledger.projects);
  // Faults of the base map bear the same codes and no project.
  return project === null ? isOfPlace : stands(project, ledger);
}
