// Which projects match, and how many there would be of every other value. One bit per failing condition and row:
// a row with no bit matches; a row with only one bit still counts for the facet that owns this bit.
import type { Column, Columns, Dimension, SiteColumns } from "./columns.ts";
import { isVerified } from "./project.ts";
import { SITE_TYPES, type Site } from "./site.ts";

export const ROLES = ["any", "lead", "assist"] as const;
export type Role = (typeof ROLES)[number];

export type Filter = {
  sections: readonly string[];
  tasks: readonly string[];
  offices: readonly string[];
  role: Role;
  kinds: readonly string[];
  statuses: readonly string[];
  villages: readonly string[];
  precision: readonly string[];
  /** Types and statuses of sites. A project matches when one of its sites does; only such sites are shown. */
  siteTypes: readonly string[];
  siteStatuses: readonly string[];
  verifiedOnly: boolean;
  text: string;
};

export const NO_FILTER: Filter = {
  sections: [],
  tasks: [],
  offices: [],
  role: "any",
  kinds: [],
  statuses: [],
  villages: [],
  precision: [],
  siteTypes: [],
  siteStatuses: [],
  verifiedOnly: false,
  text: "",
};

const PROJECT_FACETS = [
  "sections",
  "tasks",
  "offices",
  "kinds",
  "statuses",
  "villages",
  "precision",
] as const;
type ProjectFacet = (typeof PROJECT_FACETS)[number];
export const SITE_FACETS = ["siteTypes", "siteStatuses"] as const;
export type SiteFacet = (typeof SITE_FACETS)[number];
export const FACETS = [...PROJECT_FACETS, ...SITE_FACETS] as const;
export type Facet = (typeof FACETS)[number];

/**
 * Totals of the projects that match: shown + shelf = projects, always. Sites are counted apart, in no sum with
 * projects.
 */
export type Counts = {
  tasks: number;
  projects: number;
  /** On the map, by a place of their own or of a site that matches. */
  shown: number;
  shelf: number;
  located: number;
  /** Shown, and not every place of them confirmed or surveyed. */
  unverified: number;
  sites: number;
  sitesShown: number;
};

export type Matches = {
  /** 1 for each row that matches. */
  mask: Uint8Array;
  /**
   * 1 for each place that is drawn: those of the rows themselves, then those of all sites, in the order of the
   * projects.
   */
  items: Uint8Array;
  counts: Counts;
  /** Projects per value, under all other filters; of the facets of sites, sites. */
  facets: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
  /** How many matching projects are verified, were the switch 只看已核实 on. */
  verified: number;
};

const TEXT_BIT = 1 << PROJECT_FACETS.length;
const VERIFIED_BIT = 1 << (PROJECT_FACETS.length + 1);
const SITE_BIT = 1 << (PROJECT_FACETS.length + 2);
/** Of the marks of a site. */
const SITE_TYPE_BIT = 1;
const SITE_STATUS_BIT = 2;
const SITE_VERIFIED_BIT = 4;

const columnsOf = (facet: ProjectFacet, role: Role): readonly Dimension[] => {
  if (facet !== "offices") return [facet];
  return role === "lead" ? ["leads"] : role === "assist" ? ["assists"] : ["leads", "assists"];
};

/** `textRows` is what the free search found (search.ts); null when there is no search. `tasks` is the plan's total. */
export function matchRows(
  columns: Columns,
  filter: Filter,
  textRows: Uint8Array | null,
  tasks: number,
): Matches {
  const failed = new Uint16Array(columns.size);
  PROJECT_FACETS.forEach((facet, index) =>
    markFailing(
      failed,
      1 << index,
      columnsOf(facet, filter.role).map((name) => columns.by[name]),
      filter[facet],
    ),
  );
  if (textRows)
    for (let row = 0; row < failed.length; row++) if (!textRows[row]) failed[row]! |= TEXT_BIT;
  const failedSites = markSites(columns.sites, filter);
  markRowsBySites(columns, filter, failed, failedSites);
  return tally(columns, filter, failed, failedSites, tasks);
}

const asksOfSites = ({ siteTypes, siteStatuses }: Filter): boolean =>
  siteTypes.length > 0 || siteStatuses.length > 0;

