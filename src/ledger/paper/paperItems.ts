// Which projects stand on a sheet, in which order and under which number. Knows no millimetres.
import { cutAt } from "#base/cutAt.ts";
import type { OfficeId, SectionId } from "#base/ids.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { words } from "#words/words.ts";
import { placeLabel, precisionLabel } from "../fields.ts";
import { indexPlan, rolesOf, type Ledger } from "../ledger.ts";
import type { Project } from "../project.ts";
import { isOnMap } from "../sites.ts";

export type PaperItem = {
  project: Project;
  /** 1, 2, 3… over the sheet, the same on the map and in the table. */
  number: number;
  tasks: string;
  leads: string;
  status: string;
  precision: string;
};

export type PaperGroup = { title: string; items: readonly PaperItem[] };
/** Every project given is in exactly one group. `placed` and `unplaced` are numbers of projects. */
export type PaperList = {
  groups: readonly PaperGroup[];
  items: readonly PaperItem[];
  placed: number;
  unplaced: number;
};

/** Placed projects by the section of their first task, in the plan's order; then those without a place. Numbers run on through both. */
export function paperList(projects: readonly Project[], ledger: Ledger): PaperList {
  const { tasks, sections } = indexPlan(ledger.plan);
  const order = new Map(ledger.plan.tasks.map(({ id }, index) => [id, index]));
  const firstTask = (project: Project): number =>
    Math.min(Infinity, ...project.tasks.map((id) => order.get(id) ?? Infinity));
  const sectionOf = (project: Project): SectionId | null =>
    ledger.plan.tasks[firstTask(project)]?.section ?? null;
  const sorted = projects
    .map((project, index) => ({ project, index, first: firstTask(project) }))
    .sort((a, b) => (a.first === b.first ? a.index - b.index : a.first - b.first))
    .map(({ project }) => project);

  let number = 0;
  const toItem = (project: Project): PaperItem => ({
    project,
    number: ++number,
    tasks: project.tasks.map((id) => tasks.get(id)?.id ?? id).join("、"),
    leads: rolesOf(project, ledger).leads.join("、") || words.desk.unstated,
    status: project.status ?? words.desk.unstated,
    precision: placeLabel(project),
  });
  const groups = new Map<string, PaperItem[]>();
  const put = (title: string, project: Project): void => {
    const group = groups.get(title);
    if (group) group.push(toItem(project));
    else groups.set(title, [toItem(project)]);
  };
  const placed = sorted.filter(isOnMap);
  const unplaced = sorted.filter((project) => !isOnMap(project));
  for (const project of placed) {
    const section = sectionOf(project);
    put(
      section === null ? say.noSection : (sections.get(section)?.title ?? say.noSection),
      project,
    );
  }
  const list: PaperGroup[] = [...groups].map(([title, items]) => ({ title, items }));
  if (unplaced.length > 0)
    list.push({ title: say.unplaced(unplaced.length), items: unplaced.map(toItem) });
  return {
    groups: list,
    items: list.flatMap(({ items }) => items),
    placed: placed.length,
    unplaced: unplaced.length,
  };
}

/** The public page of a project; null where the town has no public address. */
export const publicAddress = ({ town }: Ledger, project: Project): string | null =>
  town.publicUrl === null
    ? null
    : `${cutAt(town.publicUrl, /#/)}#project=${encodeURIComponent(project.id)}`;

/** Offices that lead or help with one of the projects, in the town's order, each with its own projects. */
export function byOffice(
  projects: readonly Project[],
  ledger: Ledger,
  offices: readonly OfficeId[],
): { office: OfficeId; projects: readonly Project[] }[] {
  const roles = projects.map((project) => rolesOf(project, ledger));
  return offices
    .map((office) => ({
      office,
      projects: projects.filter(
        (_, row) => roles[row]!.leads.includes(office) || roles[row]!.assists.includes(office),
      ),
    }))
    .filter((entry) => entry.projects.length > 0);
}

/** Where the places come from, and how far the truth may lie from what is drawn: one line each, the most frequent first. */
export function placeSources(projects: readonly Project[]): string[] {
  const counts = new Map<string, number>();
  const places = projects.flatMap((project) => [
    { ...project, label: placeLabel(project) },
    ...project.sites.map((site) => ({ ...site, label: precisionLabel(site.location.precision) })),
  ]);
  for (const { geometry, location, label } of places) {
    if (!geometry) continue;
    const accuracy =
      location.accuracyMetres === null
        ? say.accuracyUnstated
        : words.desk.accuracy(location.accuracyMetres);
    const line = say.placeSource(label, accuracy, location.source);
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([line, count]) => say.counted(line, count));
}
