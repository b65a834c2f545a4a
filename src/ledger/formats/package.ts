// The app's own package, “.onemap”: a zip of ledger.json (projects, journal, decks and minutes, WGS84) and files/ (kept attachments). Its bytes are never trusted.
import * as v from "valibot";
import { error, IssueLog, warning, type Issue, type Parsed } from "#base/issue.ts";
import { isObject, type Loose } from "#base/loose.ts";
import { packZip, readZip, type ZipContent, type ZipParts } from "#base/zip.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import type { Edit } from "../journal.ts";
import type { Meeting } from "../meeting/meeting.ts";
import { reviveDeck, reviveMinute, type Revived } from "../meeting/revive.ts";
import type { Project } from "../project.ts";
import type { PackageTown } from "./packageTown.ts";
import { reviveEdit, reviveProject } from "../revive.ts";
import {
  FORMAT,
  packageFormatOf,
  upgradeEdit,
  upgradeMeeting,
  upgradeProject,
} from "../upgrade.ts";
import { parseJson } from "./parseJson.ts";

const say = storage.package;
const LEDGER = "ledger.json";
const FOLDER = "files/";
const MOST_BYTES = 500 * 2 ** 20;
const MOST_PROJECTS = 200_000;
const MOST_FILE_BYTES = 20 * 2 ** 20;
/** Records between two words about how far the reading is. */
const TELL_EVERY = 500;

