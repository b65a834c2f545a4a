// Plan text → Plan. The one door of this room; nothing here invents, and every oddity becomes an issue.
import { sectionId, taskId, type SectionId } from "#base/ids.ts";
import { toHalfWidth, toInteger } from "#base/numerals.ts";
import type { Parsed } from "#base/issue.ts";
import { mergeRoles } from "./annotation.ts";
import { isSignature, readIssuer } from "./closing.ts";
import { isPlanTitle, readFront } from "./front.ts";
import { findOddities } from "./oddities.ts";
import { findNotes, type FindNotes, type Note } from "./notes.ts";
import { NO_OFFICES, resolveOffices, type OfficeTable } from "./offices.ts";
import { ownText, readOutline, type Node, type Outline } from "./outline.ts";
import { rangeOf, readParagraphs, type Paragraph } from "./paragraphs.ts";
import type { Block, BlockKind, Part, Plan, Section, Task } from "./plan.ts";
import { findFlatTable } from "./table.ts";
import { findTasks, titleOf, type Candidate } from "./tasks.ts";

/** Reads a whole plan document. Never throws; a text without tasks gives none and an issue that says so. */
export function parsePlan(source: string, table: OfficeTable = NO_OFFICES): Parsed<Plan> {
  const all = readParagraphs(source);
  const tableAt = findFlatTable(all, source);
  const paragraphs = tableAt < 0 ? all : all.slice(0, tableAt);
  const outline = readOutline(paragraphs);
  const front = readFront(paragraphs, bodyAt(outline, paragraphs.length), outline.outside);
  const { candidates, find } = findTasks(outline, isPlanTitle(front.title));

  const sectionNodes = [
    ...new Set(candidates.map(({ node }) => node.parent).filter((node) => node !== null)),
  ];
  const sectionOf = new Map(
    sectionNodes.map((node, index): [Node, SectionId] => [node, sectionId(`s${index + 1}`)]),
  );
  const sections = sectionNodes.map((node) => toSection(node, sectionOf.get(node)!));
  const names = nameTasks(candidates);
  const tasks = candidates.map((candidate, index) =>
    toTask(candidate, names[index]!, sectionOf, table),
  );
  const parts = outline.nodes.filter((node) => node.level === 1).map(toPart);
  const blocks = toBlocks(all, outline, {
    candidates,
    tasks,
    sectionOf,
    find,
    titleAt: front.titleAt,
  });
  const plan: Plan = {
    source,
    title: front.title,
    issuers: front.issuers,
    date: front.date,
    parts,
    sections,
    tasks,
    blocks,
  };
  return {
    value: plan,
    issues: findOddities({ plan, candidates, outline, offices: table }, all[tableAt] ?? null),
  };
}

/** Where the plan itself begins: its first heading, after a cover letter with numbered items and a signature of its own. */
function bodyAt({ nodes, outside }: Outline, end: number): number {
  const last = nodes.at(-1)?.index ?? -1;
  const letter = [...outside].findLast((index) => index < last) ?? -1;
  return nodes.find(({ index }) => index > letter)?.index ?? end;
}

/** Ids from the numbers: "14", and "14-2" for the second task so numbered. */
function nameTasks(candidates: readonly Candidate[]): string[] {
  const seen = new Map<number, number>();
  return candidates.map(({ node: { marker } }) => {
    const times = (seen.get(marker.ordinal) ?? 0) + 1;
    seen.set(marker.ordinal, times);
    return times === 1 ? String(marker.ordinal) : `${marker.ordinal}-${times}`;
  });
}

/** The heading without its number and without office annotations. */
function headingOf(node: Node): string {
  const first = ownText(node).text.split("\n")[0] ?? "";
  return titleOf(withoutNotes(first, findNotes(first)));
}

function toSection(node: Node, id: SectionId): Section {
  const part = node.parent ? headingOf(rootOf(node)) : null;
  return {
    id,
    ordinal: node.marker.ordinal,
    written: node.marker.written,
    title: headingOf(node),
    part,
    range: rangeOf(node.paragraphs[0]!),
  };
}

const rootOf = (node: Node): Node => (node.parent ? rootOf(node.parent) : node);

