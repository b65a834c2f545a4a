// Projects as columns of small integers, so that any combination of filters and all counts cost one pass over rows.
import type { Ledger } from "./ledger.ts";
import { indexPlan, rolesOf } from "./ledger.ts";
import { isVerified, PRECISIONS, type Project } from "./project.ts";
import { SITE_TYPES } from "./site.ts";
import { countSites } from "./sites.ts";

export const DIMENSIONS = [
  "sections",
  "tasks",
  "leads",
  "assists",
  "kinds",
  "statuses",
  "villages",
  "precision",
  "scopes",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The value that stands for 未填报 in a column. */
export const UNSTATED = "";

/** `codes[offsets[row] … offsets[row + 1])` are the values of a row, as indexes into `values`. */
/** `single` is true when every row has exactly one value, so that row and index are the same. */
export type Column = {
  values: readonly string[];
  codeOf: ReadonlyMap<string, number>;
  offsets: Uint32Array;
  codes: Uint32Array;
  single: boolean;
};

export type Columns = {
  size: number;
  by: Readonly<Record<Dimension, Column>>;
  /** 1 where the project has a place of its own on the map. */
  located: Uint8Array;
  /** 1 where that place is confirmed or surveyed. */
  verified: Uint8Array;
  sites: SiteColumns;
};

/** Site s of all projects belongs to row `owner[s]`; those of row r are `start[r] … start[r + 1]`. */
export type SiteColumns = {
  size: number;
  owner: Uint32Array;
  start: Uint32Array;
  /** Index into SITE_TYPES. */
  types: Uint8Array;
  /** Index into `statusValues`, of which the first is 未填报. */
  statuses: Uint32Array;
  statusValues: readonly string[];
  located: Uint8Array;
  verified: Uint8Array;
};

class ColumnBuilder {
  readonly #values: string[];
  readonly #codeOf: Map<string, number>;
  readonly #offsets: Uint32Array;
  readonly #codes: number[] = [];

  constructor(size: number, known: readonly string[]) {
    this.#values = [...known];
    this.#codeOf = new Map(known.map((value, code) => [value, code]));
    this.#offsets = new Uint32Array(size + 1);
  }

  add(row: number, value: string): void {
    let code = this.#codeOf.get(value);
    if (code === undefined) {
      code = this.#values.push(value) - 1;
      this.#codeOf.set(value, code);
    }
    this.#codes.push(code);
    this.#offsets[row + 1] = this.#codes.length;
  }

  close(row: number): void {
    this.#offsets[row + 1] = this.#codes.length;
  }

  finish(): Column {
    const single = this.#offsets.every((offset, row) => offset === row);
    return {
      values: this.#values,
      codeOf: this.#codeOf,
      offsets: this.#offsets,
      codes: Uint32Array.from(this.#codes),
      single,
    };
  }
}

/** Values known beforehand keep their order and show up in facets even with a count of 0. */
function knownValues(ledger: Ledger): Record<Dimension, readonly string[]> {
  const offices = ledger.town.offices.offices.map(({ id }) => id);
  return {
    sections: ledger.plan.sections.map(({ id }) => id),
    tasks: ledger.plan.tasks.map(({ id }) => id),
    leads: offices,
    assists: offices,
    kinds: [],
    statuses: [],
    villages: ledger.town.villages,
    precision: PRECISIONS,
    scopes: [],
  };
}

function valuesOf(project: Project, ledger: Ledger): Record<Dimension, readonly string[]> {
  const { tasks } = indexPlan(ledger.plan);
  const roles = rolesOf(project, ledger);
  const sections = project.tasks
    .map((id) => tasks.get(id)?.section)
    .filter((id) => id !== null && id !== undefined);
  return {
    sections: [...new Set(sections)],
    tasks: project.tasks,
    leads: roles.leads,
    assists: roles.assists,
    kinds: [project.kind ?? UNSTATED],
    statuses: [project.status ?? UNSTATED],
    villages: [project.village ?? UNSTATED],
    precision: [project.location.precision],
    scopes: [project.scope ?? UNSTATED],
  };
}

/** Builds all columns. Linear in the projects. */
export function buildColumns(ledger: Ledger): Columns {
  const size = ledger.projects.length;
  const known = knownValues(ledger);
  const builders = new Map(
    DIMENSIONS.map((dimension) => [dimension, new ColumnBuilder(size, known[dimension])]),
  );
  const located = new Uint8Array(size);
  const verified = new Uint8Array(size);
  ledger.projects.forEach((project, row) => {
    located[row] = project.geometry ? 1 : 0;
    verified[row] = isVerified(project) ? 1 : 0;
    const values = valuesOf(project, ledger);
    for (const [dimension, builder] of builders) {
      for (const value of values[dimension]) builder.add(row, value);
      builder.close(row);
    }
  });
  const by = Object.fromEntries(
    [...builders].map(([dimension, builder]) => [dimension, builder.finish()]),
  ) as Record<Dimension, Column>;
  return { size, by, located, verified, sites: buildSiteColumns(ledger) };
}

/** Statuses in the order of the town's lists, then those that only sites bear. */
function knownStatuses({ projects, town }: Ledger): string[] {
  const types = new Set(projects.flatMap(({ sites }) => sites.map(({ type }) => type)));
  return [UNSTATED, ...new Set([...types].flatMap((type) => town.sites.statuses[type]))];
}

function buildSiteColumns(ledger: Ledger): SiteColumns {
  const { projects } = ledger;
  const size = countSites(projects);
  const statusValues = knownStatuses(ledger);
  const codeOf = new Map(statusValues.map((value, code) => [value, code]));
  const columns = {
    owner: new Uint32Array(size),
    start: new Uint32Array(projects.length + 1),
    types: new Uint8Array(size),
    statuses: new Uint32Array(size),
    located: new Uint8Array(size),
    verified: new Uint8Array(size),
  };
  const codeFor = (value: string): number => {
    const known = codeOf.get(value) ?? statusValues.push(value) - 1;
    codeOf.set(value, known);
    return known;
  };
  let at = 0;
  for (let row = 0; row < projects.length; row++) {
    for (const site of projects[row]!.sites) {
      columns.owner[at] = row;
      columns.types[at] = SITE_TYPES.indexOf(site.type);
      columns.statuses[at] = codeFor(site.status ?? UNSTATED);
      columns.located[at] = site.geometry ? 1 : 0;
      columns.verified[at] = isVerified(site) ? 1 : 0;
      at++;
    }
    columns.start[row + 1] = at;
  }
  return { size, statusValues, ...columns };
}
