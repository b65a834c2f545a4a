// Cells as ledgers write them: what is read, what is refused, and in which words.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELD_KEYS } from "#ledger/fields.ts";
import {
  cellReader,
  readIdentifier,
  readList,
  readMetres,
  readPrecision,
  readScope,
  readSquareMetres,
  readText,
  readWan,
} from "#ledger/reading/cells.ts";
import { parseDateRange, readDate, readDay } from "#ledger/reading/dates.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";

const value = (read: { value: unknown } | { fault: string }): unknown =>
  "fault" in read ? `fault` : read.value;

describe("money in 万元", () => {
  it.each([
    [1200, null, 1200],
    [1.2, 10_000, 12_000],
    ["1,200", null, 1200],
    ["1200万元", 10_000, 1200],
    ["1.2亿元", 1, 12_000],
    ["5亿", null, 50_000],
    ["3000元", null, 0.3],
    ["１２００．５", null, 1200.5],
    ["3千万", null, 3000],
    ["￥1,234,567.5元", null, 123.45675],
    ["0", null, 0],
    [" 88 ", null, 88],
    ["1.2", 10_000, 12_000],
    ["1200(万元)", null, 1200],
    ["0.1亿", null, 1000],
  ])("%s × %s → %s", (cell, unit, expected) => {
    expect(value(readWan(cell, unit))).toBe(expected);
  });

  it.each(["", null, undefined, "/", "-", "—", "——", "无", "暂无", " "])("%s is 未填报", (cell) => {
    expect(readWan(cell, null)).toEqual({ value: null });
  });

  it.each([
    "约3千万",
    "待定",
    "1,20,0",
    -5,
    "-5",
    "3000平方米",
    "1200-1500",
    true,
    Infinity,
    Number.NaN,
    "1e99",
    {},
  ])("%s is refused", (cell) => {
    expect(readWan(cell, null)).toEqual({ fault: tableFormats.expected.wan() });
  });

  it("the sentence names the place, what was found and what is due", () => {
    expect(tableFormats.cellFault(17, "总投资", "约3千万", tableFormats.expected.wan())).toBe(
      "第 17 行“总投资”：读到“约3千万”，应为不小于 0、不超过 1 亿的数字（万元），或写明单位，如 1200万元、1.2亿元",
    );
  });
});

it.each([
  ["3亩", null, 2000],
  ["2公顷", null, 20_000],
  ["1.5", 10_000, 15_000],
  ["120㎡", 2000 / 3, 120],
  ["0.5平方公里", null, 500_000],
  ["300m2", null, 300],
  [6, 2000 / 3, 4000],
])("area %s × %s → %s m²", (cell, unit, expected) => {
  expect(value(readSquareMetres(cell, unit))).toBe(expected);
});

it.each([
  ["3.5公里", null, 3500],
  ["2km", 1, 2000],
  ["850", null, 850],
  ["850米", 1000, 850],
  ["K0+000", null, "fault"],
  ["3亩", null, "fault"],
])("length %s × %s → %s m", (cell, unit, expected) => {
  expect(value(readMetres(cell, unit))).toBe(expected);
});

