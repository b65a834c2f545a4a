// Filters and counts against the plainest possible reading of what they should be.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildColumns, UNSTATED, type Columns } from "#ledger/columns.ts";
import { FACETS, matchRows, NO_FILTER, ROLES, type Facet, type Filter } from "#ledger/filter.ts";
import { indexPlan, rolesOf, type Ledger } from "#ledger/ledger.ts";
import { siteId } from "#base/ids.ts";
import { isVerified, NO_LOCATION, type Project } from "#ledger/project.ts";
import { EMPTY_SITE, type Site } from "#ledger/site.ts";
import { openOwnTown } from "./town.ts";

let ledger: Ledger;
let columns: Columns;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
  // A few rows with what the seed lacks: a status, a village, a confirmed place, sites with and without a place.
  const projects = ledger.projects.map((project, row): Project => ({
    ...project,
    status: row % 5 === 0 ? "续建" : null,
    village: row % 7 === 0 ? "双塘村" : null,
    location:
      row % 4 === 0 && project.geometry
        ? { ...project.location, confirmedOn: "2024-01-01" }
        : project.location,
    sites: Array.from({ length: row % 3 }, (_, n) => siteNumbered(row, n)),
  }));
  ledger = { ...ledger, projects };
  columns = buildColumns(ledger);
});

const siteNumbered = (row: number, n: number): Site => ({
  ...EMPTY_SITE,
  id: siteId(`s${row}-${n}`),
  name: `点位${row}-${n}`,
  type: row % 2 === 0 ? "water" : "road",
  status: (row + n) % 2 === 0 ? "已销号" : null,
  geometry: n === 0 ? { type: "Point", coordinates: [110.77, 21.59] } : null,
  location: {
    ...NO_LOCATION,
    precision: n === 0 ? "village" : "none",
    confirmedOn: row % 4 === 2 && n === 0 ? "2024-05-01" : null,
  },
});

function valuesOf(project: Project, facet: Facet, role: Filter["role"]): readonly string[] {
  const { tasks } = indexPlan(ledger.plan);
  const { leads, assists } = rolesOf(project, ledger);
  switch (facet) {
    case "sections":
      return project.tasks.map((id) => tasks.get(id)?.section ?? "");
    case "tasks":
      return project.tasks;
    case "offices":
      return role === "lead" ? leads : role === "assist" ? assists : [...leads, ...assists];
    case "kinds":
      return [project.kind ?? UNSTATED];
    case "statuses":
      return [project.status ?? UNSTATED];
    case "villages":
      return [project.village ?? UNSTATED];
    case "precision":
      return [project.location.precision];
    case "siteTypes":
      return project.sites.map(({ type }) => type);
    case "siteStatuses":
      return project.sites.map(({ status }) => status ?? UNSTATED);
  }
}

const allows = (wanted: readonly string[], value: string): boolean =>
  wanted.length === 0 || wanted.includes(value);

/** The sites of a project that a filter shows, given that it shows the project. */
const sitesShown = ({ sites }: Project, filter: Filter): Site[] =>
  sites.filter(
    (site) =>
      allows(filter.siteTypes, site.type) &&
      allows(filter.siteStatuses, site.status ?? UNSTATED) &&
      (!filter.verifiedOnly || isVerified(site)),
  );

const ofSites = (filter: Filter): boolean =>
  filter.siteTypes.length > 0 || filter.siteStatuses.length > 0;

const matches = (project: Project, filter: Filter): boolean =>
  (!filter.verifiedOnly || [project, ...project.sites].some(isVerified)) &&
  (!ofSites(filter) || sitesShown(project, { ...filter, verifiedOnly: false }).length > 0) &&
  FACETS.every(
    (facet) =>
      facet === "siteTypes" ||
      facet === "siteStatuses" ||
      filter[facet].length === 0 ||
      valuesOf(project, facet, filter.role).some((value) => filter[facet].includes(value)),
  );

