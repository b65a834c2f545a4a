// What was kept, read back: unknown values → projects and edits, exact about types, tolerant of fields that older versions did not know.
// Knows no store and no file; never throws, never trusts a prototype.
import { isOfLocation } from "./location.ts";
import { projectId, siteId, taskId } from "#base/ids.ts";
import { isObject, type Loose } from "#base/loose.ts";
import { checkGeometry, isFault, withSoundHeights, type PlaceGeometry } from "#geo/geometry.ts";
import {
  FIELD_KEYS,
  FIELDS,
  valueOf,
  withValue,
  type FieldKey,
  type FieldValue,
} from "./fields.ts";
import { nameFault } from "./projectName.ts";
import { fitsRange, isNumeric } from "./numberRange.ts";
import { MARK_KINDS, type Change, type Edit, type Mark } from "./journal.ts";
import { EMPTY_SITE, SITE_TYPES, type Site } from "./site.ts";
import { SITE_FIELD_KEYS, SITE_FIELDS, siteValue, type SiteFieldKey } from "./siteFields.ts";
import { EMPTY_PROJECT, PRECISIONS, SCOPES, type Attachment, type Project } from "./project.ts";

/** Own properties alone: what a hostile file puts on a prototype is not there. */
const own = (value: Loose, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;
const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText);

/** A year, a month of it, or a day of that. */
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a value may stand in a field. null (未填报) may, save for the name, the tasks and the precision. */
export function fitsField(key: FieldKey, value: unknown): value is FieldValue {
  if (key === "id") return isText(value) && value !== "";
  if (key === "name") return isText(value) && nameFault(value) === null;
  const { type } = FIELDS[key];
  if (type === "tasks") return isTexts(value);
  if (type === "precision") return PRECISIONS.some((known) => known === value);
  if (value === null) return true;
  switch (type) {
    case "list":
      return isTexts(value);
    case "wan":
    case "squareMetres":
    case "metres":
      return typeof value === "number" && fitsRange(type, value);
    case "date":
      return isText(value) && DATE.test(value);
    case "day":
      return isText(value) && value.length === 10 && DATE.test(value);
    case "scope":
      return SCOPES.some((known) => known === value);
    case "text":
    case "longText":
    case "choice":
      return isText(value);
  }
}

/** What was once accepted keeps opening: kept data is refused for its type alone, only what comes in anew is held to more. */
const mayBeKept = (key: FieldKey, value: unknown): boolean =>
  fitsField(key, value) ||
  (key === "name" && isText(value) && value !== "") ||
  (typeof value === "number" && Number.isFinite(value) && isNumeric(FIELDS[key].type)) ||
  (isText(value) && (FIELDS[key].type === "date" || FIELDS[key].type === "day"));

/** A project, or null when any of its values has a wrong type. A missing field is 未填报. */
export function reviveProject(value: unknown): Project | null {
  if (!isObject(value)) return null;
  const [id, name, location] = [own(value, "id"), own(value, "name"), own(value, "location") ?? {}];
  if (!isText(id) || id === "" || !isText(name) || name === "" || !isObject(location)) return null;
  const geometry = reviveGeometry(own(value, "geometry"));
  const attachments = reviveAttachments(own(value, "attachments"));
  const sites = reviveSites(own(value, "sites"));
  const extra = own(value, "extra") ?? {};
  const [file, row] = [own(value, "file") ?? "", own(value, "row") ?? 0];
  if (
    geometry === undefined ||
    attachments === null ||
    sites === null ||
    !isObject(extra) ||
    !isText(file) ||
    !isCount(row)
  )
    return null;
  const fields: Record<string, unknown> = {};
  const place: Record<string, unknown> = {};
  for (const key of FIELD_KEYS) {
    const inLocation = isOfLocation(key);
    const found = own(inLocation ? location : value, key);
    if (found !== undefined && !mayBeKept(key, found)) return null;
    (inLocation ? place : fields)[key] = found === undefined ? valueOf(BLANK, key) : found;
  }
  return {
    ...EMPTY_PROJECT,
    ...fields,
    id: projectId(id),
    name,
    tasks: (fields.tasks as string[]).map(taskId),
    location: place as Project["location"],
    geometry,
    sites,
    attachments,
    file,
    row,
    extra: clean(extra),
  };
}

const BLANK: Project = { ...EMPTY_PROJECT, id: projectId(""), name: "" };

const clean = (extra: Loose): Loose =>
  Object.fromEntries(Object.entries(extra).filter(([key]) => key !== "__proto__"));

/** undefined when it is no geometry. Heights that are none were let in by older versions; the place stays. */
function reviveGeometry(value: unknown): PlaceGeometry | null | undefined {
  if (value === undefined || value === null) return null;
  const checked = checkGeometry(value);
  if (isFault(checked)) return undefined;
  const { type, coordinates } = withSoundHeights(checked).geometry;
  return { type, coordinates } as PlaceGeometry;
}

const NO_SITES: readonly Site[] = [];

/** Ids are told apart within the project; a second site of one id would be out of reach. */
function reviveSites(value: unknown): readonly Site[] | null {
  if (value === undefined) return NO_SITES;
  if (!Array.isArray(value)) return null;
  const sites = value.map(reviveSite).filter((site) => site !== null);
  const ids = new Set(sites.map(({ id }) => id));
  return sites.length === value.length && ids.size === sites.length ? sites : null;
}

