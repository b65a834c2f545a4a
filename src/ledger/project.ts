// A project: what the town says of one thing it builds or runs, and how well its place is known.
import type { ProjectId, TaskId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";

/** How the position was come by: surveyed; a public gazetteer; the village's point; drawn as a scheme; not at all. */
export const PRECISIONS = ["surveyed", "gazetteer", "village", "schematic", "none"] as const;
export type Precision = (typeof PRECISIONS)[number];

export const SCOPES = ["具体点", "线路", "片区", "全镇", "待定"] as const;
export type Scope = (typeof SCOPES)[number];

export type Location = {
  precision: Precision;
  /** The true place lies within this distance of what is drawn; null is 未填报. */
  accuracyMetres: number | null;
  source: string | null;
  /** ISO date on which the town confirmed the place. */
  confirmedOn: string | null;
};

/** null is always 未填报, never zero and never a default. */
export type Project = {
  id: ProjectId;
  name: string;
  tasks: readonly TaskId[];
  /** Words of the plan that name the project, verbatim from the cleaned text of one of its tasks. */
  quote: string | null;
  kind: string | null;
  scope: Scope | null;
  /** As written; null inherits the offices of the tasks. */
  leads: readonly string[] | null;
  assists: readonly string[] | null;
  status: string | null;
  village: string | null;
  note: string | null;
  location: Location;
  geometry: PlaceGeometry | null;
  /** The file it came from, and its 1-based place in it. */
  file: string;
  row: number;
  /** Every further property of the source, untouched. */
  extra: Readonly<Record<string, unknown>>;
};

/** The town has confirmed the place, or a survey gives it. */
export const isVerified = ({ geometry, location }: Project): boolean =>
  geometry !== null && (location.precision === "surveyed" || location.confirmedOn !== null);
