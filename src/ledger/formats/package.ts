// The app's own package, “.onemap”: a zip of ledger.json (projects, journal, decks and minutes, WGS84) and files/ (kept attachments). Its bytes are never trusted.
import { error, IssueLog, warning, type Issue, type Parsed } from "#base/issue.ts";
import { isObject, type Loose } from "#base/loose.ts";
import { packZip, readZip, type ZipParts } from "#base/zip.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import type { Edit } from "../journal.ts";
import type { Meeting } from "../meeting/meeting.ts";
import { reviveDeck, reviveMinute, type Revived } from "../meeting/revive.ts";
import type { Project } from "../project.ts";
import { reviveEdit, reviveProject } from "../revive.ts";
import { FORMAT, PACKAGE_FORMAT, upgradeEdit, upgradeMeeting, upgradeProject } from "../upgrade.ts";
import { parseJson } from "./parseJson.ts";

const say = storage.package;
const LEDGER = "ledger.json";
const FOLDER = "files/";
const MOST_BYTES = 500 * 2 ** 20;
const MOST_PROJECTS = 200_000;
const MOST_FILE_BYTES = 20 * 2 ** 20;

/** An attachment's bytes under the id that projects name. */
export type PackedFile = { id: string; name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

export type Package = {
  town: { name: string; code: string | null };
  /** Milliseconds since 1970; null where the package does not tell. */
  savedAt: number | null;
  projects: readonly Project[];
  edits: readonly Edit[];
  meeting: Meeting;
  files: readonly PackedFile[];
};

/** What was read also knows, 1-based, which of the package's projects each one is: `rows[i]` for `projects[i]`. */
export type ReadPackage = Package & { rows: readonly number[] };

/** The package as bytes. */
export function toPackage({
  town,
  savedAt,
  projects,
  edits,
  meeting,
  files,
}: Package): Promise<Uint8Array<ArrayBuffer>> {
  const list = files.map(({ id, name, type }) => ({ id, name, type }));
  const ledger = {
    format: "one-map",
    version: PACKAGE_FORMAT,
    town,
    savedAt,
    projects,
    edits,
    decks: meeting.decks,
    minutes: meeting.minutes,
    files: list,
  };
  const parts = new Map<string, Uint8Array<ArrayBuffer>>([
    [LEDGER, new TextEncoder().encode(JSON.stringify(ledger))],
  ]);
  for (const { id, bytes } of files) parts.set(FOLDER + id, bytes);
  return packZip(parts);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
/** What may name a part of the archive: no path leads out of it. */
const isFileId = (id: string): boolean => /^[\w-]{1,80}$/.test(id);

/** Reads a package. null with one error when it is none; otherwise everything in it that is good, and an issue for each thing that is not. */
export async function fromPackage(
  bytes: Uint8Array,
  file = "",
): Promise<Parsed<ReadPackage | null>> {
  const refuse = (code: string, message: string): Parsed<null> => ({
    value: null,
    issues: [error(code, message, { file })],
  });
  const unpacked = await unpack(bytes);
  if ("failed" in unpacked)
    return unpacked.failed === "too-big"
      ? refuse("package.too-big", say.tooBig)
      : refuse("package.broken", say.broken);
  const text = unpacked.parts.get(LEDGER);
  if (!text) return refuse("package.no-ledger", say.noLedger);
  let ledger: unknown;
  try {
    ledger = parseJson(new TextDecoder().decode(text));
  } catch {
    return refuse("package.broken", say.broken);
  }
  if (!isObject(ledger) || ledger.format !== "one-map")
    return refuse("package.not-ours", say.notOurs);
  const { version } = ledger;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1)
    return refuse("package.bad-version", say.badVersion(String(version).slice(0, 20)));
  if (version > FORMAT) return refuse("package.newer", say.newer(String(version)));
  const rows = listOf(ledger.projects);
  if (rows.length > MOST_PROJECTS) return refuse("package.too-many", say.tooMany(rows.length));
  return readLedger(ledger, version, unpacked.parts, file);
}

async function unpack(bytes: Uint8Array): ReturnType<typeof readZip> {
  try {
    return await readZip(bytes, (name) => name === LEDGER || name.startsWith(FOLDER), MOST_BYTES);
  } catch {
    return { failed: "broken" };
  }
}

function readLedger(
  ledger: Loose,
  version: number,
  parts: ZipParts,
  file: string,
): Parsed<ReadPackage> {
  const log = new IssueLog();
  const read = readProjects(listOf(ledger.projects), version, log, file);
  const town = isObject(ledger.town) ? ledger.town : {};
  const value: ReadPackage = {
    town: { name: textOf(town.name), code: textOf(town.code) || null },
    savedAt:
      typeof ledger.savedAt === "number" && Number.isFinite(ledger.savedAt) ? ledger.savedAt : null,
    projects: read.map(({ project }) => project),
    rows: read.map(({ row }) => row),
    meeting: readMeeting(upgradeMeeting(ledger, version), log, file),
    edits: readEdits(listOf(ledger.edits), version, log, file),
    files: readFiles(listOf(ledger.files), parts, log, file),
  };
  const issues: readonly Issue[] = log.finish((code, left) =>
    warning(code, say.more(left), { file }),
  );
  return { value, issues };
}

function readProjects(
  rows: readonly unknown[],
  version: number,
  log: IssueLog,
  file: string,
): { project: Project; row: number }[] {
  const taken = new Set<string>();
  return rows.flatMap((row, index) => {
    const project = reviveProject(upgradeProject(row, version));
    const place = { file, row: index + 1 };
    if (!project)
      log.add(
        error(
          "package.bad-project",
          say.project(index + 1, isObject(row) ? textOf(row.name).slice(0, 30) : ""),
          place,
        ),
      );
    else if (taken.has(project.id))
      log.add(
        error("package.duplicate-id", say.duplicate(index + 1, project.id.slice(0, 60)), place),
      );
    else {
      taken.add(project.id);
      return [{ project, row: index + 1 }];
    }
    return [];
  });
}

function readMeeting(
  { decks, minutes }: { decks: unknown; minutes: unknown },
  log: IssueLog,
  file: string,
): Meeting {
  const read = <T extends { id: string }>(
    list: unknown,
    revive: (value: unknown) => Revived<T> | null,
    code: string,
    sentences: { none: (n: number) => string; part: (n: number, lost: number) => string },
  ): readonly T[] => {
    const taken = new Set<string>();
    return listOf(list).flatMap((value, index): T[] => {
      const place = { file, path: `${code}[${index}]` };
      const revived = revive(value);
      if (!revived || taken.has(revived.item.id)) {
        log.add(warning(`package.bad-${code}`, sentences.none(index + 1), place));
        return [];
      }
      taken.add(revived.item.id);
      if (revived.lost > 0)
        log.add(
          warning(`package.bad-${code}-part`, sentences.part(index + 1, revived.lost), place),
        );
      return [revived.item];
    });
  };
  return {
    decks: read(decks, reviveDeck, "deck", words.package.deck),
    minutes: read(minutes, reviveMinute, "minute", words.package.minute),
  };
}

/** Numbers must rise by one; what stands before a gap cannot be walked back to and is left out. */
function readEdits(rows: readonly unknown[], version: number, log: IssueLog, file: string): Edit[] {
  let edits: Edit[] = [];
  rows.forEach((row, index) => {
    const read = reviveEdit(upgradeEdit(row, version));
    const place = { file, path: `edits[${index}]` };
    if (!read) {
      log.add(warning("package.bad-edit", say.edit(index + 1), place));
      return;
    }
    if (read.lost > 0)
      log.add(warning("package.bad-change", say.changes(index + 1, read.lost), place));
    if (read.edit.seq !== (edits.at(-1)?.seq ?? read.edit.seq - 1) + 1) {
      log.add(warning("package.gap", say.gap(read.edit.seq), place));
      edits = [];
    }
    edits.push(read.edit);
  });
  return edits;
}

function readFiles(
  rows: readonly unknown[],
  parts: ZipParts,
  log: IssueLog,
  file: string,
): PackedFile[] {
  return rows.flatMap((row) => {
    const [id, name, type] = isObject(row)
      ? [textOf(row.id), textOf(row.name), textOf(row.type)]
      : ["", "", ""];
    const bytes = isFileId(id) ? parts.get(FOLDER + id) : undefined;
    if (bytes && bytes.length <= MOST_FILE_BYTES) return [{ id, name: name || id, type, bytes }];
    log.add(warning("package.bad-file", say.file((name || id).slice(0, 60)), { file }));
    return [];
  });
}