/** Marks what each site fails by itself, whatever its project does. */
function markSites(sites: SiteColumns, filter: Filter): Uint8Array {
  const failed = new Uint8Array(sites.size);
  const mark = (bit: number, codes: ArrayLike<number>, wanted: ReadonlySet<number>): void => {
    for (let site = 0; site < failed.length; site++)
      if (!wanted.has(codes[site]!)) failed[site]! |= bit;
  };
  const codesIn = (values: readonly string[], wanted: readonly string[]): Set<number> =>
    new Set(wanted.map((value) => values.indexOf(value)));
  if (filter.siteTypes.length > 0)
    mark(SITE_TYPE_BIT, sites.types, codesIn(SITE_TYPES, filter.siteTypes));
  if (filter.siteStatuses.length > 0)
    mark(SITE_STATUS_BIT, sites.statuses, codesIn(sites.statusValues, filter.siteStatuses));
  if (filter.verifiedOnly) mark(SITE_VERIFIED_BIT, sites.verified, new Set([1]));
  return failed;
}

/**
 * A row fails where a site is asked for and none of its sites fits; and where nothing of it is confirmed, if that is
 * asked for.
 */
function markRowsBySites(
  { sites, verified }: Columns,
  filter: Filter,
  failed: Uint16Array,
  failedSites: Uint8Array,
): void {
  const asks = asksOfSites(filter);
  if (!asks && !filter.verifiedOnly) return;
  const own = SITE_TYPE_BIT | SITE_STATUS_BIT;
  for (let row = 0; row < failed.length; row++) {
    let fits = !asks;
    let isVerified = verified[row] === 1;
    for (let site = sites.start[row]!, end = sites.start[row + 1]!; site < end; site++) {
      if ((failedSites[site]! & own) === 0) fits = true;
      if (sites.verified[site] === 1) isVerified = true;
    }
    if (!fits) failed[row]! |= SITE_BIT;
    if (filter.verifiedOnly && !isVerified) failed[row]! |= VERIFIED_BIT;
  }
}

function markFailing(
  failed: Uint16Array,
  bit: number,
  columns: readonly Column[],
  wanted: readonly string[],
): void {
  if (wanted.length === 0) return;
  const flags = columns.map((column) => {
    const flag = new Uint8Array(column.values.length);
    for (const value of wanted) {
      const code = column.codeOf.get(value);
      if (code !== undefined) flag[code] = 1;
    }
    return flag;
  });
  for (let row = 0; row < failed.length; row++) {
    let hit = 0;
    for (let c = 0; c < columns.length && !hit; c++) {
      const { offsets, codes } = columns[c]!;
      for (let i = offsets[row]!; i < offsets[row + 1]! && !hit; i++) hit = flags[c]![codes[i]!]!;
    }
    if (!hit) failed[row]! |= bit;
  }
}

/** Counts the values of rows that fail nothing, or nothing but this column's own condition. */
function countColumn(
  failed: Uint16Array,
  bit: number,
  { single, offsets, codes }: Column,
  counts: Uint32Array,
): void {
  const size = failed.length;
  if (single) {
    for (let row = 0; row < size; row++) if ((failed[row]! & ~bit) === 0) counts[codes[row]!]!++;
    return;
  }
  for (let row = 0; row < size; row++) {
    if ((failed[row]! & ~bit) !== 0) continue;
    for (let i = offsets[row]!, end = offsets[row + 1]!; i < end; i++) counts[codes[i]!]!++;
  }
}

