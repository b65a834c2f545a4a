// The journal: every edit as what it changed, before and after. Nothing is ever taken out of it; undo is an edit too.
// So a version is a number, history is unlimited, and what must be stored after an edit is that edit.
import type { ProjectId } from "#base/ids.ts";
import type { Project } from "./project.ts";

/** `before` is null for an added project, `after` for a removed one. `index` is its place in the list that holds it. */
export type Change = {
  id: ProjectId;
  before: Project | null;
  after: Project | null;
  index: number;
};

/** When and who. `at` in milliseconds since 1970; `by` is "" when nobody has given a name. */
export type Stamp = { at: number; by: string };

/** A named version: made by itself before an import, by hand, or for a report. */
export const MARK_KINDS = ["auto", "named", "report"] as const;
export type Mark = { kind: (typeof MARK_KINDS)[number]; name: string };

export type Edit = Stamp & {
  /** 1, 2, 3… without gaps. 0 is the data as first opened. */
  seq: number;
  label: string;
  changes: readonly Change[];
  mark: Mark | null;
  /** The edit that this one takes back, or does again. */
  undoes: number | null;
  redoes: number | null;
};

/** What turns `before` into `after`, by identity of the projects: linear, and nothing is compared in depth. */
export function diffProjects(before: readonly Project[], after: readonly Project[]): Change[] {
  const changes: Change[] = [];
  if (before === after) return changes;
  let same = 0;
  const least = Math.min(before.length, after.length);
  for (; same < least && before[same]!.id === after[same]!.id; same++) {
    if (before[same] !== after[same])
      changes.push({
        id: after[same]!.id,
        before: before[same]!,
        after: after[same]!,
        index: same,
      });
  }
  if (same === before.length && same === after.length) return changes;
  const old = new Map(
    before.slice(same).map((project, offset) => [project.id, { project, index: same + offset }]),
  );
  for (let index = same; index < after.length; index++) {
    const project = after[index]!;
    const known = old.get(project.id);
    old.delete(project.id);
    if (known?.project !== project)
      changes.push({ id: project.id, before: known?.project ?? null, after: project, index });
  }
  for (const { project, index } of old.values())
    changes.push({ id: project.id, before: project, after: null, index });
  return changes;
}

/** The projects after the changes. A change whose project is not there, or is there already, is applied as far as it makes sense. */
export function applyChanges(
  projects: readonly Project[],
  changes: readonly Change[],
): readonly Project[] {
  if (changes.length === 0) return projects;
  const by = new Map(changes.map((change) => [change.id, change]));
  const next: Project[] = [];
  for (const project of projects) {
    const change = by.get(project.id);
    if (!change) next.push(project);
    else if (change.after) next.push(change.after);
    by.delete(project.id);
  }
  const added = [...by.values()]
    .filter(({ after }) => after !== null)
    .sort((a, b) => a.index - b.index);
  if (added.length === 0) return next;
  // One walk, so that a hundred thousand additions cost no more than a copy.
  const merged: Project[] = [];
  let from = 0;
  for (const { after, index } of added) {
    while (from < next.length && merged.length < index) merged.push(next[from++]!);
    merged.push(after!);
  }
  for (; from < next.length; from++) merged.push(next[from]!);
  return merged;
}

export const invertChanges = (changes: readonly Change[]): Change[] =>
  changes.map(({ id, before, after, index }) => ({ id, before: after, after: before, index }));

export type Steps = {
  /** Sequence numbers of the edits that can be taken back, the next one last. */ undo: readonly number[];
  redo: readonly number[];
};

const known = new WeakMap<readonly Edit[], Steps>();

/** What can be undone and redone now, read off the journal. */
export function stepsOf(edits: readonly Edit[]): Steps {
  const found = known.get(edits);
  if (found) return found;
  const undo: number[] = [];
  let redo: number[] = [];
  for (const { seq, changes, undoes, redoes } of edits) {
    if (undoes !== null) {
      // A damaged journal may take back what it does not hold.
      const at = undo.lastIndexOf(undoes);
      if (at < 0) continue;
      undo.splice(at, 1);
      redo.push(undoes);
    } else if (redoes !== null) {
      redo.pop();
      undo.push(redoes);
    } else if (changes.length > 0) {
      undo.push(seq);
      redo = [];
    }
  }
  const steps = { undo, redo };
  known.set(edits, steps);
  return steps;
}

/** A change of a project over several edits, with the moment and hand of the last of them. */
export type NetChange = Change & Stamp;

/**
 * What became of the projects after version `seq` up to edit `until`, one change a project: so that a comparison over a hundred thousand
 * edits holds no more than the projects they touched. `version` is the edit of that number; null for 0.
 */
export type Past = {
  seq: number;
  until: number;
  version: Omit<Edit, "changes"> | null;
  changes: readonly NetChange[];
};

/** Adds an edit to what is known of each project: the first state before, the last state after. */
export function addToNet(
  net: Map<string, NetChange>,
  { at, by, changes }: Pick<Edit, "at" | "by" | "changes">,
): void {
  for (const { id, before, after, index } of changes) {
    const known = net.get(id);
    net.set(id, { id, before: known ? known.before : before, after, index, at, by });
  }
}

const isInPlace = ({ before, after }: Change): boolean => before !== null && after !== null;

/**
 * Changes taken back one after the other. Those that add and remove nothing are gathered, so that a long walk
 * need not copy the list at each step.
 */
function takeBack(
  now: readonly Project[],
  edits: readonly Pick<Edit, "changes">[],
): readonly Project[] {
  let projects = now;
  const gathered = new Map<ProjectId, Change>();
  const apply = (changes: readonly Change[]): void => {
    projects = applyChanges(projects, changes);
  };
  const applyGathered = (): void => {
    apply([...gathered.values()]);
    gathered.clear();
  };
  for (const { changes } of edits) {
    const inverse = invertChanges(changes);
    if (inverse.every(isInPlace))
      for (const change of inverse)
        gathered.set(change.id, { ...(gathered.get(change.id) ?? change), after: change.after });
    else {
      applyGathered();
      apply(inverse);
    }
  }
  applyGathered();
  return projects;
}

/** The projects as they were right after edit `seq`, walked back from now; what `past` tells stands for the edits it covers. */
export function projectsAt(
  now: readonly Project[],
  edits: readonly Edit[],
  seq: number,
  past: Past | null = null,
): readonly Project[] {
  const from = past ? past.until : seq;
  const projects = takeBack(now, edits.filter((edit) => edit.seq > from).reverse());
  if (!past) return projects;
  const there = new Set(projects.map(({ id }) => id));
  // A project that came and went in between left nothing to take back.
  const real = past.changes.filter(({ id, before }) => before !== null || there.has(id));
  return applyChanges(projects, invertChanges(real));
}
