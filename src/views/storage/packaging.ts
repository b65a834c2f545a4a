// The whole ledger with its files as one package, and a package opened in its place.
import { newId } from "#base/ids.ts";
import {
  fromPackage,
  toPackage,
  type PackedFile,
  type ReadPackage,
} from "#ledger/formats/package.ts";
import type { Parsed } from "#base/issue.ts";
import { mergeMeetings } from "#ledger/meeting/merge.ts";
import { NO_MEETING } from "#ledger/meeting/meeting.ts";
import { commit } from "#state/actions/edit.ts";
import { addIssues } from "#state/actions/load.ts";
import { openMeeting } from "#state/actions/meeting.ts";
import { replaceLedger } from "#state/actions/keep.ts";
import type { State } from "#state/state.ts";
import type { Store } from "#state/store.ts";
import { keepBytes, listFiles, openFile } from "#storage/attachments.ts";
import { keeper } from "#storage/keeper.ts";
import { minutes } from "#words/zh-CN/minutes.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { stampNow } from "../edit/stamp.ts";

async function packedFiles(): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  for (const { id, name, type } of await listFiles()) {
    const blob = await openFile(id);
    if (blob) files.push({ id, name, type, bytes: new Uint8Array(await blob.arrayBuffer()) });
  }
  return files;
}

/** What is in the window now, saved or not. */
export async function packLedger({
  ledger,
  edits: here,
  saving,
  meeting,
}: State): Promise<{ packed: Uint8Array<ArrayBuffer>; files: readonly PackedFile[] }> {
  const files = await packedFiles();
  const edits = saving.phase === "off" ? here : [...(await keeper.readAllBefore(here)), ...here];
  // A placeholder stands for a history that has not come from the store.
  const journal = edits.filter(({ changes, mark }) => changes.length > 0 || mark !== null);
  const packed = await toPackage({
    town: { name: ledger.town.name, code: ledger.town.code },
    savedAt: Date.now(),
    projects: ledger.projects,
    edits: journal,
    meeting,
    files,
  });
  return { packed, files };
}

export const readPackage = async (file: File): Promise<Parsed<ReadPackage | null>> =>
  fromPackage(new Uint8Array(await file.arrayBuffer()), file.name);

/**
 * Puts a package in the place of the ledger: with its history where nothing was edited here yet, otherwise as one edit that can be undone.
 * Resolves to the reasons for files that could not be kept.
 */
export async function openPackage(
  store: Store,
  name: string,
  { value, issues }: Parsed<ReadPackage>,
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const { bytes, ...info } of value.files) {
    const reason = await keepBytes({ ...info, bytes: bytes.length, data: bytes.buffer });
    if (reason !== null) refused.push(reason);
  }
  if (store.get().edits.length === 0 && keeper.autosave?.adopt(value.projects, value.edits))
    store.dispatch(replaceLedger(value.projects, value.edits));
  else store.dispatch(commit(stampNow(), storage.dialog.openEdit(name), () => value.projects));
  // Decks and minutes are no part of that edit: those that are here stay beside those that come.
  store.dispatch((state) =>
    openMeeting(
      mergeMeetings(NO_MEETING, value.meeting, state.meeting, newId, minutes.kept.hadHere),
    )(state),
  );
  store.dispatch(addIssues(issues));
  return refused;
}
