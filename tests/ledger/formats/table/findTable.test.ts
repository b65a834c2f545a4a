// Where the table in a sheet begins and ends, and what each of its rows is.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseHead, findTable } from "#ledger/formats/findTable.ts";
import { isBlank, type Grid, type GridCell, type Merge } from "#ledger/formats/grid.ts";

const grid = (rows: readonly (readonly GridCell[])[], merges: readonly Merge[] = []): Grid => ({
  name: "台账",
  rows,
  numbers: rows.map((_, index) => index + 1),
  merges,
  hidden: false,
});
const merge = (top: number, left: number, bottom: number, right: number): Merge => ({
  top,
  left,
  bottom,
  right,
});
const read = (rows: readonly (readonly GridCell[])[], merges: readonly Merge[] = []) => {
  const { value, issues } = findTable(grid(rows, merges), "a.xlsx", "xlsx");
  return {
    source: value!,
    columns: value!.columns,
    rows: value!.rows.map(({ row }) => row),
    skipped: value!.skipped.map(({ row, reason }) => `${row} ${reason}`),
    cells: value!.rows.map(({ cells }) => cells),
    codes: issues.map(({ code }) => code),
    issues,
  };
};

describe("heads", () => {
  it("title, maker and date lines above are titles", () => {
    expect(
      read([
        ["某某镇项目台账"],
        ["制表单位：某某办", null, "日期：2024年6月"],
        [],
        ["序号", "项目名称", "总投资"],
        [1, "甲", 5],
      ]),
    ).toMatchObject({
      columns: ["序号", "项目名称", "总投资"],
      rows: [5],
      skipped: ["1 title", "2 title", "3 blank", "4 head"],
      codes: [],
    });
  });

  it("three merged rows of heads join from above", () => {
    const rows = [
      ["台账"],
      ["序号", "项目名称", "总投资（万元）", null, null, "计划", null, "备注"],
      [null, null, "合计", "其中", null, "开工时间", "完工时间"],
      [null, null, null, "省级", "市县"],
      [1, "甲", 10, 6, 4, "2023.4", "2024.5"],
    ];
    const merges = [
      merge(0, 0, 0, 7),
      merge(1, 0, 3, 0),
      merge(1, 1, 3, 1),
      merge(1, 2, 1, 4),
      merge(2, 2, 3, 2),
      merge(2, 3, 2, 4),
      merge(1, 5, 1, 6),
      merge(2, 5, 3, 5),
      merge(2, 6, 3, 6),
      merge(1, 7, 3, 7),
    ];
    expect(read(rows, merges)).toMatchObject({
      columns: [
        "序号",
        "项目名称",
        "总投资（万元） 合计",
        "总投资（万元） 其中 省级",
        "总投资（万元） 其中 市县",
        "计划 开工时间",
        "计划 完工时间",
        "备注",
      ],
      rows: [5],
      skipped: ["1 title", "2 head", "3 head", "4 head"],
    });
  });

  it("the same without merges, as a CSV export leaves it", () => {
    expect(
      read([
        ["序号", "项目名称", "总投资", "", "备注"],
        ["", "", "省级", "市县", ""],
        ["1", "甲", "6", "4", ""],
      ]),
    ).toMatchObject({
      columns: ["序号", "项目名称", "总投资 省级", "总投资 市县", "备注"],
      rows: [3],
    });
  });

  it("a unit in its own row closes up; a group above the heads does not hide them", () => {
    expect(
      read([
        ["项目名称", "总投资"],
        [null, "（亿元）"],
        ["甲", 1.2],
      ]).columns,
    ).toEqual(["项目名称", "总投资（亿元）"]);
    expect(
      read(
        [
          ["基本情况", null, "投资情况", null],
          ["序号", "项目名称", "总投资", "资金来源"],
          [1, "甲", 3, "省级"],
        ],
        [merge(0, 0, 0, 1), merge(0, 2, 0, 3)],
      ),
    ).toMatchObject({
      columns: ["基本情况 序号", "基本情况 项目名称", "投资情况 总投资", "投资情况 资金来源"],
      skipped: ["1 head", "2 head"],
    });
  });

  it("“单位：亿元” above holds for money heads without a unit", () => {
    expect(
      read([
        ["台账"],
        [null, null, "单位：亿元"],
        ["项目名称", "总投资", "累计完成投资（万元）"],
        ["甲", 1.2, 3],
      ]).columns,
    ).toEqual(["项目名称", "总投资（亿元）", "累计完成投资（万元）"]);
  });
});

describe("heads that say too little", () => {
  it("repeated and empty heads get names of their own", () => {
    expect(
      read([
        ["项目名称", "备注", "备注", null, "地点"],
        ["甲", 1, 2, 3, 4],
      ]).columns,
    ).toEqual(["项目名称", "备注", "备注（2）", "列D", "地点"]);
  });

  it("without known heads every row is kept and a person is asked; his choice makes the heads", () => {
    const found = read([
      ["某某", "说什么"],
      ["甲乙", "丙丁"],
      ["1", "2"],
    ]);
    expect(found).toMatchObject({
      columns: ["列A", "列B"],
      rows: [1, 2, 3],
      codes: ["table.no-head"],
    });
    expect(chooseHead(found.source, 2)).toMatchObject({
      columns: ["甲乙", "丙丁"],
      rows: [{ row: 3 }],
      skipped: [
        { row: 1, reason: "title" },
        { row: 2, reason: "head" },
      ],
    });
  });
});

