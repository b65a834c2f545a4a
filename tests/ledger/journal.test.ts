// The journal under random editing: nothing is lost on the way back, forward or to any moment between.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectId } from "#base/ids.ts";
import {
  applyChanges,
  diffProjects,
  invertChanges,
  projectsAt,
  stepsOf,
  type Edit,
} from "#ledger/journal.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { commit, redo, restore, takeSnapshot, undo } from "#state/actions/edit.ts";
import { FIRST_STATE, type Action, type State } from "#state/state.ts";

const SEEDED = { seed: 20230423, numRuns: 300 };
const make = (id: string, name = id): Project => ({ ...EMPTY_PROJECT, id: projectId(id), name });

/** What a hand can do to a list: change one, take one out, put one in anywhere, change many, swap the whole for another. */
type Deed = { what: "change" | "remove" | "insert" | "bulk" | "replace"; at: number; text: string };
const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom("change", "remove", "insert", "bulk", "replace"),
  at: fc.nat(30),
  text: fc.string({ maxLength: 4 }),
});

let made = 0;
function perform(projects: readonly Project[], { what, at, text }: Deed): readonly Project[] {
  const index = projects.length === 0 ? 0 : at % projects.length;
  switch (what) {
    case "change":
      return projects.map((project, i) => (i === index ? { ...project, note: text } : project));
    case "remove":
      return projects.filter((_, i) => i !== index);
    case "insert":
      return projects.toSpliced(at % (projects.length + 1), 0, make(`n${made++}`, text));
    case "bulk":
      return projects.flatMap((project, i) =>
        i % 4 === at % 4
          ? []
          : i % 4 === 1
            ? [{ ...project, village: text }]
            : i % 4 === 2
              ? [project, make(`n${made++}`, text)]
              : [project],
      );
    case "replace":
      return [make(`n${made++}`, text), ...projects.filter((_, i) => i % 2 === 0)];
  }
}

const START = Array.from({ length: 7 }, (_, i) => make(`p${i}`));
const startState: State = { ...FIRST_STATE, ledger: { ...FIRST_STATE.ledger, projects: START } };
const stamp = { at: 1_682_208_000_000, by: "规划办" };
const same = (label: string): string => label;

type Step = Deed | "undo" | "redo" | "snapshot" | number;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: deed },
  { weight: 2, arbitrary: fc.constantFrom("undo" as const, "redo" as const) },
  { weight: 1, arbitrary: fc.oneof(fc.constant("snapshot" as const), fc.nat(20)) },
);

function actionOf(one: Step): Action {
  if (one === "undo") return undo(stamp, same);
  if (one === "redo") return redo(stamp, same);
  if (one === "snapshot") return takeSnapshot(stamp, { kind: "named", name: "版本" });
  if (typeof one === "number")
    return (state) => restore(stamp, "回到", Math.min(one, state.edits.length))(state);
  return commit(stamp, one.what, (projects) => perform(projects, one));
}

/** The state after each step, the first included. */
const walk = (steps: readonly Step[]): State[] =>
  steps.reduce<State[]>((states, one) => [...states, actionOf(one)(states.at(-1)!)], [startState]);

