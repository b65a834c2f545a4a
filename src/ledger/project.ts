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
  /** Who confirmed it, and how (现场定位, 图纸转绘…). */
  confirmedBy: string | null;
  method: string | null;
};

/** A link (`href`), or a file kept in this browser's store under `id` (`href` is null then). */
export type Attachment = {
  id: string;
  name: string;
  href: string | null;
  bytes: number | null;
  addedOn: string | null;
};

/** A year, a month or a day, as exact as it was written: "2023", "2023-04", "2023-04-23". */
export type PartialDate = string;

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
  /** 新建, 改建, 扩建, 续建. */
  nature: string | null;
  village: string | null;
  address: string | null;
  content: string | null;
  plannedStart: PartialDate | null;
  plannedFinish: PartialDate | null;
  actualStart: PartialDate | null;
  actualFinish: PartialDate | null;
  /** Money in 万元. */
  totalWan: number | null;
  yearWan: number | null;
  doneWan: number | null;
  funding: string | null;
  person: string | null;
  phone: string | null;
  progress: string | null;
  problem: string | null;
  nextStep: string | null;
  /** Size as the ledger states it; what is drawn is measured from `geometry`. */
  statedSquareMetres: number | null;
  statedMetres: number | null;
  note: string | null;
  location: Location;
  geometry: PlaceGeometry | null;
  attachments: readonly Attachment[];
  /** The file it came from, and its 1-based place in it. */
  file: string;
  row: number;
  /** Every further property of the source, untouched. */
  extra: Readonly<Record<string, unknown>>;
};

export const NO_LOCATION: Location = {
  precision: "none",
  accuracyMetres: null,
  source: null,
  confirmedOn: null,
  confirmedBy: null,
  method: null,
};

/** Nothing known but what the caller adds. */
export const EMPTY_PROJECT: Omit<Project, "id" | "name"> = {
  tasks: [],
  quote: null,
  kind: null,
  scope: null,
  leads: null,
  assists: null,
  status: null,
  nature: null,
  village: null,
  address: null,
  content: null,
  plannedStart: null,
  plannedFinish: null,
  actualStart: null,
  actualFinish: null,
  totalWan: null,
  yearWan: null,
  doneWan: null,
  funding: null,
  person: null,
  phone: null,
  progress: null,
  problem: null,
  nextStep: null,
  statedSquareMetres: null,
  statedMetres: null,
  note: null,
  location: NO_LOCATION,
  geometry: null,
  attachments: [],
  file: "",
  row: 0,
  extra: {},
};

/** Drawn, yet at no site: the plan names none, and the one mark stands for the whole town (decision 4). */
export const isForWholeTown = ({
  geometry,
  scope,
  location,
}: Pick<Project, "geometry" | "scope" | "location">): boolean =>
  geometry !== null && scope === "全镇" && location.precision === "schematic";

/** The town has confirmed the place, or a survey gives it. */
export const isVerified = ({ geometry, location }: Project): boolean =>
  geometry !== null && (location.precision === "surveyed" || location.confirmedOn !== null);