describe("rows", () => {
  const HEAD = ["序号", "项目类别", "项目名称", "总投资（万元）", "牵头部门"];

  it("cells merged downwards are filled in, numbers of money are not", () => {
    const found = read(
      [
        HEAD,
        [1, "道路交通", "甲", 30, "规划办"],
        [2, null, "乙", null, null],
        [3, "公共服务", "丙", 5, null],
      ],
      [merge(1, 1, 2, 1), merge(1, 3, 2, 3), merge(1, 4, 2, 4)],
    );
    expect(found.cells).toEqual([
      [1, "道路交通", "甲", 30, "规划办"],
      [2, "道路交通", "乙", null, "规划办"],
      [3, "公共服务", "丙", 5, null],
    ]);
    expect(found.issues).toMatchObject([{ code: "table.merged-number", at: { row: 2 } }]);
  });

  it.each(["合计", "合 计", "总计", "小计", "合计（2 个）", "道路类小计"])(
    "a row “%s” is a total",
    (word) => {
      expect(
        read([HEAD, [1, null, "甲", 30], [2, null, "乙", 5], [word, null, null, 35]]),
      ).toMatchObject({ rows: [2, 3], skipped: ["1 head", "4 total"], codes: [] });
    },
  );

  it("totals that are not the sum are said, with both figures; the unit of a cell counts", () => {
    expect(
      read([HEAD, ["合计", null, null, 35.5], [1, null, "甲", "0.003亿元"], [2, null, "乙", 5]]),
    ).toMatchObject({
      issues: [
        {
          code: "table.total-differs",
          at: { row: 2 },
          message: "“总投资（万元）”的合计写的是 35.5，各行相加是 35。请核对。",
        },
      ],
    });
  });

  it("subtotals count their own block, above or below", () => {
    const above = [
      HEAD,
      ["道路小计", null, null, 3],
      [1, null, "甲", 1],
      [2, null, "乙", 2],
      ["公共小计", null, null, 7],
      [3, null, "丙", 7],
      ["合计", null, null, 10],
    ];
    const below = [
      HEAD,
      [1, null, "甲", 1],
      [2, null, "乙", 2],
      ["小计", null, null, 3],
      [3, null, "丙", 7],
      ["小计", null, null, 7],
      ["合计", null, null, 10],
    ];
    expect(read(above).codes).toEqual([]);
    expect(read(below).codes).toEqual([]);
  });

  it("group headings are no projects, and that is said", () => {
    expect(
      read([
        HEAD,
        ["一", null, "农村道路", 30],
        [1, null, "甲", 30],
        ["（二）其他"],
        [2, null, "乙", 5],
      ]),
    ).toMatchObject({
      rows: [3, 5],
      skipped: ["1 head", "2 total", "4 title"],
      codes: ["table.group-row", "table.group-row"],
    });
  });

  it("notes below, repeated heads and rows that are only numbered are no projects", () => {
    expect(
      read([
        HEAD,
        [1, null, "甲", 1],
        HEAD,
        [2, null, "乙", 2],
        [3],
        [],
        ["备注：金额含征地"],
        ["填表人：", null, "某某", null, "审核人：某某"],
      ]),
    ).toMatchObject({
      rows: [2, 4],
      skipped: ["1 head", "3 head", "5 blank", "6 blank", "7 title", "8 title"],
    });
  });

  it("a project with little more than a name stays one", () => {
    expect(read([HEAD, [null, null, "甲"], [null, null, "合计服务中心改造"]]).rows).toEqual([2, 3]);
  });
});

it("every row is either kept or skipped, once, whatever the sheet", () => {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<GridCell>(
        "序号",
        "项目名称",
        "总投资",
        "合计",
        "一",
        "备注：",
        "单位：亿元",
        "甲",
        "经度",
        "__proto__",
      ),
    },
    fc.string(),
    fc.double(),
    fc.boolean(),
  );
  const merges = fc.array(
    fc
      .tuple(fc.nat(20), fc.nat(8), fc.nat(20), fc.nat(8))
      .map(([top, left, height, width]) => merge(top, left, top + height, left + width)),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }),
      merges,
      (rows, merges) => {
        const { value } = findTable(grid(rows, merges), "a.xlsx", "xlsx");
        if (!value) return;
        expect(
          [...value.rows, ...value.skipped].map(({ row }) => row).sort((a, b) => a - b),
        ).toEqual(rows.map((_, index) => index + 1));
        expect(new Set(value.columns).size).toBe(value.columns.length);
        for (const { cells } of value.rows)
          expect(cells.slice(value.columns.length).every(isBlank)).toBe(true);
      },
    ),
    { seed: 20230423, numRuns: 800 },
  );
});
