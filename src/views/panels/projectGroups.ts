// Projects in groups for the first panel: by task area, or by what is known of their place. Each project stands in one group, so that the sums hold. Pure.
import type { SectionId } from "#base/ids.ts";
import type { Project } from "#ledger/project.ts";
import { isOnMap } from "#ledger/sites.ts";
import type { Plan } from "#plan/plan.ts";
import { words } from "#words/words.ts";

export type ProjectGroup = {
  key: string;
  /** The section's number as the plan writes it; "" where there is none. */
  number: string;
  title: string;
  projects: readonly Project[];
  /** How many of them have a place. */
  located: number;
};

const say = words.panels.projects;

const makeGroup = (
  key: string,
  number: string,
  title: string,
  projects: readonly Project[],
): ProjectGroup => ({
  key,
  number,
  title,
  projects,
  located: projects.reduce((sum, project) => sum + (isOnMap(project) ? 1 : 0), 0),
});

/** By the section of the first of its tasks that the plan knows, sections and tasks in the plan's order; what has no section comes last. */
export function groupBySection(projects: readonly Project[], plan: Plan): ProjectGroup[] {
  const order = new Map(plan.tasks.map(({ id }, index): [string, number] => [id, index]));
  const bySection = new Map<SectionId | null, { project: Project; task: number }[]>();
  for (const project of projects) {
    const task = order.get(project.tasks.find((id) => order.has(id)) ?? "") ?? Infinity;
    const section = plan.tasks[task]?.section ?? null;
    const there = bySection.get(section);
    if (there) there.push({ project, task });
    else bySection.set(section, [{ project, task }]);
  }
  const listed = (section: SectionId | null): Project[] =>
    (bySection.get(section) ?? [])
      .sort((a, b) => (a.task === b.task ? 0 : a.task - b.task))
      .map(({ project }) => project);
  return [
    ...plan.sections.map(({ id, written, title }) => makeGroup(id, written, title, listed(id))),
    makeGroup("", "", say.noSection, listed(null)),
  ].filter((group) => group.projects.length > 0);
}

/** What has no place: meant for the whole town, or at a site not yet told. */
export const groupByScope = (projects: readonly Project[]): ProjectGroup[] =>
  [
    makeGroup(
      "whole",
      "",
      say.wholeTown,
      projects.filter(({ scope }) => scope === "全镇"),
    ),
    makeGroup(
      "pending",
      "",
      say.pending,
      projects.filter(({ scope }) => scope !== "全镇"),
    ),
  ].filter((group) => group.projects.length > 0);
