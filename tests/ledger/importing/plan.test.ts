// What an import would do, before it does anything: matching, choices, guards, and the sum that always holds.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { projectId, taskId } from "#base/ids.ts";
import { writeCsv } from "#ledger/formats/writeCsv.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { openTown } from "#storage/openTown.ts";
import { readFile } from "node:fs/promises";
import { makeJobTown } from "#ledger/importing/jobTown.ts";
import { ImportJob } from "#ledger/importing/job.ts";
import { importFiles, openJob, quiet, textFile } from "./job.ts";
import type { BaseMap } from "#ledger/baseMap.ts";

let town: Ledger;
let base: BaseMap;
beforeAll(async () => {
  ({ ledger: town, base } = await openTown(
    async (path) =>
      new Uint8Array(await readFile(new URL(path, new URL("../../../geodata/", import.meta.url)))),
  ));
});

const project = (id: string, values: Partial<Project> = {}): Project => ({
  ...EMPTY_PROJECT,
  id: projectId(id),
  name: `项目${id}`,
  tasks: [taskId("17")],
  ...values,
});
const ledgerOf = (...projects: Project[]): Ledger => ({ ...town, projects });
const table = (...lines: string[]) => textFile("台账.csv", lines.join("\n"));
const kinds = async (file: ReturnType<typeof table>, ledger: Ledger, decisions = {}) =>
  (await importFiles([file], ledger, {}, decisions)).plan.rows.map(({ kind }) => kind);

describe("a row is matched", () => {
  it("by id first, whatever its name; else by name and task; else it is new", async () => {
    const ledger = ledgerOf(project("a", { name: "村道" }), project("b", { name: "水塘" }));
    const file = table(
      "编号,项目名称,任务,状态",
      "a,村道（新名）,17,续建",
      ",水塘,17,续建",
      ",水塘,4,续建",
      ",新桥,17,",
    );
    const { plan, projects } = await importFiles([file], ledger);
    expect(plan.rows.map(({ kind, targets }) => [kind, targets[0]?.id])).toEqual([
      ["changed", "a"],
      ["changed", "b"],
      ["added", undefined],
      ["added", undefined],
    ]);
    expect(projects.map(({ id, name, status }) => [id, name, status])).toEqual([
      ["a", "村道（新名）", "续建"],
      ["b", "水塘", "续建"],
      [expect.stringMatching(/^p-/), "水塘", "续建"],
      [expect.stringMatching(/^p-/), "新桥", null],
    ]);
  });

  it("never by guess: two that fit are asked for, and the answer holds", async () => {
    const ledger = ledgerOf(project("a", { name: "村道" }), project("b", { name: "村道" }));
    const file = table("项目名称,任务,状态", "村道,17,续建");
    expect(await kinds(file, ledger)).toEqual(["unclear"]);
    expect(await kinds(file, ledger, { 0: { as: projectId("b") } })).toEqual(["changed"]);
    const { projects } = await importFiles([file], ledger, {}, { 0: { as: "new" } });
    expect(projects).toHaveLength(3);
  });

  it("once: a second row for the same project is refused, with the first one's number", async () => {
    const { plan } = await importFiles(
      [table("编号,项目名称,任务", "a,甲,17", "a,乙,17", ",项目b,17", ",项目b,17")],
      ledgerOf(project("b")),
    );
    expect(plan.rows.map(({ kind }) => kind)).toEqual([
      "added",
      "rejected",
      "unchanged",
      "rejected",
    ]);
    expect(plan.rows[1]!.issues[0]!.message).toContain("第 2 行");
    expect(plan.rows[3]!.issues[0]!.message).toContain("第 4 行");
  });
});

