// One sketch and who watches it. `send` answers with the next sketch, so that a click can be followed up at once.
import { useSyncExternalStore } from "react";
import { reduceSketch, type Sketch, type SketchEvent } from "#map/sketch/sketch.ts";

export type SketchStore = {
  get: () => Sketch;
  send: (event: SketchEvent) => Sketch;
  set: (sketch: Sketch) => void;
  subscribe: (listener: () => void) => () => void;
};

export function makeSketchStore(first: Sketch): SketchStore {
  let sketch = first;
  const listeners = new Set<() => void>();
  const set = (next: Sketch): void => {
    if (next === sketch) return;
    sketch = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => sketch,
    set,
    send: (event) => {
      set(reduceSketch(sketch, event));
      return sketch;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useSketch = (store: SketchStore): Sketch =>
  useSyncExternalStore(store.subscribe, store.get);
