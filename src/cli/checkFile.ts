// One file → one report. The same readers as the app's, nothing of their own.
import { decodeText } from "#base/decode.ts";
import { error, type Issue } from "#base/issue.ts";
import { checkQuotes } from "#ledger/checkQuotes.ts";
import { parseProjectsText } from "#ledger/formats/geojson.ts";
import type { Project } from "#ledger/project.ts";
import type { OfficeTable } from "#plan/offices.ts";
import { parsePlan } from "#plan/parsePlan.ts";
import type { Plan } from "#plan/plan.ts";
import { readPlanFile } from "#plan/readPlanFile.ts";
import { words } from "#words/words.ts";

/** What a file is checked against: the town's offices, and its plan where there is one. */
export type Against = { offices: OfficeTable; plan: Plan | null };

export type FileReport = {
  file: string;
  kind: "plan" | "projects" | "unknown";
  tasks?: { id: string; number: string; title: string; section: string | null; leads: string[]; assists: string[] }[];
  sections?: { ordinal: number; title: string }[];
  projects?: { id: string; name: string; tasks: readonly string[]; kind: string | null; leads: readonly string[] | null; assists: readonly string[] | null; geometry: Project["geometry"] }[];
  issues: readonly Issue[];
};

const PLAN_FILE = /\.(?:txt|md|markdown|docx?|wps|pdf|rtf)$/i;

/** `bytes` is null for a file that could not be read. Never throws. */
export async function checkFile(file: string, name: string, bytes: Uint8Array | null, against: Against): Promise<FileReport> {
  if (!bytes) return { file, kind: "unknown", issues: [error("data.missing-file", words.dataIssues.missingPath(), { file })] };
  if (/\.(?:geojson|json)$/i.test(name)) return checkProjects(file, bytes, against);
  if (PLAN_FILE.test(name)) return checkPlan(file, name, bytes, against);
  return { file, kind: "unknown", issues: [error("data.unknown-format", words.dataIssues.unknownFormat(), { file })] };
}

async function checkPlan(file: string, name: string, bytes: Uint8Array, { offices }: Against): Promise<FileReport> {
  const text = await readPlanFile(name, bytes);
  const unreadable = text.issues.some(({ severity }) => severity === "error");
  const { value: plan, issues } = parsePlan(text.value, offices);
  const titles = new Map(plan.sections.map(({ id, title }) => [id, title]));
  return {
    file,
    kind: "plan",
    tasks: plan.tasks.map((task) => ({
      id: task.id, number: task.number, title: task.title, section: (task.section && titles.get(task.section)) ?? null,
      leads: task.leads.map(({ written }) => written), assists: task.assists.map(({ written }) => written),
    })),
    sections: plan.sections.map(({ ordinal, title }) => ({ ordinal, title })),
    issues: [...text.issues, ...(unreadable ? [] : issues)].map((issue) => ({ ...issue, at: { file, ...issue.at } })),
  };
}

function checkProjects(file: string, bytes: Uint8Array, { plan }: Against): FileReport {
  const taskIds = plan ? new Set<string>(plan.tasks.map(({ id }) => id)) : null;
  const { value, issues } = parseProjectsText(decodeText(bytes).text, { file, taskIds });
  const projects = value.map(({ id, name, tasks, kind, leads, assists, geometry }) => ({ id, name, tasks, kind, leads, assists, geometry }));
  return { file, kind: "projects", projects, issues: [...issues, ...(plan ? checkQuotes(value, plan) : [])] };
}
