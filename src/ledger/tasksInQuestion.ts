// Which tasks a filter leaves in question. Pure. A condition on projects leaves the tasks of those that match; a text
// also the tasks that say it.
import type { SectionId } from "#base/ids.ts";
import type { Task } from "#plan/plan.ts";
import type { Filter } from "./filter.ts";
import type { Ledger } from "./ledger.ts";
import type { Project } from "./project.ts";
import {
  fold,
  lettersOf,
  matchesPinyin,
  mayBePinyin,
  numberIn,
  tasksNumbered,
  tasksSaying,
  type Readings,
} from "./search.ts";

/** Conditions that no task has by itself. `since` counts as one. */
const asksProjects = (filter: Filter, since: boolean): boolean =>
  since ||
  filter.verifiedOnly ||
  [filter.kinds, filter.statuses, filter.villages, filter.precision].some(
    (values) => values.length > 0,
  );

export function tasksInQuestion(
  ledger: Ledger,
  filter: Filter,
  matching: readonly Project[],
  { since, readings }: { since: boolean; readings: Readings | null },
): readonly Task[] {
  const text = fold(filter.text);
  const ofProjects = new Set<string>(matching.flatMap(({ tasks }) => tasks));
  const said = text === "" ? null : tasksFound(ledger, filter.text, readings);
  const isAsked = ({ id }: Task): boolean => {
    if (asksProjects(filter, since)) return ofProjects.has(id);
    return said === null || said.has(id) || ofProjects.has(id);
  };
  return ledger.plan.tasks.filter((task) => suits(task, filter) && isAsked(task));
}

/** What the filter asks of the task itself: its number, its section, its offices. */
function suits(task: Task, { tasks, sections, offices, role }: Filter): boolean {
  const held =
    role === "lead"
      ? task.leads
      : role === "assist"
        ? task.assists
        : [...task.leads, ...task.assists];
  const inSection = (section: SectionId | null): boolean =>
    section !== null && sections.includes(section);
  return (
    (tasks.length === 0 || tasks.includes(task.id)) &&
    (sections.length === 0 || inSection(task.section)) &&
    (offices.length === 0 || held.some(({ office }) => offices.includes(office)))
  );
}

function tasksFound(ledger: Ledger, text: string, readings: Readings | null): ReadonlySet<string> {
  const wanted = fold(text);
  const number = numberIn(wanted);
  if (number !== null) return tasksNumbered(ledger, number);
  const said = tasksSaying(ledger, wanted);
  if (readings && mayBePinyin(text))
    for (const { id, title } of ledger.plan.tasks)
      if (matchesPinyin(title, lettersOf(text), readings, false)) said.add(id);
  return said;
}
