// A value of the views alone that outlives the component showing it: what is being drawn, which rows are picked. Not in the address, not undone.
import { useSyncExternalStore } from "react";

export type Slot<T> = {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
};

export function makeSlot<T>(first: T): Slot<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useSlot = <T>(slot: Slot<T>): T =>
  useSyncExternalStore(slot.subscribe, slot.get, slot.get);
