// What is to be imported next: asked for from the header, a drop, a paste, or a banner; shown by one dialog.
import { useSyncExternalStore } from "react";
import type { Project } from "#ledger/project.ts";
import type { GivenFile } from "#storage/importing/protocol.ts";

export type ImportRequest = {
  files: readonly GivenFile[];
  /** The projects that `files` were made from, for a three-way merge. */
  base: readonly Project[] | null;
  /** Runs when the import has been taken. */
  onTaken: (() => void) | null;
};

let current: ImportRequest | null = null;
const listeners = new Set<() => void>();

const set = (request: ImportRequest | null): void => {
  current = request;
  for (const listener of listeners) listener();
};

export const askImport = (
  files: readonly GivenFile[],
  base: ImportRequest["base"] = null,
  onTaken: ImportRequest["onTaken"] = null,
): void => {
  if (files.length > 0) set({ files, base, onTaken });
};
export const closeImport = (): void => set(null);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useImportRequest = (): ImportRequest | null =>
  useSyncExternalStore(subscribe, () => current);
