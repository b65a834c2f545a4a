// A project taken apart into what can change by itself: its fields, its place, its attachments, its further columns,
// and its sites in turn: each field of a site is a part, and so is its being there. Histories, comparisons, imports
// and merges all speak of these parts.
import { siteId, type SiteId } from "#base/ids.ts";
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
import type { Site } from "./site.ts";
import {
  SITE_FIELD_KEYS,
  SITE_FIELDS,
  siteValue,
  withSiteValue,
  type SiteFieldKey,
} from "./siteFields.ts";
import { siteOf } from "./sites.ts";
import { sites as siteWords } from "#words/zh-CN/sites.ts";

/** What can change by itself in a site. */
export type SiteKey = SiteFieldKey | "geometry" | "extra";
/** `site:KEY:ID` is one field of a site; `site::ID` the whole site, where one was added or removed. */
export type SitePart = `site:${SiteKey | ""}:${string}`;
type OwnPart = Exclude<FieldKey, "id"> | "geometry" | "attachments" | "extra";
export type Part = OwnPart | SitePart;
export type PartValue =
  | FieldValue
  | PlaceGeometry
  | readonly Attachment[]
  | Site
  | Readonly<Record<string, unknown>>;

const OTHER = { geometry: "位置", attachments: "附件", extra: "其他列" } as const;
/** The parts that every project has; those of its sites come with the sites. */
export const PARTS: readonly OwnPart[] = [
  ...FIELD_KEYS.filter((key): key is Exclude<FieldKey, "id"> => key !== "id"),
  "geometry",
  "attachments",
  "extra",
];
const SITE_KEYS: readonly SiteKey[] = [...SITE_FIELD_KEYS, "geometry", "extra"];

export const isSitePart = (part: string): part is SitePart => part.startsWith("site:");
export const isField = (part: Part): part is Exclude<FieldKey, "id"> =>
  !isSitePart(part) && !Object.hasOwn(OTHER, part);

export const sitePart = (id: SiteId, key: SiteKey | "" = ""): SitePart => `site:${key}:${id}`;

/** Which site and which field of it a part is; `key` is null for the site as a whole. */
export function readSitePart(part: SitePart): { id: SiteId; key: SiteKey | null } {
  const end = part.indexOf(":", 5);
  return { id: siteId(part.slice(end + 1)), key: (part.slice(5, end) || null) as SiteKey | null };
}

const siteKeyLabel = (key: SiteKey): string =>
  key === "geometry" || key === "extra" ? OTHER[key] : SITE_FIELDS[key].label;

/** “良坑塘 · 点位状态” for a field of a site, which is looked for in `project`. */
export function partLabel(part: Part, project: Project | null = null): string {
  if (!isSitePart(part)) return isField(part) ? FIELDS[part].label : OTHER[part];
  const { id, key } = readSitePart(part);
  const name = (project && siteOf(project, id)?.name) ?? siteWords.whole;
  return key === null ? name : siteWords.part(name, siteKeyLabel(key));
}

const siteValueOf = (site: Site, key: SiteKey): PartValue =>
  key === "geometry" || key === "extra" ? site[key] : siteValue(site, key);

/** The value of one part. Of a site that is not there it is null. */
export function partOf(project: Project, part: Part): PartValue {
  if (!isSitePart(part)) return isField(part) ? valueOf(project, part) : project[part];
  const { id, key } = readSitePart(part);
  const site = siteOf(project, id);
  return site === null || key === null ? site : siteValueOf(site, key);
}

export type PartEntry = readonly [part: Part, value: PartValue];

export const withPart = (project: Project, part: Part, value: PartValue): Project =>
  withParts(project, [[part, value]]);

/** The project with several parts set, its sites in one walk however many of them change. */
export function withParts(project: Project, entries: readonly PartEntry[]): Project {
  let next = project;
  const bySite = new Map<SiteId, [key: SiteKey | null, value: PartValue][]>();
  for (const [part, value] of entries) {
    if (isSitePart(part)) {
      const { id, key } = readSitePart(part);
      const list = bySite.get(id);
      if (list) list.push([key, value]);
      else bySite.set(id, [[key, value]]);
    } else
      next = isField(part)
        ? withValue(next, part, value as FieldValue)
        : { ...next, [part]: value };
  }
  return bySite.size === 0 ? next : { ...next, sites: withSiteEntries(next.sites, bySite) };
}

/**
 * A whole site takes the place of the one of its id, or comes last; null takes it away. A field of a site that has
 * gone is nobody's.
 */
function withSiteEntries(
  sites: Project["sites"],
  bySite: ReadonlyMap<SiteId, readonly (readonly [key: SiteKey | null, value: PartValue])[]>,
): Project["sites"] {
  const changed = (site: Site | null, id: SiteId): Site | null =>
    (bySite.get(id) ?? []).reduce<Site | null>(
      (now, [key, value]) =>
        key === null ? (value as Site | null) : now && withSiteKey(now, key, value),
      site,
    );
  const here = new Set(sites.map(({ id }) => id));
  const kept = sites.map((site) => (bySite.has(site.id) ? changed(site, site.id) : site));
  const added = [...bySite.keys()].filter((id) => !here.has(id)).map((id) => changed(null, id));
  return [...kept, ...added].filter((site) => site !== null);
}

const withSiteKey = (site: Site, key: SiteKey, value: PartValue): Site =>
  key === "geometry" || key === "extra"
    ? { ...site, [key]: value }
    : withSiteValue(site, key, value as FieldValue);

/** Equality of two values of one part. Places are the same when no vertex moved by a centimetre. */
export function samePart(part: Part, a: PartValue, b: PartValue): boolean {
  if (a === b) return true;
  const key = isSitePart(part) ? readSitePart(part).key : part;
  if (key === "geometry") return sameGeometry(a as PlaceGeometry | null, b as PlaceGeometry | null);
  const isPlain = key !== null && key !== "attachments" && key !== "extra";
  return isPlain ? sameValue(a as FieldValue, b as FieldValue) : stable(a) === stable(b);
}

/** As JSON with keys in order: what columns a file has first does not matter. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

/**
 * The parts of sites in which two states of a project may differ: field by field where all of `held` have the site,
 * else the site as a whole. `held` are further states that a change must fit into.
 */
export function siteParts(
  before: Project,
  after: Project,
  ...held: readonly Project[]
): SitePart[] {
  if (before.sites === after.sites) return NO_PARTS;
  const was = new Map(before.sites.map((site) => [site.id, site]));
  const parts: SitePart[] = [];
  for (const site of after.sites) {
    const old = was.get(site.id);
    was.delete(site.id);
    if (old === site) continue;
    const isEverywhere = old !== undefined && held.every((one) => siteOf(one, site.id) !== null);
    if (isEverywhere) for (const key of SITE_KEYS) parts.push(sitePart(site.id, key));
    else parts.push(sitePart(site.id));
  }
  for (const id of was.keys()) parts.push(sitePart(id));
  return parts;
}

const NO_PARTS: SitePart[] = [];

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
  [...PARTS, ...siteParts(before, after)].filter(
    (part) =>
      !sameMeaning(
        part,
        { tasks: before.tasks, value: partOf(before, part) },
        { tasks: after.tasks, value: partOf(after, part) },
        officeKey,
      ),
  );
