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
  withPart,
  type OfficeKey,
  type Part,
  type PartValue,
} from "../parts.ts";
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
    const { kind, targets, issues } = this.#planner.plan(draft, this.#decisions.get(index));
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
    const { targets, issues } = this.#notes.get(index) ?? { targets: NOBODY, issues: draft.issues };
    return {
      draft,
      kind,
      targets,
      changes: kind === "changed" ? this.#planner.changes(targets[0]!, draft) : NO_CHANGES,
      issues,
    };
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

  constructor(context: PlanContext, count: number) {
    this.#context = context;
    this.#points = new PileUp(count);
    this.#match = makeMatcher(context.projects);
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
  patches: readonly { id: ProjectId; parts: readonly (readonly [Part, PartValue])[] }[];
};

export function takePlan(plan: ImportPlan, { projects, origins, decisions }: PlanContext): Taken {
  const taken = new Set<string>(projects.map(({ id }) => id));
  const added: Project[] = [];
  const patches: { id: ProjectId; parts: readonly (readonly [Part, PartValue])[] }[] = [];
  for (let index = 0; index < plan.size; index++) {
    const kind = plan.kindAt(index);
    if (kind !== "added" && kind !== "changed") continue;
    const { draft, targets, changes } = plan.rowAt(index);
    if (kind === "added") {
      const { id, name, tasks } = draft.values;
      const own =
        typeof id === "string" && !taken.has(id)
          ? (id as ProjectId)
          : makeId(String(name), (tasks as readonly string[] | null | undefined) ?? [], taken);
      taken.add(own);
      added.push(newProject(own, draft, origins[draft.source]!));
    } else {
      const decision = decisions.get(index);
      const parts = changes
        .filter((change) => takeOf(change, decision) === "file")
        .map(({ part, file }) => [part, file] as const);
      if (parts.length > 0) patches.push({ id: targets[0]!.id, parts });
    }
  }
  return { added, patches };
}

/** The projects after an import; an Editor for `commit`. A project that has gone meanwhile is not brought back. */
export const applyTaken =
  ({ added, patches }: Taken) =>
  (projects: readonly Project[]): readonly Project[] => {
    const by = new Map(patches.map(({ id, parts }) => [id, parts]));
    const here = new Set(projects.map(({ id }) => id));
    const kept = projects.map((project) =>
      (by.get(project.id) ?? []).reduce(
        (now, [part, value]) => withPart(now, part, value),
        project,
      ),
    );
    return [...kept, ...added.filter(({ id }) => !here.has(id))];
  };