describe("changes", () => {
  it("applied to what was there give what came, in its order; inverted they give back what was there", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 6 }), (deeds) => {
        const before = START;
        const after = deeds.reduce(perform, before);
        const changes = diffProjects(before, after);
        expect(applyChanges(before, changes)).toEqual(after);
        expect(applyChanges(after, invertChanges(changes))).toEqual(before);
        expect(invertChanges(invertChanges(changes))).toEqual(changes);
      }),
      SEEDED,
    );
  });

  it("give the same whatever order they are listed in", () => {
    fc.assert(
      fc.property(
        fc.array(deed, { maxLength: 6 }),
        fc.infiniteStream(fc.nat(1000)),
        (deeds, weights) => {
          const after = deeds.reduce(perform, START);
          const shuffled = diffProjects(START, after)
            .map((change) => ({ change, weight: weights.next().value as number }))
            .sort((a, b) => a.weight - b.weight)
            .map(({ change }) => change);
          expect(applyChanges(START, shuffled)).toEqual(after);
        },
      ),
      SEEDED,
    );
  });

  it("name only the projects that differ", () => {
    const after = START.toSpliced(3, 1, { ...START[3]!, note: "改" });
    expect(diffProjects(START, after)).toEqual([
      { id: "p3", before: START[3], after: after[3], index: 3 },
    ]);
    expect(
      diffProjects(START, START.toSpliced(2, 0, make("new"))).map(({ id, index }) => [id, index]),
    ).toEqual([["new", 2]]);
    expect(diffProjects(START, START.slice())).toEqual([]);
  });

  it("that no longer fit do no harm: a project that is gone stays gone, one that is there is not doubled", () => {
    const [first, ...rest] = START;
    const removal = diffProjects(START, rest);
    expect(applyChanges(rest, removal)).toEqual(rest);
    expect(applyChanges(START, invertChanges(removal))).toEqual([first, ...rest]);
  });
});

describe("the journal", () => {
  it("counts 1, 2, 3 and leads back to every recorded state", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const states = walk(steps);
        const { ledger, edits } = states.at(-1)!;
        expect(edits.map(({ seq }) => seq)).toEqual(edits.map((_, i) => i + 1));
        for (const state of states)
          expect(projectsAt(ledger.projects, edits, state.edits.length)).toEqual(
            state.ledger.projects,
          );
      }),
      SEEDED,
    );
  });

  it("undone to the end it is the start again, and redone to the end what it was", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const end = walk(steps).at(-1)!;
        let state = end;
        const back = stepsOf(end.edits).undo.length;
        for (let i = 0; i < back; i++) state = undo(stamp, same)(state);
        expect(stepsOf(state.edits).undo).toEqual([]);
        expect(state.ledger.projects).toEqual(START);
        expect(undo(stamp, same)(state)).toBe(state);
        for (let i = 0; i < back; i++) state = redo(stamp, same)(state);
        expect(state.ledger.projects).toEqual(end.ledger.projects);
      }),
      SEEDED,
    );
  });

  it("keeps undo and redo in line: what is undone is the next to be redone, and a new edit ends redoing", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), deed, (steps, further) => {
        const state = walk(steps).at(-1)!;
        const { undo: standing, redo: waiting } = stepsOf(state.edits);
        expect(new Set([...standing, ...waiting]).size).toBe(standing.length + waiting.length);
        expect(standing.toSorted((a, b) => a - b)).toEqual(standing);
        if (standing.length > 0) {
          const after = stepsOf(undo(stamp, same)(state).edits);
          expect(after.undo).toEqual(standing.slice(0, -1));
          expect(after.redo).toEqual([...waiting, standing.at(-1)]);
        }
        const edited = actionOf({ ...further, what: "insert" })(state);
        expect(stepsOf(edited.edits)).toEqual({
          undo: [...standing, edited.edits.length],
          redo: [],
        });
      }),
      SEEDED,
    );
  });

  it("puts thousands of additions in their places in one walk", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => make(`m${i}`));
    const mixed = many
      .flatMap((project, i) => (i % 4000 === 0 ? [START[i / 4000]!, project] : [project]))
      .concat(START.slice(5));
    const applied = applyChanges(START, diffProjects(START, mixed));
    expect([applied.length, applied.findIndex((project, i) => project !== mixed[i])]).toEqual([
      mixed.length,
      -1,
    ]);
  });

  it("takes nothing back for a version, which changes nothing", () => {
    const edits: Edit[] = [
      {
        ...stamp,
        seq: 1,
        label: "版本",
        changes: [],
        mark: { kind: "report", name: "版本" },
        undoes: null,
        redoes: null,
      },
    ];
    expect(stepsOf(edits)).toEqual({ undo: [], redo: [] });
  });
});
