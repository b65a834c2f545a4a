// What a reader of the plan should know before trusting it: every place where the text departs from its own order.
import { error, warning, type Issue, type Place } from "#base/issue.ts";
import { words } from "#words/words.ts";
import type { Paragraph } from "./paragraphs.ts";
import type { Plan, Task } from "./plan.ts";
import { resolveOffices, type OfficeTable } from "./offices.ts";
import type { Candidate } from "./tasks.ts";

const say = words.planIssues;

/** Issues in document order of their kinds; `table` is where a flattened table begins, if there is one. */
export function findOddities(plan: Plan, candidates: readonly Candidate[], offices: OfficeTable, table: Paragraph | null): Issue[] {
  const lines = new LineIndex(plan.source);
  const at = (task: Task): Place => ({ row: lines.lineOf(task.range.start), path: say.taskPath(task.id) });
  return [
    ...(table ? [error("plan.table", say.table(), { row: table.line })] : []),
    ...(plan.tasks.length === 0 ? [error("plan.no-tasks", say.noTasks())] : []),
    ...sectionGaps(plan, lines),
    ...numbering(plan, at),
    ...plan.tasks.flatMap((task, index) => officesOf(task, candidates[index]!, index === plan.tasks.length - 1, offices, at(task))),
    ...lookalikes(plan, at),
    ...tail(plan, lines),
  ];
}

function sectionGaps(plan: Plan, lines: LineIndex): Issue[] {
  return plan.sections.flatMap((section, index) => {
    const before = plan.sections[index - 1];
    if (!before || section.ordinal === before.ordinal + 1 || section.ordinal === 1) return [];
    const place = { row: lines.lineOf(section.range.start), path: say.sectionPath(section.written) };
    return section.ordinal > before.ordinal
      ? [warning("plan.section-gap", say.sectionGap(before.written, section.written), place)]
      : [warning("plan.section-order", say.sectionOrder(before.written, section.written), place)];
  });
}

/** Numbers either run through the whole plan or start again under each heading; both are in order. */
function numbering(plan: Plan, at: (task: Task) => Place): Issue[] {
  const ordinal = (task: Task) => Number(task.id.split("-")[0]);
  return plan.tasks.flatMap((task, index) => {
    const before = plan.tasks[index - 1];
    if (!before) return ordinal(task) === 1 ? [] : [warning("plan.number-gap", say.numberStart(task.number), at(task))];
    const [last, here] = [ordinal(before), ordinal(task)];
    const restarts = here === 1 && task.section !== before.section;
    if (here === last + 1 || restarts) return [];
    if (here === last) return [warning("plan.duplicate-number", say.duplicateNumber(task.number, task.id), at(task))];
    return here > last
      ? [warning("plan.number-gap", say.numberGap(before.number, task.number), at(task))]
      : [warning("plan.number-order", say.numberOrder(before.number, task.number), at(task))];
  });
}

function officesOf(task: Task, candidate: Candidate, isLast: boolean, offices: OfficeTable, place: Place): Issue[] {
  const issues: Issue[] = [];
  const named = [...task.leads, ...task.assists].map(({ written }) => written);
  if (named.length === 0) {
    const cut = isLast && !/[。！？】）)\]]$/.test(candidate.text);
    issues.push(cut ? warning("plan.cut-off", say.cutOff(task.number), place) : warning("plan.no-office", say.noOffice(task.number), place));
  } else if (candidate.notes.some((note) => note.open)) issues.push(warning("plan.open-bracket", say.openBracket(task.number), place));
  else if (task.leads.length === 0) issues.push(warning("plan.no-lead", say.noLead(task.number), place));
  if (task.leads.length > 1) issues.push(warning("plan.several-leads", say.severalLeads(task.number, task.leads.map((lead) => lead.written).join("、")), place));
  if (candidate.inherited) issues.push(warning("plan.office-in-heading", say.officeInHeading(task.number), place));
  for (const { written, office, alias } of resolveOffices(named, offices)) {
    if (alias) issues.push(warning("plan.office-alias", say.officeAlias(written, office), place));
    else if (office !== written && !offices.byName.has(written)) issues.push(warning("plan.office-prefix", say.officePrefix(written, office), place));
    if (!alias && offices.offices.length > 0 && !offices.offices.some((known) => known.id === office)) issues.push(warning("plan.office-unknown", say.officeUnknown(written), place));
  }
  return issues;
}

/** A name written once that shortens another (农业办 / 农业农村办) may be the same office: said, never merged. */
function lookalikes(plan: Plan, at: (task: Task) => Place): Issue[] {
  const uses = new Map<string, { count: number; task: Task }>();
  for (const task of plan.tasks) for (const { office } of [...task.leads, ...task.assists]) uses.set(office, { count: (uses.get(office)?.count ?? 0) + 1, task });
  if (uses.size > 400) return [];
  return [...uses].flatMap(([name, { count, task }]) => {
    const longer = count === 1 ? [...uses].find(([other, use]) => use.count > 1 && other.length > name.length && shortens(name, other)) : undefined;
    return longer ? [warning("plan.office-lookalike", say.officeLookalike(name, longer[0]), at(task))] : [];
  });
}

function shortens(name: string, longer: string): boolean {
  if (name.length < 3 || name[0] !== longer[0] || name.at(-1) !== longer.at(-1) || longer.length - name.length > 3) return false;
  let i = 0;
  for (const char of longer) if (char === name[i]) i++;
  return i === name.length;
}

function tail(plan: Plan, lines: LineIndex): Issue[] {
  const lastTask = plan.tasks.at(-1);
  const outside = plan.blocks.find((block) => block.kind === "outside" && lastTask && block.range.start > lastTask.range.end);
  return outside ? [warning("plan.outside-text", say.outsideText(outside.text.slice(0, 20)), { row: lines.lineOf(outside.range.start) })] : [];
}

/** Offsets → 1-based line numbers. */
class LineIndex {
  readonly #starts: number[] = [0];
  constructor(source: string) {
    for (let i = source.indexOf("\n"); i >= 0; i = source.indexOf("\n", i + 1)) this.#starts.push(i + 1);
  }
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