/** Places that are on the map under a filter: the project's own and those of its sites. */
const placesShown = (project: Project, filter: Filter): (Project | Site)[] =>
  matches(project, filter)
    ? [
        ...(project.geometry && (!filter.verifiedOnly || isVerified(project)) ? [project] : []),
        ...sitesShown(project, filter).filter(({ geometry }) => geometry),
      ]
    : [];

const values: Record<Facet, string[]> = {
  sections: ["s1", "s2", "s5", "s7", "nonsense"],
  tasks: ["1", "2", "4", "14-2", "19"],
  offices: ["规划办", "农业农村办", "驻镇工作队", "党建办"],
  kinds: ["特色产业", "道路交通", ""],
  statuses: ["续建", ""],
  villages: ["双塘村", ""],
  precision: ["schematic", "gazetteer", "none"],
  siteTypes: ["water", "road", "nonsense"],
  siteStatuses: ["已销号", "待治理", ""],
};
const pick = (facet: Facet) => fc.uniqueArray(fc.constantFrom(...values[facet]), { maxLength: 2 });
const filters: fc.Arbitrary<Filter> = fc.record({
  sections: pick("sections"),
  tasks: pick("tasks"),
  offices: pick("offices"),
  kinds: pick("kinds"),
  statuses: pick("statuses"),
  villages: pick("villages"),
  precision: pick("precision"),
  siteTypes: pick("siteTypes"),
  siteStatuses: pick("siteStatuses"),
  role: fc.constantFrom(...ROLES),
  verifiedOnly: fc.boolean(),
  text: fc.constant(""),
});
const isOfSites = (facet: Facet): boolean => facet === "siteTypes" || facet === "siteStatuses";
const SEEDED = { seed: 20230423, numRuns: 400 };

describe("under any filter", () => {
  it("shown + shelf = projects that match, and the mask holds just those", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { mask, counts } = matchRows(columns, filter, null, 27);
        const expected = ledger.projects.map((project) => Number(matches(project, filter)));
        expect([...mask]).toEqual(expected);
        expect(counts.shown + counts.shelf).toBe(counts.projects);
        expect(counts.projects).toBe(expected.filter(Boolean).length);
        const shown = ledger.projects.map((project) => placesShown(project, filter));
        expect(counts.shown).toBe(shown.filter(({ length }) => length > 0).length);
        expect(counts.unverified).toBe(
          shown.filter((places) => places.some((place) => !isVerified(place))).length,
        );
      }),
      SEEDED,
    );
  });

  it("sites are counted apart, and each place that is drawn is shown or not", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { items, counts } = matchRows(columns, filter, null, 27);
        const shown = ledger.projects.flatMap((project) =>
          matches(project, filter) ? sitesShown(project, filter) : [],
        );
        expect(counts.sites).toBe(shown.length);
        expect(counts.sitesShown).toBe(shown.filter(({ geometry }) => geometry).length);
        const ids = new Set(shown.map(({ id }) => id));
        expect([...items.subarray(ledger.projects.length)]).toEqual(
          ledger.projects.flatMap(({ sites }) => sites.map(({ id }) => Number(ids.has(id)))),
        );
      }),
      SEEDED,
    );
  });

  it("the number beside a value is what choosing it alone would give under all other filters", () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...FACETS), (filter, facet) => {
        const { facets } = matchRows(columns, filter, null, 27);
        for (const value of values[facet].filter((known) => facets[facet].has(known))) {
          const alone = { ...filter, [facet]: [value] };
          expect([facet, value, facets[facet].get(value)]).toEqual([
            facet,
            value,
            isOfSites(facet)
              ? ledger.projects.flatMap((project) =>
                  matches(project, alone) ? sitesShown(project, alone) : [],
                ).length
              : ledger.projects.filter((project) => matches(project, alone)).length,
          ]);
        }
      }),
      SEEDED,
    );
  });
});

it("without a filter everything matches, and tasks is the plan's total", async () => {
  const town = buildColumns((await openOwnTown()).ledger);
  expect(matchRows(town, NO_FILTER, null, 27).counts).toMatchObject({
    tasks: 27,
    projects: 47,
    shown: 19,
    shelf: 28,
  });
});
