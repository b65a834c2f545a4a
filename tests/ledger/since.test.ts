// What became of the projects since a version: every kind of change, what cancels out, and the sheet for the meeting.
import { beforeAll, describe, expect, it } from "vitest";
import { projectId } from "#base/ids.ts";
import { diffProjects, type Edit } from "#ledger/journal.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { withPart } from "#ledger/parts.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { changesSince, versionsOf, type SinceRow } from "#ledger/since.ts";
import { groupSince, movedText } from "#ledger/sinceLines.ts";
import { sinceTable } from "#ledger/exporting/sinceTable.ts";
import { readXlsx } from "#ledger/formats/xlsx/readXlsx.ts";
import { writeXlsx } from "#ledger/formats/xlsx/writeXlsx.ts";
import { openOwnTown } from "./town.ts";

let ledger: Ledger;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
});

const AT = new Date(2023, 3, 23, 14, 5).getTime();
const HALL: Project = {
  ...EMPTY_PROJECT,
  id: projectId("hall"),
  name: "综治中心",
  tasks: ["16" as Project["tasks"][number]],
  geometry: { type: "Point", coordinates: [110.7, 21.5] },
  location: { ...EMPTY_PROJECT.location, precision: "schematic" },
};
const POND: Project = { ...EMPTY_PROJECT, id: projectId("pond"), name: "双塘村水塘" };

/** A journal of states, each the result of one edit. */
function journal(first: readonly Project[], ...states: (readonly Project[])[]): Edit[] {
  return states.map((after, i): Edit => ({
    seq: i + 1,
    at: AT + i * 60_000,
    by: i % 2 === 0 ? "规划办" : "",
    label: `第 ${i + 1} 次`,
    changes: diffProjects(i === 0 ? first : states[i - 1]!, after),
    mark: null,
    undoes: null,
    redoes: null,
  }));
}
const since = (before: Project, after: Project): SinceRow =>
  changesSince(journal([before], [after]), 0)[0]!;

describe("a change is of its kind", () => {
  it.each<[string, Partial<Project>, SinceRow["kinds"]]>([
    ["finished by status", { status: "竣工" }, ["finished"]],
    ["finished by date", { actualFinish: "2023-04" }, ["finished", "dated"]],
    ["a pond struck off", { status: "已销号" }, ["finished"]],
    ["re-dated", { plannedFinish: "2024-12" }, ["dated"]],
    ["re-assigned", { leads: ["规划办"] }, ["assigned"]],
    ["another person", { person: "某某" }, ["assigned"]],
    ["money", { totalWan: 1200 }, ["money"]],
    ["another fund", { funding: "省级" }, ["money"]],
    ["status", { status: "续建" }, ["status"]],
    ["anything else", { note: "待核" }, ["other"]],
    ["a further column", { extra: { 审批文号: "1 号" } }, ["other"]],
    [
      "several at once",
      { status: "续建", totalWan: 1, plannedStart: "2023", note: "甲" },
      ["dated", "money", "status", "other"],
    ],
  ])("%s", (_, change, kinds) => {
    expect(since(HALL, { ...HALL, ...change }).kinds).toEqual(kinds);
  });

  it("moved, by how much and where to", () => {
    const row = since(HALL, { ...HALL, geometry: { type: "Point", coordinates: [110.7, 21.51] } });
    expect(row.kinds).toEqual(["moved"]);
    expect(row.movedMetres).toBeCloseTo(1111.95, 0);
    expect(movedText(row)).toBe("向北移动 1.11 公里");
  });

  it("reshaped about the same middle has not moved", () => {
    const box = (d: number): Project["geometry"] => ({
      type: "Polygon",
      coordinates: [
        [
          [110.7 - d, 21.5 - d],
          [110.7 + d, 21.5 - d],
          [110.7 + d, 21.5 + d],
          [110.7 - d, 21.5 + d],
          [110.7 - d, 21.5 - d],
        ],
      ],
    });
    expect(
      movedText(since({ ...HALL, geometry: box(0.001) }, { ...HALL, geometry: box(0.002) })),
    ).toBe("图形调整，中心未动");
  });

  it("on the map for the first time", () => {
    const row = since({ ...HALL, geometry: null }, HALL);
    expect([row.kinds, row.movedMetres]).toEqual([["placed"], null]);
  });

  it("finished twice is finished once", () => {
    expect(since({ ...HALL, status: "竣工" }, { ...HALL, status: "已完工" }).kinds).toEqual([
      "status",
    ]);
  });
});

