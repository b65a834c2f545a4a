// Two windows changed one ledger: edits that are not kept yet are laid upon what the other window kept, field by field.
// Different fields merge. The same field set to different values is a conflict: the kept value stays, the other waits for a choice.
import type { ProjectId } from "#base/ids.ts";
import { applyChanges, stepsOf, type Change, type Edit, type Stamp } from "./journal.ts";
import {
  changedParts,
  isSitePart,
  PARTS,
  partOf,
  readSitePart,
  sameMeaning,
  samePart as sameValueOfPart,
  siteParts,
  withPart,
  withParts,
  type Part as ProjectPart,
  type OfficeKey,
  type PartEntry,
  type PartValue,
} from "./parts.ts";
import { EMPTY_PROJECT, type Project } from "./project.ts";
import { siteOf } from "./sites.ts";

/** What can differ between two states of a project. "project" is its being there at all. */
export type Part = ProjectPart | "project";

export type Conflict = {
  id: ProjectId;
  name: string;
  part: Part;
  /** A state of the project that has the site, where a part of one is meant; else null. */
  holder: Project | null;
  /** Values of the part; for "project" the project, or null where it was removed. */
  theirs: unknown;
  mine: unknown;
  /** Null when the journal does not tell who wrote the kept value. */
  theirStamp: Stamp | null;
  myStamp: Stamp;
};

const samePart = (part: Part, a: unknown, b: unknown): boolean =>
  part === "project"
    ? a === b || JSON.stringify(a) === JSON.stringify(b)
    : sameValueOfPart(part, a as PartValue, b as PartValue);

/** Equal in everything that can be edited; where the project was read from does not matter. */
export const sameProject = (a: Project, b: Project, officeKey: OfficeKey | null = null): boolean =>
  a === b || (a.id === b.id && changedParts(a, b, officeKey).length === 0);

/** Equality of two values of a part, as far as a project of these tasks is concerned. */
type Same = (part: Part, a: unknown, b: unknown) => boolean;

const sameFor =
  (tasks: Project["tasks"], officeKey: OfficeKey | null): Same =>
  (part, a, b) =>
    part === "project"
      ? samePart(part, a, b)
      : sameMeaning(
          part,
          { tasks, value: a as PartValue },
          { tasks, value: b as PartValue },
          officeKey,
        );

export type Rebased = {
  edits: readonly Edit[];
  projects: readonly Project[];
  conflicts: readonly Conflict[];
};

/**
 * `pending` were made on other projects than `onto`, which are what `journal` ends in. The edits that come back follow its last number;
 * one of which nothing is left is dropped, and an undo whose target is gone becomes an edit like others.
 */
export function rebaseEdits(
  pending: readonly Edit[],
  onto: readonly Project[],
  journal: readonly Edit[],
  officeKey: OfficeKey | null = null,
): Rebased {
  const seen = new Map<string, Seen>();
  const now = new Map(onto.map((project) => [project.id, project]));
  const edits: Edit[] = [];
  const numbers = new Map<number, number>();
  let projects = onto;
  let seq = journal.at(-1)?.seq ?? 0;
  for (const edit of pending) {
    const stamp: Stamp = { at: edit.at, by: edit.by };
    const changes = edit.changes
      .map((change) =>
        rebaseChange(change, now.get(change.id) ?? null, { stamp, journal, seen, officeKey }),
      )
      .filter((change) => change !== null);
    if (changes.length === 0 && edit.mark === null) continue;
    for (const { id, after } of changes) {
      if (after) now.set(id, after);
      else now.delete(id);
    }
    projects = applyChanges(projects, changes);
    numbers.set(edit.seq, ++seq);
    edits.push({ ...edit, seq, changes, ...targetsOf(edit, numbers, [...journal, ...edits]) });
  }
  return {
    edits,
    projects,
    conflicts: [...seen.values()]
      .map(({ conflict }) => conflict)
      .filter((conflict) => conflict !== null),
  };
}

/** What the edit undoes or redoes under its new number, where that is still the next thing to be undone or redone after `before`. */
function targetsOf(
  { undoes, redoes }: Edit,
  numbers: ReadonlyMap<number, number>,
  before: readonly Edit[],
): Pick<Edit, "undoes" | "redoes"> {
  const steps = stepsOf(before);
  const target = (old: number | null, standing: readonly number[]): number | null => {
    const moved = old === null ? null : (numbers.get(old) ?? old);
    return moved !== null && standing.at(-1) === moved ? moved : null;
  };
  return { undoes: target(undoes, steps.undo), redoes: target(redoes, steps.redo) };
}

