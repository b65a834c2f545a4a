// What a reader of the plan should know before trusting it: every place where the text departs from its own order.
import { error, IssueLog, warning, type Issue, type Place } from "#base/issue.ts";
import { words } from "#words/words.ts";
import { LineIndex } from "./lineIndex.ts";
import { resolveOffices, type OfficeTable } from "./offices.ts";
import type { Node, Outline } from "./outline.ts";
import type { Paragraph } from "./paragraphs.ts";
import type { Plan, Task } from "./plan.ts";
import type { Candidate } from "./tasks.ts";

const say = words.planIssues;

type Found = {
  plan: Plan;
  candidates: readonly Candidate[];
  outline: Outline;
  offices: OfficeTable;
};
type At = (task: Task) => Place;

/** Issues in document order of their kinds; `table` is where a flattened table begins, if there is one. */
export function findOddities(found: Found, table: Paragraph | null): Issue[] {
  const { plan, candidates, offices } = found;
  const lines = new LineIndex(plan.source);
  const at: At = (task) => ({ row: lines.lineOf(task.range.start), path: say.taskPath(task.id) });
  const log = new IssueLog();
  const add = (issues: readonly Issue[]) => issues.forEach((issue) => log.add(issue));
  if (table) log.add(error("plan.table", say.table(), { row: table.line }));
  if (plan.tasks.length === 0) log.add(error("plan.no-tasks", say.noTasks()));
  else add(headingOrder(found, lines));
  add(numbering(found, at));
  plan.tasks.forEach((task, index) =>
    add(officesOf(task, candidates[index]!, index === plan.tasks.length - 1, offices, at(task))),
  );
  add(unknownOffices(plan, offices, at));
  add(lookalikes(plan, at));
  add(tail(plan, lines));
  return log.finish((code, left) => warning(code, say.more(left)));
}

/** Parts and sections count up by one; sections may start again under each part. */
function headingOrder({ outline, plan }: Found, lines: LineIndex): Issue[] {
  const first = plan.sections[0]?.range.start ?? 0;
  const tasks = new Set(plan.tasks.map((task) => task.range.start));
  return ([1, 2] as const).flatMap((level) => {
    const headings = outline.nodes.filter((node) => node.level === level);
    return headings.flatMap((node, index) => {
      const before = headings[index - 1];
      const start = node.paragraphs[0]!.offsets[0] ?? 0;
      const inOrder =
        !before || node.marker.ordinal === before.marker.ordinal + 1 || node.marker.ordinal === 1;
      if (inOrder || start < first || tasks.has(start)) return [];
      const place = { row: lines.lineOf(start), path: say.sectionPath(node.marker.written) };
      return node.marker.ordinal > before.marker.ordinal
        ? [
            warning(
              "plan.section-gap",
              say.sectionGap(before.marker.written, node.marker.written),
              place,
            ),
          ]
        : [
            warning(
              "plan.section-order",
              say.sectionOrder(before.marker.written, node.marker.written),
              place,
            ),
          ];
    });
  });
}

/** Numbers either run through the whole plan or start again under each heading; both are in order. */
function numbering({ plan, candidates, outline }: Found, at: At): Issue[] {
  const last = new Map<number, Task>();
  const previous = previousOfLevel(outline);
  const ordinals = new Map(
    plan.tasks.map((task, index) => [task, candidates[index]!.node.marker.ordinal]),
  );
  return plan.tasks.flatMap((task, index) => {
    const { node } = candidates[index]!;
    const before = last.get(node.level);
    last.set(node.level, task);
    const here = ordinals.get(task)!;
    if (!before)
      return here === 1 || index > 0
        ? []
        : [warning("plan.number-gap", say.numberStart(task.number), at(task))];
    const there = ordinals.get(before)!;
    if (
      here === there + 1 ||
      previous.get(node)?.marker.ordinal === here - 1 ||
      (here === 1 && task.section !== before.section)
    )
      return [];
    if (here === there)
      return [
        warning("plan.duplicate-number", say.duplicateNumber(task.number, task.id), at(task)),
      ];
    return here > there
      ? [warning("plan.number-gap", say.numberGap(before.number, task.number), at(task))]
      : [warning("plan.number-order", say.numberOrder(before.number, task.number), at(task))];
  });
}

