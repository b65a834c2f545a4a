// A project taken apart into what can change by itself: its fields, its place, its attachments, its further columns.
// Histories, comparisons, imports and merges all speak of these parts.
import { sameGeometry } from "#geo/sameGeometry.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import {
  FIELD_KEYS,
  FIELDS,
  sameValue,
  valueOf,
  withValue,
  type FieldKey,
  type FieldValue,
} from "./fields.ts";
import type { Attachment, Project } from "./project.ts";

export type Part = Exclude<FieldKey, "id"> | "geometry" | "attachments" | "extra";
export type PartValue =
  | FieldValue
  | PlaceGeometry
  | readonly Attachment[]
  | Readonly<Record<string, unknown>>;

const OTHER = { geometry: "位置", attachments: "附件", extra: "其他列" } as const;
export const PARTS: readonly Part[] = [
  ...FIELD_KEYS.filter((key): key is Exclude<FieldKey, "id"> => key !== "id"),
  "geometry",
  "attachments",
  "extra",
];

export const isField = (part: Part): part is Exclude<FieldKey, "id"> => !Object.hasOwn(OTHER, part);
export const partLabel = (part: Part): string =>
  isField(part) ? FIELDS[part].label : OTHER[part as keyof typeof OTHER];

export const partOf = (project: Project, part: Part): PartValue =>
  isField(part) ? valueOf(project, part) : project[part as "geometry"];

export const withPart = (project: Project, part: Part, value: PartValue): Project =>
  isField(part) ? withValue(project, part, value as FieldValue) : { ...project, [part]: value };

/** Equality of two values of one part. Places are the same when no vertex moved by a centimetre. */
export function samePart(part: Part, a: PartValue, b: PartValue): boolean {
  if (a === b) return true;
  if (part === "geometry")
    return sameGeometry(a as PlaceGeometry | null, b as PlaceGeometry | null);
  return isField(part) ? sameValue(a as FieldValue, b as FieldValue) : stable(a) === stable(b);
}

/** As JSON with keys in order: what columns a file has first does not matter. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

type OfficePart = "leads" | "assists";
const isOfficePart = (part: Part): part is OfficePart => part === "leads" || part === "assists";

/**
 * Names the offices that a list means, for a project of these tasks: lists of one name are the same offices, whatever spelling or order they
 * are written in, and whether they are stated or come from the tasks. Made from the town's table (ledger.ts).
 */
export type OfficeKey = (
  tasks: Project["tasks"],
  part: OfficePart,
  value: readonly string[] | null,
) => string;

/** Equality of one part in two projects, for the offices by what is meant. */
export function sameMeaning(
  part: Part,
  a: Pick<Project, "tasks"> & { value: PartValue },
  b: Pick<Project, "tasks"> & { value: PartValue },
  officeKey: OfficeKey | null,
): boolean {
  if (samePart(part, a.value, b.value)) return true;
  return (
    officeKey !== null &&
    isOfficePart(part) &&
    officeKey(a.tasks, part, a.value as readonly string[] | null) ===
      officeKey(b.tasks, part, b.value as readonly string[] | null)
  );
}

/** The parts in which two states of a project differ; with `officeKey` another way of writing the same offices is no difference. */
export const changedParts = (
  before: Project,
  after: Project,
  officeKey: OfficeKey | null = null,
): Part[] =>
  PARTS.filter(
    (part) =>
      !sameMeaning(
        part,
        { tasks: before.tasks, value: partOf(before, part) },
        { tasks: after.tasks, value: partOf(after, part) },
        officeKey,
      ),
  );
