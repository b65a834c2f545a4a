// The show as a machine, and its one table of keys: what a clicker, an input method and a hurried hand may send.
import { beforeAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import { taskId } from "#base/ids.ts";
import { emptyDeck, makeScene } from "#ledger/meeting/deck.ts";
import type { Deck } from "#ledger/meeting/meeting.ts";
import type { Plan } from "#plan/plan.ts";
import { orderOf, type Press } from "#views/meeting/keys.ts";
import { step, type Command } from "#views/meeting/show.ts";
import { startShow, type Show } from "#views/meeting/showState.ts";
import { openOwnTown } from "../ledger/town.ts";

let plan: Plan;
beforeAll(async () => {
  ({ plan } = (await openOwnTown()).ledger);
});

const DECK: Deck = {
  ...emptyDeck("d", "稿", 0),
  scenes: ["1", "2", "14-2", "17"].map((task, index) =>
    makeScene({ id: `s${index}`, title: task, address: "", task: taskId(task) }),
  ),
};
const run = (show: Show | null, ...commands: readonly Command[]): Show | null =>
  commands.reduce<Show | null>((now, command) => now && step(now, command, plan), show);
const start = (index = 0): Show => startShow(DECK, index, 0);
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: "",
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});
const typed = (number: string): Command[] => [
  ...[...number].map((text): Command => ({ do: "type", text })),
  { do: "enter" },
];

describe("keys", () => {
  it.each<[string, unknown]>([
    ["PageDown", { do: "next" }],
    [" ", { do: "next" }],
    ["ArrowLeft", { do: "back" }],
    ["PageUp", { do: "back" }],
    ["b", { do: "blank", blank: "black" }],
    ["B", { do: "blank", blank: "black" }],
    [".", { do: "blank", blank: "black" }],
    ["。", { do: "blank", blank: "black" }],
    ["w", { do: "blank", blank: "white" }],
    ["F5", { do: "nothing" }],
    ["？", { do: "tool", tool: "keys" }],
    ["f", { do: "tool", tool: "filters" }],
    ["F", { do: "fullscreen" }],
    ["７", { do: "type", text: "7" }],
    ["+", { do: "size", by: 1 }],
    ["-", { do: "size", by: -1 }],
    ["Tab", null],
    ["z", null],
  ])("%s", (key, order) => {
    expect(orderOf(press(key), "")).toEqual(order);
  });

  it("a hyphen belongs to a number once it is begun, and only once", () => {
    expect(orderOf(press("-"), "14")).toEqual({ do: "type", text: "-" });
    expect(orderOf(press("-"), "14-")).toEqual({ do: "size", by: -1 });
  });

  it("under a Chinese input method the place of the key tells what was pressed", () => {
    expect(orderOf(press("Process", { code: "KeyB" }), "")).toEqual({
      do: "blank",
      blank: "black",
    });
    expect(orderOf(press("Process", { code: "Digit1" }), "")).toEqual({ do: "type", text: "1" });
    expect(orderOf(press("Process", { code: "Period" }), "")).toEqual({
      do: "blank",
      blank: "black",
    });
  });

  it("never reloads, and leaves the browser's other keys alone", () => {
    for (const key of ["r", "R", "F5"])
      expect(orderOf(press(key, { ctrlKey: true }), "")).toEqual({ do: "nothing" });
    expect(orderOf(press("c", { ctrlKey: true }), "")).toBeNull();
    expect(orderOf(press("ArrowLeft", { altKey: true }), "")).toBeNull();
  });
});

describe("the show", () => {
  it("stays at its ends and says so", () => {
    expect(run(start(3), { do: "next" })).toMatchObject({
      index: 3,
      said: expect.stringContaining("最后一页") as unknown,
    });
    expect(run(start(), { do: "back" })).toMatchObject({
      index: 0,
      said: expect.stringContaining("第一页") as unknown,
    });
  });

  it("Escape takes what lies on top, then comes back to the exact scene, and only then ends", () => {
    let show = run(
      start(1),
      { do: "explore" },
      { do: "blank", blank: "black" },
      { do: "tool", tool: "keys" },
      { do: "type", text: "3" },
    );
    const left: string[] = [];
    for (let i = 0; i < 5 && show; i++) {
      left.push(
        [
          show.tools.has("keys") && "keys",
          show.typed && "typed",
          show.blank && "blank",
          show.exploring && "exploring",
        ]
          .filter(Boolean)
          .join(" "),
      );
      expect(show.index).toBe(1);
      show = run(show, { do: "escape" });
    }
    expect(left).toEqual([
      "keys typed blank exploring",
      "typed blank exploring",
      "blank exploring",
      "exploring",
      "",
    ]);
    expect(show).toBeNull();
  });

  it("the scene is shown anew when the presenter comes back, though its number is the same", () => {
    const off = run(start(1), { do: "explore" })!;
    expect(run(off, { do: "back" })).toMatchObject({
      index: 1,
      exploring: false,
      turn: off.turn + 1,
    });
    expect(run(off, { do: "next" })).toMatchObject({ index: 2, exploring: false });
  });

  it("a task without a scene is shown on the spot, and the way back is the scene it was asked on", () => {
    const asked = run(start(2), ...typed("5"))!;
    expect(asked).toMatchObject({ index: 2, exploring: true, asked: "5" });
    expect(run(asked, { do: "escape" })).toMatchObject({ index: 2, exploring: false, asked: null });
    expect(run(start(1), ...typed("17"), { do: "erase" })).toMatchObject({ index: 1 });
  });

  it("lines go with the next scene unless they are kept", () => {
    const stroke = {
      line: [
        [110, 21],
        [111, 22],
      ],
      colour: "bad",
    } as const;
    expect(run(start(), { do: "draw", stroke }, { do: "next" }, { do: "back" })).toMatchObject({
      strokes: [],
      deck: DECK,
    });
    const kept = run(start(), { do: "draw", stroke }, { do: "keep" }, { do: "next" })!;
    expect(kept.deck.scenes[0]!.strokes).toEqual([stroke]);
    expect(run(kept, { do: "back" }, { do: "wipe" })!.deck.scenes[0]!.strokes).toEqual([]);
  });

  it("auto-play goes round, and off script comes back first", () => {
    expect(run(start(3), { do: "advance" })).toMatchObject({ index: 0 });
    expect(run(start(2), { do: "explore" }, { do: "advance" })).toMatchObject({
      index: 2,
      exploring: false,
    });
  });

  it("whatever is pressed, the page is one of the deck", () => {
    const commands = fc.constantFrom<Command>(
      { do: "next" },
      { do: "back" },
      { do: "first" },
      { do: "last" },
      { do: "enter" },
      { do: "erase" },
      { do: "return" },
      { do: "explore" },
      { do: "advance" },
      { do: "keep" },
      { do: "wipe" },
      { do: "type", text: "1" },
      { do: "type", text: "7" },
      { do: "type", text: "-" },
      { do: "go", index: 99 },
      { do: "go", index: -1 },
      { do: "jump", number: "14-2" },
      { do: "blank", blank: "white" },
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 60 }), (all) => {
        const show = run(start(), ...all)!;
        expect(DECK.scenes[show.index]).toBeDefined();
      }),
      { seed: 20230423 },
    );
  });
});
