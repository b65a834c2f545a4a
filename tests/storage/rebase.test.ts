// Edits of two windows come together field by field; nothing is overwritten without a choice.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldKey } from "#ledger/fields.ts";
import { applyChanges, invertChanges, stepsOf, type Edit } from "#ledger/journal.ts";
import { rebaseEdits, sameProject, takeMine } from "#ledger/rebase.ts";
import { project, setEdit } from "./desk.ts";

const a = project("a", { status: "前期", village: "甲村" });
const theirStatus = setEdit(1, a, "status", "新开工");
const stored = applyChanges([a], theirStatus.changes);

describe("a pending edit", () => {
  it("merges when it touches another field, and gets the next number", () => {
    const { edits, projects, conflicts } = rebaseEdits([setEdit(1, a, "village", "乙村")], stored, [
      theirStatus,
    ]);
    expect(conflicts).toEqual([]);
    expect(edits).toMatchObject([{ seq: 2, at: 1000, by: "某某1" }]);
    expect(projects[0]).toMatchObject({ status: "新开工", village: "乙村" });
    expect(edits[0]!.changes[0]!.before).toBe(stored[0]);
  });

  it("waits for a choice when the same field was set otherwise; the stored value stays", () => {
    const mine: Edit = { ...setEdit(1, a, "status", "竣工"), at: 7, by: "规划办" };
    const { edits, projects, conflicts } = rebaseEdits([mine], stored, [theirStatus]);
    expect(edits).toEqual([]);
    expect(projects[0]!.status).toBe("新开工");
    expect(conflicts).toEqual([
      {
        id: "a",
        name: "项目a",
        part: "status",
        holder: null,
        theirs: "新开工",
        mine: "竣工",
        theirStamp: { at: 1000, by: "某某1" },
        myStamp: { at: 7, by: "规划办" },
      },
    ]);
    expect(takeMine(projects, conflicts[0]!)[0]!.status).toBe("竣工");
  });

  it("is done already when both set the same value", () => {
    expect(rebaseEdits([setEdit(1, a, "status", "新开工")], stored, [theirStatus])).toMatchObject({
      edits: [],
      conflicts: [],
    });
  });

  it("asks once for several edits of one field, with the last value; and not at all when it was taken back", () => {
    const first = setEdit(1, a, "status", "竣工");
    const second = setEdit(2, first.changes[0]!.after!, "status", "续建");
    expect(rebaseEdits([first, second], stored, [theirStatus]).conflicts).toMatchObject([
      { mine: "续建" },
    ]);
    const undone: Edit = { ...first, seq: 2, changes: invertChanges(first.changes), undoes: 1 };
    expect(rebaseEdits([first, undone], stored, [theirStatus])).toMatchObject({
      edits: [],
      conflicts: [],
    });
  });

  it("keeps undo pointing at the edit it takes back, under its new number", () => {
    const first = setEdit(1, a, "village", "乙村");
    const undone: Edit = {
      ...first,
      seq: 2,
      label: "撤销",
      changes: invertChanges(first.changes),
      undoes: 1,
    };
    const { edits } = rebaseEdits([first, undone], stored, [theirStatus]);
    expect(edits.map(({ seq, undoes }) => [seq, undoes])).toEqual([
      [2, null],
      [3, 2],
    ]);
    expect(stepsOf([theirStatus, ...edits])).toEqual({ undo: [1], redo: [2] });
  });

  it("of a geometry conflicts with another geometry", () => {
    const at = (lng: number): Edit => ({
      ...setEdit(1, a, "note", null),
      changes: [
        {
          id: a.id,
          before: a,
          after: { ...a, geometry: { type: "Point", coordinates: [lng, 21.5] } },
          index: 0,
        },
      ],
    });
    const theirs = at(110.7);
    const onto = applyChanges([a], theirs.changes);
    expect(rebaseEdits([at(110.8)], onto, [theirs])).toMatchObject({
      edits: [],
      conflicts: [{ part: "geometry" }],
    });
    expect(rebaseEdits([at(110.7)], onto, [theirs])).toMatchObject({ edits: [], conflicts: [] });
  });
});

