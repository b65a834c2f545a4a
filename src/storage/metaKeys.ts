// What lies under which key of the store "meta": the head of the ledger, and the particulars of attachments.
import type { Transaction } from "./database.ts";

/** Which life of the store (a cleared one begins another), and the last edit in it. null: nothing was ever kept. */
export type Head = { epoch: string; seq: number };
export const HEAD = "head";

export function toHead(value: unknown): Head | null {
  const { epoch, seq } = (value ?? {}) as Partial<Record<keyof Head, unknown>>;
  return typeof epoch === "string" &&
    typeof seq === "number" &&
    Number.isSafeInteger(seq) &&
    seq >= 0
    ? { epoch, seq }
    : null;
}

/** The head as a transaction over "meta" finds it. */
export const headIn = async (transaction: Transaction): Promise<Head | null> =>
  toHead(await transaction.objectStore("meta").get(HEAD));

/** The particulars of an attachment lie apart from its bytes, so that counting reads no file. */
export const infoKey = (id: string): string => `file:${id}`;
export const INFO_KEYS = (): IDBKeyRange => IDBKeyRange.bound("file:", "file;", false, true);
