// Work in steps: in slices it makes what it makes at once, says how far it is, and ends when it is told to.
import { expect, it } from "vitest";
import { atOnce, inSlices, within, type Steps } from "#base/steps.ts";

function* counting(to: number, seen: number[] = []): Steps<number[]> {
  for (let i = 1; i <= to; i++) {
    seen.push(i);
    yield i / to;
  }
  return seen;
}

/** A clock by which every step takes a whole slice. */
function slowClock(): () => number {
  let now = 0;
  return () => (now += 1000);
}

it("in slices makes the same as at once, and says how far it is", async () => {
  const shares: (number | null)[] = [];
  const watch = {
    signal: new AbortController().signal,
    progress: (share: number | null) => shares.push(share),
  };
  expect(await inSlices(counting(4), watch, slowClock())).toEqual(atOnce(counting(4)));
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

it("ends with the reason it is given, and does no further step", async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const work = inSlices(
    counting(100, seen),
    { signal: stop.signal, progress: (share) => share === 0.03 && stop.abort(new Error("enough")) },
    slowClock(),
  );
  await expect(work).rejects.toThrow("enough");
  expect(seen).toEqual([1, 2, 3]);
  await expect(
    inSlices(counting(1), { signal: stop.signal, progress: () => undefined }),
  ).rejects.toThrow("enough");
});

it("a stretch of longer work tells its share of the whole", () => {
  expect([...within(counting(2), 0.5, 0.7)]).toEqual([0.6, 0.7]);
});