describe("what a row does not say", () => {
  const before = project("a", { status: "前期", totalWan: 10, note: "旧注" });
  const file = table("编号,项目名称,状态,总投资（万元）", "a,项目a,,12");

  it("stays: a blank cell keeps, a missing column touches nothing", async () => {
    const { projects } = await importFiles([file], ledgerOf(before));
    expect(projects[0]).toMatchObject({
      status: "前期",
      totalWan: 12,
      note: "旧注",
      tasks: ["17"],
    });
  });

  it("is cleared where the user wants blanks to clear", async () => {
    const { projects } = await importFiles([file], ledgerOf(before), { blankClears: true });
    expect(projects[0]).toMatchObject({
      status: null,
      totalWan: 12,
      note: "旧注",
      tasks: ["17"],
      name: "项目a",
    });
  });

  it("and what the user keeps of the ledger, part by part, stays too", async () => {
    const both = table("编号,项目名称,状态,总投资（万元）", "a,项目a,续建,12");
    const { projects } = await importFiles(
      [both],
      ledgerOf(before),
      {},
      { 0: { parts: { status: "ledger" } } },
    );
    expect(projects[0]).toMatchObject({ status: "前期", totalWan: 12 });
    expect(
      (await importFiles([both], ledgerOf(before), {}, { 0: { skip: true } })).plan.counts,
    ).toMatchObject({ read: 1, accepted: 0, rejected: 1 });
  });
});

it("a confirmed place is not moved unless the user says so; then the old confirmation goes", async () => {
  const geometry = { type: "Point" as const, coordinates: [110.76, 21.59] };
  const ledger = ledgerOf(
    project("a", {
      geometry,
      location: {
        precision: "surveyed",
        accuracyMetres: 1,
        source: "测量",
        confirmedOn: "2024-01-01",
        confirmedBy: "规划办",
        method: "测量成果",
      },
    }),
  );
  const file = table("编号,项目名称,经度,纬度", "a,项目a,110.77,21.60");
  const kept = await importFiles([file], ledger);
  expect(
    kept.plan.rows[0]!.changes.filter(({ conflict }) => conflict).map(({ part }) => part),
  ).toEqual(expect.arrayContaining(["geometry", "confirmedOn"]));
  expect(kept.projects[0]!.geometry).toEqual(geometry);
  const parts = {
    geometry: "file",
    precision: "file",
    accuracyMetres: "file",
    source: "file",
    confirmedOn: "file",
    confirmedBy: "file",
    method: "file",
  } as const;
  const { projects } = await importFiles([file], ledger, {}, { 0: { parts } });
  expect(projects[0]).toMatchObject({
    geometry: { coordinates: [110.77, 21.6] },
    location: { precision: "schematic", confirmedOn: null, source: "《台账.csv》第 2 行" },
  });
});

describe("sanity", () => {
  const guarded = async (...lines: string[]) => {
    const job = await ImportJob.open([table(...lines)], quiet, {
      town: makeJobTown({ ...town, projects: [] }, base),
      given: "WGS84",
      remembered: {},
    });
    const rows = [...job.plan(quiet).rows()];
    return {
      job,
      codes: rows.map(({ kind, issues }) => [kind, ...issues.map(({ code }) => code)]),
    };
  };

  it("names places elsewhere, at zero, half given, piled up; accepts what is only doubtful", async () => {
    const { codes } = await guarded(
      "名称,任务,经度,纬度",
      "甲,17,110.77,21.59",
      "乙,17,110.77,21.59",
      "丙,17,110.85,21.66",
      "丁,17,110.5,21.4",
      "戊,17,0,0",
      "己,17,110.77,",
      "庚,17,21.59,110.77",
      "辛,17,10.1,59.9",
    );
    expect(codes).toEqual([
      ["added"],
      ["added", "place.same-point"],
      ["added", "place.other-county"],
      ["added", expect.stringMatching(/^place\.(?:outside-town|other-county)$/)],
      ["rejected", "place.zero"],
      ["rejected", "place.half"],
      ["rejected", "place.swapped"],
      ["rejected", "place.far-away"],
    ]);
  });

  it("names an area that contradicts the ledger by more than a tenth, one that crosses itself, a road that is a point", async () => {
    const square =
      "POLYGON ((110.76 21.59, 110.762 21.59, 110.762 21.592, 110.76 21.592, 110.76 21.59))";
    const bow =
      "POLYGON ((110.76 21.59, 110.762 21.592, 110.762 21.59, 110.76 21.592, 110.76 21.59))";
    const { job, codes } = await guarded(
      "名称,任务,类别,面积（亩）,长度（米）,坐标",
      `甲,17,水环境,69,,"${square}"`,
      `乙,17,水环境,120,,"${square}"`,
      `丙,17,水环境,,,"${bow}"`,
      `丁,17,道路交通,,1200,"110.77,21.59"`,
    );
    expect(codes).toEqual([
      ["added"],
      ["added", "place.area-differs"],
      ["added", "place.self-crossing"],
      ["added", "place.road-is-point"],
    ]);
    job.mend(2);
    expect(job.plan(quiet).rowAt(2).issues).toEqual([]);
    job.restoreShape(2);
    expect(
      job
        .plan(quiet)
        .rowAt(2)
        .issues.map(({ code }) => code),
    ).toEqual(["place.self-crossing"]);
  });
});

