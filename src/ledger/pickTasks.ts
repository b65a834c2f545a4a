// Which tasks somebody means who types a number, words of a title, a section or pinyin. Pure.
import type { TaskId } from "#base/ids.ts";
import type { Plan, Section, Task } from "#plan/plan.ts";
import { fold, lettersOf, matchesPinyin, mayBePinyin, type Readings } from "./search.ts";

export type TaskGroup = { section: Section | null; tasks: readonly Task[] };

function rankOf(task: Task, section: string, wanted: string): number | null {
  if (wanted === "") return 0;
  if (task.id === wanted) return 0;
  if (task.id.startsWith(wanted)) return 1;
  if (fold(task.title).includes(wanted)) return 2;
  return fold(section).includes(wanted) ? 3 : null;
}

/**
 * Tasks that the text may mean, by section in the plan's order; all of them for an empty text. `best` is the first to
 * be taken.
 */
export function pickTasks(
  plan: Plan,
  text: string,
  readings: Readings | null,
): { groups: readonly TaskGroup[]; best: TaskId | null } {
  const wanted = fold(text);
  const letters = readings !== null && mayBePinyin(text) ? lettersOf(text) : null;
  const titles = new Map(plan.sections.map(({ id, title }) => [id, title]));
  const found = plan.tasks.flatMap((task) => {
    const section = (task.section && titles.get(task.section)) ?? "";
    const spelt =
      letters !== null &&
      [task.title, section].some((name) => matchesPinyin(name, letters, readings!, false));
    const rank = rankOf(task, section, wanted) ?? (spelt ? 4 : null);
    return rank === null ? [] : [{ task, rank }];
  });
  const best = found.reduce<(typeof found)[number] | null>(
    (first, one) => (first === null || one.rank < first.rank ? one : first),
    null,
  );
  const groupOf = (section: Section | null): TaskGroup => ({
    section,
    tasks: found
      .filter(({ task }) => task.section === (section?.id ?? null))
      .map(({ task }) => task),
  });
  const groups = [...plan.sections.map(groupOf), groupOf(null)].filter(
    ({ tasks }) => tasks.length > 0,
  );
  return { groups, best: best?.task.id ?? null };
}
