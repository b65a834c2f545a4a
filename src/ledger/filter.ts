// Which projects match, and how many there would be of every other value. One bit per failing condition and row:
// a row with no bit matches; a row with only one bit still counts for the facet that owns this bit.
import type { Column, Columns, Dimension } from "./columns.ts";

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
  verifiedOnly: false,
  text: "",
};

export const FACETS = [
  "sections",
  "tasks",
  "offices",
  "kinds",
  "statuses",
  "villages",
  "precision",
] as const;
export type Facet = (typeof FACETS)[number];

/** Totals of the projects that match. shown + shelf = projects, always. */
export type Counts = {
  tasks: number;
  projects: number;
  shown: number;
  shelf: number;
  located: number;
  unverified: number;
};

export type Matches = {
  /** 1 for each row that matches. */
  mask: Uint8Array;
  counts: Counts;
  /** Projects per value, under all other filters. */
  facets: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
  /** How many matching projects are verified, were the switch 只看已核实 on. */
  verified: number;
};

const TEXT_BIT = 1 << FACETS.length;
const VERIFIED_BIT = 1 << (FACETS.length + 1);

const columnsOf = (facet: Facet, role: Role): readonly Dimension[] => {
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
  FACETS.forEach((facet, index) =>
    markFailing(
      failed,
      1 << index,
      columnsOf(facet, filter.role).map((name) => columns.by[name]),
      filter[facet],
    ),
  );
  if (textRows)
    for (let row = 0; row < failed.length; row++) if (!textRows[row]) failed[row]! |= TEXT_BIT;
  const verified = filter.verifiedOnly ? columns.verified : null;
  if (verified)
    for (let row = 0; row < failed.length; row++) if (!verified[row]) failed[row]! |= VERIFIED_BIT;
  return tally(columns, filter, failed, tasks);
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

function tally(columns: Columns, filter: Filter, failed: Uint16Array, tasks: number): Matches {
  const mask = new Uint8Array(columns.size);
  let projects = 0;
  let shown = 0;
  let confirmed = 0;
  let verified = 0;
  for (let row = 0; row < failed.length; row++) {
    const bits = failed[row]!;
    if (bits === 0) {
      mask[row] = 1;
      projects++;
      shown += columns.located[row]!;
      confirmed += columns.verified[row]!;
    }
    if ((bits & ~VERIFIED_BIT) === 0) verified += columns.verified[row]!;
  }
  return {
    mask,
    counts: {
      tasks,
      projects,
      shown,
      shelf: projects - shown,
      located: shown,
      unverified: shown - confirmed,
    },
    facets: countFacets(columns, filter, failed),
    verified,
  };
}

/** An office's projects are those that it leads and those that it assists: two columns, one sum. */
function countFacets(columns: Columns, filter: Filter, failed: Uint16Array): Matches["facets"] {
  const countFacet = (facet: Facet, index: number): Map<string, number> => {
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
    FACETS.map((facet, index) => [facet, countFacet(facet, index)]),
  ) as Record<Facet, Map<string, number>>;
}