it("rejected rows leave with number, reason and remedy, and come back mended", async () => {
  const ledger = ledgerOf();
  const first = await importFiles(
    [table("项目名称,任务,总投资（万元）", "甲,17,10", "乙,17,约3千万", ",17,5")],
    ledger,
  );
  expect(first.plan.counts).toMatchObject({ read: 3, accepted: 1, rejected: 2 });
  const { columns, rows } = first.job.rejectedTable();
  expect(rows.map(([file, row, reason]) => [file, row, reason])).toEqual([
    ["台账.csv", 3, expect.stringContaining("约3千万")],
    ["台账.csv", 4, expect.stringContaining("没有项目名称")],
  ]);
  const mended = rows.map((row) => row.map((cell) => (cell === "约3千万" ? 3000 : cell)));
  mended[1]![columns.indexOf("项目名称")] = "丙";
  const again = await importFiles([{ name: "台账-未导入.csv", bytes: writeCsv(columns, mended) }], {
    ...ledger,
    projects: first.projects,
  });
  expect(again.plan.counts).toMatchObject({ read: 2, added: 2, rejected: 0 });
  expect(again.projects.map(({ name, totalWan, extra }) => [name, totalWan, extra])).toEqual([
    ["甲", 10, {}],
    ["乙", 3000, {}],
    ["丙", 5, {}],
  ]);
});

it("a mapping the user corrected is used again for the same heads", async () => {
  const file = table("名称,任务,甲方意见", "甲,17,同意");
  const job = await openJob([file], ledgerOf());
  const [view] = job.views;
  expect(view!.setup.targets.at(-1)).toEqual({ to: "extra" });
  const remembered = { [view!.headKey]: { 甲方意见: { to: "note" as const, unit: null } } };
  const again = await ImportJob.open([file], quiet, {
    town: makeJobTown(ledgerOf(), base),
    given: null,
    remembered,
  });
  expect(again.plan(quiet).rowAt(0).draft.values.note).toBe("同意");
});

it("accepted + rejected = rows, whatever stands in the cells", async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "甲",
      "17",
      "99",
      "约3千万",
      "110.77",
      "21.59",
      "0",
      "2023-04",
      "=1+1",
      "__proto__",
      "规划办、执法办",
      '"',
      "待定",
    ),
    fc.string({ maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 20 }),
      async (lines) => {
        const bytes = writeCsv(
          ["编号", "项目名称", "任务", "总投资（万元）", "计划开工", "经度", "纬度"],
          lines,
        );
        const { plan, projects, job } = await importFiles(
          [{ name: "a.csv", bytes }],
          ledgerOf(project("甲")),
        );
        const [view] = job.views;
        expect(plan.counts.accepted + plan.counts.rejected).toBe(plan.counts.read);
        expect(plan.counts.read).toBe(view!.rowCount);
        expect(view!.rowCount + view!.skipped.length).toBe(lines.length + 1);
        expect(projects.length).toBe(1 + plan.counts.added);
        expect(new Set(projects.map(({ id }) => id)).size).toBe(projects.length);
        for (const row of plan.rows)
          expect(row.kind === "rejected" || row.kind === "unclear").toBe(
            row.issues.some(({ severity }) => severity === "error"),
          );
      },
    ),
    { seed: 20230423, numRuns: 150 },
  );
});
