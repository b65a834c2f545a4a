// One import from opened files to what is taken: holds sources, setups and decisions, and answers in windows small enough for a page.
// Knows no worker and no screen; storage/importing runs it off the main thread, the command line and tests run it as it is.
import type { ProjectId } from "#base/ids.ts";
import type { Issue } from "#base/issue.ts";
import { shorten } from "#base/shorten.ts";
import { untangle } from "#geo/selfCrossing.ts";
import type { Crs } from "#geo/crs.ts";
import type { CrsFinding } from "#geo/detectCrs.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { Plan } from "#plan/plan.ts";
import type { Project } from "../project.ts";
import { headSetKey, type Recognised } from "../reading/heads.ts";
import type { InputFile, ReadContext, Source } from "../source.ts";
import { readFiles } from "../formats/registry.ts";
import type { Origin } from "./apply.ts";
import type { Draft } from "./draft.ts";
import { keepApart } from "./keepApart.ts";
import { flattenObjects } from "./flattenObjects.ts";
import { type Ground } from "./guards.ts";
import {
  ImportPlan,
  NOTHING_TAKEN,
  takePlan,
  type Decision,
  type Drafts,
  type PlanContext,
  type PlanRow,
  type RowKind,
  type Taken,
} from "./plan.ts";
import { DraftReader } from "./readDrafts.ts";
import { splitSites } from "./splitSites.ts";
import {
  findCrs,
  headsOf,
  placesUnder,
  propose,
  proposeTargets,
  rowsOf,
  type ColumnTarget,
  type RowsOf,
  type Setup,
} from "./setup.ts";
import type { OfficeKey } from "../parts.ts";
import { readOfficeBook, withoutServiceSheets, type OfficeBase } from "./officeBase.ts";
import { words } from "#words/words.ts";

export type JobTown = {
  plan: Plan | null;
  projects: readonly Project[];
  ground: Ground;
  /** Decides whether two lists of offices mean the same. */
  officeKey: OfficeKey;
  /** A ledger that is not said to be an example takes none in. */
  isExample?: boolean;
};

/** Mappings the user has corrected before: by headSetKey, then by head. */
export type Remembered = Readonly<Record<string, Readonly<Record<string, ColumnTarget>>>>;

export type JobOptions = {
  town: JobTown;
  given: Crs | null;
  remembered: Remembered;
  /** Nobody can be asked: what the data leaves open is read as WGS-84. */ assume?: boolean;
  /** The projects the files were made from, where the caller knows them. */ origin?:
    | readonly Project[]
    | null;
};

export type SourceView = {
  index: number;
  file: string;
  sheet: string | null;
  format: Source["format"];
  rowCount: number;
  skipped: Source["skipped"];
  heads: readonly Recognised[];
  headKey: string;
  /** The first rows as text, for choosing columns by what is in them. */
  samples: readonly (readonly string[])[];
  hasPlaces: boolean;
  finding: CrsFinding | null;
  setup: Setup;
};

type Opened = {
  source: Source;
  heads: readonly Recognised[];
  finding: CrsFinding | null;
  setup: Setup;
};

/** The same heads mean other things in a list of sites. */
const headKeyOf = ({ columns }: Source, rows: RowsOf): string =>
  (rows === "sites" ? "sites:" : "") + headSetKey(columns);

const MOST_EXTENT = 400;
const PLAN_SLICE = 4000;

export class ImportJob {
  readonly issues: readonly Issue[];
  readonly officeBase: OfficeBase | null;
  readonly #options: JobOptions;
  readonly #opened: Opened[];
  readonly #origin: ReadonlyMap<ProjectId, Project>;
  readonly #shapes: ReadonlyMap<string, string>;
  readonly #decisions = new Map<number, Decision>();
  #plan: ImportPlan | null = null;
  /** Shapes the user has had mended, by row of the plan. */
  readonly #mended = new Map<number, Draft>();

  private constructor(
    sources: readonly Source[],
    issues: readonly Issue[],
    options: JobOptions,
    base: OfficeBase | null,
    shapes: ReadonlyMap<string, string>,
  ) {
    this.issues = issues;
    this.officeBase = base;
    this.#options = options;
    this.#shapes = shapes;
    this.#origin = new Map((options.origin ?? []).map((project) => [project.id, project]));
    this.#opened = sources.map((source) => this.#open(source));
  }

