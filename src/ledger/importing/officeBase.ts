// What a workbook sent to an office carries of itself: which version it was made from, and each row as it was then.
import type { ProjectId } from "#base/ids.ts";
import type { Project } from "../project.ts";
import { reviveProject } from "../revive.ts";
import { SERVICE_SHEET, SHAPE_SHEET } from "../serviceSheets.ts";
import type { Source } from "../source.ts";

export type OfficeBase = {
  town: string;
  office: string;
  seq: number;
  madeAt: number;
  projects: ReadonlyMap<ProjectId, Project>;
};

const text = (cell: unknown): string =>
  typeof cell === "string" || typeof cell === "number" ? String(cell) : "";

/** Rows of a sheet without its heads: the reader may have taken the first row for them. */
const linesOf = ({ columns, rows }: Source): string[][] => [
  columns.map(text),
  ...rows.map(({ cells }) => cells.map(text)),
];

/** Finds the base of an office workbook and the long shapes of a ledger among the sheets. */
export function readOfficeBook(sources: readonly Source[]): {
  base: OfficeBase | null;
  shapes: ReadonlyMap<string, string>;
} {
  const service = sources.find(({ sheet }) => sheet === SERVICE_SHEET);
  return { base: service ? readBase(linesOf(service)) : null, shapes: readShapes(sources) };
}

export const withoutServiceSheets = (sources: readonly Source[]): Source[] =>
  sources.filter(
    ({ sheet }) =>
      sheet !== SERVICE_SHEET && !(sheet === SHAPE_SHEET && isShapeSheet(sheet, sources)),
  );

const isShapeSheet = (sheet: string, sources: readonly Source[]): boolean =>
  sources.some(
    (source) => source.sheet === sheet && source.columns.some((column) => column.startsWith("WKT")),
  );

function readBase(lines: readonly string[][]): OfficeBase | null {
  const facts = new Map(
    lines.filter(([key]) => key !== "project").map(([key, value]) => [key, value ?? ""]),
  );
  if (facts.get("format") !== "one-map-office") return null;
  const pieces = new Map<string, string>();
  for (const [key, id, ...rest] of lines)
    if (key === "project" && id) pieces.set(id, (pieces.get(id) ?? "") + rest.join(""));
  const projects = new Map<ProjectId, Project>();
  for (const json of pieces.values()) {
    const project = reviveJson(json);
    if (project) projects.set(project.id, project);
  }
  return {
    town: facts.get("town") ?? "",
    office: facts.get("office") ?? "",
    seq: Number(facts.get("seq")) || 0,
    madeAt: Number(facts.get("madeAt")) || 0,
    projects,
  };
}

function reviveJson(json: string): Project | null {
  try {
    return reviveProject(JSON.parse(json));
  } catch {
    return null;
  }
}

function readShapes(sources: readonly Source[]): Map<string, string> {
  const shapes = new Map<string, string>();
  for (const source of sources) {
    if (source.sheet !== SHAPE_SHEET) continue;
    const pieces = source.rows
      .map(({ cells }) => [text(cells[0]), Number(cells[1]), text(cells[2])] as const)
      .sort((a, b) => a[1] - b[1]);
    for (const [id, , piece] of pieces) shapes.set(id, (shapes.get(id) ?? "") + piece);
  }
  return shapes;
}
