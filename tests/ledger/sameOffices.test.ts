// Another spelling, order or way of stating the same offices is no change, wherever two states of a project are compared.
import { beforeAll, describe, expect, it } from "vitest";
import { withValue } from "#ledger/fields.ts";
import type { Edit } from "#ledger/journal.ts";
import { officeKeyOf, rolesOf, type Ledger } from "#ledger/ledger.ts";
import { rebaseEdits, sameProject } from "#ledger/rebase.ts";
import { changesSince } from "#ledger/since.ts";
import type { Project } from "#ledger/project.ts";
import { importFiles, textFile } from "./importing/job.ts";
import { openOwnTown } from "./town.ts";

let town: Ledger;
/** Without offices of its own: they come from its task. */
let cattle: Project;
beforeAll(async () => {
  ({ ledger: town } = await openOwnTown());
  cattle = town.projects.find(({ id }) => id === "henglong")!;
});

it("the project of these tests has its task's office", () => {
  expect(cattle.leads).toBeNull();
  expect(rolesOf(cattle, town).leads).toEqual(["农业农村办"]);
});

const withLeads = (leads: readonly string[] | null): Project => withValue(cattle, "leads", leads);

/** One lead said in every way, and two. */
const SAME: readonly (readonly [string, readonly string[] | null, readonly string[] | null])[] = [
  ["inherited and stated", null, ["农业农村办"]],
  ["inherited and an alias", null, ["农业办"]],
  ["inherited and the full name", null, ["农业农村办公室"]],
  ["short and full name", ["农业农村办"], ["农业农村办公室"]],
  ["spaces in the name", ["农业农村办"], ["农业 农村办 "]],
  ["full-width space", null, ["　农业农村办公室"]],
  ["width of brackets", ["农业农村办（张某）"], ["农业农村办(张某)"]],
  ["the same office twice", ["农业农村办"], ["农业办", "农业农村办公室"]],
  ["another order", ["规划办", "农业农村办"], ["农业农村办", "规划办"]],
  ["another order and spelling", ["规划建设办公室", "农业办"], ["农业农村办", "规划办"]],
  ["an office that the table does not hold", ["浅水水厂", "规划办"], ["规划办", "浅水水厂"]],
];
const OTHER: readonly (readonly [string, readonly string[] | null, readonly string[] | null])[] = [
  ["another office", ["农业农村办"], ["规划办"]],
  ["one more", null, ["农业办", "规划办"]],
  ["none instead of the task's", null, []],
];

const setLeads = (seq: number, from: Project, leads: readonly string[] | null): Edit => ({
  seq,
  at: seq,
  by: "",
  label: "",
  changes: [{ id: from.id, before: from, after: withValue(from, "leads", leads), index: 0 }],
  mark: null,
  undoes: null,
  redoes: null,
});

describe.each([
  ...SAME.map((row) => [...row, true] as const),
  ...OTHER.map((row) => [...row, false] as const),
])("%s", (_, one, other, same) => {
  it("compares", () => {
    const key = officeKeyOf(town);
    expect(sameProject(withLeads(one), withLeads(other), key)).toBe(same);
    const rows = changesSince([setLeads(1, withLeads(one), other)], 0, null, key);
    expect(rows.some(({ kinds }) => kinds.includes("assigned"))).toBe(!same);
  });

  it("merges", () => {
    const before = withValue(cattle, "leads", ["党建办"]);
    const theirs = setLeads(1, before, one);
    const { conflicts } = rebaseEdits(
      [setLeads(1, before, other)],
      [theirs.changes[0]!.after!],
      [theirs],
      officeKeyOf(town),
    );
    expect(conflicts).toHaveLength(same ? 0 : 1);
  });

  it("is imported", async () => {
    if (other === null || other.length === 0) return;
    const ledger = {
      ...town,
      projects: town.projects.map((project) =>
        project.id === cattle.id ? withLeads(one) : project,
      ),
    };
    const csv = `项目名称,牵头部门\n${cattle.name},"${other.join("、")}"\n`;
    const { plan, projects } = await importFiles([textFile("a.csv", csv)], ledger);
    expect(plan.counts.unchanged).toBe(same ? 1 : 0);
    const after = projects.find(({ id }) => id === cattle.id)!;
    if (same) expect(after.leads).toEqual(one);
    else expect(after.leads).toEqual(other);
  });
});

it("a new project whose file states its task's offices by an alias goes on inheriting them", async () => {
  const csv = `项目名称,所属任务,牵头部门\n新牛舍,${cattle.tasks[0]!},农业办\n`;
  const { projects } = await importFiles([textFile("a.csv", csv)], town);
  expect(projects.at(-1)).toMatchObject({ name: "新牛舍", leads: null });
});
