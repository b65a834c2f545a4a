// The rule that keeps projects honest: what is said to be quoted must stand in the plan.
import { warning, type Issue } from "#base/issue.ts";
import type { Plan } from "#plan/plan.ts";
import { words } from "#words/words.ts";
import { indexPlan } from "./ledger.ts";
import type { Project } from "./project.ts";

/** The task among a project's own whose cleaned text holds its quote, or null. */
export const taskQuoting = (project: Project, plan: Plan) =>
  project.quote === null
    ? null
    : (plan.tasks.find(
        (task) => project.tasks.includes(task.id) && task.text.includes(project.quote!),
      ) ?? null);

/**
 * A warning for each project whose quote stands in none of its tasks. A task that the plan does not hold is a fault
 * of its own, and the quote may be its.
 */
export function checkQuotes(projects: readonly Project[], plan: Plan): Issue[] {
  const { tasks } = indexPlan(plan);
  return projects
    .filter(
      (project) =>
        project.quote !== null &&
        project.tasks.length > 0 &&
        project.tasks.every((id) => tasks.has(id)) &&
        taskQuoting(project, plan) === null,
    )
    .map((project) =>
      warning("data.quote-missing", words.dataIssues.quoteMissing(project.quote!.slice(0, 40)), {
        file: project.file,
        row: project.row,
        path: project.name,
      }),
    );
}
