// Editing as actions: what is written to the journal, what the selection and the comparison with a version make of it.
import { describe, expect, it } from "vitest";
import { projectId } from "#base/ids.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import {
  commit,
  lastSeq,
  receiveEdits,
  redo,
  restore,
  takeSnapshot,
  undo,
} from "#state/actions/edit.ts";
import { replaceLedger } from "#state/actions/keep.ts";
import { setFilter } from "#state/actions/filter.ts";
import { selectProject } from "#state/actions/look.ts";
import { setSince } from "#state/actions/since.ts";
import { reachesBack, selectMatches, selectMatching, selectSince } from "#state/selectors.ts";
import { FIRST_STATE, type Action, type State } from "#state/state.ts";

const stamp = { at: 1_682_208_000_000, by: "规划办" };
const make = (id: string, change: Partial<Project> = {}): Project => ({
  ...EMPTY_PROJECT,
  id: projectId(id),
  name: id,
  ...change,
});
const START: State = {
  ...FIRST_STATE,
  ledger: {
    ...FIRST_STATE.ledger,
    projects: [make("a"), make("b", { status: "前期" }), make("c")],
  },
};
const after = (state: State, ...actions: Action[]): State =>
  actions.reduce((now, action) => action(now), state);
const set = (id: string, change: Partial<Project>): Action =>
  commit(stamp, `${id} 修改`, (projects) =>
    projects.map((project) => (project.id === id ? { ...project, ...change } : project)),
  );
const add = (id: string): Action => commit(stamp, "新增", (projects) => [...projects, make(id)]);
const remove = (id: string): Action =>
  commit(stamp, "删除", (projects) => projects.filter((project) => project.id !== id));
const snapshot = (name: string): Action => takeSnapshot(stamp, { kind: "named", name });
const back = undo(stamp, (label) => `撤销：${label}`);
const again = redo(stamp, (label) => `重做：${label}`);

describe("an edit", () => {
  it("is written with when, who, what and before and after", () => {
    const { edits, ledger } = after(START, set("b", { status: "续建" }));
    expect(edits).toEqual([
      {
        ...stamp,
        seq: 1,
        label: "b 修改",
        changes: [
          { id: "b", before: START.ledger.projects[1], after: ledger.projects[1], index: 1 },
        ],
        mark: null,
        undoes: null,
        redoes: null,
      },
    ]);
    expect(ledger.projects[1]!.status).toBe("续建");
  });

  it("that changes nothing is none", () => {
    expect(
      after(
        START,
        commit(stamp, "无", (projects) => projects.slice()),
      ),
    ).toBe(START);
  });

  it("that removes the selected project ends the selection, and bringing it back does not renew it", () => {
    const gone = after(START, selectProject(projectId("b")), remove("b"));
    expect(gone.view.project).toBeNull();
    expect(after(gone, back).ledger.projects.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(after(START, selectProject(projectId("a")), remove("b")).view.project).toBe("a");
  });
});

describe("undo and redo", () => {
  it("are edits that name the one they take back or do again", () => {
    const { edits } = after(START, set("a", { note: "1" }), back, again);
    expect(edits.map(({ label, undoes, redoes }) => [label, undoes, redoes])).toEqual([
      ["a 修改", null, null],
      ["撤销：a 修改", 1, null],
      ["重做：a 修改", null, 1],
    ]);
  });

  it("step over versions, and leave them standing", () => {
    const state = after(START, set("a", { note: "1" }), snapshot("月报"), back);
    expect(state.ledger.projects[0]!.note).toBeNull();
    expect(state.edits[1]!.mark).toEqual({ kind: "named", name: "月报" });
  });

  it("with nothing to take back change nothing", () => {
    expect(after(START, back)).toBe(START);
    expect(after(START, again)).toBe(START);
  });
});

describe("restore", () => {
  it("goes back to a version and can itself be taken back", () => {
    const state = after(
      START,
      set("a", { note: "1" }),
      snapshot("月报"),
      remove("b"),
      add("d"),
      restore(stamp, "回到月报", 2),
    );
    expect(state.ledger.projects.map(({ id, note }) => [id, note])).toEqual([
      ["a", "1"],
      ["b", null],
      ["c", null],
    ]);
    expect(lastSeq(state)).toBe(5);
    expect(after(state, back).ledger.projects.map(({ id }) => id)).toEqual(["a", "c", "d"]);
  });

  it("to what is there already writes nothing", () => {
    const state = after(START, set("a", { note: "1" }));
    expect(after(state, restore(stamp, "回到", 1))).toBe(state);
  });
});

describe("edits from outside", () => {
  it("of another window are added once, in order, and count as kept", () => {
    const there = after(START, set("a", { note: "1" }), add("d"));
    const here = after(START, receiveEdits(there.edits), receiveEdits(there.edits));
    expect(here.edits).toEqual(there.edits);
    expect(here.ledger.projects).toEqual(there.ledger.projects);
    expect(here.saving.seq).toBe(2);
  });

  it("opened from the store, they can be undone as if made here", () => {
    const there = after(START, set("a", { note: "1" }));
    const here = after(START, replaceLedger(there.ledger.projects, there.edits), back);
    expect(here.ledger.projects).toEqual(START.ledger.projects);
  });
});

describe("compared with a version", () => {
  const ids = (state: State) => selectMatching(state).map(({ id }) => id);
  const edited = after(
    START,
    set("a", { status: "前期" }),
    snapshot("月报"),
    set("b", { note: "1" }),
    set("c", { status: "竣工" }),
    add("d"),
    remove("d"),
  );

  it("only what changed since is shown, and the totals follow", () => {
    const state = after(edited, setSince(2));
    expect(ids(state)).toEqual(["b", "c"]);
    expect(selectMatches(state).counts.projects).toBe(2);
    expect(selectMatches(state).facets.statuses.get("前期")).toBe(1);
    expect(ids(after(state, setSince(null)))).toEqual(["a", "b", "c"]);
    expect(ids(after(edited, setSince(0)))).toEqual(["a", "b", "c"]);
  });

  it("filters and search narrow it further", () => {
    expect(ids(after(edited, setSince(2), setFilter({ statuses: ["竣工"] })))).toEqual(["c"]);
    expect(ids(after(edited, setSince(2), setFilter({ text: "b" })))).toEqual(["b"]);
    expect(ids(after(edited, setSince(2), setFilter({ text: "a" })))).toEqual([]);
  });

  it("a change taken back is no longer shown", () => {
    expect(
      ids(after(START, set("a", { note: "1" }), set("b", { note: "1" }), back, setSince(0))),
    ).toEqual(["a"]);
  });

  it("a version that the journal does not hold hides nothing", () => {
    expect(ids(after(edited, setSince(99)))).toEqual(["a", "b", "c"]);
    expect(selectSince(after(edited, setSince(99)))).toBeNull();
  });

  it("while older edits are on their way, no comparison is made with what lies before them", () => {
    const late = edited.edits.slice(3);
    expect(
      [0, 2, 3, 4, 7].map((seq) => reachesBack({ edits: late, past: new Map() }, seq)),
    ).toEqual([false, false, true, true, false]);
    expect(reachesBack({ edits: [], past: new Map() }, 0)).toBe(true);
  });

  it("gives the same rows until an edit is made, so that nothing renders in vain", () => {
    const state = after(edited, setSince(2));
    expect(selectSince(state)).toBe(selectSince(after(state, selectProject(projectId("a")))));
  });
});
