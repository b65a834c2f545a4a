// A project: what the town says of one thing it builds or runs, and how well its place is known.
import type { ProjectId, TaskId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { NO_LOCATION, type Location } from "./location.ts";
import type { Site } from "./site.ts";

export { isVerified, NO_LOCATION, PRECISIONS } from "./location.ts";
export type { Location, Precision } from "./location.ts";

export const SCOPES = ["具体点", "线路", "片区", "全镇", "待定"] as const;
export type Scope = (typeof SCOPES)[number];

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
  /** Parts with a place, a status and fields of their own, beside or instead of the project's one place. */
  sites: readonly Site[];
  attachments: readonly Attachment[];
  /** The file it came from, and its 1-based place in it. */
  file: string;
  row: number;
  /** Every further property of the source, untouched. */
  extra: Readonly<Record<string, unknown>>;
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
  sites: [],
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
