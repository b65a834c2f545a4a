// The columns of the project table: what each shows and how it sorts. Pure.
import { rolesOf, type Ledger } from "#ledger/ledger.ts";
import { PRECISIONS, type Project } from "#ledger/project.ts";
import { words } from "#words/words.ts";

export const COLUMN_IDS = ["tasks", "name", "kind", "leads", "assists", "scope", "status", "precision", "accuracy", "village", "source"] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];
export const FIRST_COLUMNS: readonly ColumnId[] = ["tasks", "name", "kind", "leads", "assists", "status", "precision"];

/** "" is 未填报. */
export function cellText(column: ColumnId, project: Project, ledger: Ledger): string {
  switch (column) {
    case "tasks": return project.tasks.join("、");
    case "name": return project.name;
    case "kind": return project.kind ?? "";
    case "leads": return rolesOf(project, ledger).leads.join("、");
    case "assists": return rolesOf(project, ledger).assists.join("、");
    case "scope": return project.scope ?? "";
    case "status": return project.status ?? "";
    case "precision": return words.desk.precision[project.location.precision];
    case "accuracy": return project.location.accuracyMetres === null ? "" : words.desk.accuracy(project.location.accuracyMetres);
    case "village": return project.village ?? "";
    case "source": return project.location.source ?? "";
  }
}

export type Sort = { column: ColumnId; descending: boolean };

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** What a column sorts by: numbers as numbers, precision by exactness. NaN and "" are 未填报 and always go last. */
function sortKey(column: ColumnId, project: Project, ledger: Ledger, place: ReadonlyMap<string, number>): number | string {
  if (column === "tasks") return place.get(project.tasks[0] ?? "") ?? Number.NaN;
  if (column === "accuracy") return project.location.accuracyMetres ?? Number.NaN;
  if (column === "precision") return PRECISIONS.indexOf(project.location.precision);
  return cellText(column, project, ledger);
}

const isEmpty = (key: number | string): boolean => key === "" || Number.isNaN(key);

/** A sorted copy; equal rows keep their order. Text is ranked once per distinct value, so that large tables stay quick. */
export function sortProjects(projects: readonly Project[], { column, descending }: Sort, ledger: Ledger): Project[] {
  const place = new Map(ledger.plan.tasks.map(({ id }, index): [string, number] => [id, index]));
  const keys = projects.map((project) => sortKey(column, project, ledger, place));
  const texts = [...new Set(keys.filter((key) => typeof key === "string"))].sort(collator.compare);
  const rank = new Map(texts.map((text, index) => [text, index]));
  const sign = descending ? -1 : 1;
  const value = (index: number): number => {
    const key = keys[index]!;
    return typeof key === "string" ? rank.get(key)! : key;
  };
  const order = projects.map((_, index) => index).sort((a, b) => {
    const [emptyA, emptyB] = [isEmpty(keys[a]!), isEmpty(keys[b]!)];
    if (emptyA || emptyB) return Number(emptyA) - Number(emptyB) || a - b;
    return sign * (value(a) - value(b)) || a - b;
  });
  return order.map((index) => projects[index]!);
}