function tally(
  columns: Columns,
  filter: Filter,
  failed: Uint16Array,
  failedSites: Uint8Array,
  tasks: number,
): Matches {
  const { size, located, verified, sites } = columns;
  const items = new Uint8Array(size + sites.size);
  const mask = new Uint8Array(size);
  const counts = { projects: 0, shown: 0, confirmed: 0, sites: 0, sitesShown: 0, verified: 0 };
  for (let row = 0; row < size; row++) {
    const bits = failed[row]!;
    // What the switch 只看已核实 would leave is told whether it is on or not.
    let isVerified = verified[row] === 1;
    const isDrawn = bits === 0 && (!filter.verifiedOnly || verified[row] === 1);
    let isShown = isDrawn && located[row] === 1;
    let isConfirmed = !isShown || verified[row] === 1;
    if (bits === 0) mask[row] = 1;
    if (bits === 0) counts.projects++;
    if (isDrawn) items[row] = 1;
    for (let site = sites.start[row]!, end = sites.start[row + 1]!; site < end; site++) {
      if (sites.verified[site] === 1) isVerified = true;
      if (bits !== 0 || failedSites[site] !== 0) continue;
      items[size + site] = 1;
      counts.sites++;
      if (sites.located[site] === 0) continue;
      counts.sitesShown++;
      isShown = true;
      if (sites.verified[site] === 0) isConfirmed = false;
    }
    if (isShown) counts.shown++;
    if (isShown && isConfirmed) counts.confirmed++;
    if ((bits & ~VERIFIED_BIT) === 0 && isVerified) counts.verified++;
  }
  const facets = {
    ...countFacets(columns, filter, failed),
    ...countSiteFacets(sites, failed, failedSites),
  };
  return { mask, items, counts: countsOf(counts, tasks), facets, verified: counts.verified };
}

type Sums = Record<"projects" | "shown" | "confirmed" | "sites" | "sitesShown", number>;

const countsOf = (
  { projects, shown, confirmed, sites, sitesShown }: Sums,
  tasks: number,
): Counts => ({
  tasks,
  projects,
  shown,
  shelf: projects - shown,
  located: shown,
  unverified: shown - confirmed,
  sites,
  sitesShown,
});

/** Sites per type and status, of projects that fit in all but their sites. */
function countSiteFacets(
  sites: SiteColumns,
  failed: Uint16Array,
  failedSites: Uint8Array,
): Record<SiteFacet, ReadonlyMap<string, number>> {
  const types = new Uint32Array(SITE_TYPES.length);
  const statuses = new Uint32Array(sites.statusValues.length);
  for (let site = 0; site < sites.size; site++) {
    if ((failed[sites.owner[site]!]! & ~SITE_BIT) !== 0) continue;
    const bits = failedSites[site]!;
    if ((bits & ~SITE_TYPE_BIT) === 0) types[sites.types[site]!]!++;
    if ((bits & ~SITE_STATUS_BIT) === 0) statuses[sites.statuses[site]!]!++;
  }
  const named = (values: readonly string[], counts: Uint32Array): ReadonlyMap<string, number> =>
    new Map(sites.size === 0 ? [] : values.map((value, code) => [value, counts[code]!]));
  return { siteTypes: named(SITE_TYPES, types), siteStatuses: named(sites.statusValues, statuses) };
}

/** An office's projects are those that it leads and those that it assists: two columns, one sum. */
function countFacets(
  columns: Columns,
  filter: Filter,
  failed: Uint16Array,
): Record<ProjectFacet, ReadonlyMap<string, number>> {
  const countFacet = (facet: ProjectFacet, index: number): Map<string, number> => {
    const sums = new Map<string, number>();
    for (const name of columnsOf(facet, filter.role)) {
      const column = columns.by[name];
      const counts = new Uint32Array(column.values.length);
      countColumn(failed, 1 << index, column, counts);
      column.values.forEach((value, code) =>
        sums.set(value, (sums.get(value) ?? 0) + counts[code]!),
      );
    }
    return sums;
  };
  return Object.fromEntries(
    PROJECT_FACETS.map((facet, index) => [facet, countFacet(facet, index)]),
  ) as Record<ProjectFacet, Map<string, number>>;
}

const allows = (wanted: readonly string[], value: string): boolean =>
  wanted.length === 0 || wanted.includes(value);

/** Which sites of a project match, given that the project does. */
export const sitesMatching = (
  sites: readonly Site[],
  { siteTypes, siteStatuses, verifiedOnly }: Filter,
): readonly Site[] =>
  sites.filter(
    (site) =>
      allows(siteTypes, site.type) &&
      allows(siteStatuses, site.status ?? "") &&
      (!verifiedOnly || isVerified(site)),
  );