  /** Reads the files. Rejects only when `context.signal` is aborted. */
  static async open(
    files: readonly InputFile[],
    context: ReadContext,
    options: JobOptions,
  ): Promise<ImportJob> {
    const read = await readFiles(files, context);
    const own = keepApart(read.value, options.town.isExample ?? false);
    const { base, shapes } = readOfficeBook(own.value);
    return new ImportJob(
      withoutServiceSheets(own.value).map(flattenObjects).flatMap(splitSites),
      [...read.issues, ...own.issues],
      options,
      base,
      shapes,
    );
  }

  #open(source: Source, rows: RowsOf = rowsOf(source)): Opened {
    const heads = headsOf(source, rows);
    const { town, given, remembered } = this.#options;
    const known = remembered[headKeyOf(source, rows)];
    const targets = proposeTargets(heads).map(
      (target, column) => known?.[source.columns[column]!] ?? target,
    );
    const finding = findCrs(
      source,
      heads,
      targets,
      { home: town.ground.home ?? [73, 3, 136, 54], projects: town.projects },
      given,
    );
    const setup = propose(source, heads, targets, finding, rows);
    return {
      source,
      heads,
      finding,
      setup: this.#isOpen(finding) ? { ...setup, crs: null } : setup,
    };
  }

  /** Whether the user has to say which system it is. */
  #isOpen = (finding: CrsFinding | null): boolean =>
    finding?.how === "ambiguous" && this.#options.assume !== true;

  get views(): SourceView[] {
    return this.#opened.map(({ source, heads, finding, setup }, index) => ({
      index,
      file: source.file,
      sheet: source.sheet,
      format: source.format,
      rowCount: source.rows.length,
      skipped: source.skipped.slice(0, MOST_EXTENT),
      heads,
      headKey: headKeyOf(source, setup.rows),
      samples: source.rows
        .slice(0, 4)
        .map(({ cells }) => source.columns.map((_, column) => sampleText(cells[column]))),
      hasPlaces: source.hasGeometry || finding !== null,
      finding,
      setup,
    }));
  }

  /** Changes how a source is read. A new mapping may hold other coordinates, so the system is looked for again. */
  setup(index: number, change: Partial<Setup>): void {
    const opened = this.#opened[index]!;
    if (change.rows && change.rows !== opened.setup.rows) {
      // Projects and sites have other columns: they are looked at anew.
      this.#opened[index] = this.#open(opened.source, change.rows);
      this.#forget();
      return;
    }
    const setup = { ...opened.setup, ...change };
    if (change.targets) {
      const { town, given } = this.#options;
      opened.finding = findCrs(
        opened.source,
        opened.heads,
        change.targets,
        { home: town.ground.home ?? [73, 3, 136, 54], projects: town.projects },
        given,
      );
      if (change.crs === undefined)
        Object.assign(setup, {
          crs: this.#isOpen(opened.finding) ? null : (opened.finding?.chosen?.crs ?? null),
          swapped: opened.finding?.chosen?.swapped ?? false,
        });
    }
    opened.setup = setup;
    this.#forget();
  }

  #forget(): void {
    this.#plan = null;
    this.#mended.clear();
    this.#decisions.clear();
  }

  placesUnder(index: number, crs: Crs, swapped: boolean): LngLat[] {
    const { source, setup } = this.#opened[index]!;
    return placesUnder(source, setup.targets, crs, swapped);
  }

  decide(row: number, decision: Decision | null): void {
    if (decision) this.#decisions.set(row, decision);
    else this.#decisions.delete(row);
    this.#plan = null;
  }

  /** Untangles the self-crossing area of a row; what it was can be had back with `restoreShape`. */
  mend(row: number): void {
    const draft = this.#plan && row < this.#plan.size ? this.#plan.rowAt(row).draft : undefined;
    if (!draft?.geometry) return;
    this.#mended.set(row, { ...draft, geometry: untangle(draft.geometry) });
    this.#plan = null;
  }

  restoreShape(row: number): void {
    this.#mended.delete(row);
    this.#plan = null;
  }

  /** Reads and plans everything that is included. Takes what it takes: run it off the main thread. */
  plan({ progress }: Pick<ReadContext, "progress">): ImportPlan {
    while (!this.planAhead()) progress(this.#plan!.share);
    return this.#plan!;
  }

  /** A slice of the plan, some milliseconds long; true when it is whole. A change of setup drops what was planned. */
  planAhead(): boolean {
    this.#plan ??= new ImportPlan(this.#drafts(), this.#planContext());
    return this.#plan.advance(PLAN_SLICE);
  }

  /** Whether every source to be read has its coordinate system, or cannot have one. */
  get isAnswered(): boolean {
    return this.#opened.every(
      ({ setup, finding }) =>
        !setup.include || finding === null || finding.how === "refused" || setup.crs !== null,
    );
  }

  #drafts(): Drafts {
    const parts = this.#opened
      .map((opened, index) => ({ ...opened, index }))
      .filter(({ setup }) => setup.include)
      .map(({ source, setup, index }) => ({
        rows: source.rows,
        reader: new DraftReader(source, index, setup, {
          plan: this.#options.town.plan,
          shapes: this.#shapes,
        }),
      }));
    const at = (index: number): Draft => {
      let offset = index;
      const part = parts.find(
        ({ rows }) => offset < rows.length || ((offset -= rows.length), false),
      )!;
      return this.#mended.get(index) ?? part.reader.read(part.rows[offset]!);
    };
    return { count: parts.reduce((sum, { rows }) => sum + rows.length, 0), at };
  }

  #planContext(): PlanContext {
    const { town } = this.#options;
    const origins = this.#opened.map(({ source, setup }): Origin => ({
      file: source.file,
      precision: setup.precision,
      accuracyMetres: setup.accuracyMetres,
      blankClears: setup.blankClears,
      sourceText: (row) => words.importing.sourceText(source.file, row, setup.crs),
    }));
    return {
      projects: town.projects,
      ground: town.ground,
      origins,
      decisions: this.#decisions,
      plan: town.plan,
      sites: this.#opened.map(({ setup: { owner, siteType } }) => ({ owner, siteType })),
      baseOf: (id) => this.officeBase?.projects.get(id) ?? this.#origin.get(id),
      officeKey: town.officeKey,
    };
  }

  /** Rows of the kinds wanted, from the `from`th on. `at` is the row's number in the plan. */
  rows(kinds: readonly RowKind[], from: number, count: number): { at: number; row: PlanRow }[] {
    const found: { at: number; row: PlanRow }[] = [];
    const plan = this.#plan;
    if (!plan) return found;
    let skip = from;
    for (let at = 0; at < plan.size && found.length < count; at++) {
      if (!kinds.includes(plan.kindAt(at)) || skip-- > 0) continue;
      found.push({ at, row: plan.rowAt(at) });
    }
    return found;
  }

  decisionOf = (row: number): Decision | undefined => this.#decisions.get(row);
  isMended = (row: number): boolean => this.#mended.has(row);

  take(): Taken {
    return this.#plan ? takePlan(this.#plan, this.#planContext()) : NOTHING_TAKEN;
  }

  /** Every rejected row as it stood in its file, with its number, reason and remedy before it: to be mended and imported again. */
  rejectedTable(): { columns: string[]; rows: (string | number | null)[][] } {
    const rejected = this.rows(["rejected", "unclear"], 0, Infinity).map(({ row }) => row);
    const sources = [...new Set(rejected.map(({ draft }) => draft.source))];
    const columns = [...new Set(sources.flatMap((index) => this.#opened[index]!.source.columns))];
    const byRow = this.#opened.map(
      ({ source }) => new Map(source.rows.map((row) => [row.row, row])),
    );
    const rows = rejected.map(({ draft, issues }) => {
      const { source } = this.#opened[draft.source]!;
      const raw = byRow[draft.source]!.get(draft.row);
      const cells = columns.map((column) => exportCell(raw?.cells[source.columns.indexOf(column)]));
      const reasons = issues
        .filter(({ severity }) => severity === "error")
        .map(({ message }) => message)
        .join("\n");
      return [source.file, draft.row, reasons, ...cells];
    });
    return { columns: [...words.importing.rejectedHeads, ...columns], rows };
  }
}

const exportCell = (cell: unknown): string | number | null =>
  cell === null || cell === undefined
    ? null
    : typeof cell === "string" || typeof cell === "number"
      ? cell
      : JSON.stringify(cell);

const sampleText = (cell: unknown): string => shorten(String(exportCell(cell) ?? ""));
