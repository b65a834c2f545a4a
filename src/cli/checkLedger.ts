// Spreadsheets, map layers, survey texts → their rows, read just as an import into an empty ledger would.
import { warning, type Issue } from "#base/issue.ts";
import { crsName, type Crs } from "#geo/crs.ts";
import { ImportJob, type SourceView } from "#ledger/importing/job.ts";
import { makeId } from "#ledger/importing/apply.ts";
import type { OfficeKey } from "#ledger/parts.ts";
import type { PlanRow } from "#ledger/importing/plan.ts";
import type { InputFile, ReadContext } from "#ledger/source.ts";
import type { Against, CrsReport, FileReport, ProjectReport } from "./report.ts";

const context: ReadContext = { progress: () => undefined, signal: new AbortController().signal };
const HOW = {
  given: "given",
  declared: "declared",
  detected: "detected",
  ambiguous: "assumed",
  unknown: "unknown",
  refused: "refused",
  none: "assumed",
} as const;

export async function checkLedger(
  file: string,
  files: readonly InputFile[],
  { plan, ground }: Against,
  given: Crs | null,
): Promise<FileReport> {
  // Offices are reported as the file has them, so nothing is inherited here.
  const town = { plan, ground, projects: [], officeKey: asWritten };
  const job = await ImportJob.open(files, context, { town, given, remembered: {}, assume: true });
  const verdict = job.plan(context);
  const [rows, counts] = [[...verdict.rows()], verdict.counts];
  const views = job.views;
  const issues: Issue[] = [
    ...job.issues,
    ...views.flatMap((view) => crsIssues(view, file)),
    ...rows.flatMap((row) => row.issues),
  ];
  return {
    file,
    kind: views.length === 0 ? "unknown" : "projects",
    crs: views.map(crsReport).find((crs) => crs !== null) ?? null,
    rows: { read: counts.read, accepted: counts.accepted, rejected: counts.rejected },
    projects: projectsOf(rows, views),
    issues: issues.map((issue) => ({ ...issue, at: { ...issue.at, file: issue.at.file ?? file } })),
  };
}

const asWritten: OfficeKey = (_tasks, part, value) => JSON.stringify([part, value]);

function projectsOf(rows: readonly PlanRow[], views: readonly SourceView[]): ProjectReport[] {
  const taken = new Set<string>();
  const sheets = views.some(({ sheet }) => sheet !== null) && views.length > 1;
  return rows
    .filter(({ kind }) => kind === "added")
    .map(({ draft: { values, geometry, row, source } }) => {
      const [name, tasks] = [
        String(values.name ?? ""),
        (values.tasks as readonly string[] | null | undefined) ?? [],
      ];
      const id = typeof values.id === "string" ? values.id : makeId(name, tasks, taken);
      taken.add(id);
      const list = (value: unknown) => (Array.isArray(value) ? (value as string[]) : null);
      const sheet = views[source]?.sheet;
      return {
        id,
        name,
        tasks,
        kind: (values.kind as string | null | undefined) ?? null,
        leads: list(values.leads),
        assists: list(values.assists),
        geometry: geometry ?? null,
        row,
        ...(sheets && sheet ? { sheet } : {}),
      };
    });
}

function crsReport({ finding, setup }: SourceView): CrsReport | null {
  if (!finding || finding.how === "none") return null;
  const id = setup.crs ?? "unknown";
  return {
    id,
    name: setup.crs ? crsName(setup.crs) : (finding.refused ?? ""),
    how: HOW[finding.how],
    swapped: setup.swapped,
  };
}

/** What a person would be asked in the app is a warning here. */
function crsIssues({ finding, sheet }: SourceView, file: string): Issue[] {
  if (!finding || (finding.how !== "ambiguous" && finding.how !== "unknown")) return [];
  const message = finding.candidates
    .map(({ sentence }) => sentence)
    .filter(Boolean)
    .join("；");
  return [warning(`crs.${finding.how}`, message, { file, ...(sheet ? { path: sheet } : {}) })];
}
