// Every fault that the program can speak of has a place where it is mended, and a fault that was mended is none any
// more.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectId, taskId } from "#base/ids.ts";
import { warning } from "#base/issue.ts";
import { checkQuotes } from "#ledger/checkQuotes.ts";
import { checkVillages } from "#ledger/checkVillages.ts";
import { projectOf, remedyOf, stillStands, taskOf } from "#ledger/issueRemedies.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { walk } from "../files.ts";
import { openOwnTown } from "./town.ts";

const { ledger } = await openOwnTown();
const henglong = ledger.projects.find(({ id }) => id === "henglong")!;
const withHenglong = (change: Partial<Project>): Ledger => ({
  ...ledger,
  projects: ledger.projects.map((project) =>
    project === henglong ? { ...project, ...change } : project,
  ),
});

/** Codes as they stand in the sources; those that are put together are written out here. */
const PUT_TOGETHER = [
  ...["shape", "type", "empty", "number", "range", "swapped", "far", "ring"].map(
    (fault) => `data.geometry-${fault}`,
  ),
  "package.bad-deck",
  "package.bad-minute-part",
  "csv.open-quote",
  "shapefile.type",
  "crs.ambiguous",
];
const WRITTEN = walk("src")
  .filter((path) => /\.tsx?$/.test(path))
  .flatMap((path) => {
    const text = readFileSync(path, "utf8");
    return [
      ...text.matchAll(
        /(?:\b(?:warning|error)\(\s*|\bcode: |#warn\(\s*|#refuse\(\s*)"([a-z]+\.[a-z-]+)"/g,
      ),
    ].map(([, code]) => code!);
  });
const CODES = [...new Set([...WRITTEN, ...PUT_TOGETHER])];

describe("every code says where it is mended", () => {
  it("the sources have been read", () => {
    expect(CODES.length).toBeGreaterThan(110);
  });

  it.each(CODES)("%s", (code) => {
    expect(remedyOf(code), "no line in issueRemedies.ts").toBeDefined();
  });
});

it("a fault of a project leads to the field that holds it, one of the plan to its clause", () => {
  expect(remedyOf("data.quote-missing")).toEqual({ in: "field", field: "quote" });
  expect(remedyOf("data.unknown-task")).toEqual({ in: "field", field: "tasks" });
  expect(remedyOf("data.geometry-ring")).toEqual({ in: "place" });
  expect(remedyOf("plan.section-gap")).toEqual({ in: "clause" });
  expect(remedyOf("store.bad-project")).toEqual({ in: "store" });
  expect(remedyOf("no.such-code")).toBeUndefined();
});

it("finds the project by its row, and by its name where rows have moved; two of one name are nobody", () => {
  const { file, row, name } = henglong;
  const at = { file, row, path: name };
  expect(projectOf(warning("data.no-task", "", at), ledger.projects)).toBe(henglong);
  expect(projectOf(warning("data.no-task", "", { path: name }), ledger.projects)).toBe(henglong);
  const named = { path: `第 3 条“${name.slice(0, 30)}”` };
  expect(projectOf(warning("data.no-task", "", named), ledger.projects)).toBe(henglong);
  const twins = [henglong, { ...henglong, id: projectId("twin"), row: 99 }];
  expect(projectOf(warning("data.no-task", "", { path: name }), twins)).toBeNull();
  expect(taskOf(warning("plan.no-office", "", { path: "任务 14-2" }), ledger)).toBe("14-2");
  expect(taskOf(warning("plan.section-gap", "", { path: "（十五）" }), ledger)).toBeNull();
});

it("a quote that is nowhere in the plan is told once, and no more when it is mended", () => {
  const wrong = withHenglong({ quote: "方案里没有的话" });
  const [issue, ...others] = checkQuotes(wrong.projects, wrong.plan);
  expect([issue!.code, others]).toEqual(["data.quote-missing", []]);
  expect(stillStands(issue!, wrong)).toBe(true);
  expect(stillStands(issue!, ledger)).toBe(false);
  expect(stillStands(issue!, { ...ledger, projects: [] })).toBe(false);
});

it("a wrong task number is its own fault alone: of the quote nothing can be said", () => {
  const wrong = withHenglong({ tasks: [taskId("99")] });
  expect(checkQuotes(wrong.projects, wrong.plan)).toEqual([]);
});

describe("villages", () => {
  it.each<[village: string | null, names: readonly string[]]>([
    [null, []],
    ["双塘村", []],
    ["双塘", []],
    ["双塘村委会", []],
    ["前进社区", []],
    ["前进居委会", []],
    ["双塘村、杨梅村", []],
    ["瓦窑村", ["瓦窑村"]],
    ["双塘村、瓦窑村", ["瓦窑村"]],
  ])("%s: %j", (village, names) => {
    const issues = checkVillages(withHenglong({ village }).projects, ledger.town);
    expect(issues.map(({ message }) => /“([^”]+)”/.exec(message)![1])).toEqual(names);
  });

  it("a town without a list has nothing against any", () => {
    const { projects } = withHenglong({ village: "瓦窑村" });
    expect(checkVillages(projects, { ...ledger.town, villages: [] })).toEqual([]);
  });

  it("thousands are told two hundred times and counted", () => {
    const projects = Array.from({ length: 500 }, (_, row) => ({
      ...henglong,
      row,
      village: "瓦窑村",
    }));
    const issues = checkVillages(projects, ledger.town);
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)!.message).toContain("另有 300 处");
    expect(stillStands(issues.at(-1)!, { ...ledger, projects })).toBe(true);
  });
});