/** Whether a value may stand in a field of a site. null (未填报) may, save for name, type and precision. */
export function fitsSiteField(key: SiteFieldKey, value: unknown): value is FieldValue {
  if (key === "name") return isText(value) && nameFault(value) === null;
  if (key === "type") return SITE_TYPES.some((known) => known === value);
  if (isOfLocation(key)) return fitsField(key, value);
  if (value === null) return true;
  const { type } = SITE_FIELDS[key];
  return type === "squareMetres" || type === "metres"
    ? typeof value === "number" && fitsRange(type, value)
    : isText(value);
}

/** A site, or null when any of its values has a wrong type. A missing field is 未填报. */
export function reviveSite(value: unknown): Site | null {
  if (!isObject(value)) return null;
  const [id, location] = [own(value, "id"), own(value, "location") ?? {}];
  const geometry = reviveGeometry(own(value, "geometry"));
  const extra = own(value, "extra") ?? {};
  const [file, row] = [own(value, "file") ?? "", own(value, "row") ?? 0];
  const isWhole = isText(id) && id !== "" && isObject(location) && geometry !== undefined;
  if (!isWhole || !isObject(extra) || !isText(file) || !isCount(row)) return null;
  const fields: Record<string, unknown> = {};
  const place: Record<string, unknown> = {};
  for (const key of SITE_FIELD_KEYS) {
    const inLocation = isOfLocation(key);
    const found = own(inLocation ? location : value, key) ?? siteValue(BLANK_SITE, key);
    if (!fitsSiteField(key, found)) return null;
    (inLocation ? place : fields)[key] = found;
  }
  return {
    ...BLANK_SITE,
    ...fields,
    id: siteId(id),
    isTypeProposed: own(value, "isTypeProposed") === true,
    location: place as Site["location"],
    geometry,
    file,
    row,
    extra: clean(extra),
  };
}

const BLANK_SITE: Site = { ...EMPTY_SITE, id: siteId(""), name: "", type: "other" };

function reviveAttachments(value: unknown): Attachment[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return null;
  const all = value.map(reviveAttachment);
  return all.every((item) => item !== null) ? all : null;
}

function reviveAttachment(value: unknown): Attachment | null {
  if (!isObject(value)) return null;
  const [id, name, href, bytes, addedOn] = [
    own(value, "id"),
    own(value, "name"),
    own(value, "href") ?? null,
    own(value, "bytes") ?? null,
    own(value, "addedOn") ?? null,
  ];
  if (
    !isText(id) ||
    !isText(name) ||
    !isTextOrNull(href) ||
    !isTextOrNull(addedOn) ||
    (bytes !== null && !isCount(bytes))
  )
    return null;
  // A link is opened by a click: no script may stand there.
  if (href !== null && /^[\s\u0000-\u0020]*(?:javascript|vbscript|data|blob)\s*:/i.test(href))
    return null;
  return { id, name, href, bytes, addedOn };
}

/** An edit and how many of its changes could not be read, or null when it is none. */
export function reviveEdit(value: unknown): { edit: Edit; lost: number } | null {
  if (!isObject(value)) return null;
  const [seq, at, by, label, changes] = [
    own(value, "seq"),
    own(value, "at"),
    own(value, "by") ?? "",
    own(value, "label"),
    own(value, "changes"),
  ];
  const [undoes, redoes, mark] = [
    own(value, "undoes") ?? null,
    own(value, "redoes") ?? null,
    reviveMark(own(value, "mark")),
  ];
  if (
    !isCount(seq) ||
    seq === 0 ||
    typeof at !== "number" ||
    !Number.isFinite(at) ||
    !isText(by) ||
    !isText(label) ||
    !Array.isArray(changes)
  )
    return null;
  if (
    (undoes !== null && !isCount(undoes)) ||
    (redoes !== null && !isCount(redoes)) ||
    mark === undefined
  )
    return null;
  const good = changes.map(reviveChange).filter((change) => change !== null);
  return {
    edit: { seq, at, by, label, changes: good, mark, undoes, redoes },
    lost: changes.length - good.length,
  };
}

function reviveChange(value: unknown): Change | null {
  if (!isObject(value)) return null;
  const [id, index, before, after] = [
    own(value, "id"),
    own(value, "index"),
    own(value, "before") ?? null,
    own(value, "after") ?? null,
  ];
  if (!isText(id) || !isCount(index)) return null;
  const [was, is] = [
    before === null ? null : reviveProject(before),
    after === null ? null : reviveProject(after),
  ];
  if ((before !== null && was === null) || (after !== null && is === null)) return null;
  return { id: projectId(id), before: was, after: is, index };
}

function reviveMark(value: unknown): Mark | null | undefined {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return undefined;
  const [kind, name] = [
    MARK_KINDS.find((known) => known === own(value, "kind")),
    own(value, "name"),
  ];
  return kind && isText(name) ? { kind, name } : undefined;
}

/** The project with one field set, when the value fits; otherwise null. */
export const setField = (project: Project, key: FieldKey, value: unknown): Project | null =>
  fitsField(key, value) ? withValue(project, key, value) : null;
