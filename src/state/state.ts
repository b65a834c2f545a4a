// The whole state: one document, one view, and what was loaded on demand. Actions are pure functions over it.
import type { BaseMap } from "#ledger/baseMap.ts";
import { EMPTY_BASE } from "#ledger/baseMap.ts";
import { EMPTY_LEDGER, type Ledger } from "#ledger/ledger.ts";
import type { Readings } from "#ledger/search.ts";
import { FIRST_VIEW, type View } from "./view.ts";

export type State = {
  ledger: Ledger;
  base: BaseMap;
  view: View;
  /** Pinyin of characters, once the search has asked for it. */
  readings: Readings | null;
  loaded: boolean;
};

export type Action = (state: State) => State;

export const FIRST_STATE: State = { ledger: EMPTY_LEDGER, base: EMPTY_BASE, view: FIRST_VIEW, readings: null, loaded: false };
