// What the keeper of this window's ledger tells the screen.
import { useSyncExternalStore } from "react";
import { keeper, type KeeperView } from "#storage/keeper.ts";

export const useKeeper = (): KeeperView =>
  useSyncExternalStore(keeper.subscribe, keeper.view, keeper.view);
