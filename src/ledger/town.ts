// The town's manifest (geodata/town.json): its name, its files, its offices and villages. Every field has a fallback.
import { officeId } from "#base/ids.ts";
import { originOf } from "#base/contentPolicy.ts";
import { error, warning, type Issue, type Parsed } from "#base/issue.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { makeOfficeTable, type Office, type OfficeTable } from "#plan/offices.ts";
import { sites as siteWords } from "#words/zh-CN/sites.ts";
import { example } from "#words/zh-CN/example.ts";
import { words } from "#words/words.ts";
import { SITE_TYPES, type SiteType } from "./site.ts";

export const BASE_ROLES = [
  "county",
  "highlight",
  "sea",
  "border",
  "river",
  "railway",
  "extent",
  "station",
  "town",
  "village",
] as const;
export type BaseRole = (typeof BASE_ROLES)[number];

export type BaseFile = { file: string; role: BaseRole; attribution: string | null };

/** What a site's status may be, by type, and where that is only the usual list and not the town's own. */
export type SiteStatuses = {
  statuses: Readonly<Record<SiteType, readonly string[]>>;
  isDefault: Readonly<Record<SiteType, boolean>>;
};

export const USUAL_STATUSES: SiteStatuses = {
  statuses: siteWords.statuses,
  isDefault: { water: true, road: true, plot: true, other: true },
};

export type Town = {
  /** As everything that leaves the program calls it: an example says so in its name. */
  name: string;
  /** The bare name, as the base map has it. */
  place: string;
  /** Made up by a program (ledger/example): kept apart, stamped everywhere, never public. */
  isExample: boolean;
  county: string;
  code: string | null;
  programme: string | null;
  /** Paths relative to town.json. */
  plan: string | null;
  projects: readonly string[];
  base: readonly BaseFile[];
  view: { center: LngLat; zoom: number };
  /** Ids of projects that the opening view must show; their names go before all others, in this order. */
  featured: readonly string[];
  offices: OfficeTable;
  villages: readonly string[];
  sites: SiteStatuses;
  /** 审图号, once the map has one. */
  mapApproval: string | null;
  /** Made to be passed on; see `isInternal`. */
  isPublic: boolean;
  /** Origins that may drive an embedded map by postMessage. */
  embedOrigins: readonly string[];
  /** Where the town publishes this map (http or https); paper carries it as QR codes. */
  publicUrl: string | null;
};

export const EMPTY_TOWN: Town = {
  name: words.desk.unnamedTown,
  place: words.desk.unnamedTown,
  isExample: false,
  county: "",
  code: null,
  programme: null,
  plan: null,
  projects: [],
  base: [],
  view: { center: [110.7665, 21.5925], zoom: 11 },
  featured: [],
  offices: makeOfficeTable([]),
  villages: [],
  sites: USUAL_STATUSES,
  mapApproval: null,
  isPublic: false,
  embedOrigins: [],
  publicUrl: null,
};

/** Whether map, slides and paper say 内部工作用图: only what was made for the public and has its 审图号 does not. */
export const isInternal = ({ isPublic, mapApproval }: Town): boolean =>
  !isPublic || mapApproval === null;

/**
 * What lies in the example's folder is an example, whatever its manifest says: it must not open the town's own store.
 */
export const asExample = (town: Town): Town => ({ ...town, ...toName(town.name, true) });

/** What every picture of an example must say; empty for a town's own ledger. */
export const exampleNotices = ({ isExample }: Town): string[] =>
  isExample ? [example.notice] : [];

/** A village by its bare name: 双塘村, 双塘村委会, 双塘 and 双塘村（村委会） are one. */
export const bareVillage = (name: string): string =>
  name
    .trim()
    .replace(/[（(][^（()）]*[)）]$/, "")
    .replace(/(?:村委会|村民委员会|社区居委会|居委会|社区|村)$/, "");

const FILE = "town.json";
const say = words.dataIssues;
type Loose = Record<string, unknown>;

