// Texts typed into fields and not saved yet, because they are being typed or because they cannot be read. They survive scrolling,
// filtering and closing the card; only mending or cancelling takes them away.
import { useSyncExternalStore } from "react";
import type { ProjectId } from "#base/ids.ts";
import type { FieldKey } from "#ledger/fields.ts";
import { makeSlot, useSlot } from "./slot.ts";

export type Draft = { id: ProjectId; key: FieldKey; text: string };

const keyOf = (id: ProjectId, key: FieldKey): string => `${key} ${id}`;
const drafts = makeSlot<ReadonlyMap<string, Draft>>(new Map());

/** The page asks before it goes while something typed is not saved. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function put(next: ReadonlyMap<string, Draft>): void {
  if (next.size > 0 && drafts.get().size === 0) addEventListener("beforeunload", warn);
  if (next.size === 0) removeEventListener("beforeunload", warn);
  drafts.set(next);
}

export const keepDraft = (draft: Draft): void =>
  put(new Map(drafts.get()).set(keyOf(draft.id, draft.key), draft));

export function dropDraft(id: ProjectId, key: FieldKey): void {
  if (!drafts.get().has(keyOf(id, key))) return;
  const next = new Map(drafts.get());
  next.delete(keyOf(id, key));
  put(next);
}

/** The unsaved text of a field, or null. */
export const useDraft = (id: ProjectId, key: FieldKey): string | null =>
  useSyncExternalStore(drafts.subscribe, () => drafts.get().get(keyOf(id, key))?.text ?? null);
export const useDrafts = (): ReadonlyMap<string, Draft> => useSlot(drafts);
