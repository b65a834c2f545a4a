// Decks as lists of scenes: order and ids hold whatever is done to them; a number finds its task; a scene says what it misses; a box fits its screen.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { officeId, projectId, taskId } from "#base/ids.ts";
import { NO_FILTER } from "#ledger/filter.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { NO_LOOK } from "#ledger/meeting/autoDecks.ts";
import {
  addScene,
  copyDeck,
  copyScene,
  editScene,
  emptyDeck,
  makeScene,
  moveScene,
  removeScene,
  secondsOf,
  toSeconds,
} from "#ledger/meeting/deck.ts";
import { jumpTo, normaliseNumber } from "#ledger/meeting/jump.ts";
import type { Deck } from "#ledger/meeting/meeting.ts";
import { cameraOver, gapsOf } from "#ledger/meeting/scene.ts";
import { mercatorX, mercatorY } from "#geo/mercator.ts";
import { openOwnTown } from "../town.ts";

const deckOf = (...tasks: (string | null)[]): Deck =>
  tasks.reduce(
    (deck, task, index) =>
      addScene(
        deck,
        makeScene({
          id: `s${index}`,
          title: `${index}`,
          address: "",
          task: task === null ? null : taskId(task),
        }),
      ),
    emptyDeck("d", "稿", 0),
  );
const ids = (deck: Deck): string[] => deck.scenes.map(({ id }) => id);

let ledger: Ledger;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
});

describe("a deck", () => {
  it("puts a scene behind the chosen one, copies beside the original, edits only that one", () => {
    const deck = addScene(
      deckOf(null, null),
      makeScene({ id: "new", title: "新", address: "" }),
      "s0",
    );
    expect(ids(deck)).toEqual(["s0", "new", "s1"]);
    const copied = copyScene(deck, "new", "copy");
    expect(ids(copied)).toEqual(["s0", "new", "copy", "s1"]);
    expect(editScene(copied, "copy", { title: "改" }).scenes.map(({ title }) => title)).toEqual([
      "0",
      "新",
      "改",
      "1",
    ]);
    expect(copied.scenes[2]!.title).toBe("新（副本）");
  });

  it("never loses or doubles a scene, whatever is moved, and moving back restores it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.nat(20),
        fc.integer({ min: -15, max: 15 }),
        (size, at, by) => {
          const deck = deckOf(...Array.from({ length: size }, () => null));
          const id = `s${at % size}`;
          const moved = moveScene(deck, id, by);
          expect([...ids(moved)].sort()).toEqual([...ids(deck)].sort());
          const went = ids(moved).indexOf(id) - ids(deck).indexOf(id);
          expect(Math.abs(went)).toBeLessThanOrEqual(Math.abs(by));
          expect(ids(moveScene(moved, id, -went))).toEqual(ids(deck));
        },
      ),
      { seed: 20230423 },
    );
  });

  it("leaves the original alone when copied whole or cut", () => {
    const deck = deckOf(null, null);
    expect(ids(copyDeck(deck, "other", 1)).some((id) => ids(deck).includes(id))).toBe(false);
    expect(ids(removeScene(deck, "s0"))).toEqual(["s1"]);
    expect(ids(removeScene(deck, "unknown"))).toEqual(["s0", "s1"]);
  });

  it.each([
    ["8", 8],
    [" 2.6 ", 3],
    ["0", null],
    ["", null],
    ["慢", null],
    ["99999999", 3600],
    ["-3", null],
  ])("reads “%s” seconds as %s", (text, seconds) => {
    expect(toSeconds(text)).toBe(seconds);
  });

  it("never shows a scene too short to see, even from a damaged deck", () => {
    const deck = { ...deckOf(null), seconds: 0 };
    expect(secondsOf(deck, deck.scenes[0]!)).toBe(1);
    expect(secondsOf({ ...deck, seconds: NaN }, deck.scenes[0]!)).toBe(12);
  });
});

describe("a number typed in the meeting", () => {
  it.each([
    ["17", "17"],
    ["１４－2", "14-2"],
    ["14—2", "14-2"],
    ["017", "17"],
    ["-5-", "5"],
    ["第17项", "17"],
    ["", ""],
  ])("“%s” is %s", (typed, number) => {
    expect(normaliseNumber(typed)).toBe(number);
  });

  it("finds the scene of the task, the next one where there are several, and never takes 14-2 for 14", () => {
    const deck = deckOf("14", "14-2", "17", "14");
    expect(jumpTo("14-2", deck, ledger.plan, 0)).toEqual({ to: "scene", index: 1, task: "14-2" });
    expect(jumpTo("14", deck, ledger.plan, 0)).toEqual({ to: "scene", index: 3, task: "14" });
    expect(jumpTo("14", deck, ledger.plan, 3)).toEqual({ to: "scene", index: 0, task: "14" });
  });

  it("knows a task without a scene, and a number that is no task", () => {
    expect(jumpTo("17", deckOf("1"), ledger.plan, 0)).toEqual({ to: "task", task: "17" });
    for (const typed of ["99", "", "-", "14-3"])
      expect(jumpTo(typed, deckOf("1"), ledger.plan, 0)).toEqual({ to: "nowhere" });
  });
});

describe("a scene whose world has changed", () => {
  const whole = { task: null, project: null };
  const all = () => true;

  it("misses nothing where all is there", () => {
    const look = {
      ...NO_LOOK,
      project: ledger.projects[0]!.id,
      clause: taskId("14-2"),
      office: officeId("规划办"),
      filter: { ...NO_FILTER, sections: ["s1"], offices: ["规划办", ""], tasks: ["17"] },
      since: 3,
    };
    expect(gapsOf({ task: taskId("1"), project: null }, look, ledger, all)).toEqual([]);
  });

  it("says once for each what is gone: project, task, section, office, version", () => {
    const look = {
      ...NO_LOOK,
      project: projectId("gone"),
      clause: taskId("77"),
      filter: { ...NO_FILTER, sections: ["s99"], offices: ["水利所"], tasks: ["77"] },
      since: 3,
    };
    const gaps = gapsOf(
      { task: taskId("77"), project: projectId("gone") },
      look,
      ledger,
      () => false,
    );
    expect(gaps).toHaveLength(5);
    for (const named of ["gone", "77", "s99", "水利所", "版本"])
      expect(gaps.filter((gap) => gap.includes(named))).toHaveLength(1);
    expect(gapsOf(whole, NO_LOOK, ledger, () => false)).toEqual([]);
  });
});

it("a camera shows the whole box on any screen, and a point with its surroundings", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 110, max: 111, noNaN: true }),
      fc.double({ min: 21, max: 22, noNaN: true }),
      fc.double({ min: 0, max: 0.4, noNaN: true }),
      fc.integer({ min: 300, max: 5760 }),
      fc.integer({ min: 300, max: 2160 }),
      (west, south, size, width, height) => {
        const { zoom } = cameraOver([west, south, west + size, south + size], width, height);
        const pixels = 512 * 2 ** zoom;
        expect((mercatorX(west + size) - mercatorX(west)) * pixels).toBeLessThan(width);
        expect(Math.abs(mercatorY(south) - mercatorY(south + size)) * pixels).toBeLessThan(height);
        expect(zoom).toBeLessThanOrEqual(14.5);
      },
    ),
    { seed: 20230423 },
  );
});
