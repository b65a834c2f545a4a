// The shape of what the command line says of a file.
import type { Issue } from "#base/issue.ts";
import type { Box } from "#geo/lngLat.ts";
import type { Project } from "#ledger/project.ts";
import type { Ground } from "#ledger/importing/guards.ts";
import type { OfficeTable } from "#plan/offices.ts";
import type { Plan } from "#plan/plan.ts";

/** What a file is checked against: the town's offices and villages, its ground, and its plan where there is one. */
export type Against = {
  offices: OfficeTable;
  villages: readonly string[];
  plan: Plan | null;
  ground: Ground & { home: Box | null };
};

/** `how`: given by the caller, declared by the file, fixed by its format, detected from its data, or assumed because nothing tells. */
export type CrsReport = {
  id: string;
  name: string;
  how: "given" | "declared" | "format" | "detected" | "assumed" | "unknown" | "refused";
  swapped: boolean;
};

export type ProjectReport = Pick<Project, "name" | "kind" | "geometry" | "row"> & {
  id: string;
  tasks: readonly string[];
  leads: readonly string[] | null;
  assists: readonly string[] | null;
  sheet?: string;
};

export type FileReport = {
  file: string;
  kind: "plan" | "projects" | "unknown";
  tasks?: {
    id: string;
    number: string;
    title: string;
    section: string | null;
    leads: string[];
    assists: string[];
  }[];
  sections?: { ordinal: number; title: string }[];
  /** Null where the file has no places. */
  crs?: CrsReport | null;
  rows?: { read: number; accepted: number; rejected: number };
  projects?: ProjectReport[];
  issues: readonly Issue[];
};
