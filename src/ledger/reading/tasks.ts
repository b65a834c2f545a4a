// A cell that names tasks → their ids, by number, title or section. Without a plan any number is taken as it stands.
import { taskId, type TaskId } from "#base/ids.ts";
import { toHalfWidth } from "#base/numerals.ts";
import { normaliseNumber } from "#plan/parsePlan.ts";
import type { Plan, Task } from "#plan/plan.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import { isNothing, type Read } from "./read.ts";

const expected = tableFormats.expected;
type Ids = Read<readonly TaskId[]>;

type Names = {
  byId: ReadonlyMap<string, Task>;
  byTitle: ReadonlyMap<string, readonly Task[]>;
  sections: ReadonlyMap<string, readonly Task[]>;
};
const INDEXED = new WeakMap<Plan, Names>();

/** What counts when titles are compared. */
const bare = (text: string): string =>
  toHalfWidth(text)
    .replace(/[\s。，、；：,.;:“”"《》()]/g, "")
    .toLowerCase();

function namesOf(plan: Plan): Names {
  let names = INDEXED.get(plan);
  if (!names) {
    const byTitle = new Map<string, Task[]>();
    for (const task of plan.tasks)
      byTitle.set(bare(task.title), [...(byTitle.get(bare(task.title)) ?? []), task]);
    const sections = new Map(
      plan.sections.map(({ id, title }) => [
        bare(title),
        plan.tasks.filter(({ section }) => section === id),
      ]),
    );
    names = {
      byId: new Map(plan.tasks.map((task) => [task.id as string, task])),
      byTitle,
      sections,
    };
    INDEXED.set(plan, names);
  }
  return names;
}

const NUMBER =
  /^(?:第|任务|事项|no\.?)*([(\s]*)([\d一二三四五六七八九十百零①-⑳]+(?:-\d)?)([)\s]*)(?:项|条|号|个)?(?:重点)?(?:任务|事项)?$/i;
const NUMBERED_TITLE =
  /^(?:第|任务)*\s*\(?([\d一二三四五六七八九十百零①-⑳]+(?:-\d)?)\)?(?:项)?(?:任务)?(?:\s*[.、．:：)]\s*|\s+)([^\d\s].*)$/s;

/** Task ids of a cell; an empty cell has none. */
export function readTasks(cell: unknown, plan: Plan | null): Ids {
  if (Array.isArray(cell)) return together(cell.map((item: unknown) => readTasks(item, plan)));
  if (typeof cell === "number") return byNumber(String(cell), plan) ?? { fault: expected.task() };
  if (cell === null || cell === undefined) return { value: [] };
  if (typeof cell !== "string") return { fault: expected.task() };
  const text = cell.trim();
  if (isNothing(text)) return { value: [] };
  if (text.length > 2000) return { fault: expected.task() };
  return oneTask(text, plan) ?? severalTasks(text, plan);
}

/** Parted by line ends first, because titles hold “、” themselves. */
function severalTasks(text: string, plan: Plan | null): Ids {
  const lines = text
    .split(/[；;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length > 1)
    return together(lines.map((line) => oneTask(line, plan) ?? severalTasks(line, plan)));
  const items = text
    .split(/[、，,/]|(?<=\d)\s*[和与及]\s*(?=\d)|(?<=\d)\s+(?=\d)/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return items.length > 1
    ? together(items.map((item) => oneTask(item, plan) ?? { fault: expected.task() }))
    : { fault: expected.task() };
}

function together(reads: readonly Ids[]): Ids {
  const ids = new Set<TaskId>();
  for (const read of reads) {
    if ("fault" in read) return read;
    for (const id of read.value) ids.add(id);
  }
  return { value: [...ids] };
}

/** The answer for a text that names one task; null when it does not. */
function oneTask(text: string, plan: Plan | null): Ids | null {
  const half = toHalfWidth(text);
  const number = NUMBER.exec(half)?.[2];
  if (number !== undefined) return byNumber(number, plan);
  if (!plan) return null;
  const titled = byName(text, plan);
  if (titled) return titled;
  const match = NUMBERED_TITLE.exec(half);
  return match ? byNumberAndTitle(match[1]!, match[2]!, plan) : null;
}

function byNumber(text: string, plan: Plan | null): Ids | null {
  const id = /-\d$/.test(text) ? text : normaliseNumber(text);
  if (!/^\d{1,4}(?:-\d)?$/.test(id)) return null;
  return plan && !namesOf(plan).byId.has(id) ? null : { value: [taskId(id)] };
}

function byName(text: string, plan: Plan): Ids | null {
  const { byTitle, sections } = namesOf(plan);
  const name = bare(text);
  const exact = byTitle.get(name);
  if (exact) return { value: exact.map(({ id }) => id) };
  const inSection = sections.get(name);
  if (inSection && inSection.length > 0)
    return inSection.length === 1
      ? { value: [inSection[0]!.id] }
      : {
          fault: expected.taskOf(
            text,
            inSection.map(({ id }) => id),
          ),
        };
  if (name.length < 4) return null;
  const begun = [...byTitle]
    .filter(
      ([title]) =>
        title !== "" && (title.startsWith(name) || (title.length >= 4 && name.startsWith(title))),
    )
    .flatMap(([, tasks]) => tasks);
  return begun.length === 1 ? { value: [begun[0]!.id] } : null;
}

/** “17.完善镇域交通基础设施”: the number, and the title must not be another task's. With 14 and 14-2 the title decides. */
function byNumberAndTitle(number: string, title: string, plan: Plan): Ids | null {
  const numbered = byNumber(number, plan);
  const named = byName(title, plan);
  if (!numbered || "fault" in numbered) return named;
  if (!named || "fault" in named) return numbered;
  const id = numbered.value[0]!;
  const same = named.value.find((other) => other === id || other.startsWith(`${id}-`));
  if (same) return { value: [same] };
  return { fault: expected.taskConflict(id, namesOf(plan).byId.get(id)?.title ?? "") };
}
