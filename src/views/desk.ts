// How components reach the state: one store, one map port, read through selectors.
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Action, State } from "#state/state.ts";
import type { Store } from "#state/store.ts";
import type { MapPort } from "./MapPort.ts";

export type Desk = { store: Store; port: MapPort };

export const DeskContext = createContext<Desk | null>(null);

function useDeskContext(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("DeskContext is missing");
  return desk;
}

/** Reads from the state. `select` must return the same object while nothing it reads has changed. */
export function useDesk<T>(select: (state: State) => T): T {
  const { store } = useDeskContext();
  const read = () => select(store.get());
  // The build reads the same way: it renders the front of the page.
  return useSyncExternalStore(store.subscribe, read, read);
}

/** For what reads the state once and acts, without following it. */
export const useDeskStore = (): Store => useDeskContext().store;
export const useDispatch = (): ((action: Action) => void) => useDeskContext().store.dispatch;
export const usePort = (): MapPort => useDeskContext().port;
