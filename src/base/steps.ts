// Long work as steps, so that it can be done at once, or in slices that give the page its thread back in
// between. What it makes is the same.
import { breathe, type Watch } from "./watch.ts";

/** Yields how far it is, 0…1, wherever it may pause; returns what it has made. */
export type Steps<T> = Generator<number, T, undefined>;

export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A slice ends with the step that makes it longer than this: about a frame. */
const SLICE_MS = 12;

/** Rejects with the signal's reason when told to end. */
export async function inSlices<T>(
  steps: Steps<T>,
  { signal, progress }: Watch,
  now: () => number = () => performance.now(),
): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const until = now() + SLICE_MS;
    let step = steps.next();
    while (!step.done && now() < until) step = steps.next();
    if (step.done) return step.value;
    progress(step.value);
    await breathe();
  }
}

/** The stretch from `from` to `to` of longer work. */
export function* within<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + step.value * (to - from);
  }
}