describe("over several edits only the difference counts", () => {
  const changed = { ...HALL, status: "续建" };
  it.each<[string, (readonly Project[])[], [string, string[]][]]>([
    ["added", [[HALL, POND]], [["pond", ["added"]]]],
    [
      "added, then changed, is added",
      [
        [HALL, POND],
        [HALL, { ...POND, note: "甲" }],
      ],
      [["pond", ["added"]]],
    ],
    ["added and removed is nothing", [[HALL, POND], [HALL]], []],
    ["removed", [[]], [["hall", ["removed"]]]],
    ["changed, then removed, is removed", [[changed], []], [["hall", ["removed"]]]],
    ["removed and brought back is nothing", [[], [HALL]], []],
    ["changed and changed back is nothing", [[changed], [{ ...HALL }]], []],
    [
      "changed twice is the last against the first",
      [[changed], [{ ...changed, status: "竣工" }]],
      [["hall", ["finished"]]],
    ],
  ])("%s", (_, states, expected) => {
    expect(changesSince(journal([HALL], ...states), 0).map(({ id, kinds }) => [id, kinds])).toEqual(
      expected,
    );
  });

  it("counts from the version on, not from the beginning", () => {
    const edits = journal([HALL, POND], [changed, POND], [changed, { ...POND, note: "甲" }]);
    expect(changesSince(edits, 1).map(({ id }) => id)).toEqual(["pond"]);
    expect(changesSince(edits, 2)).toEqual([]);
    expect(changesSince(edits, 0).map(({ id, at, by }) => [id, at - AT, by])).toEqual([
      ["hall", 0, "规划办"],
      ["pond", 60_000, ""],
    ]);
  });

  it("versions come newest first and end with the data as first opened", () => {
    const edits = journal([HALL], [changed]).concat(
      [2, 3].map((seq): Edit => ({
        seq,
        at: AT,
        by: "",
        label: `版本 ${seq}`,
        changes: [],
        mark: { kind: "named", name: `版本 ${seq}` },
        undoes: null,
        redoes: null,
      })),
    );
    expect(versionsOf(edits).map(({ seq, mark }) => [seq, mark?.name ?? null])).toEqual([
      [3, "版本 3"],
      [2, "版本 2"],
      [0, null],
    ]);
  });
});

describe("the list of a meeting", () => {
  const kindsOf = (rows: readonly SinceRow[]) =>
    groupSince(rows).map(({ kind, items }) => [
      kind,
      items.map(({ lines }) =>
        lines.map(({ label, before, after }) => `${label}：${before} → ${after}`),
      ),
    ]);

  it("tells every changed part once, under the kind where it belongs", () => {
    const after = {
      ...HALL,
      status: "竣工",
      actualFinish: "2023-04",
      plannedFinish: "2023-06",
      totalWan: 1200,
      leads: ["综治办"],
      note: "甲",
      geometry: { type: "Point" as const, coordinates: [110.71, 21.5] },
      location: { ...HALL.location, precision: "surveyed" as const, accuracyMetres: 3 },
    };
    expect(kindsOf([since(HALL, after)])).toEqual([
      ["finished", [["实际完工：未填报 → 2023-04", "状态：未填报 → 竣工"]]],
      ["moved", [["位置精度：示意 → 已测量", "误差：未填报 → 3 米", "位置：点 → 点"]]],
      ["dated", [["计划完工：未填报 → 2023-06"]]],
      ["assigned", [["牵头部门：未填报 → 综治办"]]],
      ["money", [["总投资：未填报 → 1,200 万元"]]],
      ["other", [["备注：未填报 → 甲"]]],
    ]);
  });

  it("a place taken away is told, but not as one that came on the map", () => {
    expect(kindsOf([since(HALL, { ...HALL, geometry: null })])).toEqual([
      ["other", [["位置：点 → 未填报"]]],
    ]);
  });

  it("a place confirmed where it stood is told under 其他", () => {
    expect(kindsOf([since(HALL, withPart(HALL, "confirmedOn", "2024-01-01"))])).toEqual([
      ["other", [["核实日期：未填报 → 2024-01-01"]]],
    ]);
  });

  it("further columns are lines of their own", () => {
    const row = since(
      { ...HALL, extra: { 文号: "1", 旧列: "甲", 同: 1 } },
      { ...HALL, extra: { 文号: "2", 新列: { a: 1 }, 同: 1 } },
    );
    expect(kindsOf([row])).toEqual([
      ["other", [["文号：1 → 2", "旧列：甲 → 未填报", '新列：未填报 → {"a":1}']]],
    ]);
  });

  it("added first, removed last", () => {
    const rows = changesSince(journal([HALL], [POND]), 0);
    expect(
      groupSince(rows).map(({ kind, items }) => [kind, items.map(({ row }) => row.name)]),
    ).toEqual([
      ["added", ["双塘村水塘"]],
      ["removed", ["综治中心"]],
    ]);
  });
});