/** For each node the one before it of the same level: between two tasks a section may stand that has tasks of its own. */
function previousOfLevel(outline: Outline): Map<Node, Node | undefined> {
  const last = new Map<number, Node>();
  return new Map(
    outline.nodes.map((node) => {
      const before = last.get(node.level);
      last.set(node.level, node);
      return [node, before];
    }),
  );
}

function officesOf(
  task: Task,
  candidate: Candidate,
  isLast: boolean,
  offices: OfficeTable,
  place: Place,
): Issue[] {
  const issues: Issue[] = [];
  const named = [...task.leads, ...task.assists].map(({ written }) => written);
  const open = candidate.notes.some((note) => note.open);
  const unfinished = named.length === 0 && !/[。！？】）)\]]$/.test(candidate.text);
  if (isLast && (open || unfinished))
    issues.push(warning("plan.cut-off", say.cutOff(task.number), place));
  else if (named.length === 0)
    issues.push(warning("plan.no-office", say.noOffice(task.number), place));
  else if (open) issues.push(warning("plan.open-bracket", say.openBracket(task.number), place));
  if (named.length > 0 && task.leads.length === 0)
    issues.push(warning("plan.no-lead", say.noLead(task.number), place));
  if (task.leads.length > 1)
    issues.push(
      warning(
        "plan.several-leads",
        say.severalLeads(
          task.number,
          task.leads
            .slice(0, 12)
            .map((lead) => lead.written)
            .join("、"),
        ),
        place,
      ),
    );
  if (candidate.notes.some((note) => note.bare))
    issues.push(warning("plan.bare-offices", say.bareOffices(task.number), place));
  if (candidate.inherited.length > 0)
    issues.push(warning("plan.office-in-heading", say.officeInHeading(task.number), place));
  for (const { written, office, alias } of resolveOffices(named, offices)) {
    if (alias) issues.push(warning("plan.office-alias", say.officeAlias(written, office), place));
    else if (office !== written && !offices.byName.has(written))
      issues.push(warning("plan.office-prefix", say.officePrefix(written, office), place));
  }
  return issues;
}

/** Each office that the table does not hold, once, where it first stands: another town's plan has many. */
function unknownOffices(plan: Plan, offices: OfficeTable, at: At): Issue[] {
  if (offices.offices.length === 0) return [];
  const seen = new Set<string>();
  return plan.tasks.flatMap((task) =>
    [...task.leads, ...task.assists].flatMap(({ written, office }) => {
      if (seen.has(office) || offices.byName.has(office)) return [];
      seen.add(office);
      return [warning("plan.office-unknown", say.officeUnknown(written), at(task))];
    }),
  );
}

/** A name written once that shortens another (农业办 / 农业农村办) may be the same office: said, never merged. */
function lookalikes(plan: Plan, at: At): Issue[] {
  const uses = new Map<string, { count: number; task: Task }>();
  for (const task of plan.tasks)
    for (const { office } of [...task.leads, ...task.assists])
      uses.set(office, { count: (uses.get(office)?.count ?? 0) + 1, task });
  if (uses.size > 400) return [];
  return [...uses].flatMap(([name, { count, task }]) => {
    const longer =
      count === 1
        ? [...uses].find(
            ([other, use]) => use.count > 1 && other.length > name.length && shortens(name, other),
          )
        : undefined;
    return longer
      ? [warning("plan.office-lookalike", say.officeLookalike(name, longer[0]), at(task))]
      : [];
  });
}

function shortens(name: string, longer: string): boolean {
  if (
    name.length < 3 ||
    name[0] !== longer[0] ||
    name.at(-1) !== longer.at(-1) ||
    longer.length - name.length > 3
  )
    return false;
  let i = 0;
  for (const char of longer) if (char === name[i]) i++;
  return i === name.length;
}

function tail(plan: Plan, lines: LineIndex): Issue[] {
  const lastTask = plan.tasks.at(-1);
  const outside = plan.blocks.find(
    (block) => block.kind === "outside" && lastTask && block.range.start > lastTask.range.end,
  );
  return outside
    ? [
        warning("plan.outside-text", say.outsideText(outside.text.slice(0, 20)), {
          row: lines.lineOf(outside.range.start),
        }),
      ]
    : [];
}
