// From a row to a project: a new one, or an old one with what the row says. What a row does not say stays as it is.
import { projectId, type ProjectId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { sameGeometry } from "#geo/sameGeometry.ts";
import { FIELD_KEYS, withValue, type FieldKey } from "../fields.ts";
import { EMPTY_PROJECT, type Location, type Precision, type Project } from "../project.ts";
import type { Draft } from "./draft.ts";

/** What the user says of a whole file: how its places were come by, and whether a blank cell clears what the ledger holds. */
export type Origin = {
  file: string;
  precision: Exclude<Precision, "none">;
  accuracyMetres: number | null;
  sourceText: (row: number) => string;
  blankClears: boolean;
};

/** Text hash (FNV-1a) in base 36: short, stable ids for rows that bring none. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** An id made from name and tasks, so that the same row gets the same one again; made unique against `taken`. */
export function makeId(
  name: string,
  tasks: readonly string[],
  taken: ReadonlySet<string>,
): ProjectId {
  const base = `p-${shortHash(`${name}|${tasks.join(",")}`)}`;
  if (!taken.has(base)) return projectId(base);
  // Where the last search ended, so that thousands of rows of one name do not each count from the start.
  const reached = REACHED.get(taken) ?? new Map<string, number>();
  REACHED.set(taken, reached);
  let n = reached.get(base) ?? 2;
  while (taken.has(`${base}-${n}`)) n++;
  reached.set(base, n);
  return projectId(`${base}-${n}`);
}

const REACHED = new WeakMap<ReadonlySet<string>, Map<string, number>>();

const NOT_COPIED: ReadonlySet<FieldKey> = new Set<FieldKey>(["id"]);
const COPIED = FIELD_KEYS.filter((key) => !NOT_COPIED.has(key));

/** The project as the row would have it. `before` is what the ledger holds, or an empty one with a new id. */
export function applyDraft(before: Project, draft: Draft, origin: Origin): Project {
  let after = before;
  for (const key of COPIED) {
    const value = draft.values[key];
    if (value === undefined) continue;
    const blank = value === null || (Array.isArray(value) && value.length === 0);
    if (blank && (!origin.blankClears || key === "name" || key === "precision")) continue;
    after = withValue(after, key, key === "tasks" ? (value ?? []) : value);
  }
  if (draft.attachments) after = { ...after, attachments: draft.attachments };
  if (Object.keys(draft.extra).length > 0)
    after = { ...after, extra: { ...after.extra, ...draft.extra } };
  return withPlace(before, after, draft, draft.values, origin);
}

/** What a row says of how its place is known. */
type PlaceValues = Pick<Draft["values"], keyof Location>;
type PlacedThing = { geometry: PlaceGeometry | null; location: Location };

/** A moved place takes its precision and source with it: an old confirmation does not hold for a new position. */
export function withPlace<T extends PlacedThing>(
  before: T,
  after: T,
  { geometry, row }: Pick<Draft, "geometry" | "row">,
  values: PlaceValues,
  origin: Origin,
): T {
  if (geometry === undefined)
    return after.geometry === null && after.location.precision !== "none"
      ? { ...after, location: { ...after.location, precision: "none" } }
      : after;
  if (sameGeometry(before.geometry, geometry))
    return after.geometry === null ? after : fixPrecision(after, values, origin);
  const location: Location = {
    precision: given(values.precision as Precision | null | undefined) ?? origin.precision,
    accuracyMetres:
      values.accuracyMetres === undefined
        ? origin.accuracyMetres
        : (values.accuracyMetres as number | null),
    source: (values.source as string | null | undefined) ?? origin.sourceText(row),
    confirmedOn: (values.confirmedOn as string | null | undefined) ?? null,
    confirmedBy: (values.confirmedBy as string | null | undefined) ?? null,
    method: (values.method as string | null | undefined) ?? null,
  };
  return { ...after, geometry, location };
}

const given = (precision: Precision | null | undefined): Exclude<Precision, "none"> | null =>
  precision && precision !== "none" ? precision : null;

/** 无位置 beside a place is a contradiction of the file's; the ledger's own word stays. */
const fixPrecision = <T extends PlacedThing>(thing: T, values: PlaceValues, origin: Origin): T =>
  values.precision === "none"
    ? { ...thing, location: { ...thing.location, precision: origin.precision } }
    : thing;

export const newProject = (id: ProjectId, draft: Draft, origin: Origin): Project =>
  applyDraft(
    {
      ...EMPTY_PROJECT,
      id,
      name: String(draft.values.name ?? ""),
      file: origin.file,
      row: draft.row,
    },
    draft,
    origin,
  );
