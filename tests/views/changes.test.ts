// What the panel 变化 and the arrows are made of: rows of the history, names of versions, arrows in pixels.
import { describe, expect, it } from "vitest";
import { projectId } from "#base/ids.ts";
import type { Edit } from "#ledger/journal.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { commit, redo, takeSnapshot, undo } from "#state/actions/edit.ts";
import { FIRST_STATE, type Action, type State } from "#state/state.ts";
import { arrowsOf, type Move } from "#views/changes/arrows.ts";
import { historyItems, undoneEdits } from "#views/changes/historyItems.ts";
import { optionText, spanOf, versionAt, versionChoices } from "#views/changes/versionNames.ts";

const HALL: Project = { ...EMPTY_PROJECT, id: projectId("hall"), name: "综治中心" };
const START: State = { ...FIRST_STATE, ledger: { ...FIRST_STATE.ledger, projects: [HALL] } };
const on = (day: number, hour: number) => ({
  at: new Date(2023, 3, day, hour, 5).getTime(),
  by: "",
});
const journalOf = (...actions: Action[]): readonly Edit[] =>
  actions.reduce((state, action) => action(state), START).edits;
const note = (text: string, day = 23): Action =>
  commit(on(day, 9), text, (projects) => projects.map((project) => ({ ...project, note: text })));
const back = undo(on(24, 10), (label) => `撤销：${label}`);
const again = redo(on(24, 11), (label) => `重做：${label}`);

describe("the history", () => {
  it("runs from the newest day to the oldest and counts the edits of each", () => {
    const rows = historyItems(
      { edits: journalOf(note("甲"), note("乙"), note("丙", 24)) },
      new Set(),
    ).map((item) =>
      item.type === "day"
        ? `${item.day} ${item.edits}`
        : item.type === "edit"
          ? item.edit.label
          : item.type,
    );
    expect(rows).toEqual(["2023-04-24 1", "丙", "2023-04-23 2", "乙", "甲"]);
  });

  it("unfolds an edit to every project and field it changed", () => {
    const edits = journalOf(
      commit(on(23, 9), "批量", ([hall]) => [
        { ...hall!, status: "续建", totalWan: 12 },
        { ...HALL, id: projectId("pond"), name: "水塘" },
      ]),
      commit(on(23, 9), "删", (projects) => projects.slice(1)),
    );
    const told = historyItems({ edits }, new Set([1, 2])).flatMap((item) =>
      item.type === "project"
        ? [`${item.what} ${item.name}`]
        : item.type === "line"
          ? [`${item.line.label} ${item.line.before} ${item.line.after}`]
          : [],
    );
    expect(told).toEqual([
      "removed 综治中心",
      "changed 综治中心",
      "总投资 未填报 12 万元",
      "状态 未填报 续建",
      "added 水塘",
    ]);
  });

  it("greys what was taken back and does not stand again", () => {
    expect([...undoneEdits(journalOf(note("甲"), note("乙"), back))]).toEqual([2]);
    expect([...undoneEdits(journalOf(note("甲"), note("乙"), back, again))]).toEqual([]);
    expect([...undoneEdits(journalOf(note("甲"), note("乙"), back, note("丙")))]).toEqual([2]);
  });
});

describe("a version", () => {
  const here = (edits: readonly Edit[]) => ({ edits, past: new Map(), versions: [] });
  const edits = journalOf(
    note("甲"),
    takeSnapshot(on(23, 12), { kind: "report", name: "4 月月报" }),
    note("乙", 24),
  );

  it("is chosen by name and time, newest first; a moment of the history stands among them when it was chosen", () => {
    expect(versionChoices(here(edits), 2).map((choice) => optionText(choice, here(edits)))).toEqual(
      ["4 月月报 · 2023-04-23 12:05", "打开时的数据"],
    );
    expect(versionChoices(here(edits), 3).map(({ name }) => name)).toEqual([
      "2023-04-24 09:05 乙",
      "4 月月报",
      "打开时的数据",
    ]);
    expect(versionAt(here(edits), 9)).toBeNull();
  });

  it("is printed with the time it was made and the time of the newest edit", () => {
    expect(spanOf(edits, versionAt(here(edits), 2)!)).toEqual({
      version: "4 月月报",
      from: "“4 月月报”（2023-04-23 12:05）",
      to: "2023-04-24 09:05",
    });
    expect(spanOf([], versionAt(here([]), 0)!)).toEqual({
      version: "打开时的数据",
      from: "“打开时的数据”",
      to: "现在",
    });
  });
});

describe("arrows", () => {
  const toPixels = ([x, y]: readonly [number, number]) => [x, y] as const;
  const move = (
    id: string,
    from: readonly [number, number],
    to: readonly [number, number],
  ): Move => ({ id, from: [...from], to: [...to], metres: 1320 });
  const seen = (...moves: Move[]) => arrowsOf(moves, toPixels, [800, 600], 3).map(({ id }) => id);

  it("are drawn where they cross the map and are long enough to be seen, no more than asked for", () => {
    expect(
      seen(
        move("in", [10, 10], [100, 10]),
        move("short", [10, 10], [15, 10]),
        move("out", [-90, 10], [-10, 10]),
        move("across", [-90, 10], [900, 10]),
      ),
    ).toEqual(["in", "across"]);
    expect(seen(...["a", "b", "c", "d"].map((id) => move(id, [0, 0], [50, 50])))).toEqual([
      "a",
      "b",
      "c",
    ]);
    expect(seen(move("nowhere", [Number.NaN, 0], [50, 50]))).toEqual([]);
  });

  it("end at the new place, with the distance above the shaft whichever way it points", () => {
    const [right, left] = arrowsOf(
      [move("r", [100, 100], [200, 100]), move("l", [200, 100], [100, 100])],
      toPixels,
      [800, 600],
      3,
    );
    expect(right!.head.startsWith("M200 100L191")).toBe(true);
    expect([right!.label.at, left!.label.at]).toEqual([
      [150, 87],
      [150, 87],
    ]);
    expect(right!.label.text).toBe("1.32 公里");
  });
});
