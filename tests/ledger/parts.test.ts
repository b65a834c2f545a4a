// A project by its parts: what changed, and how it reads.
import { describe, expect, it } from "vitest";
import { projectId, taskId } from "#base/ids.ts";
import { lengthText } from "#geo/formatMeasure.ts";
import {
  changedParts,
  partLabel,
  PARTS,
  partOf,
  samePart,
  withPart,
  type Part,
  type PartValue,
} from "#ledger/parts.ts";
import { EMPTY_PROJECT, type Attachment, type Project } from "#ledger/project.ts";
import { partName, showDay, showPart, showTime } from "#ledger/showValue.ts";

const BASE: Project = { ...EMPTY_PROJECT, id: projectId("park"), name: "森林公园" };
const point = (lng: number, lat: number) => ({ type: "Point" as const, coordinates: [lng, lat] });
const link = (name: string): Attachment => ({
  id: name,
  name,
  href: "https://example.invalid/",
  bytes: null,
  addedOn: null,
});

/** For each part two values that differ, besides nothing. */
const VALUES: Record<Part, readonly [PartValue, PartValue]> = {
  name: ["甲", "乙"],
  tasks: [[taskId("1")], [taskId("14-2")]],
  quote: ["甲", "乙"],
  kind: ["文旅康养", "水环境"],
  scope: ["具体点", "片区"],
  nature: ["新建", "改建"],
  content: ["甲", "乙"],
  leads: [["规划办"], ["规划办", "党建办"]],
  assists: [["执法办"], []],
  person: ["甲", "乙"],
  phone: ["1", "2"],
  village: ["双塘村", "水口村"],
  address: ["甲", "乙"],
  plannedStart: ["2023", "2023-04"],
  plannedFinish: ["2024", "2025"],
  actualStart: ["2023-04-23", "2023-04-24"],
  actualFinish: ["2024", "2025"],
  totalWan: [0, 1200],
  yearWan: [1, 2],
  doneWan: [1, 2],
  funding: ["甲", "乙"],
  status: ["前期", "续建"],
  progress: ["甲", "乙"],
  problem: ["甲", "乙"],
  nextStep: ["甲", "乙"],
  statedSquareMetres: [1, 2],
  statedMetres: [1, 2],
  precision: ["surveyed", "schematic"],
  accuracyMetres: [0, 30],
  source: ["甲", "乙"],
  confirmedOn: ["2024-01-01", "2024-01-02"],
  confirmedBy: ["甲", "乙"],
  method: ["甲", "乙"],
  note: ["甲", "乙"],
  geometry: [point(110.7, 21.5), point(110.71, 21.5)],
  attachments: [[link("甲")], [link("乙")]],
  extra: [{ 审批: "甲" }, { 审批: "乙" }],
};

describe.each(PARTS)("%s", (part) => {
  const [one, other] = VALUES[part];
  const [ours, theirs] = [withPart(BASE, part, one), withPart(BASE, part, other)];

  it("is the only part that differs when it is changed", () => {
    expect(partOf(ours, part)).toEqual(one);
    expect(changedParts(BASE, ours)).toEqual([part]);
    expect(changedParts(ours, withPart(theirs, part, structuredClone(one)))).toEqual([]);
  });
});

it("a place is the same within a centimetre, and another beyond", () => {
  expect(samePart("geometry", point(110.7, 21.5), point(110.70000005, 21.5))).toBe(true);
  expect(samePart("geometry", point(110.7, 21.5), point(110.700001, 21.5))).toBe(false);
  expect(samePart("geometry", point(110.7, 21.5), null)).toBe(false);
});

describe("how a value reads", () => {
  const square = (metres: number) => {
    const [dx, dy] = [metres / (111_195 * Math.cos((21.5 * Math.PI) / 180)), metres / 111_195];
    return [
      [110.7, 21.5],
      [110.7 + dx, 21.5],
      [110.7 + dx, 21.5 + dy],
      [110.7, 21.5 + dy],
      [110.7, 21.5],
    ];
  };
  const line = [
    [110.7, 21.5],
    [110.733, 21.5],
  ];
  it.each<[Part, PartValue, string]>([
    ["totalWan", 1200, "1,200 万元"],
    ["totalWan", 0, "0 万元"],
    ["totalWan", 0.5, "0.5 万元"],
    ["totalWan", 1234567.891, "1,234,567.891 万元"],
    ["totalWan", null, "未填报"],
    ["statedSquareMetres", 4120, "4,120 平方米"],
    ["accuracyMetres", 30, "30 米"],
    ["plannedStart", "2023-04", "2023-04"],
    ["leads", ["规划办", "党建办"], "规划办、党建办"],
    ["leads", [], "无"],
    ["leads", null, "未填报"],
    ["tasks", ["1", "14-2"], "1、14-2"],
    ["precision", "schematic", "示意"],
    ["precision", "none", "无位置"],
    ["note", "", "未填报"],
    ["note", "=1+1", "=1+1"],
    ["geometry", null, "未填报"],
    ["geometry", point(110.7, 21.5), "点"],
    ["geometry", { type: "MultiPoint", coordinates: line }, "2 个点"],
    ["geometry", { type: "LineString", coordinates: line }, `线 ${lengthText(3414)}`],
    [
      "geometry",
      { type: "MultiLineString", coordinates: [line, line] },
      `线 2 段 ${lengthText(6828)}`,
    ],
    ["geometry", { type: "Polygon", coordinates: [square(100)] }, "面 15 亩"],
    ["geometry", { type: "Polygon", coordinates: [square(5)] }, "面 25 平方米"],
    ["attachments", [link("照片"), link("批文")], "照片、批文"],
    ["attachments", [], "无"],
    ["extra", { a: 1, b: 2 }, "2 项其他字段"],
  ])("%s: %j → %s", (part, value, text) => {
    expect(showPart(part, value)).toBe(text);
  });

  it("the unit stands with the value, not in the name", () => {
    expect([
      partName("totalWan"),
      partName("accuracyMetres"),
      partName("village"),
      partLabel("totalWan"),
    ]).toEqual(["总投资", "误差", "村（社区）", "总投资（万元）"]);
  });

  it("a moment that is none is said to be unknown", () => {
    const at = new Date(2023, 3, 23, 9, 5).getTime();
    expect([showDay(at), showTime(at), showTime(Number.NaN), showDay(9e15)]).toEqual([
      "2023-04-23",
      "2023-04-23 09:05",
      "时间不详",
      "时间不详",
    ]);
  });
});
