// What page and import worker say to each other. Everything can be cloned; rows travel in windows.
import type { Crs } from "#geo/crs.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { Issue } from "#base/issue.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import type { Remembered, SourceView } from "#ledger/importing/job.ts";
import type { OfficeBase } from "#ledger/importing/officeBase.ts";
import type { Decision, PlanCounts, PlanRow, RowKind, Taken } from "#ledger/importing/plan.ts";
import type { Setup } from "#ledger/importing/setup.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import type { InputFile } from "#ledger/source.ts";

/** A file of the disk goes to the worker unread: its bytes never pass through the page. */
export type GivenFile = File | InputFile;

export type OpenRequest = {
  ledger: Ledger;
  features: BaseMap["features"];
  origin: readonly Project[] | null;
  remembered: Remembered;
};
export type OpenAnswer = {
  views: readonly SourceView[];
  issues: readonly Issue[];
  office: Pick<OfficeBase, "office" | "seq" | "madeAt"> | null;
};
export type PlanAnswer = PlanCounts & { issues: Readonly<Record<string, number>> };
export type RowAnswer = { at: number; row: PlanRow; decision: Decision | null; mended: boolean };

/** Calls from the page; each is answered once, in order. */
export type Calls = {
  /** Projects of the ledger, in slices, before `open`. */
  learn: (projects: readonly Project[]) => void;
  open: (files: readonly GivenFile[], request: OpenRequest) => Promise<OpenAnswer>;
  setup: (index: number, change: Partial<Setup>) => SourceView;
  placesUnder: (index: number, crs: Crs, swapped: boolean) => LngLat[];
  plan: () => PlanAnswer;
  rows: (kinds: readonly RowKind[], from: number, count: number) => RowAnswer[];
  decide: (row: number, decision: Decision | null) => void;
  /** Untangles a self-crossing area, or brings back what it was. */
  mend: (row: number, on: boolean) => void;
  take: (from: number, count: number) => Taken;
  rejected: () => { columns: string[]; rows: (string | number | null)[][] };
};

export type Request = { id: number; call: keyof Calls; given: readonly unknown[] };
export type Answer =
  | { id: number; result: unknown }
  | { id: number; fault: string }
  | { progress: number };
