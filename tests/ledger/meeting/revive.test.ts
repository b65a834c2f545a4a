// Decks and minutes read back: whatever stands there, nothing is thrown and nothing wrong gets in.
import fc from "fast-check";
import { expect, it } from "vitest";
import { officeId, projectId, taskId } from "#base/ids.ts";
import { MINUTE_KINDS, type Deck, type Minute, type Scene } from "#ledger/meeting/meeting.ts";
import { reviveDeck, reviveMinute } from "#ledger/meeting/revive.ts";

const SEED = { seed: 20230423 };
const text = fc.string({ maxLength: 20 });
const name = fc.string({ minLength: 1, maxLength: 12 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof(fc.constant(null), value);
const at = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
const scene: fc.Arbitrary<Scene> = fc.record({
  id: name,
  kind: fc.constantFrom("view", "opening", "closing", "clause"),
  title: text,
  text,
  notes: text,
  address: text,
  task: maybe(name.map(taskId)),
  project: maybe(name.map(projectId)),
  seconds: maybe(fc.integer({ min: 1, max: 600 })),
  strokes: fc.array(
    fc.record({
      line: fc.array(at, { minLength: 1, maxLength: 4 }),
      colour: fc.constantFrom("accent", "bad", "ink"),
    }),
    { maxLength: 2 },
  ),
});
const deck: fc.Arbitrary<Deck> = fc.record({
  id: name,
  name: text,
  scenes: fc.uniqueArray(scene, { selector: ({ id }) => id, maxLength: 4 }),
  seconds: fc.integer({ min: 1, max: 600 }),
  madeAt: fc.nat(),
});
const minute: fc.Arbitrary<Minute> = fc.record({
  id: name,
  kind: fc.constantFrom(...MINUTE_KINDS),
  text,
  office: maybe(name.map(officeId)),
  owner: maybe(name),
  dueOn: maybe(fc.constantFrom("2026-11-24", "2030-01-31")),
  done: fc.boolean(),
  at: maybe(at),
  project: maybe(name.map(projectId)),
  task: maybe(name.map(taskId)),
  madeAt: fc.nat(),
  by: text,
  meeting: text,
});
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it("what was kept comes back as it was", () => {
  // JSON knows no negative zero.
  fc.assert(
    fc.property(deck, (given) => {
      expect(reviveDeck(throughJson(given))).toEqual({ item: throughJson(given), lost: 0 });
    }),
    SEED,
  );
  fc.assert(
    fc.property(minute, (given) => {
      expect(reviveMinute(throughJson(given))).toEqual({ item: throughJson(given), lost: 0 });
    }),
    SEED,
  );
});

it("nothing that may stand there throws, and what comes of it is well formed", () => {
  const broken = fc.oneof(
    fc.anything(),
    fc
      .tuple(
        fc.oneof(deck, minute),
        fc.constantFrom("id", "kind", "scenes", "seconds", "dueOn", "at", "office", "done"),
        fc.anything(),
      )
      .map(([item, key, value]) => ({ ...item, [key]: value })),
  );
  fc.assert(
    fc.property(broken, (value) => {
      const [found, noted] = [reviveDeck(value)?.item, reviveMinute(value)?.item];
      expect(
        !found ||
          (typeof found.id === "string" &&
            found.id !== "" &&
            found.seconds > 0 &&
            found.scenes.every(({ id }) => id !== "") &&
            new Set(found.scenes.map(({ id }) => id)).size === found.scenes.length),
      ).toBe(true);
      expect(
        !noted ||
          (typeof noted.id === "string" &&
            noted.id !== "" &&
            (noted.dueOn === null || /^\d{4}-\d\d-\d\d$/.test(noted.dueOn)) &&
            (noted.at === null || noted.at.every(Number.isFinite))),
      ).toBe(true);
    }),
    SEED,
  );
});

it("what cannot be read inside an item is counted, the rest stays", () => {
  const good = { id: "s", kind: "view" };
  expect(
    reviveDeck({
      id: "d",
      scenes: [
        good,
        {
          ...good,
          strokes: [
            { line: [[1, 2]], colour: "gold" },
            { line: [[1, 2]], colour: "ink" },
          ],
        },
        { ...good, id: "t", strokes: [{ line: [[1, "2"]], colour: "ink" }] },
        null,
      ],
    }),
  ).toMatchObject({ lost: 3, item: { scenes: [{ id: "s" }, { id: "t", strokes: [] }] } });
  expect(reviveMinute({ id: "m", kind: "todo", at: [1], dueOn: "下月" })).toMatchObject({
    lost: 2,
    item: { at: null, dueOn: null, done: false },
  });
});

it("what stands on a prototype is not there", () => {
  expect(reviveMinute(Object.create({ id: "m", kind: "todo" }))).toBeNull();
  expect(reviveDeck(Object.create({ id: "d", scenes: [] }))).toBeNull();
});
