// Undo can go back to the first edit: before the steps at hand run out, an older page of the journal comes
// from the store.
import type { Edit } from "#ledger/journal.ts";
import { learnOlder, needsOlder } from "#state/actions/keep.ts";
import type { Store } from "#state/store.ts";

/** `readBefore` gives the edits right before a number, and may reject: the next edit asks again. */
export function watchUndo(
  store: Store,
  readBefore: (seq: number) => Promise<readonly Edit[]>,
): void {
  let reading = false;
  const readPages = async (): Promise<void> => {
    for (let grown = true; grown && needsOlder(store.get().edits);) {
      const before = store.get().edits;
      store.dispatch(learnOlder(await readBefore(before[0]!.seq)));
      grown = store.get().edits.length > before.length;
    }
  };
  const read = async (): Promise<void> => {
    if (reading) return;
    reading = true;
    await readPages().catch(() => undefined);
    reading = false;
  };
  store.subscribe(({ edits: now }, { edits: before }) => {
    if (now !== before) void read();
  });
  void read();
}
