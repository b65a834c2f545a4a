// Files that are kept with the ledger, by id: at most 20 MB each, 200 MB and 1500 of them a town. What cannot be kept is said.
import { newId } from "#base/ids.ts";
import type { Watch } from "#base/watch.ts";
import type { Attachment } from "#ledger/project.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { reasonOf } from "./autosave.ts";
import { done } from "./database.ts";
import { keeper } from "./keeper.ts";
import type { LedgerStore } from "./ledgerStore.ts";
import { INFO_KEYS, infoKey } from "./metaKeys.ts";

const say = storage.files;
const MOST_BYTES = 20 * 2 ** 20;
const MOST_TOWN_BYTES = 200 * 2 ** 20;
/** A package with all of them must stay readable. */
const MOST_FILES = 1500;

export type FileInfo = { id: string; name: string; type: string; bytes: number };
export type KeptFile = FileInfo & { data: ArrayBuffer };

const toInfo = (value: unknown): FileInfo | null => {
  const { id, name, type, bytes } = (value ?? {}) as Record<string, unknown>;
  return typeof id === "string" &&
    typeof name === "string" &&
    typeof type === "string" &&
    typeof bytes === "number"
    ? { id, name, type, bytes }
    : null;
};

async function infosIn(store: LedgerStore): Promise<FileInfo[]> {
  const values: unknown[] = await store
    .transaction("meta", "readonly")
    .objectStore("meta")
    .getAll(INFO_KEYS());
  return values.map(toInfo).filter((info) => info !== null);
}

/** All kept files without their bytes; empty when this window keeps nothing. */
export const listFiles = async (): Promise<readonly FileInfo[]> =>
  keeper.writable ? infosIn(keeper.writable).catch(() => []) : [];

/** Keeps a file and resolves, once it is on disk, to the attachment to put into a project; or to the reason why not. Never rejects. */
export async function keepFile(file: File): Promise<Attachment | string> {
  if (file.size > MOST_BYTES) return say.tooBig(file.name, file.size);
  if (file.size === 0) return say.empty(file.name);
  let data: ArrayBuffer;
  try {
    data = await file.arrayBuffer();
  } catch {
    return say.unreadable(file.name);
  }
  const info: FileInfo = {
    id: newId(),
    name: file.name,
    type: file.type,
    bytes: file.size,
  };
  const refused = await keepBytes({ ...info, data });
  return (
    refused ?? {
      id: info.id,
      name: info.name,
      href: null,
      bytes: info.bytes,
      addedOn: new Date().toISOString().slice(0, 10),
    }
  );
}

export type KeptFiles = {
  attachments: readonly Attachment[];
  /** Why the others could not be kept. */
  refused: readonly string[];
};

/** Keeps several files. Rejects with the signal's reason when told to end; none of them is kept then. */
export async function keepFilesOf(
  files: readonly File[],
  { signal, progress }: Watch,
): Promise<KeptFiles> {
  const attachments: Attachment[] = [];
  const refused: string[] = [];
  try {
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted();
      const kept = await keepFile(file);
      if (typeof kept === "string") refused.push(kept);
      else attachments.push(kept);
      progress((index + 1) / files.length);
    }
    signal.throwIfAborted();
  } catch (cause) {
    for (const { id } of attachments) await removeFile(id);
    throw cause;
  }
  return { attachments, refused };
}

/** Keeps bytes under an id of the caller's; null when done, otherwise the reason. A file already kept under that id stays. */
export async function keepBytes({ data, ...info }: KeptFile): Promise<string | null> {
  const store = keeper.writable;
  if (!store) return say.noStore;
  try {
    const infos = await infosIn(store);
    if (infos.some(({ id }) => id === info.id)) return null;
    const left = MOST_TOWN_BYTES - infos.reduce((sum, { bytes }) => sum + bytes, 0);
    if (info.bytes > left || infos.length >= MOST_FILES)
      return say.townFull(info.name, Math.max(0, left));
    const transaction = store.transaction(["files", "meta"], "readwrite");
    await done(transaction, [
      transaction.objectStore("files").put({ data }, info.id),
      transaction.objectStore("meta").put(info, infoKey(info.id)),
    ]);
    await store.copy(["files"]);
    return null;
  } catch (cause) {
    return say.failed(info.name, reasonOf(cause));
  }
}

/** The file's bytes with their type, or null when they are not (or no longer) here. */
export async function openFile(id: string): Promise<Blob | null> {
  try {
    const transaction = keeper.store?.transaction(["files", "meta"], "readonly");
    if (!transaction) return null;
    const [kept, info] = await Promise.all([
      transaction.objectStore("files").get(id),
      transaction.objectStore("meta").get(infoKey(id)),
    ]);
    const data = (kept as { data?: unknown } | undefined)?.data;
    return data instanceof ArrayBuffer || ArrayBuffer.isView(data)
      ? new Blob([data as ArrayBuffer], { type: toInfo(info)?.type ?? "" })
      : null;
  } catch {
    return null;
  }
}

/** Removes a file for good. Undo cannot bring it back: call it only for files that no edit names. */
export async function removeFile(id: string): Promise<boolean> {
  const store = keeper.writable;
  if (!store) return false;
  try {
    const transaction = store.transaction(["files", "meta"], "readwrite");
    await done(transaction, [
      transaction.objectStore("files").delete(id),
      transaction.objectStore("meta").delete(infoKey(id)),
    ]);
    await store.copy(["files"]);
    return true;
  } catch {
    return false;
  }
}
