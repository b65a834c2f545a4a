// The class that its task suggests for a project of none: where all other projects of the task that state one state
// the same. Shown and said to be so, never written.
import type { Project } from "./project.ts";

const known = new WeakMap<readonly Project[], ReadonlyMap<string, string | null>>();

/** By task; null where the projects of the task disagree. */
function kindsByTask(projects: readonly Project[]): ReadonlyMap<string, string | null> {
  const there = known.get(projects);
  if (there) return there;
  const kinds = new Map<string, string | null>();
  for (const { kind, tasks } of projects)
    for (const task of kind === null ? [] : tasks) {
      const before = kinds.get(task);
      kinds.set(task, before === undefined || before === kind ? kind : null);
    }
  known.set(projects, kinds);
  return kinds;
}

/** Null for a project that states its class, and where its tasks suggest none or several. */
export function suggestedKind(
  { kind, tasks }: Project,
  projects: readonly Project[],
): string | null {
  if (kind !== null) return null;
  const kinds = kindsByTask(projects);
  const suggested = new Set(tasks.map((task) => kinds.get(task) ?? null));
  return suggested.size === 1 ? [...suggested][0]! : null;
}

/** The class whose mark a project wears. */
export const shownKind = (project: Project, projects: readonly Project[]): string | null =>
  project.kind ?? suggestedKind(project, projects);

/** The projects as the map shows them; the same list where no class is suggested. */
export function withShownKinds(projects: readonly Project[]): readonly Project[] {
  const suggested = (project: Project): boolean => suggestedKind(project, projects) !== null;
  return projects.some(suggested)
    ? projects.map((project) =>
        suggested(project) ? { ...project, kind: suggestedKind(project, projects) } : project,
      )
    : projects;
}
