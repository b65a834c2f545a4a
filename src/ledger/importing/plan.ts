// What an import would do, row by row, before anything is done: added, changed field by field, unchanged, unclear, rejected.
// Accepted + rejected = rows in the file, always.
import { error, warning, type Issue, type Place } from "#base/issue.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { ProjectId } from "#base/ids.ts";
import { words } from "#words/words.ts";
import { isVerified, type Project } from "../project.ts";
import {
  changedParts,
  partOf,
  sameMeaning,
  sitePart,
  withParts,
  type OfficeKey,
  type Part,
  type PartEntry,
  type PartValue,
} from "../parts.ts";
import type { Site } from "../site.ts";
import type { Plan } from "#plan/plan.ts";
import { SiteIds, SitePlanner, type SiteVerdict } from "./planSites.ts";
import type { Setup } from "./setup.ts";
import { applyDraft, makeId, newProject, type Origin } from "./apply.ts";
import { isRejected, type Draft } from "./draft.ts";
import { guardPlace, isPlainPoint, PileUp, type Ground } from "./guards.ts";
import { makeMatcher } from "./match.ts";

const say = words.importing;

export const ROW_KINDS = ["added", "changed", "unchanged", "unclear", "rejected"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** One part in which file and ledger differ. `conflict`: taking the file's would overwrite what somebody entered or confirmed. */
export type RowChange = {
  part: Part;
  ledger: PartValue;
  file: PartValue;
  base: PartValue | undefined;
  conflict: boolean;
};

export type PlanRow = {
  draft: Draft;
  kind: RowKind;
  /** The project it changes, or those it might. */
  targets: readonly Project[];
  changes: readonly RowChange[];
  issues: readonly Issue[];
};

export type Take = "file" | "ledger";
/** The user's word on a row. `parts` overrules the default part by part; `as` settles an unclear one ("new" adds it). */
export type Decision = {
  skip?: boolean;
  parts?: Readonly<Partial<Record<Part, Take>>>;
  as?: ProjectId | "new";
};

/** The state of a project when a workbook was sent out, for a three-way merge; undefined where there is none. */
export type BaseOf = (id: ProjectId) => Project | undefined;

export type PlanContext = {
  projects: readonly Project[];
  ground: Ground;
  officeKey: OfficeKey;
  origins: readonly Origin[];
  baseOf: BaseOf;
  /** The plan of the town, which tells what the sites of a task most likely are. */
  plan: Plan | null;
  /** What the user says of each source that lists sites. */
  sites: readonly Pick<Setup, "owner" | "siteType">[];
  decisions: ReadonlyMap<number, Decision>;
};

/** Drafts are made anew whenever they are asked for: keeping a hundred thousand costs more than reading them twice. */
export type Drafts = { count: number; at: (index: number) => Draft };

export type PlanCounts = Readonly<Record<RowKind, number>> & {
  read: number;
  accepted: number;
  rejected: number;
};

const CODES = Object.fromEntries(ROW_KINDS.map((kind, code) => [kind, code])) as Readonly<
  Record<RowKind, number>
>;

/** The verdict on every row: a byte each, and a note only where there is more to say. Rows are written out when looked at. */
export class ImportPlan {
  /** How often each issue occurs. */
  readonly issueCounts = new Map<string, number>();
  readonly #counts = { added: 0, changed: 0, unchanged: 0, unclear: 0, rejected: 0 };
  readonly #drafts: Drafts;
  readonly #decisions: PlanContext["decisions"];
  readonly #planner: Planner;
  readonly #kinds: Uint8Array;
  readonly #notes = new Map<number, Pick<PlanRow, "targets" | "issues">>();
  /** Whose sites the rows of lists of sites are. */
  readonly #sites = new Map<number, SiteVerdict>();

  /** Rows that have their verdict. */
  #done = 0;

  /** A plan of no row yet: `advance` until it is whole. */
  constructor(drafts: Drafts, context: PlanContext) {
    this.#drafts = drafts;
    this.#decisions = context.decisions;
    this.#planner = new Planner(context, drafts.count);
    this.#kinds = new Uint8Array(drafts.count);
  }

  /** Judges up to `rows` more rows, in time linear in them; true when none are left. */
  advance(rows: number): boolean {
    for (const end = Math.min(this.#done + rows, this.size); this.#done < end; this.#done++)
      this.#judge(this.#done);
    return this.#done === this.size;
  }

  #judge(index: number): void {
    const draft = this.#drafts.at(index);
    const decision = this.#decisions.get(index);
    const verdict = draft.site ? this.#planner.sites.plan(draft, decision) : null;
    if (verdict) this.#sites.set(index, verdict);
    const { kind, targets, issues } = verdict ?? this.#planner.plan(draft, decision);
    if (kind === "added" && !verdict) this.#planner.sites.willAdd(draft, index);
    this.#kinds[index] = CODES[kind];
    this.#counts[kind]++;
    if (targets.length > 0 || issues !== draft.issues) this.#notes.set(index, { targets, issues });
    for (const { code } of issues)
      this.issueCounts.set(code, (this.issueCounts.get(code) ?? 0) + 1);
  }

  /** Share of the rows that have their verdict, 0…1. */
  get share(): number {
    return this.size === 0 ? 1 : this.#done / this.size;
  }

  get counts(): PlanCounts {
    const { added, changed, unchanged } = this.#counts;
    const accepted = added + changed + unchanged;
    return { ...this.#counts, read: this.size, accepted, rejected: this.size - accepted };
  }

  get size(): number {
    return this.#drafts.count;
  }

  kindAt(index: number): RowKind {
    return ROW_KINDS[this.#kinds[index]!]!;
  }

  rowAt(index: number): PlanRow {
    const draft = this.#planner.own(this.#drafts.at(index));
    const kind = this.kindAt(index);
    const verdict = this.#sites.get(index);
    if (verdict) {
      const { targets, issues } = verdict;
      return { draft, kind, targets, changes: this.#siteChanges(verdict, draft), issues };
    }
    const { targets, issues } = this.#notes.get(index) ?? { targets: NOBODY, issues: draft.issues };
    return {
      draft,
      kind,
      targets,
      changes: kind === "changed" ? this.#planner.changes(targets[0]!, draft) : NO_CHANGES,
      issues,
    };
  }

  #siteChanges({ kind, owner, site }: SiteVerdict, draft: Draft): readonly RowChange[] {
    return kind === "changed" && owner && site
      ? this.#planner.sites.changes(owner, site, draft)
      : NO_CHANGES;
  }

  /** Whose site a row is, and what it would be; null for a row of projects, and where it is not taken. */
  siteAt(index: number): SiteVerdict | null {
    return this.#sites.get(index) ?? null;
  }

  get sitePlanner(): SitePlanner {
    return this.#planner.sites;
  }

  /** All rows written out: for what is small, or goes through each of them once. */
  *rows(): Generator<PlanRow> {
    for (let index = 0; index < this.size; index++) yield this.rowAt(index);
  }
}

class Planner {
  readonly #context: PlanContext;
  readonly #match: ReturnType<typeof makeMatcher>;
  /** Row that spoke first of a project, and of a new id. */
  readonly #claimed = new Map<string, number>();
  readonly #points: PileUp;
  readonly sites: SitePlanner;

  constructor(context: PlanContext, count: number) {
    this.#context = context;
    this.#points = new PileUp(count);
    this.#match = makeMatcher(context.projects);
    this.sites = new SitePlanner(context);
  }

  /** The draft as it counts for its project: without offices that only repeat the tasks'. */
  own = (draft: Draft): Draft => withoutInherited(draft, this.#context.officeKey);

  plan(given: Draft, decision: Decision | undefined): Pick<PlanRow, "kind" | "targets" | "issues"> {
    const draft = this.own(given);
    if (draft.issues.length > 0 && isRejected(draft))
      return { kind: "rejected", targets: NOBODY, issues: draft.issues };
    if (decision?.skip) return this.#refuse(draft, "import.skipped", say.skipped());
    const { found, by } = decision?.as === "new" ? NEW : this.#match(draft);
    const chosen =
      found.find(({ id }) => id === decision?.as) ?? (found.length === 1 ? found[0]! : null);
    if (!chosen && found.length > 1)
      return this.#refuse(draft, "import.unclear", say.unclear(found.length), found, "unclear");
    // An id alone tells which project is meant, and nothing of one that the ledger does not hold.
    if (!chosen && typeof draft.values.name !== "string")
      return this.#refuse(draft, "data.no-name", say.noNameForId(String(draft.values.id)));
    const claim = chosen?.id ?? (typeof draft.values.id === "string" ? draft.values.id : null);
    const first = claim === null ? undefined : this.#claimed.get(claim);
    if (first !== undefined)
      return this.#refuse(
        draft,
        "data.duplicate-id",
        by === "name" ? say.sameProject(first) : say.duplicateId(String(claim), first),
        found,
      );
    if (claim !== null) this.#claimed.set(claim, draft.row);
    const issues = draft.geometry ? this.#guard(draft, draft.geometry, chosen) : draft.issues;
    if (!chosen) return { kind: "added", targets: NOBODY, issues };
    return {
      kind: this.changes(chosen, draft).length > 0 ? "changed" : "unchanged",
      targets: [chosen],
      issues,
    };
  }

  #place = (draft: Draft): Place => ({
    file: this.#origin(draft).file,
    row: draft.row,
    path: String(draft.values.name ?? ""),
  });

  #refuse(
    draft: Draft,
    code: string,
    message: string,
    targets: readonly Project[] = NOBODY,
    kind: RowKind = "rejected",
  ): Pick<PlanRow, "kind" | "targets" | "issues"> {
    return { kind, targets, issues: [...draft.issues, error(code, message, this.#place(draft))] };
  }

  #origin = (draft: Draft): Origin => this.#context.origins[draft.source]!;

  changes(project: Project, draft: Draft): RowChange[] {
    const base = this.#context.baseOf(project.id);
    const origin = base ? { ...this.#origin(draft), blankClears: true } : this.#origin(draft);
    const theirs = applyDraft(base ?? project, draft, origin);
    const { officeKey } = this.#context;
    const parts = changedParts(base ?? project, theirs, officeKey);
    const same = (part: Part, a: Project, b: Project): boolean =>
      sameMeaning(
        part,
        { tasks: a.tasks, value: partOf(a, part) },
        { tasks: b.tasks, value: partOf(b, part) },
        officeKey,
      );
    return parts.flatMap((part): RowChange[] => {
      const [ledger, file] = [partOf(project, part), partOf(theirs, part)];
      if (same(part, project, theirs)) return [];
      const was = base && partOf(base, part);
      const conflict = base
        ? !same(part, base, project)
        : PLACE_PARTS.has(part) && isVerified(project);
      return [{ part, ledger, file, base: was, conflict }];
    });
  }

  #guard(draft: Draft, geometry: PlaceGeometry, project: Project | null): readonly Issue[] {
    const { values } = draft;
    const first = this.#points.add(geometry, draft.row);
    const ground = this.#context.ground;
    // Most rows of a large file are just that; they must cost next to nothing. A road's length decides only where it is stated.
    if (
      first === null &&
      isPlainPoint(
        geometry,
        values.statedMetres ? (values.kind ?? project?.kind) : null,
        values.scope ?? project?.scope,
        ground,
      )
    )
      return draft.issues;
    const at = () => this.#place(draft);
    const text = (key: "kind" | "scope") =>
      (values[key] as string | null | undefined) ?? project?.[key] ?? null;
    const number = (key: "statedSquareMetres" | "statedMetres") =>
      (values[key] as number | null | undefined) ?? project?.[key] ?? null;
    const surveyed = (values.precision ?? this.#origin(draft).precision) === "surveyed";
    const found = guardPlace(
      {
        geometry,
        kind: text("kind"),
        scope: text("scope"),
        statedSquareMetres: number("statedSquareMetres"),
        statedMetres: number("statedMetres"),
        surveyed,
        at,
      },
      ground,
    );
    if (found.length === 0 && first === null) return draft.issues;
    const piled =
      first === null ? [] : [warning("place.same-point", say.guards.samePoint(first), at())];
    return [...draft.issues, ...found, ...piled];
  }
}

const NOBODY: readonly Project[] = [];
const NO_CHANGES: readonly RowChange[] = [];
const NEW = { found: NOBODY, by: "none" } as const;

/** Offices written out that are just those of the row's tasks say nothing of their own: the project goes on inheriting. */
function withoutInherited(draft: Draft, officeKey: OfficeKey): Draft {
  const { tasks } = draft.values;
  if (!Array.isArray(tasks)) return draft;
  const says = (part: "leads" | "assists"): boolean => {
    const value = draft.values[part];
    const own = tasks as Project["tasks"];
    return Array.isArray(value) && officeKey(own, part, value) === officeKey(own, part, null);
  };
  const [leads, assists] = [says("leads"), says("assists")];
  if (!leads && !assists) return draft;
  const values = { ...draft.values };
  if (leads) delete values.leads;
  if (assists) delete values.assists;
  return { ...draft, values };
}

const PLACE_PARTS: ReadonlySet<Part> = new Set<Part>([
  "geometry",
  "precision",
  "accuracyMetres",
  "source",
  "confirmedOn",
  "confirmedBy",
  "method",
]);

/** What stands for a part unless the user says otherwise: the file's, but not where it would overwrite somebody's word. */
export const takeOf = (change: RowChange, decision: Decision | undefined): Take =>
  decision?.parts?.[change.part] ?? (change.conflict ? "ledger" : "file");

/** The result of the accepted rows: new projects, and parts to set on old ones, so that what others changed meanwhile is kept. */
export type Taken = {
  added: readonly Project[];
  patches: readonly Patch[];
  /** How many sites come in, and how many change. */
  sites: { added: number; changed: number };
};

export type Patch = { id: ProjectId; parts: readonly PartEntry[] };

export const NOTHING_TAKEN: Taken = { added: [], patches: [], sites: { added: 0, changed: 0 } };

export function takePlan(plan: ImportPlan, context: PlanContext): Taken {
  const taker = new Taker(plan, context);
  for (let index = 0; index < plan.size; index++) taker.take(index);
  return taker.finish();
}

/** Goes through the rows in their order, so that a site finds the project that an earlier row has added. */
class Taker {
  readonly #plan: ImportPlan;
  readonly #context: PlanContext;
  readonly #ids: Set<string>;
  readonly #siteIds: SiteIds;
  readonly #added = new Map<number, Project>();
  readonly #newSites = new Map<number, Site[]>();
  readonly #patches = new Map<ProjectId, PartEntry[]>();
  readonly #sites = { added: 0, changed: 0 };

  constructor(plan: ImportPlan, context: PlanContext) {
    this.#plan = plan;
    this.#context = context;
    this.#ids = new Set<string>(context.projects.map(({ id }) => id));
    this.#siteIds = new SiteIds(context.projects);
  }

  take(index: number): void {
    const kind = this.#plan.kindAt(index);
    if (kind !== "added" && kind !== "changed") return;
    const { draft, targets, changes } = this.#plan.rowAt(index);
    const verdict = this.#plan.siteAt(index);
    if (kind === "changed") {
      const parts = this.#wanted(changes, index);
      if (parts.length > 0) this.#patch(targets[0]!.id, parts);
      if (parts.length > 0 && verdict) this.#sites.changed++;
    } else if (verdict) this.#addSite(draft, verdict);
    else this.#added.set(index, this.#newProject(draft));
  }

  #wanted(changes: readonly RowChange[], index: number): PartEntry[] {
    const decision = this.#context.decisions.get(index);
    return changes
      .filter((change) => takeOf(change, decision) === "file")
      .map(({ part, file }) => [part, file] as const);
  }

  #patch(id: ProjectId, parts: readonly PartEntry[]): void {
    const known = this.#patches.get(id);
    if (known) known.push(...parts);
    else this.#patches.set(id, [...parts]);
  }

  #newProject(draft: Draft): Project {
    const { id, name, tasks } = draft.values;
    const own =
      typeof id === "string" && !this.#ids.has(id)
        ? (id as ProjectId)
        : makeId(String(name), (tasks as readonly string[] | null | undefined) ?? [], this.#ids);
    this.#ids.add(own);
    return newProject(own, draft, this.#context.origins[draft.source]!);
  }

  #addSite(draft: Draft, { owner }: SiteVerdict): void {
    const project = owner && ("project" in owner ? owner.project : this.#added.get(owner.addedBy));
    if (!owner || !project) return;
    const id = this.#siteIds.make(project.id, draft);
    const site = this.#plan.sitePlanner.result(owner, null, draft, id, project);
    this.#sites.added++;
    if ("project" in owner) this.#patch(project.id, [[sitePart(id), site]]);
    else push(this.#newSites, owner.addedBy, site);
  }

  finish(): Taken {
    const added = [...this.#added].map(([index, project]) => {
      const sites = this.#newSites.get(index);
      return sites ? { ...project, sites } : project;
    });
    const patches = [...this.#patches].map(([id, parts]) => ({ id, parts }));
    return { added, patches, sites: this.#sites };
  }
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The projects after an import; an Editor for `commit`. A project that has gone meanwhile is not brought back. */
export const applyTaken =
  ({ added, patches }: Pick<Taken, "added" | "patches">) =>
  (projects: readonly Project[]): readonly Project[] => {
    const by = new Map(patches.map(({ id, parts }) => [id, parts]));
    const here = new Set(projects.map(({ id }) => id));
    const kept = projects.map((project) => {
      const parts = by.get(project.id);
      return parts ? withParts(project, parts) : project;
    });
    return [...kept, ...added.filter(({ id }) => !here.has(id))];
  };
