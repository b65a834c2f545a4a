// The first panel's groups: each project once, in the plan's order, whatever it says of its tasks.
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { taskId } from "#base/ids.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { groupByScope, groupBySection } from "#views/panels/projectGroups.ts";
import { openOwnTown } from "../ledger/town.ts";

let ledger: Ledger;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
});

it("the town's own projects stand under the plan's sections, and the sums hold", () => {
  const groups = groupBySection(ledger.projects, ledger.plan);
  expect(groups.map(({ number, projects, located }) => [number, projects.length, located])).toEqual(
    [
      ["一", 10, 8],
      ["二", 4, 3],
      ["三", 7, 4],
      ["四", 6, 1],
      ["五", 7, 0],
      ["六", 3, 1],
      ["七", 4, 0],
      ["八", 3, 1],
      ["九", 2, 1],
      ["十", 1, 0],
    ],
  );
  expect(groups.reduce((sum, { located }) => sum + located, 0)).toBe(19);
});

it("every project stands in one group, also without a task the plan knows", () => {
  const ids = () => ledger.plan.tasks.map(({ id }) => id);
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }), { maxLength: 60 }),
      (tasks) => {
        const projects = tasks.map((numbers, index) => ({
          ...ledger.projects[index % ledger.projects.length]!,
          tasks: numbers.map((number) => ids()[number] ?? taskId("unknown")),
        }));
        for (const groups of [groupBySection(projects, ledger.plan), groupByScope(projects)]) {
          const listed = groups.flatMap((group) => group.projects);
          expect(listed).toHaveLength(projects.length);
          expect(new Set(listed)).toEqual(new Set(projects));
        }
      },
    ),
    { seed: 20230423 },
  );
});

it("within a section tasks go in the plan's order, and projects of a task in the ledger's", () => {
  const backwards = ledger.projects.map((_, index, all) => all[all.length - 1 - index]!);
  const [first] = groupBySection(backwards, ledger.plan);
  const numbers = first!.projects.map(({ tasks }) => tasks[0]);
  expect(numbers).toEqual([...numbers].sort((a, b) => Number(a) - Number(b)));
});