/** A part that pending edits touch: the value that both sides began with, and whether the other side set it to another. */
type Seen = { base: unknown; contested: boolean; conflict: Conflict | null };

/** One value of a pending edit: what it replaced, what stands there now, what it wants there. */
type Wish = { part: Part; was: unknown; stands: unknown; wanted: unknown };

type Rebasing = {
  stamp: Stamp;
  journal: readonly Edit[];
  seen: Map<string, Seen>;
  officeKey: OfficeKey | null;
};

function rebaseChange(
  { id, before, after, index }: Change,
  current: Project | null,
  { stamp, journal, seen, officeKey }: Rebasing,
): Change | null {
  const same = sameFor((current ?? after ?? before)?.tasks ?? [], officeKey);
  const mayTake = (part: Part, was: unknown, stands: unknown, wanted: unknown): boolean => {
    const name = (current ?? after ?? before)?.name ?? id;
    const about = { id, name, myStamp: stamp, holder: holderOf(part, after, current ?? before) };
    return weigh({ part, was, stands, wanted }, about, { journal, seen, same });
  };
  if (after === null) {
    if (current === null || before === null) return null;
    return sameProject(current, before, officeKey) || mayTake("project", before, current, null)
      ? { id, before: current, after: null, index }
      : null;
  }
  if (current === null)
    return before === null || mayTake("project", before, null, after)
      ? { id, before: null, after, index }
      : null;
  const from = before ?? { ...EMPTY_PROJECT, id, name: "" };
  const wishes: PartEntry[] = [];
  for (const part of [...PARTS, ...siteParts(from, after, current)]) {
    const [was, wanted, stands] = [partOf(from, part), partOf(after, part), partOf(current, part)];
    if (!same(part, was, wanted) && mayTake(part, was, stands, wanted)) wishes.push([part, wanted]);
  }
  return wishes.length === 0
    ? null
    : { id, before: current, after: withParts(current, wishes), index };
}

/**
 * Mine where it has the site, else the other: what is told of a site begins with its name. Null for parts of the
 * project itself.
 */
function holderOf(part: Part, mine: Project | null, other: Project | null): Project | null {
  if (part === "project" || !isSitePart(part)) return null;
  return mine && siteOf(mine, readSitePart(part).id) ? mine : other;
}

/** True when the wanted value may be set. Of a contested part only the last pending value counts, and it waits as a conflict in `seen`. */
function weigh(
  { part, was, stands, wanted }: Wish,
  about: Pick<Conflict, "id" | "name" | "myStamp" | "holder">,
  { journal, seen, same }: Pick<Rebasing, "journal" | "seen"> & { same: Same },
): boolean {
  const key = `${part} ${about.id}`;
  const { base, contested } = seen.get(key) ?? {
    base: was,
    contested: !same(part, stands, was),
  };
  // Somebody who went back to where he began, or set what stands, has nothing to ask for.
  const asks = contested && !same(part, wanted, base) && !same(part, wanted, stands);
  const theirStamp = asks ? lastTouch(journal, about.id, part) : null;
  const conflict = asks ? { ...about, part, theirs: stands, mine: wanted, theirStamp } : null;
  seen.set(key, { base, contested, conflict });
  return !contested;
}

/** Who last changed this part, as far as the journal tells. */
function lastTouch(journal: readonly Edit[], id: ProjectId, part: Part): Stamp | null {
  for (let i = journal.length - 1; i >= 0; i--) {
    const edit = journal[i]!;
    const change = edit.changes.find((candidate) => candidate.id === id);
    if (!change) continue;
    const whole = part === "project" || change.before === null || change.after === null;
    if (whole || !samePart(part, partOf(change.before!, part), partOf(change.after!, part)))
      return { at: edit.at, by: edit.by };
  }
  return null;
}

/** The projects with my value of a conflict set after all: for an edit of its own, which can be undone. */
export function takeMine(
  projects: readonly Project[],
  { id, part, mine }: Conflict,
): readonly Project[] {
  if (part !== "project")
    return projects.map((project) =>
      project.id === id ? withPart(project, part, mine as PartValue) : project,
    );
  if (mine === null) return projects.filter((project) => project.id !== id);
  return projects.some((project) => project.id === id)
    ? projects.map((project) => (project.id === id ? (mine as Project) : project))
    : [...projects, mine as Project];
}