describe("the sheet", () => {
  const span = {
    version: "4 月月报",
    from: "“4 月月报”（2023-04-23 14:00）",
    to: "2023-04-23 14:06",
  };
  const rows = () =>
    changesSince(
      journal(
        [HALL],
        [
          {
            ...HALL,
            totalWan: 1200,
            geometry: { type: "Point", coordinates: [110.7, 21.51] },
            note: "=HYPERLINK(1)",
          },
        ],
        [POND],
      ),
      0,
    );

  it("has a row a changed field, offices inherited from the task included, the distance as a number beside the place", () => {
    const edits = journal(
      [HALL],
      [{ ...HALL, totalWan: 1200, geometry: { type: "Point", coordinates: [110.7, 21.51] } }],
    );
    const sheet = sinceTable(changesSince(edits, 0), ledger, span);
    expect(sheet.heads.map(({ label }) => label)).toEqual([
      "类别",
      "项目",
      "编号",
      "牵头",
      "字段",
      "原值",
      "新值",
      "移动距离（米）",
      "时间",
      "填报人",
    ]);
    expect(sheet.rows).toEqual([
      [
        "移动",
        "综治中心",
        "hall",
        "综治办",
        "位置",
        "点",
        "点",
        1112,
        "2023-04-23 14:05",
        "规划办",
      ],
      [
        "资金",
        "综治中心",
        "hall",
        "综治办",
        "总投资",
        "未填报",
        "1,200 万元",
        null,
        "2023-04-23 14:05",
        "规划办",
      ],
    ]);
    expect(sheet.notes).toEqual([
      "自“4 月月报”（2023-04-23 14:00）至 2023-04-23 14:06，1 个项目有变化",
    ]);
  });

  it("keeps a text longer than a cell within it, and says so", () => {
    const sheet = sinceTable([since(HALL, { ...HALL, note: "长".repeat(40_000) })], ledger, span);
    const cell = sheet.rows[0]![6] as string;
    expect(cell.length).toBeLessThan(32_767);
    expect(cell.endsWith("…（原文过长，余下部分略）")).toBe(true);
  });

  it("is written and read back as it stands, with nothing that could be a formula", async () => {
    const sheet = sinceTable(
      [...rows(), since(HALL, { ...HALL, note: "=HYPERLINK(1)" })],
      ledger,
      span,
    );
    const { value, issues } = await readXlsx(await writeXlsx({ sheets: [sheet] }));
    expect(issues).toEqual([]);
    const cells = value[0]!.rows.map((row) => [...row]);
    const head = cells.findIndex(([first]) => first === "类别");
    expect(cells.slice(head + 1).map((row) => sheet.heads.map((_, i) => row[i] ?? null))).toEqual(
      sheet.rows,
    );
  });
});
