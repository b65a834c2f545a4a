// Which items of the outline are the tasks, and what each says. The rule is where the offices stand:
// a task is the item that an office annotation closes, and its unannotated neighbours in the same section.
import { findNotes, isLabelLine, type Note } from "./annotation.ts";
import { ownText, type Node, type Outline } from "./outline.ts";
import type { Level } from "./marker.ts";

export type Candidate = {
  node: Node;
  text: string;
  offsets: readonly number[];
  notes: readonly Note[];
  /** True when the offices stand in the heading above, not in the task itself. */
  inherited: boolean;
};

type Read = { text: string; offsets: readonly number[]; notes: readonly Note[] };

const TASK_PART = /任务|举措|措施|重点工作|工作内容|工作安排|工作重点|主要工作|实施内容|行动/;
const NOT_TASK_PART = /保障|组织领导|组织实施|总体要求|指导思想|基本原则|目标/;

/** The tasks of an outline, in document order. */
export function findTasks(outline: Outline): Candidate[] {
  const read = new Map(outline.nodes.map((node): [Node, Read] => {
    const own = ownText(node);
    return [node, { ...own, notes: findNotes(own.text) }];
  }));
  const noted = outline.nodes.filter((node) => named(read.get(node)!));
  if (noted.length === 0) return unannotatedTasks(outline).map((node) => ({ node, ...read.get(node)!, inherited: false }));

  const level = taskLevel(outline.nodes, noted);
  const picked = new Set<Node>();
  for (const node of noted) picked.add(ownerAt(node, level));
  for (const node of [...picked]) if (headsItems(node, read)) handDown(node, picked);
  for (const node of neighbours(outline.nodes, level, picked)) picked.add(node);
  return outline.nodes.filter((node) => picked.has(node)).map((node) => toCandidate(node, read, picked));
}

const named = (read: Read): boolean => read.notes.some((note) => note.leads.length + note.assists.length > 0);

/**
 * The level most annotated items have; but when only the last item of each group is annotated,
 * the annotation speaks for the group, and the level above is the task's.
 */
function taskLevel(nodes: readonly Node[], noted: readonly Node[]): Level {
  const count = (level: Level) => noted.filter((node) => node.level === level).length;
  let best: Level = 3;
  for (const level of [1, 2, 4, 5, 3] as const) if (count(level) >= count(best)) best = level;
  const groups = new Map<Node, Node[]>();
  for (const node of nodes) if (node.level === best && node.parent) groups.set(node.parent, [...(groups.get(node.parent) ?? []), node]);
  const several = [...groups.values()].filter((group) => group.length > 1);
  const lastOnly = several.filter((group) => noted.includes(group.at(-1)!) && !group.slice(0, -1).some((node) => noted.includes(node)));
  const above = several[0]?.[0]?.parent?.level;
  return above && lastOnly.length >= 2 && lastOnly.length * 2 > several.length ? above : best;
}

/** An annotation below the task level belongs to the task above it, if there is one at that level. */
function ownerAt(node: Node, level: Level): Node {
  let owner: Node = node;
  for (let up: Node | null = node; up; up = up.parent) if (up.level === level) owner = up;
  return owner;
}

/** A heading that names the offices in its own line and only then lists its items. */
function headsItems(node: Node, read: ReadonlyMap<Node, Read>): boolean {
  const items = node.children;
  if (items.length === 0 || node.paragraphs.length > 1) return false;
  const { text, notes } = read.get(node)!;
  const heading = notes.reduce((rest, note) => rest.replace(text.slice(note.start, note.end), ""), text);
  return heading.length <= 40 && !/[。；]./.test(heading) && !items.some((item) => named(read.get(item)!)) && items.every((item) => item.level <= 3);
}

function handDown(node: Node, picked: Set<Node>): void {
  picked.delete(node);
  for (const item of node.children) picked.add(item);
}

/** Items without offices that are tasks all the same: they stand among tasks, or go on where the numbering was cut off. */
function neighbours(nodes: readonly Node[], level: Level, picked: ReadonlySet<Node>): Node[] {
  const same = nodes.filter((node) => node.level === level);
  const homes = new Set(same.filter((node) => picked.has(node)).map((node) => node.parent));
  const found = new Set<Node>();
  same.forEach((node, index) => {
    if (picked.has(node) || insideTask(node, picked)) return;
    const before = same[index - 1];
    const goesOn = before !== undefined && (picked.has(before) || found.has(before)) && node.marker.ordinal === before.marker.ordinal + 1;
    if (homes.has(node.parent) || (goesOn && node.parent !== null && sharesPart(node, before))) found.add(node);
  });
  return [...found];
}

function insideTask(node: Node, picked: ReadonlySet<Node>): boolean {
  for (let up = node.parent; up; up = up.parent) if (picked.has(up)) return true;
  return false;
}

const partOf = (node: Node): Node => (node.parent ? partOf(node.parent) : node);
const sharesPart = (a: Node, b: Node): boolean => partOf(a) === partOf(b) || a.level > 2;

/** A plan that names no office at all: the deepest numbered items of its 任务 or 措施 parts. */
function unannotatedTasks(outline: Outline): Node[] {
  const roots = outline.nodes.filter((node) => {
    const heading = node.paragraphs[0]?.text.slice(0, 40) ?? "";
    return node.level === 1 && TASK_PART.test(heading) && !NOT_TASK_PART.test(heading);
  });
  return roots.flatMap((root) => root.children.flatMap((child) => {
    const items = child.children.filter((item) => item.level === 3);
    return items.length > 0 ? items : child.level <= 3 ? [child] : [];
  }));
}

/** Own text plus the text of everything below that is no task itself. */
function toCandidate(node: Node, read: ReadonlyMap<Node, Read>, picked: ReadonlySet<Node>): Candidate {
  const below: Node[] = [];
  const visit = (item: Node) => {
    below.push(item);
    for (const child of item.children) if (!picked.has(child)) visit(child);
  };
  for (const child of node.children) if (!picked.has(child)) visit(child);
  const own = read.get(node)!;
  const text: string[] = [own.text];
  const offsets: number[] = [...own.offsets];
  for (const item of below) {
    text.push("\n");
    offsets.push((item.paragraphs[0]?.offsets[0] ?? 1) - 1);
    for (const [index, paragraph] of item.paragraphs.entries()) {
      if (index > 0) {
        text.push("\n");
        offsets.push((paragraph.offsets[0] ?? 1) - 1);
      }
      text.push(paragraph.text);
      for (const offset of paragraph.offsets) offsets.push(offset);
    }
  }
  const whole = text.join("");
  const notes = below.length > 0 ? findNotes(whole) : own.notes;
  if (named({ text: whole, offsets, notes })) return { node, text: whole, offsets, notes, inherited: false };
  const heading = node.parent && !picked.has(node.parent) && headsItems(node.parent, read) ? read.get(node.parent)! : null;
  if (heading && named(heading)) return { node, text: whole, offsets, notes: [...notes, ...heading.notes.map((note) => ({ ...note, start: 0, end: 0 }))], inherited: true };
  return { node, text: whole, offsets, notes, inherited: false };
}

/** The first sentence: up to the full stop, the end of the first paragraph, or the annotation. */
export function titleOf(text: string): string {
  const first = text.split("\n").find((line) => line.trim() !== "" && !isLabelLine(line)) ?? "";
  const sentence = /^.*?[。！？!?]/.exec(first)?.[0] ?? first;
  return sentence.replace(/[。！？!?；;：:，,、]+$/, "");
}
