// Which items of the outline are the tasks, and what each says. The rule is where the offices stand:
// a task is the lowest item that an office annotation closes, and its unannotated neighbours.
import { startsWithLabel } from "./annotation.ts";
import { findBareNotes, findNotes, type FindNotes, type Note } from "./notes.ts";
import { ownText, type Node, type Outline } from "./outline.ts";
import { headingsOnly, isFrame, itemsWithoutOffices, withNeighbours } from "./neighbours.ts";

export type Candidate = {
  node: Node;
  text: string;
  offsets: readonly number[];
  notes: readonly Note[];
  /** Offices that stand in the heading above, not in the task itself. */
  inherited: readonly Note[];
};

type Read = { text: string; offsets: readonly number[]; notes: readonly Note[] };
type Reading = ReadonlyMap<Node, Read>;

/** `find` is the way this plan annotates, for whoever marks the annotations in its text. */
export type Tasks = { candidates: readonly Candidate[]; find: FindNotes };

/** The tasks of an outline, in document order. `isPlan` tells whether the title calls the document a plan. */
export function findTasks(outline: Outline, isPlan: boolean): Tasks {
  const { find, reading } = readNotes(outline.nodes);
  const picked = pickAnnotated(outline.nodes, reading);
  const tasks =
    picked.size > 0
      ? withNeighbours(outline.nodes, picked)
      : itemsWithoutOffices(outline.nodes, isPlan);
  return {
    find,
    candidates: outline.nodes
      .filter((node) => tasks.has(node))
      .map((node) => toCandidate(node, reading, tasks)),
  };
}

/** Names alone in brackets count only in a plan that never says who leads, and does so again and again. */
function readNotes(nodes: readonly Node[]): { find: FindNotes; reading: Reading } {
  const own = nodes.map((node) => ownText(node));
  const readWith = (find: FindNotes) =>
    new Map(nodes.map((node, index) => [node, { ...own[index]!, notes: find(own[index]!.text) }]));
  const count = (reading: Reading) =>
    [...reading.values()].filter(({ notes }) => notes.length > 0).length;
  const reading = readWith(findNotes);
  if (count(reading) > 0) return { find: findNotes, reading };
  const bare = readWith(findBareNotes);
  return count(bare) >= 3 ? { find: findBareNotes, reading: bare } : { find: findNotes, reading };
}

/** Walks down to the lowest annotated items. Parents stand before their children in `nodes`. */
function pickAnnotated(nodes: readonly Node[], reading: Reading): Set<Node> {
  const noted = (node: Node) => reading.get(node)!.notes.length > 0;
  const holds = new Set<Node>();
  for (const node of [...nodes].reverse())
    if (noted(node) || node.children.some((child) => holds.has(child))) holds.add(node);
  const speaksForGroup = groupRule(nodes, noted);
  const picked = new Set<Node>();
  const visit = (node: Node): void => {
    const below = node.children.filter((child) => holds.has(child));
    const asLines = below.some((child) => startsWithLabel(reading.get(child)!.text)); // 1.整改目标：… 2.责任单位：…
    if (asLines || (noted(node) && closesItem(node, reading, below.length > 0))) picked.add(node);
    else if (below.length === 0) for (const child of node.children) picked.add(child);
    else if (!noted(node) && speaksForGroup(node)) picked.add(node);
    else for (const child of below) visit(child);
  };
  for (const node of nodes) if (!node.parent && holds.has(node)) visit(node);
  return picked;
}

/** An annotation makes its item a task, unless the item is a heading whose offices are meant for the items below it. */
function closesItem(node: Node, reading: Reading, holdsBelow: boolean): boolean {
  const { text, notes } = reading.get(node)!;
  const onOwnLine = notes.some(({ start }) => text[start - 1] === "\n");
  if (node.children.length === 0 || onOwnLine) return true;
  if (node.children.some((child) => child.level > 3)) return true;
  return !holdsBelow && !headingsOnly(node, text, notes);
}

/**
 * When only the last item of each group is annotated, the annotation speaks for the group and the group is the task.
 * One such group proves it beside groups of the same level annotated themselves; else at least two and the majority.
 */
function groupRule(
  nodes: readonly Node[],
  noted: (node: Node) => boolean,
): (node: Node) => boolean {
  const direct = new Map<number, number>();
  const lastOnly = new Map<number, number>();
  const others = new Map<number, number>();
  const add = (counts: Map<number, number>, level: number) =>
    counts.set(level, (counts.get(level) ?? 0) + 1);
  const isLastOnly = (node: Node) => {
    const last = node.children.at(-1);
    return last !== undefined && noted(last) && !node.children.slice(0, -1).some(noted);
  };
  for (const node of nodes) {
    if (noted(node)) add(direct, node.level);
    if (node.children.length > 1 && node.children.some(noted))
      add(isLastOnly(node) ? lastOnly : others, node.children[0]!.level);
  }
  return (node) => {
    if (!isLastOnly(node)) return false;
    const level = node.children[0]!.level;
    const [here, below] = [direct.get(node.level) ?? 0, direct.get(level) ?? 0];
    const groups = lastOnly.get(level) ?? 0;
    return (
      (node.children.length > 1 && here > 0 && here >= below) ||
      (groups > 1 && groups > (others.get(level) ?? 0))
    );
  };
}

/** Own text plus the text of everything below that is no task itself. */
function toCandidate(node: Node, reading: Reading, tasks: ReadonlySet<Node>): Candidate {
  const text: string[] = [];
  const offsets: number[] = [];
  const notes: Note[] = [];
  const visit = (item: Node) => {
    const below = item !== node;
    // The number of a line like “3.责任单位：…” goes with its annotation.
    const lead = below ? item.paragraphs[0]!.text.slice(0, item.marker.length) : "";
    const own = reading.get(item)!;
    if (below) {
      const first = item.paragraphs[0]!.offsets;
      text.push("\n", lead);
      offsets.push((first[0] ?? 1) - 1);
      for (let i = 0; i < lead.length; i++) offsets.push(first[i]!);
    }
    const shift = offsets.length;
    for (const note of own.notes)
      notes.push({
        ...note,
        start: note.start === 0 ? shift - lead.length : note.start + shift,
        end: note.end + shift,
      });
    text.push(own.text);
    for (const offset of own.offsets) offsets.push(offset);
    for (const child of item.children) if (!tasks.has(child)) visit(child);
  };
  visit(node);
  const whole = text.join("");
  const needsLead = !notes.some(({ leads }) => leads.length > 0);
  const inherited =
    needsLead && node.parent && !tasks.has(node.parent) ? headingNotes(node.parent, reading) : [];
  return { node, text: whole, offsets, notes, inherited };
}

/** The offices in the heading itself; those in a paragraph below it speak for that paragraph. */
const headingNotes = (node: Node, reading: Reading): readonly Note[] => {
  const { text, notes } = reading.get(node)!;
  return isFrame(node) ? [] : notes.filter(({ start }) => !text.slice(0, start).includes("\n"));
};

/** The first sentence: up to the full stop, the end of the first paragraph, or the annotation. */
export function titleOf(text: string): string {
  const first = text.split("\n").find((line) => line.trim() !== "" && !startsWithLabel(line)) ?? "";
  const sentence = /^.*?[。！？!?]/.exec(first)?.[0] ?? first;
  return sentence.replace(
    /^[，。；、：\s]+|(?<![。！？!?；;：:，,、\s])[。！？!?；;：:，,、\s]+$/g,
    "",
  );
}
