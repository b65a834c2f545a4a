// What a scene says on its slide: its words, its clause, its projects as rows, and sums that add up. Knows no layout.
import { isOnMap, isWhollyVerified } from "../sites.ts";
import type { Scene } from "../meeting/meeting.ts";
import { STATUSES } from "../fields.ts";
import { indexPlan, rolesOf, type Ledger } from "../ledger.ts";
import type { Project } from "../project.ts";
import { slides as say } from "#words/zh-CN/slides.ts";

export type Clause = { head: string; text: string };

export type SceneContent = {
  kind: Scene["kind"];
  title: string;
  text: string;
  notes: string;
  clause: Clause | null;
  projects: readonly Project[];
  /** Sentences of what the scene speaks of and the ledger no longer holds. */
  missing: readonly string[];
};

/** `projects` are those the scene shows; `missing` what it lacks, in sentences; `page` is 1-based. A view of a task none of whose projects has a place is told by its clause. */
export function contentOf(
  scene: Scene,
  ledger: Ledger,
  projects: readonly Project[],
  missing: readonly string[],
  page: number,
): SceneContent {
  const { tasks, sections } = indexPlan(ledger.plan);
  const task = scene.task === null ? undefined : tasks.get(scene.task);
  const unplaced = scene.kind === "view" && task !== undefined && !projects.some(isOnMap);
  const kind = unplaced ? "clause" : scene.kind;
  const section = task?.section ? sections.get(task.section) : undefined;
  const head = task ? say.clauseOf(task.number, section?.title ?? null) : "";
  const offices = task
    ? [
        task.leads.length ? say.leads(task.leads.map(({ office }) => office).join("、")) : "",
        task.assists.length ? say.assists(task.assists.map(({ office }) => office).join("、")) : "",
      ]
        .filter(Boolean)
        .join("；")
    : "";
  const clause =
    kind === "clause" && task
      ? { head: offices ? `${head}（${offices}）` : head, text: task.text }
      : null;
  return {
    kind,
    title: scene.title.trim() || say.unnamedScene(page),
    text: clause && scene.text.trim() === clause.text.trim() ? "" : scene.text.trim(),
    notes: scene.notes.trim(),
    clause,
    projects,
    missing,
  };
}

const OFFICES_IN_CELL = 3;
const few = (offices: readonly string[]): string =>
  offices.length > OFFICES_IN_CELL + 1
    ? say.andMore(offices.slice(0, OFFICES_IN_CELL).join("、"), offices.length)
    : offices.join("、");

/** The cells of one project: its number on the map, task, name, offices, status; 未填报 where nothing is known. A narrow table counts those who assist. */
export function projectRow(
  project: Project,
  number: number,
  ledger: Ledger,
  isWide: boolean,
): readonly string[] {
  const { leads, assists } = rolesOf(project, ledger);
  const offices = [
    leads.length ? few(leads) : say.unstated,
    ...(assists.length
      ? [isWide ? say.assists(few(assists)) : say.assistCount(assists.length)]
      : []),
  ].join("\n");
  return [
    String(number),
    project.tasks.join("、") || say.unstated,
    project.name,
    offices,
    project.status ?? say.unstated,
  ];
}

/** Of 万元 with up to six decimals, so that a sum shows no error of binary fractions. */
const addWan = (sums: readonly number[]): number =>
  Math.round(sums.reduce((sum, wan) => sum + wan, 0) * 1e6) / 1e6;
const wanText = (wan: number): string => wan.toLocaleString("en-US", { maximumFractionDigits: 6 });

/** Rows of 状态, 项目数, 有位置, 无位置, 总投资, 投资未填报; the last is their sum. A project stands in exactly one row. */
export function totalRows(projects: readonly Project[]): readonly (readonly string[])[] {
  const by = new Map<string, Project[]>();
  for (const project of projects) {
    const name = project.status ?? say.unstated;
    const row = by.get(name);
    if (row) row.push(project);
    else by.set(name, [project]);
  }
  const names = [
    ...STATUSES.filter((status) => by.has(status)),
    ...[...by.keys()].filter(
      (name) => name !== say.unstated && !STATUSES.some((status) => status === name),
    ),
    ...(by.has(say.unstated) ? [say.unstated] : []),
  ];
  const lines = names.map((name) => {
    const own = by.get(name)!;
    const stated = own.flatMap(({ totalWan }) => (totalWan === null ? [] : [totalWan]));
    const located = own.filter(isOnMap).length;
    return {
      name,
      counts: [own.length, located, own.length - located],
      wan: addWan(stated),
      stated: stated.length,
      unstated: own.length - stated.length,
    };
  });
  const sum = {
    name: say.totals.sum,
    counts: [0, 1, 2].map((at) => lines.reduce((total, { counts }) => total + counts[at]!, 0)),
    wan: addWan(lines.map(({ wan }) => wan)),
    stated: lines.reduce((total, { stated }) => total + stated, 0),
    unstated: lines.reduce((total, { unstated }) => total + unstated, 0),
  };
  return [...lines, sum].map(({ name, counts, wan, stated, unstated }) => [
    name,
    ...counts.map(String),
    stated === 0 ? say.unstated : wanText(wan),
    String(unstated),
  ]);
}

/** Rows of a section and its number of tasks; the last is their sum. A task stands in one section. */
export function taskRows({ plan }: Ledger): readonly (readonly string[])[] {
  const loose = plan.tasks.filter(({ section }) => section === null).length;
  const rows = [
    ...plan.sections.map(({ id, title }): [string, number] => [
      title,
      plan.tasks.filter(({ section }) => section === id).length,
    ]),
    ...(loose > 0 ? [[say.totals.noSection, loose] as [string, number]] : []),
  ];
  return [...rows, [say.totals.sum, plan.tasks.length] as [string, number]].map(([name, count]) => [
    name,
    String(count),
  ]);
}

/** What offices still owe, most first: 待补报内容, 项目数. */
export function gapRows(
  projects: readonly Project[],
  ledger: Ledger,
): readonly (readonly string[])[] {
  const { gaps } = say;
  const counts: readonly [string, number][] = [
    [gaps.place, projects.filter((project) => !isOnMap(project)).length],
    [
      gaps.unverified,
      projects.filter((project) => isOnMap(project) && !isWhollyVerified(project)).length,
    ],
    [gaps.status, projects.filter(({ status }) => status === null).length],
    [
      gaps.offices,
      projects.filter((project) => rolesOf(project, ledger).leads.length === 0).length,
    ],
    [gaps.money, projects.filter(({ totalWan }) => totalWan === null).length],
    [gaps.finish, projects.filter(({ plannedFinish }) => plannedFinish === null).length],
  ];
  return counts
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => [name, String(count)]);
}
