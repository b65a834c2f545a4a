// Puts the records of the journal together again: edits of one record, and big ones of many. Counts what cannot be read.
import type { Edit } from "#ledger/journal.ts";
import { reviveEdit } from "#ledger/revive.ts";

export type Journal = { edits: readonly Edit[]; lostEdits: number; lostChanges: number };

/** Projects or changes in one record of a big edit or of the baseline. */
export const PART = 100;

/** Records come in their order. */
export class JournalReader {
  #edits: Edit[] = [];
  #lostEdits = 0;
  #lostChanges = 0;
  #partsLeft = 0;

  add(value: unknown): void {
    const { seq, part, parts, changes } = (value ?? {}) as Record<string, unknown>;
    const open = this.#edits.at(-1);
    if (part === undefined) {
      this.#endEdit();
      const read = reviveEdit(value);
      if (read) {
        this.#edits.push(read.edit);
        this.#lostChanges += read.lost;
        this.#partsLeft = typeof parts === "number" ? parts - 1 : 0;
      } else this.#lostEdits++;
    } else if (open && open.seq === seq && this.#partsLeft > 0) {
      const read = reviveEdit({ ...open, changes });
      const list = open.changes as Edit["changes"][number][];
      for (const change of read?.edit.changes ?? []) list.push(change);
      this.#lostChanges += read ? read.lost : PART;
      this.#partsLeft--;
    } else this.#lostChanges += PART;
  }

  /** Edits whose page cannot be read. */
  lose(edits: number): void {
    this.#lostEdits += edits;
  }

  /** The edits read so far, of which nothing more will come; they are the caller's from now on. */
  takeWhole(): readonly Edit[] {
    const whole = this.#partsLeft > 0 ? this.#edits.slice(0, -1) : this.#edits;
    this.#edits = this.#edits.slice(whole.length);
    return whole;
  }

  #endEdit(): void {
    this.#lostChanges += this.#partsLeft * PART;
    this.#partsLeft = 0;
  }

  finish(): Journal {
    this.#endEdit();
    return { edits: this.#edits, lostEdits: this.#lostEdits, lostChanges: this.#lostChanges };
  }
}