/** Reads the text of town.json; whatever is wrong falls back and is said. */
export function parseTown(text: string): Parsed<Town> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { value: EMPTY_TOWN, issues: [error("town.not-json", say.townFile(), { file: FILE })] };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { value: EMPTY_TOWN, issues: [error("town.not-json", say.townFile(), { file: FILE })] };
  const source = value as Loose;
  const issues: Issue[] = [];
  const need = <T>(field: string, read: T | null, fallback: T): T => {
    if (read === null)
      issues.push(
        warning("town.field", say.townField(say.townFields[field] ?? field), {
          file: FILE,
          path: field,
        }),
      );
    return read ?? fallback;
  };
  const town: Town = {
    ...toName(need("name", toText(source.name), EMPTY_TOWN.name), source.isExample === true),
    county: toText(source.county) ?? "",
    code: toText(source.code),
    programme: toText(source.programme),
    plan: need("plan", toText(source.plan), "") || null,
    projects: need("projects", toTexts(source.projects), []),
    base: need("base", toBase(source.base), []),
    view: need("view", toView(source.view), EMPTY_TOWN.view),
    featured: source.featured == null ? [] : need("featured", toTexts(source.featured), []),
    offices: makeOfficeTable(need("offices", toOffices(source.offices), [])),
    villages: need("villages", toTexts(source.villages), []),
    sites:
      source.siteStatuses == null
        ? USUAL_STATUSES
        : need("siteStatuses", toSiteStatuses(source.siteStatuses), USUAL_STATUSES),
    mapApproval: toText(source.mapApproval),
    isPublic: source.isPublic === true,
    embedOrigins: (toTexts(source.embedOrigins ?? []) ?? []).map((text) => originOf(text) ?? text),
    publicUrl:
      source.publicUrl == null ? null : need("publicUrl", toWebAddress(source.publicUrl), null),
  };
  return { value: town, issues };
}

/** An example wears its mark once, however often it was written and read. */
function toName(name: string, isExample: boolean): Pick<Town, "name" | "place" | "isExample"> {
  if (!isExample) return { name, place: name, isExample };
  const { suffix, nameOf } = example;
  const place = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  return { name: nameOf(place), place, isExample };
}

const toText = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;

const toWebAddress = (value: unknown): string | null => {
  const text = toText(value);
  return text !== null && /^https?:\/\/[^\s]{1,300}$/.test(text) ? text : null;
};

const toTexts = (value: unknown): string[] | null =>
  Array.isArray(value) ? value.map(toText).filter((item) => item !== null) : null;

/** The town's own lists; what it does not name keeps the usual one. An empty list is none. */
function toSiteStatuses(value: unknown): SiteStatuses | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const own = new Map<string, readonly string[]>();
  for (const [type, names] of Object.entries(value)) {
    const list = toTexts(names);
    if (!SITE_TYPES.some((known) => known === type) || !list?.length) return null;
    own.set(type, [...new Set(list)]);
  }
  const each = <T>(read: (type: SiteType) => T): Record<SiteType, T> =>
    Object.fromEntries(SITE_TYPES.map((type) => [type, read(type)])) as Record<SiteType, T>;
  return {
    statuses: each((type) => own.get(type) ?? siteWords.statuses[type]),
    isDefault: each((type) => !own.has(type)),
  };
}

function toBase(value: unknown): BaseFile[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((item: Loose | null) => {
    const file = toText(item?.file);
    const role = BASE_ROLES.find((known) => known === item?.role);
    return file && role ? [{ file, role, attribution: toText(item?.attribution) }] : [];
  });
}

function toView(value: unknown): Town["view"] | null {
  const { center, zoom } = (value ?? {}) as Loose;
  if (
    !Array.isArray(center) ||
    typeof center[0] !== "number" ||
    typeof center[1] !== "number" ||
    typeof zoom !== "number"
  )
    return null;
  return Math.abs(center[0]) <= 180 && Math.abs(center[1]) <= 85
    ? { center: [center[0], center[1]], zoom }
    : null;
}

function toOffices(value: unknown): Office[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((item: Loose | null) => {
    const short = toText(item?.short);
    if (!short) return [];
    return [
      {
        id: officeId(short),
        short,
        full: toText(item?.full) ?? short,
        aliases: toTexts(item?.aliases) ?? [],
        isOffice: item?.isOffice !== false,
      },
    ];
  });
}
