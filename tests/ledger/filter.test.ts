// Filters and counts against the plainest possible reading of what they should be.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildColumns, UNSTATED, type Columns } from "#ledger/columns.ts";
import { FACETS, matchRows, NO_FILTER, ROLES, type Facet, type Filter } from "#ledger/filter.ts";
import { indexPlan, rolesOf, type Ledger } from "#ledger/ledger.ts";
import { isVerified, type Project } from "#ledger/project.ts";
import { openOwnTown } from "./town.ts";

let ledger: Ledger;
let columns: Columns;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
  // A few rows with what the seed lacks: a status, a village, a confirmed place.
  const projects = ledger.projects.map((project, row): Project => ({
    ...project,
    status: row % 5 === 0 ? "续建" : null,
    village: row % 7 === 0 ? "双塘村" : null,
    location:
      row % 4 === 0 && project.geometry
        ? { ...project.location, confirmedOn: "2024-01-01" }
        : project.location,
  }));
  ledger = { ...ledger, projects };
  columns = buildColumns(ledger);
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
  }
}

const matches = (project: Project, filter: Filter): boolean =>
  (!filter.verifiedOnly || isVerified(project)) &&
  FACETS.every(
    (facet) =>
      filter[facet].length === 0 ||
      valuesOf(project, facet, filter.role).some((value) => filter[facet].includes(value)),
  );

const values: Record<Facet, string[]> = {
  sections: ["s1", "s2", "s5", "s7", "nonsense"],
  tasks: ["1", "2", "4", "14-2", "19"],
  offices: ["规划办", "农业农村办", "驻镇工作队", "党建办"],
  kinds: ["特色产业", "道路交通", ""],
  statuses: ["续建", ""],
  villages: ["双塘村", ""],
  precision: ["schematic", "gazetteer", "none"],
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
  role: fc.constantFrom(...ROLES),
  verifiedOnly: fc.boolean(),
  text: fc.constant(""),
});
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
        expect(counts.unverified).toBe(
          ledger.projects.filter(
            (project) => matches(project, filter) && project.geometry && !isVerified(project),
          ).length,
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
            ledger.projects.filter((project) => matches(project, alone)).length,
          ]);
        }
      }),
      SEEDED,
    );
  });
});

it("without a filter everything matches, and tasks is the plan's total", () => {
  expect(matchRows(columns, NO_FILTER, null, 27).counts).toMatchObject({
    tasks: 27,
    projects: 47,
    shown: 19,
    shelf: 28,
  });
});
