// Many words looked for at once are found exactly where each by itself would be.
import fc from "fast-check";
import { expect, it } from "vitest";
import { atOnce } from "#base/steps.ts";
import { TermMatcher } from "#ledger/carry/TermMatcher.ts";

/** Few letters, so that words begin alike, hold each other and run on into each other. */
const text = (most: number) =>
  fc.string({ unit: fc.constantFrom("甲", "乙", "1", "a"), minLength: 1, maxLength: most });

it("finds the words that the text holds, in the order they were given in", () => {
  fc.assert(
    fc.property(fc.uniqueArray(text(9), { maxLength: 40 }), text(200), (words, where) => {
      expect(new TermMatcher(words).found(where)).toEqual(
        words.filter((word) => where.includes(word)),
      );
    }),
    { seed: 20230423, numRuns: 500 },
  );
});

it("pauses within a long text, and finds what lies across a pause", () => {
  const where = `${"甲".repeat(19_998)}乙丙丁戊${"甲".repeat(50_000)}`;
  const matcher = new TermMatcher(["丙丁戊", "丁甲"]);
  expect([...matcher.search(where)].length).toBeGreaterThan(2);
  expect(atOnce(matcher.search(where))).toEqual(["丙丁戊"]);
});
