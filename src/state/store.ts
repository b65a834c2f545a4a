// Holds the state and tells who listens. Knows no React and causes no effects.
import { createStore } from "zustand/vanilla";
import { FIRST_STATE, type Action, type State } from "./state.ts";

export type Store = {
  get: () => State;
  dispatch: (action: Action) => void;
  subscribe: (listener: (state: State, before: State) => void) => () => void;
};

export function makeStore(first: State = FIRST_STATE): Store {
  const store = createStore<State>(() => first);
  return {
    get: store.getState,
    dispatch: (action) => store.setState(action(store.getState()), true),
    subscribe: store.subscribe,
  };
}
