// Texts typed into fields and not saved yet, because they are being typed or because they cannot be read. They survive scrolling,
// filtering, closing the card and loading the page anew; only mending or cancelling takes them away.
import { useSyncExternalStore } from "react";
import type { ProjectId } from "#base/ids.ts";
import { FIELD_KEYS, type FieldKey } from "#ledger/fields.ts";
import { isOwnReload, keepUnfinished, readUnfinished } from "#storage/unfinishedText.ts";
import { makeSlot, useSlot } from "./slot.ts";

export type Draft = { id: ProjectId; key: FieldKey; text: string };

function keyOf(id: ProjectId, key: FieldKey): string {
  return `${key} ${id}`;
}
const PLACE = "drafts";
/** Where the form of a new project keeps what is typed into it. */
export const NEW_PROJECT = "new project";

const drafts = makeSlot<ReadonlyMap<string, Draft>>(new Map());
put(new Map(draftsOf(readUnfinished(PLACE)).map((draft) => [keyOf(draft.id, draft.key), draft])));

/** What this tab kept before the page was loaded anew. */
function draftsOf(value: unknown): readonly Draft[] {
  return (Array.isArray(value) ? value : []).filter(
    (draft: Partial<Draft> | null): draft is Draft =>
      typeof draft?.id === "string" &&
      typeof draft.text === "string" &&
      FIELD_KEYS.some((key) => key === draft.key),
  );
}

/** The page asks before it goes while something typed is not saved: closing the tab would lose it. */
function warn(event: BeforeUnloadEvent): void {
  if (!isOwnReload()) event.preventDefault();
}

function put(next: ReadonlyMap<string, Draft>): void {
  if (next.size > 0 && drafts.get().size === 0) addEventListener("beforeunload", warn);
  if (next.size === 0) removeEventListener("beforeunload", warn);
  drafts.set(next);
  keepUnfinished(PLACE, next.size > 0 ? [...next.values()] : undefined);
}

export const keepDraft = (draft: Draft): void =>
  put(new Map(drafts.get()).set(keyOf(draft.id, draft.key), draft));

export function dropDraft(id: ProjectId, key: FieldKey): void {
  if (!drafts.get().has(keyOf(id, key))) return;
  const next = new Map(drafts.get());
  next.delete(keyOf(id, key));
  put(next);
}

export const hasDraft = (id: ProjectId, key: FieldKey): boolean => drafts.get().has(keyOf(id, key));
/** The unsaved text of a field, or null. */
export const useDraft = (id: ProjectId, key: FieldKey): string | null =>
  useSyncExternalStore(drafts.subscribe, () => drafts.get().get(keyOf(id, key))?.text ?? null);
export const useDrafts = (): ReadonlyMap<string, Draft> => useSlot(drafts);
