// What a version is called where it is chosen, shown and printed.
import type { Edit } from "#ledger/journal.ts";
import { versionsOf } from "#ledger/since.ts";
import type { JournalHere } from "#state/selectors.ts";
import { showTime } from "#ledger/showValue.ts";
import { changes } from "#words/zh-CN/changes.ts";

const say = changes.version;

export type VersionName = {
  seq: number;
  name: string;
  /** null for the data as first opened. */ at: number | null;
};

/** The version, or the plain edit, that has this seq; null where the journal has none. */
export function versionAt({ edits, past, versions }: JournalHere, seq: number): VersionName | null {
  if (seq === 0) return { seq, name: say.first, at: null };
  const edit = edits.find((one) => one.seq === seq) ?? past.get(seq)?.version;
  if (edit)
    return { seq, at: edit.at, name: edit.mark?.name ?? say.point(showTime(edit.at), edit.label) };
  const version = versions.find((one) => one.seq === seq);
  return version?.mark ? { seq, at: version.at, name: version.mark.name } : null;
}

/** What one can compare with, newest first, and in any case the one that is chosen. */
export function versionChoices(journal: JournalHere, chosen: number): VersionName[] {
  const { edits, versions } = journal;
  const seqs = [...new Set([chosen, ...versionsOf(edits, versions).map(({ seq }) => seq)])].sort(
    (a, b) => b - a,
  );
  return seqs.flatMap((seq) => versionAt(journal, seq) ?? []);
}

export const optionText = (
  { name, at, seq }: VersionName,
  { edits, versions }: JournalHere,
): string =>
  at === null || !versionsOf(edits, versions).some((version) => version.seq === seq)
    ? name
    : say.option(name, showTime(at));

/** “自 … 至 …”: from the version to the newest edit. */
export function spanOf(
  edits: readonly Edit[],
  { name, at }: VersionName,
): { version: string; from: string; to: string } {
  const last = edits.at(-1);
  return {
    version: name,
    from: changes.table.versionAt(name, at === null ? null : showTime(at)),
    to: last ? showTime(last.at) : say.now,
  };
}