const toPart = (node: Node): Part => ({
  ordinal: node.marker.ordinal,
  written: node.marker.written,
  title: headingOf(node),
  range: rangeOf(node.paragraphs[0]!),
});

/** The text between its annotations. */
function stretches(text: string, notes: readonly Note[]): string[] {
  const found: string[] = [];
  let from = 0;
  for (const note of notes) {
    found.push(text.slice(from, Math.max(from, note.start)));
    from = Math.max(from, note.end);
  }
  return [...found, text.slice(from)];
}

/** Clean of annotations and of what they leave behind: an empty line, the full stop that followed, the comma before. */
const withoutNotes = (text: string, notes: readonly Note[]): string =>
  stretches(text, notes)
    .join("")
    .replace(/(?<!\n)\n+(?=[。，；、])/g, "")
    .replace(/\n{2,}/g, "\n")
    .replace(/([。；！])。(?=\n|$)/g, "$1")
    .replace(/(?<![，、,\s])[，、,\s]+$/, "")
    .trim();

function toTask(
  candidate: Candidate,
  id: string,
  sectionOf: ReadonlyMap<Node, SectionId>,
  table: OfficeTable,
): Task {
  const { node, notes, offsets } = candidate;
  const text = withoutNotes(candidate.text, notes);
  const { leads, assists } = mergeRoles([...notes, ...candidate.inherited]);
  const mentions = resolveOffices([...leads, ...assists], table).map(({ written, office }) => ({
    written,
    office,
  }));
  return {
    id: taskId(id),
    number: node.marker.written,
    section: (node.parent && sectionOf.get(node.parent)) ?? null,
    title:
      stretches(candidate.text, notes)
        .map(titleOf)
        .find((title) => title !== "") ?? "",
    text,
    range: {
      start: node.paragraphs[0]!.offsets[0] ?? 0,
      end: (offsets.at(-1) ?? node.paragraphs[0]!.offsets.at(-1) ?? 0) + 1,
    },
    leads: mentions.slice(0, leads.length),
    assists: mentions.slice(leads.length),
  };
}

type Known = {
  candidates: readonly Candidate[];
  tasks: readonly Task[];
  sectionOf: ReadonlyMap<Node, SectionId>;
  titleAt: ReadonlySet<number>;
  find: FindNotes;
};

function toBlocks(paragraphs: readonly Paragraph[], outline: Outline, known: Known): Block[] {
  const taskOf = new Map(known.candidates.map(({ node }, index) => [node, known.tasks[index]!]));
  return paragraphs.map((paragraph, index) => {
    const owner = outline.owners[index] ?? null;
    let taskNode: Node | null = owner;
    while (taskNode && !taskOf.has(taskNode)) taskNode = taskNode.parent;
    const task = taskNode ? taskOf.get(taskNode)! : null;
    return {
      kind: kindOf(paragraph, index, owner, { ...known, taskOf, outline }),
      text: paragraph.text,
      range: rangeOf(paragraph),
      task: task?.id ?? null,
      section: task?.section ?? (owner && known.sectionOf.get(owner)) ?? null,
      notes: known.find(paragraph.text).map(({ start, end }) => ({ start, end })),
    };
  });
}

function kindOf(
  paragraph: Paragraph,
  index: number,
  owner: Node | null,
  known: Known & { taskOf: ReadonlyMap<Node, Task>; outline: Outline },
): BlockKind {
  if (known.titleAt.has(index)) return "title";
  if (!owner && isSignature(paragraph.text)) return readIssuer(paragraph.text) ? "issuer" : "date";
  if (known.outline.outside.has(index) || index >= known.outline.owners.length) return "outside";
  if (!owner) return "text";
  if (owner.index !== index) return "text";
  if (known.taskOf.has(owner)) return "task";
  if (known.sectionOf.has(owner)) return "section";
  return owner.level === 1 ? "part" : "text";
}

/** "１４" and "14" name the same task; used to find a task by what a person typed. */
export const normaliseNumber = (text: string): string => {
  const number = toInteger(toHalfWidth(text.trim()));
  return Number.isNaN(number) ? text.trim() : String(number);
};
