// A folder of the user's disk with the package and its attachments, where the browser lets a page write files; and plain download where not.
import { storage } from "#words/zh-CN/storage.ts";

const { names } = storage;

type Writable = {
  write: (data: BlobPart) => Promise<void>;
  close: () => Promise<void>;
  abort: () => Promise<void>;
};
type FileHandle = { getFile: () => Promise<File>; createWritable: () => Promise<Writable> };
type Folder = {
  name: string;
  getFileHandle: (name: string, options?: { create: boolean }) => Promise<FileHandle>;
  getDirectoryHandle: (name: string, options?: { create: boolean }) => Promise<Folder>;
};
type Picker = (options: { id: string; mode: "read" | "readwrite" }) => Promise<Folder>;

const picker = (): Picker | null =>
  (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker ?? null;
export const canUseFolders = (): boolean => picker() !== null;

/** null when the user changed his mind. Rejects with the browser's error otherwise. */
async function pick(mode: "read" | "readwrite"): Promise<Folder | null> {
  try {
    return await picker()!({ id: "one-map", mode });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") return null;
    throw cause;
  }
}

/** The old file stays whole until the new one is. */
async function writeFile(folder: Folder, name: string, data: BlobPart): Promise<void> {
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await writable.write(data);
  } catch (cause) {
    await writable.abort();
    throw cause;
  }
  await writable.close();
}

/** A name that every system takes, and no other file in the folder has. */
function fileName(name: string, taken: Set<string>): string {
  // eslint-disable-next-line no-control-regex
  const safe =
    name
      .replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_")
      .replace(/^\.+|(?<![. ])[. ]+$/g, "")
      .slice(0, 120) || "_";
  let free = safe;
  for (let i = 2; taken.has(free.toLowerCase()); i++)
    free = safe.replace(/(\.[^.]*)?$/, (extension) => `-${i}${extension}`);
  taken.add(free.toLowerCase());
  return free;
}

/** Resolves to the folder's name, or null when the user changed his mind. Rejects with the browser's error. */
export async function saveToFolder(
  packed: Uint8Array<ArrayBuffer>,
  files: readonly { name: string; bytes: Uint8Array<ArrayBuffer> }[],
): Promise<string | null> {
  const folder = await pick("readwrite");
  if (!folder) return null;
  await writeFile(folder, names.ledger, packed);
  if (files.length > 0) {
    const inner = await folder.getDirectoryHandle(names.files, { create: true });
    const taken = new Set<string>();
    for (const { name, bytes } of files) await writeFile(inner, fileName(name, taken), bytes);
  }
  return folder.name;
}

/** The package in a folder: undefined when the user changed his mind, null when the folder has none. */
export async function openFromFolder(): Promise<File | null | undefined> {
  const folder = await pick("read");
  if (!folder) return undefined;
  try {
    return await (await folder.getFileHandle(names.ledger)).getFile();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "NotFoundError") return null;
    throw cause;
  }
}

export function download(data: BlobPart, name: string, type = "application/octet-stream"): void {
  const url = URL.createObjectURL(new Blob([data], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
