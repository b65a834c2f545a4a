// What the page and the worker of packages say to each other. Long lists travel in slices, so that neither
// holds the other up.
import type { Parsed } from "#base/issue.ts";
import type { PackageRest, PackedFile, ReadPackage } from "#ledger/formats/package.ts";
import type { Edit } from "#ledger/journal.ts";
import type { Project } from "#ledger/project.ts";
import type { Meanwhile } from "../answerOf.ts";

/** The lists of a package that was read, and what a slice of each is made of. */
export type Lists = {
  projects: readonly Project[];
  edits: readonly Edit[];
  files: readonly PackedFile[];
};
export type ListName = keyof Lists;

/** A package that was read, without its lists: how long each of them is. */
export type Summary = Omit<ReadPackage, ListName | "rows"> & {
  counts: Readonly<Record<ListName, number>>;
};

export type ToWorker =
  | { projects: readonly Project[] }
  /** Edits as the store holds them, and as a window does: oldest first. */
  | { records: readonly unknown[] }
  | { file: PackedFile }
  | { pack: PackageRest }
  | { read: Blob; name: string }
  | { take: ListName; from: number; to: number };

export type Answer =
  | { packed: Uint8Array<ArrayBuffer> }
  | { found: Parsed<Summary | null> }
  | { slice: Lists[ListName] };
export type FromWorker = Answer | Meanwhile;