/** An attachment's bytes under the id that projects name. */
export type PackedFile = { id: string; name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

export type Package = {
  town: PackageTown;
  /** Milliseconds since 1970; null where the package does not tell. */
  savedAt: number | null;
  projects: readonly Project[];
  edits: readonly Edit[];
  meeting: Meeting;
  files: readonly PackedFile[];
};

/** What was read also knows, 1-based, which of the package's projects each one is: `rows[i]` for `projects[i]`. */
export type ReadPackage = Package & { rows: readonly number[] };

/** What a package holds besides its lists and files. */
export type PackageRest = Pick<Package, "town" | "savedAt" | "meeting">;

const encoder = new TextEncoder();
const toBytes = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Makes a package of what comes piece by piece: a long history lies here as bytes, and never as one text. */
export class PackageWriter {
  readonly #projects: Uint8Array<ArrayBuffer>[] = [];
  readonly #edits: Uint8Array<ArrayBuffer>[] = [];
  readonly #files: PackedFile[] = [];
  #hasSites = false;

  addProjects(projects: readonly Project[]): void {
    this.#hasSites ||= projects.some(haveSites);
    addTo(this.#projects, projects);
  }

  addEdits(edits: readonly Edit[]): void {
    this.#hasSites ||= edits.some(({ changes }) =>
      changes.some(({ before, after }) => haveSites(before) || haveSites(after)),
    );
    addTo(this.#edits, edits);
  }

  addFile(file: PackedFile): void {
    this.#files.push(file);
  }

  finish({ town, savedAt, meeting }: PackageRest): Promise<Uint8Array<ArrayBuffer>> {
    const head = { format: "one-map", version: packageFormatOf(this.#hasSites), town, savedAt };
    const tail = {
      decks: meeting.decks,
      minutes: meeting.minutes,
      files: this.#files.map(({ id, name, type }) => ({ id, name, type })),
    };
    const ledger = [
      toBytes(`${JSON.stringify(head).slice(0, -1)},"projects":[`),
      ...this.#projects,
      toBytes('],"edits":['),
      ...this.#edits,
      toBytes(`],${JSON.stringify(tail).slice(1)}`),
    ];
    const files = this.#files.map(({ id, bytes }) => [FOLDER + id, bytes] as const);
    return packZip(new Map<string, ZipContent>([[LEDGER, ledger], ...files]));
  }
}

const haveSites = (project: Project | null): boolean => (project?.sites.length ?? 0) > 0;

/** One record after another, as they stand in a list. */
function addTo(pieces: Uint8Array<ArrayBuffer>[], records: readonly unknown[]): void {
  if (records.length === 0) return;
  const text = JSON.stringify(records).slice(1, -1);
  pieces.push(toBytes(pieces.length > 0 ? `,${text}` : text));
}

/** The package as bytes. */
export function toPackage({
  projects,
  edits,
  files,
  ...rest
}: Package): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new PackageWriter();
  writer.addProjects(projects);
  writer.addEdits(edits);
  for (const file of files) writer.addFile(file);
  return writer.finish(rest);
}

/** Of every package; what stands inside is looked at record by record. */
const Outer = v.looseObject({ format: v.literal("one-map"), version: v.optional(v.unknown()) });
const VersionNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const Text = v.fallback(v.optional(v.string(), ""), "");
/** Whatever stands there but the plain word is no example. */
const Flag = v.fallback(v.optional(v.boolean(), false), false);
const PackedTown = v.object({ name: Text, code: Text, isExample: Flag });
const NO_TOWN = { name: "", code: "", isExample: false };
const Head = v.object({
  town: v.fallback(v.optional(PackedTown, {}), NO_TOWN),
  savedAt: v.fallback(v.optional(v.nullable(v.pipe(v.number(), v.finite())), null), null),
});
const FileRow = v.fallback(v.object({ id: Text, name: Text, type: Text }), {
  id: "",
  name: "",
  type: "",
});

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
/** What may name a part of the archive: no path leads out of it. */
const isFileId = (id: string): boolean => /^[\w-]{1,80}$/.test(id);

/** Reads a package. null with one error when it is none; otherwise everything in it that is good, and an issue for each thing that is not. */
export async function fromPackage(
  bytes: Uint8Array,
  file = "",
  progress: (share: number) => void = () => undefined,
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
  if (!v.is(Outer, ledger)) return refuse("package.not-ours", say.notOurs);
  const { version } = ledger;
  if (!v.is(VersionNumber, version))
    return refuse("package.bad-version", say.badVersion(String(version).slice(0, 20)));
  if (version > FORMAT) return refuse("package.newer", say.newer(String(version)));
  const rows = listOf(ledger.projects);
  if (rows.length > MOST_PROJECTS) return refuse("package.too-many", say.tooMany(rows.length));
  return readLedger(ledger, version, unpacked.parts, file, progress);
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
  progress: (share: number) => void,
): Parsed<ReadPackage> {
  const log = new IssueLog();
  const [projects, edits] = [listOf(ledger.projects), listOf(ledger.edits)];
  const told = (done: number) => progress(done / (projects.length + edits.length));
  const read = readProjects(projects, version, log, file, told);
  const { town, savedAt } = v.parse(Head, ledger);
  const value: ReadPackage = {
    town: { name: town.name, code: town.code || null, isExample: town.isExample },
    savedAt,
    projects: read.map(({ project }) => project),
    rows: read.map(({ row }) => row),
    meeting: readMeeting(upgradeMeeting(ledger, version), log, file),
    edits: readEdits(edits, version, log, file, (done) => told(projects.length + done)),
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
  progress: (done: number) => void,
): { project: Project; row: number }[] {
  const taken = new Set<string>();
  return rows.flatMap((row, index) => {
    if (index % TELL_EVERY === 0) progress(index);
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
function readEdits(
  rows: readonly unknown[],
  version: number,
  log: IssueLog,
  file: string,
  progress: (done: number) => void,
): Edit[] {
  let edits: Edit[] = [];
  rows.forEach((row, index) => {
    if (index % TELL_EVERY === 0) progress(index);
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
    const { id, name, type } = v.parse(FileRow, row);
    const bytes = isFileId(id) ? parts.get(FOLDER + id) : undefined;
    if (bytes && bytes.length <= MOST_FILE_BYTES) return [{ id, name: name || id, type, bytes }];
    log.add(warning("package.bad-file", say.file((name || id).slice(0, 60)), { file }));
    return [];
  });
}
