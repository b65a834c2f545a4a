// A folder of the user's disk with the package and its attachments, where the browser lets a page write files; and plain download where not.
import { stretchOf, type Watch } from "#base/watch.ts";

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
  removeEntry: (name: string) => Promise<void>;
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

/** Whether a file or folder of that name is there already. */
async function has(folder: Folder, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "NotFoundError") return false;
    throw cause;
  }
}

/** Files that are being written into folders: all of them stand there in the end, or everything is as it was. */
class Writing {
  readonly #open: { folder: Folder; name: string; isNew: boolean; writable: Writable }[] = [];

  /** The old file stays as it is until `commit`. */
  async add(folder: Folder, name: string, data: BlobPart): Promise<void> {
    const isNew = !(await has(folder, name));
    const handle = await folder.getFileHandle(name, { create: true });
    const writable = await handle.createWritable();
    this.#open.push({ folder, name, isNew, writable });
    await writable.write(data);
  }

  async commit(): Promise<void> {
    for (let file = this.#open[0]; file; file = this.#open[0]) {
      await file.writable.close();
      this.#open.shift();
    }
  }

  /** What cannot be taken back stays; nothing that was there is lost. */
  async discard(): Promise<void> {
    for (const { folder, name, isNew, writable } of this.#open) {
      await writable.abort().catch(() => undefined);
      if (isNew) await folder.removeEntry(name).catch(() => undefined);
    }
  }
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

/** What the package and the folder of its files are called there. */
export type FolderNames = { ledger: string; files: string };

/** What a folder is to hold: the package, and beside it the files in it, read one by one. */
export type FolderContents = {
  names: FolderNames;
  packed: Uint8Array<ArrayBuffer>;
  files: AsyncIterable<{ name: string; bytes: Uint8Array<ArrayBuffer> }>;
  fileCount: number;
};

/**
 * Asks for the folder first, for a browser lets a page ask only right after a click; `make` then brings what
 * goes into it. Resolves to the folder's name, or null when the user changed his mind. Rejects with the
 * browser's error, or with the signal's reason; the folder is as it was then.
 */
export async function saveToFolder(
  make: (watch: Watch) => Promise<FolderContents>,
  watch: Watch,
): Promise<string | null> {
  const folder = await pick("readwrite");
  if (!folder) return null;
  const contents = await make(stretchOf(watch, 0, 0.5));
  const writing = new Writing();
  try {
    await writeAll(writing, folder, contents, stretchOf(watch, 0.5, 1));
    watch.signal.throwIfAborted();
    await writing.commit();
  } catch (cause) {
    await writing.discard();
    throw cause;
  }
  return folder.name;
}

async function writeAll(
  writing: Writing,
  folder: Folder,
  { names, packed, files, fileCount }: FolderContents,
  { signal, progress }: Watch,
): Promise<void> {
  signal.throwIfAborted();
  await writing.add(folder, names.ledger, packed);
  if (fileCount === 0) return;
  const inner = await folder.getDirectoryHandle(names.files, { create: true });
  const taken = new Set<string>();
  let done = 0;
  for await (const { name, bytes } of files) {
    signal.throwIfAborted();
    await writing.add(inner, fileName(name, taken), bytes);
    progress(++done / fileCount);
  }
}

/** The package in a folder: undefined when the user changed his mind, null when the folder has none. */
export async function openFromFolder({ ledger }: FolderNames): Promise<File | null | undefined> {
  const folder = await pick("read");
  if (!folder) return undefined;
  try {
    return await (await folder.getFileHandle(ledger)).getFile();
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
