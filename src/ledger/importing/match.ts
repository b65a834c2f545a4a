// Which project a row speaks of: by id, else by name and task. Never a guess: two that fit are both named.
import { toHalfWidth } from "#base/numerals.ts";
import type { Project } from "../project.ts";
import type { Draft } from "./draft.ts";

export type Matched = { by: "id" | "name" | "none"; found: readonly Project[] };

/** Names are the same whatever their spaces, width and case. */
export const plainName = (name: string): string =>
  /[\sA-Z！-～]/.test(name) ? toHalfWidth(name).replace(/\s+/g, "").toLowerCase() : name;

export type Matcher = (draft: Draft) => Matched;

const NOBODY: Matched = { by: "none", found: [] };

export function makeMatcher(projects: readonly Project[]): Matcher {
  const byId = new Map<string, Project>(projects.map((project) => [project.id, project]));
  const byName = new Map<string, Project[]>();
  for (const project of projects) {
    const name = plainName(project.name);
    const list = byName.get(name);
    if (list) list.push(project);
    else byName.set(name, [project]);
  }
  return ({ values }) => {
    const known = typeof values.id === "string" ? byId.get(values.id) : undefined;
    if (known) return { by: "id", found: [known] };
    const named = typeof values.name === "string" ? byName.get(plainName(values.name)) : undefined;
    if (!named) return NOBODY;
    const tasks = values.tasks as readonly string[] | null | undefined;
    const found =
      tasks && tasks.length > 0
        ? named.filter(
            (project) =>
              project.tasks.length === 0 || project.tasks.some((task) => tasks.includes(task)),
          )
        : named;
    return found.length === 0 ? NOBODY : { by: "name", found };
  };
}
