// What the keeper of this window's ledger tells the screen; and times as the screen writes them.
import { useSyncExternalStore } from "react";
import { keeper, type KeeperView } from "#storage/keeper.ts";

export const useKeeper = (): KeeperView => useSyncExternalStore(keeper.subscribe, keeper.view);

const two = (value: number): string => String(value).padStart(2, "0");

/** "14:05" on this machine's clock. */
export const clockOf = (at: number): string => `${two(new Date(at).getHours())}:${two(new Date(at).getMinutes())}`;
/** "2023-04-23" on this machine's clock. */
export const dayOf = (at: number): string => `${new Date(at).getFullYear()}-${two(new Date(at).getMonth() + 1)}-${two(new Date(at).getDate())}`;