describe("dates", () => {
  it.each([
    ["2023.4", "2023-04"],
    ["2023.10", "2023-10"],
    ["2023年4月", "2023-04"],
    ["2023/4/23", "2023-04-23"],
    ["2023-04-23", "2023-04-23"],
    ["20230423", "2023-04-23"],
    ["2023", "2023"],
    ["2023年", "2023"],
    ["202304", "2023-04"],
    ["2023年4月23日", "2023-04-23"],
    ["２０２３年４月", "2023-04"],
    ["2023-04-23T08:30:00Z", "2023-04-23"],
    ["2023/4/23 8:30", "2023-04-23"],
    ["2024-02-29", "2024-02-29"],
    [45039, "2023-04-23"],
    ["45039", "2023-04-23"],
    [45039.75, "2023-04-23"],
    [2023, "2023"],
    [202304, "2023-04"],
    [20230423, "2023-04-23"],
    [2023.4, "2023-04"],
    [2023.12, "2023-12"],
    ["/", null],
    ["无", null],
  ])("%s → %s", (cell, expected) => {
    expect(readDate(cell)).toEqual({ value: expected });
  });

  it.each([
    "2023年底",
    "2023-02-30",
    "2023-02-29",
    "2023-13",
    "上半年",
    "23.4",
    "2023年第三季度",
    12,
    3.5,
    "4/23/2023",
    true,
    "2023-4-23-1",
  ])("%s is refused", (cell) => {
    expect(readDate(cell)).toEqual({ fault: tableFormats.expected.date() });
  });

  it("a number 2023.1 may have been 2023.10 and is refused with that reason", () => {
    expect(readDate(2023.1)).toEqual({ fault: tableFormats.expected.lostZero() });
  });

  it("a full day is a full day", () => {
    expect(readDay("2023年4月23日")).toEqual({ value: "2023-04-23" });
    expect(readDay("2023年4月")).toEqual({ fault: tableFormats.expected.day() });
  });

  it.each([
    ["2023-2025", "2023", "2025"],
    ["2023年-2025年", "2023", "2025"],
    ["2023—2025年", "2023", "2025"],
    ["2023年4月—2024年12月", "2023-04", "2024-12"],
    ["2023.4-2024.12", "2023-04", "2024-12"],
    ["2023年4月至12月", "2023-04", "2023-12"],
    ["2023-04-01至2024-05-01", "2023-04-01", "2024-05-01"],
    ["2023-04-01-2024-05-01", "2023-04-01", "2024-05-01"],
    ["2024", "2024", "2024"],
    [2024, "2024", "2024"],
    ["2023～2024", "2023", "2024"],
    ["", null, null],
  ])("years %s → %s … %s", (cell, start, finish) => {
    expect(parseDateRange(cell)).toEqual({ value: { start, finish } });
  });

  it("a period that ends before it begins, or is a duration, is refused", () => {
    expect(parseDateRange("2025-2023")).toEqual({ fault: tableFormats.expected.rangeOrder() });
    expect(parseDateRange("24个月")).toEqual({ fault: tableFormats.expected.range() });
  });
});

it.each([
  ["规划办、农业农村办", ["规划办", "农业农村办"]],
  ["规划办，执法办", ["规划办", "执法办"]],
  ["规划办,执法办；人大办", ["规划办", "执法办", "人大办"]],
  ["规划办/执法办", ["规划办", "执法办"]],
  ["规划办\n执法办", ["规划办", "执法办"]],
  ["发展和改革局", ["发展和改革局"]],
  ["规划办（牵头）", ["规划办（牵头）"]],
  ["/", null],
  ["无", null],
  [null, null],
])("offices %s", (cell, expected) => {
  expect(readList(cell)).toEqual({ value: expected });
});

describe("text", () => {
  it.each([
    [13_800_138_000, "13800138000"],
    [1e21, "1000000000000000000000"],
    [0.1 + 0.2, "0.3"],
    [1e-7, "0.0000001"],
    [" 甲 ", "甲"],
    ["-", null],
    ["无", "无"],
    ["-5℃", "-5℃"],
    [false, "FALSE"],
  ])("%s → %s", (cell, expected) => {
    expect(readText(cell)).toEqual({ value: expected });
  });

  it("a phone number that a spreadsheet has rounded is refused, not kept", () => {
    expect(readIdentifier("1.38E+10")).toEqual({ fault: tableFormats.expected.phone() });
    expect(readIdentifier("0759-1234567")).toEqual({ value: "0759-1234567" });
  });
});

it("closed sets are read by label or key; other words are refused with the list", () => {
  expect(readPrecision("已测量")).toEqual({ value: "surveyed" });
  expect(readPrecision("Schematic")).toEqual({ value: "schematic" });
  expect(readScope("线路")).toEqual({ value: "线路" });
  expect(readScope("很大")).toEqual({ fault: "具体点、线路、片区、全镇、待定之一" });
});

it("no reader throws, whatever stands in a cell, and a remembered answer is the same answer", () => {
  const readers = FIELD_KEYS.map((key) => cellReader(key, 10, null));
  const cells = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[\d.,年月日亿万元亩约—/-]{0,12}$/),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(fc.anything()),
    fc.object(),
  );
  fc.assert(
    fc.property(cells, (cell) => {
      for (const read of readers) expect(read(cell)).toEqual(read(cell));
    }),
    { seed: 20230423, numRuns: 150 },
  );
});
