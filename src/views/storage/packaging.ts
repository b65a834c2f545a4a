// The whole ledger with its files as one package, and a package opened in its place.
import type { Issue } from "#base/issue.ts";
import { newId } from "#base/ids.ts";
import { stretchOf, type Watch } from "#base/watch.ts";
import type { PackedFile } from "#ledger/formats/package.ts";
import { packageTownOf } from "#ledger/formats/packageTown.ts";
import type { Edit } from "#ledger/journal.ts";
import { mergeMeetings } from "#ledger/meeting/merge.ts";
import { NO_MEETING } from "#ledger/meeting/meeting.ts";
import type { Project } from "#ledger/project.ts";
import { commit } from "#state/actions/edit.ts";
import { addIssues } from "#state/actions/load.ts";
import { openMeeting } from "#state/actions/meeting.ts";
import { replaceLedger } from "#state/actions/keep.ts";
import type { Town } from "#ledger/town.ts";
import type { State } from "#state/state.ts";
import type { Store } from "#state/store.ts";
import { keepBytes, listFiles, openFile, removeFile, type FileInfo } from "#storage/attachments.ts";
import type { FolderContents, FolderNames } from "#storage/folder.ts";
import { keeper } from "#storage/keeper.ts";
import type { OpenedPackage } from "#storage/packing/OpenedPackage.ts";
import { packInWorker } from "#storage/packing/packInWorker.ts";
import { example } from "#words/zh-CN/example.ts";
import { minutes } from "#words/zh-CN/minutes.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { stampNow } from "../edit/stamp.ts";

/** Edits of this window that travel in one message. */
const SLICE = 500;

/** What could not be read of the store, and is therefore in no package: so many edits, and these files. */
export type Missing = { edits: number; files: string[] };
export const nothingMissing = (): Missing => ({ edits: 0, files: [] });

/** The kept files with their bytes, one after the other; what is no longer there is told. */
async function* readFiles(
  infos: readonly FileInfo[],
  missing: Missing,
): AsyncGenerator<PackedFile, void, undefined> {
  for (const { id, name, type } of infos) {
    const blob = await openFile(id);
    if (blob) yield { id, name, type, bytes: new Uint8Array(await blob.arrayBuffer()) };
    else missing.files.push(name);
  }
}

/** The whole history, oldest first: what lies in the store alone, then what is in this window, saved or not. */
async function* readHistory(
  { edits: here, saving }: State,
  signal: AbortSignal,
  missing: Missing,
): AsyncGenerator<readonly unknown[], void, undefined> {
  if (saving.phase !== "off")
    for await (const { records, lost } of keeper.recordsBefore(here, signal)) {
      missing.edits += lost;
      yield records;
    }
  for (let from = 0; from < here.length; from += SLICE) yield here.slice(from, from + SLICE);
}

/**
 * What is in the window now, saved or not; `missing` is told what could not be read. Rejects with the signal's
 * reason when told to end.
 */
export async function packLedger(
  state: State,
  watch: Watch,
  missing: Missing,
): Promise<Uint8Array<ArrayBuffer>> {
  const { ledger, edits, saving, meeting } = state;
  const infos = await listFiles();
  return packInWorker(
    {
      town: packageTownOf(ledger.town),
      savedAt: Date.now(),
      meeting,
      projects: ledger.projects,
      records: readHistory(state, watch.signal, missing),
      editCount: edits.length + (saving.phase === "off" ? 0 : keeper.lastBefore(edits)),
      files: readFiles(infos, missing),
      fileBytes: infos.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    watch,
  );
}

/** Of its own, so that an example never takes the place of the town's ledger in a folder. */
export const folderNamesOf = ({ isExample }: Town): FolderNames =>
  isExample ? example.inFolder : storage.names;

/** The package, and its files to be laid beside it. */
export async function packForFolder(
  state: State,
  watch: Watch,
  missing: Missing,
): Promise<FolderContents> {
  const packed = await packLedger(state, watch, missing);
  const infos = await listFiles();
  // What cannot be read has been told while it was packed.
  return {
    names: folderNamesOf(state.ledger.town),
    packed,
    files: readFiles(infos, nothingMissing()),
    fileCount: infos.length,
  };
}

async function* oneByOne<T>(slices: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const slice of slices) yield* slice;
}

async function takeAll<T>(slices: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of oneByOne(slices)) all.push(item);
  return all;
}

/**
 * Keeps the files of a package; what came before it was told to end is taken back. Resolves to the reasons
 * for those that could not be kept.
 */
async function keepFiles(opened: OpenedPackage, watch: Watch): Promise<readonly string[]> {
  const had = new Set((await listFiles()).map(({ id }) => id));
  const kept: string[] = [];
  const refused: string[] = [];
  try {
    for await (const { bytes, ...info } of oneByOne(opened.take("files", watch))) {
      const reason = await keepBytes({ ...info, bytes: bytes.length, data: bytes.buffer });
      if (reason !== null) refused.push(reason);
      else if (!had.has(info.id)) kept.push(info.id);
    }
    watch.signal.throwIfAborted();
  } catch (cause) {
    for (const id of kept) await removeFile(id);
    throw cause;
  }
  return refused;
}

/** What is put in the place of the ledger. `edits` is empty where the history here goes on. */
type Taken = { projects: readonly Project[]; edits: readonly Edit[] };

/**
 * Puts a package in the place of the ledger: with its history where nothing was edited here yet, otherwise as one edit that can be undone.
 * Resolves to the reasons for files that could not be kept. Rejects with the signal's reason when told to
 * end; all is as it was then.
 */
export async function openPackage(
  store: Store,
  name: string,
  opened: OpenedPackage,
  issues: readonly Issue[],
  watch: Watch,
): Promise<readonly string[]> {
  const isFresh = store.get().edits.length === 0;
  const taken: Taken = {
    projects: await takeAll(opened.take("projects", stretchOf(watch, 0, 0.2))),
    edits: isFresh ? await takeAll(opened.take("edits", stretchOf(watch, 0.2, 0.6))) : [],
  };
  const refused = await keepFiles(opened, stretchOf(watch, 0.6, 1));
  putInPlace(store, name, taken);
  // Decks and minutes are no part of that edit: those that are here stay beside those that come.
  store.dispatch((state) =>
    openMeeting(
      mergeMeetings(NO_MEETING, opened.summary.meeting, state.meeting, newId, minutes.kept.hadHere),
    )(state),
  );
  store.dispatch(addIssues(issues));
  return refused;
}

function putInPlace(store: Store, name: string, { projects, edits }: Taken): void {
  if (store.get().edits.length === 0 && keeper.autosave?.adopt(projects, edits))
    store.dispatch(replaceLedger(projects, edits));
  else store.dispatch(commit(stampNow(), storage.dialog.openEdit(name), () => projects));
}