describe("removing and changing", () => {
  const removal = (seq: number, what = a): Edit => ({
    ...setEdit(seq, what, "note", null),
    changes: [{ id: what.id, before: what, after: null, index: 0 }],
  });
  it("here what was changed there is a conflict, and can still be done", () => {
    const { projects, conflicts } = rebaseEdits([removal(1)], stored, [theirStatus]);
    expect(projects).toHaveLength(1);
    expect(conflicts).toMatchObject([{ part: "project", mine: null }]);
    expect(takeMine(projects, conflicts[0]!)).toEqual([]);
  });
  it("changed here what was removed there is a conflict, and can be brought back", () => {
    const mine = setEdit(1, a, "status", "竣工");
    const { projects, conflicts } = rebaseEdits([mine], [], [removal(1)]);
    expect(projects).toEqual([]);
    expect(conflicts).toMatchObject([{ part: "project", theirs: null }]);
    expect(takeMine(projects, conflicts[0]!)).toEqual([mine.changes[0]!.after]);
  });
  it("in both windows is no conflict", () => {
    expect(rebaseEdits([removal(1)], [], [removal(1)])).toMatchObject({ edits: [], conflicts: [] });
  });
  it("adds what the other window does not have, and asks where both added one id differently", () => {
    const added = (change: object): Edit => ({
      ...setEdit(1, a, "note", null),
      changes: [{ id: project("n").id, before: null, after: project("n", change), index: 0 }],
    });
    expect(rebaseEdits([added({})], stored, [theirStatus]).projects.map(({ id }) => id)).toEqual([
      "n",
      "a",
    ]);
    const both = rebaseEdits(
      [added({ status: "竣工" })],
      [project("n", { status: "前期" })],
      [added({ status: "前期" })],
    );
    expect(both).toMatchObject({
      edits: [],
      conflicts: [{ part: "status", theirs: "前期", mine: "竣工" }],
    });
  });
});

it("every value set by either side is in the result or among the conflicts", () => {
  const fields = ["status", "village", "person", "note"] as const satisfies readonly FieldKey[];
  const writes = fc.array(
    fc.record({
      id: fc.constantFrom("x", "y"),
      key: fc.constantFrom(...fields),
      value: fc.constantFrom("一", "二", "三"),
    }),
    { maxLength: 8 },
  );
  const base = [project("x"), project("y")];
  const journal = (list: { id: string; key: FieldKey; value: string }[]) => {
    let now: typeof base = base;
    const edits = list.map(({ id, key, value }, index) => {
      const edit = setEdit(
        index + 1,
        now.find((item) => item.id === id)!,
        key,
        value,
      );
      now = applyChanges(now, edit.changes) as typeof base;
      return edit;
    });
    return { edits, now };
  };
  fc.assert(
    fc.property(writes, writes, (left, right) => {
      const [theirs, mine] = [journal(left), journal(right)];
      const { edits, projects, conflicts } = rebaseEdits(mine.edits, theirs.now, theirs.edits);
      for (const [index, item] of base.entries())
        for (const key of fields) {
          const [was, their, my, result] = [
            item[key],
            theirs.now[index]![key],
            mine.now[index]![key],
            projects[index]![key],
          ];
          const open = conflicts.find(
            (conflict) => conflict.id === item.id && conflict.part === key,
          );
          if (my === was || my === their) expect([result, open]).toEqual([their, undefined]);
          else if (their === was) expect([result, open]).toEqual([my, undefined]);
          else expect([result, open?.theirs, open?.mine]).toEqual([their, their, my]);
        }
      expect(edits.map(({ seq }) => seq)).toEqual(
        edits.map((_, index) => theirs.edits.length + 1 + index),
      );
      const replayed = edits.reduce(
        (now, { changes }) => applyChanges(now, changes),
        theirs.now as readonly (typeof base)[number][],
      );
      expect(replayed.every((item, index) => sameProject(item, projects[index]!))).toBe(true);
    }),
    { seed: 20230423, numRuns: 500 },
  );
});
