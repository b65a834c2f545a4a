// Items that name no office and are tasks all the same, and headings that never are: 总体要求, 保障措施.
import { framesPlan } from "./frame.ts";
import type { Note } from "./notes.ts";
import type { Node } from "./outline.ts";

const TASK_PART = /任务|举措|措施|重点工作|工作内容|工作安排|工作重点|主要工作|实施内容|行动/;
const NOT_TASK_PART = /保障|组织领导|组织实施|总体要求|指导思想|基本原则|目标|步骤|要求/;

const headOf = (node: Node): string =>
  (node.paragraphs[0]?.text ?? "").slice(node.marker.length, node.marker.length + 40);

/** A heading that frames the plan and sets no task. */
export const isFrame = (node: Node): boolean => framesPlan(headOf(node));

/** True for an item that is a heading and nothing else: one short line without a sentence. */
export function headingsOnly(node: Node, text: string, notes: readonly Note[]): boolean {
  if (node.paragraphs.length > 1) return false;
  const rest = notes.reduceRight(
    (left, note) => left.slice(0, note.start) + left.slice(note.end),
    text,
  );
  return rest.length <= 40 && !/[。；]./.test(rest);
}

const groupBy = (nodes: readonly Node[]): Map<Node | null, Node[]> => {
  const groups = new Map<Node | null, Node[]>();
  for (const node of nodes) {
    const group = groups.get(node.parent);
    if (group) group.push(node);
    else groups.set(node.parent, [node]);
  }
  return groups;
};

/** The annotated tasks and the unannotated ones: siblings, items of sibling sections, and what the numbering goes on to. */
export function withNeighbours(nodes: readonly Node[], picked: ReadonlySet<Node>): Set<Node> {
  const tasks = new Set(picked);
  const above = new Set<Node>();
  for (const node of picked)
    for (let up = node.parent; up && !above.has(up); up = up.parent) above.add(up);
  for (const group of groupBy(nodes).values()) {
    if (!group.some((node) => picked.has(node))) continue;
    for (const node of siblingsOf(group, picked, above)) tasks.add(node);
  }
  for (const node of itemsOfSiblingSections(nodes, picked, above)) tasks.add(node);
  for (const level of new Set([...picked].map((node) => node.level)))
    continueNumbering(
      nodes.filter((node) => node.level === level),
      tasks,
      above,
    );
  return tasks;
}

/** Between two tasks everything is a task; before the first and after the last, what does not frame the plan. */
function siblingsOf(
  group: readonly Node[],
  picked: ReadonlySet<Node>,
  above: ReadonlySet<Node>,
): Node[] {
  const first = group.findIndex((node) => picked.has(node));
  const last = group.findLastIndex((node) => picked.has(node));
  const parts = group[0]!.level === 1 && group.some((node) => above.has(node));
  return group.filter((node, index) => {
    if (picked.has(node) || above.has(node) || parts) return false;
    return (index > first && index < last) || !isFrame(node);
  });
}

/** A section among sections with tasks has tasks too, though none of them names an office. */
function itemsOfSiblingSections(
  nodes: readonly Node[],
  picked: ReadonlySet<Node>,
  above: ReadonlySet<Node>,
): Node[] {
  const levels = new Map<Node | null, number>();
  for (const node of picked)
    if (node.parent?.level === 2) levels.set(node.parent.parent, node.level);
  return nodes.filter(
    ({ parent, level }) =>
      parent?.level === 2 &&
      !above.has(parent) &&
      !picked.has(parent) &&
      !isFrame(parent) &&
      levels.get(parent.parent) === level,
  );
}

/** A running number that goes on where another section begins or the text is cut off, or that began before the first office. */
function continueNumbering(
  same: readonly Node[],
  tasks: Set<Node>,
  above: ReadonlySet<Node>,
): void {
  const joins = (node: Node, next: Node | undefined, step: 1 | -1) =>
    next !== undefined &&
    tasks.has(next) &&
    !tasks.has(node) &&
    !above.has(node) &&
    node.parent !== null &&
    node.marker.ordinal === next.marker.ordinal + step &&
    !shutOut(node, tasks, above);
  same.forEach((node, index) => joins(node, same[index - 1], 1) && tasks.add(node));
  for (let index = same.length - 1; index >= 0; index--)
    if (joins(same[index]!, same[index + 1], -1)) tasks.add(same[index]!);
}

/** A frame that stands among sections with tasks does not shut its own running number out. */
function shutOut(node: Node, tasks: ReadonlySet<Node>, above: ReadonlySet<Node>): boolean {
  for (let up = node.parent; up; up = up.parent) {
    if (tasks.has(up)) return true;
    if (isFrame(up) && !above.has(up) && !(up.parent && above.has(up.parent))) return true;
  }
  return false;
}

/**
 * The tasks of a plan that names no office at all: the lowest numbered items of its 任务 or 措施 parts;
 * without such a part, of every part that does not frame the plan.
 */
export function itemsWithoutOffices(nodes: readonly Node[], isPlan: boolean): Set<Node> {
  const parts = nodes.filter((node) => node.parent === null && node.level === 1);
  const named = parts.filter(
    (node) => TASK_PART.test(headOf(node)) && !NOT_TASK_PART.test(headOf(node)),
  );
  const roots = named.length > 0 ? named : isPlan ? parts.filter((node) => !isFrame(node)) : [];
  const hasItems = roots.some((node) => node.children.length > 0);
  return new Set(
    roots.flatMap((root) => {
      if (!hasItems) return named.length > 0 ? [] : [root];
      return root.children.flatMap((child) => {
        const items = child.children.filter((item) => item.level === 3);
        return items.length > 0 ? items : child.level <= 3 ? [child] : [];
      });
    }),
  );
}
