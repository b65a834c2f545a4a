// The columns of the project table: every field, what it shows and how it sorts. Pure.
import { FIELD_KEYS, FIELDS, placeLabel, valueOf, type FieldKey } from "#ledger/fields.ts";
import { rolesOf, type Ledger } from "#ledger/ledger.ts";
import { PRECISIONS, type Project } from "#ledger/project.ts";
import { words } from "#words/words.ts";
import { isNumber, shownText } from "../edit/fieldText.ts";

export type ColumnId = FieldKey;
/** In the order of the ledger, but the task before the name, as the plan numbers its work. */
export const COLUMN_IDS: readonly ColumnId[] = [
  "tasks",
  "name",
  "kind",
  "leads",
  "assists",
  "status",
  "precision",
  ...FIELD_KEYS.filter(
    (key) => !["tasks", "name", "kind", "leads", "assists", "status", "precision"].includes(key),
  ),
];
export const FIRST_COLUMNS: readonly ColumnId[] = [
  "tasks",
  "name",
  "kind",
  "leads",
  "assists",
  "status",
  "precision",
  "totalWan",
];

const SHORT: Partial<Record<ColumnId, string>> = words.panels.table.heads;
export const columnHead = (column: ColumnId): string => SHORT[column] ?? FIELDS[column].label;

/** Half-width characters at the table's size, with room for the cell's edges and the whole head. */
export const columnRem = (column: ColumnId): number =>
  Math.max(
    Math.min(14, FIELDS[column].width * 0.36 + (column === "kind" ? 3 : 1.5)),
    columnHead(column).length * 0.85 + 2.25,
  );

/** "" is 未填报. Offices are those that hold, the project's own or its tasks'. */
export function cellText(column: ColumnId, project: Project, ledger: Ledger): string {
  if (column === "leads" || column === "assists")
    return rolesOf(project, ledger)[column].join("、");
  if (column === "precision") return placeLabel(project);
  return shownText(column, valueOf(project, column));
}

/** The offices come from the tasks, not from the project itself. */
export const isInherited = (column: ColumnId, project: Project): boolean =>
  (column === "leads" || column === "assists") && project[column] === null;

export type Sort = { column: ColumnId; descending: boolean };

/** Ascending, descending, then the ledger's own order again. */
export function nextSort(now: Sort | null, column: ColumnId): Sort | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** What a column sorts by: numbers as numbers, precision by exactness. NaN and "" are 未填报 and always go last. */
function sortKey(
  column: ColumnId,
  project: Project,
  ledger: Ledger,
  place: ReadonlyMap<string, number>,
): number | string {
  if (column === "tasks") return place.get(project.tasks[0] ?? "") ?? Number.NaN;
  if (column === "precision") return PRECISIONS.indexOf(project.location.precision);
  if (isNumber(column)) return (valueOf(project, column) as number | null) ?? Number.NaN;
  return cellText(column, project, ledger);
}

const isEmpty = (key: number | string): boolean => key === "" || Number.isNaN(key);

/** A sorted copy; equal rows keep their order. Text is ranked once per distinct value, so that large tables stay quick. */
export function sortProjects(
  projects: readonly Project[],
  { column, descending }: Sort,
  ledger: Ledger,
): Project[] {
  const place = new Map(ledger.plan.tasks.map(({ id }, index): [string, number] => [id, index]));
  const keys = projects.map((project) => sortKey(column, project, ledger, place));
  const texts = [...new Set(keys.filter((key) => typeof key === "string"))].sort(collator.compare);
  const rank = new Map(texts.map((text, index) => [text, index]));
  const sign = descending ? -1 : 1;
  const value = (index: number): number => {
    const key = keys[index]!;
    return typeof key === "string" ? rank.get(key)! : key;
  };
  const order = projects
    .map((_, index) => index)
    .sort((a, b) => {
      const [emptyA, emptyB] = [isEmpty(keys[a]!), isEmpty(keys[b]!)];
      if (emptyA || emptyB) return Number(emptyA) - Number(emptyB) || a - b;
      return sign * (value(a) - value(b)) || a - b;
    });
  return order.map((index) => projects[index]!);
}

/** The same projects as before in the order they had, or null when they are not the same: an edit must not move the row under the hand. */
export function keepOrder(before: readonly Project[], now: readonly Project[]): Project[] | null {
  if (before.length !== now.length) return null;
  const byId = new Map(now.map((project) => [project.id, project]));
  const kept: Project[] = [];
  for (const { id } of before) {
    const project = byId.get(id);
    if (!project) return null;
    kept.push(project);
  }
  return kept;
}
