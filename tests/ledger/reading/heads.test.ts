// Heads of real ledgers and what they are taken for.
import { describe, expect, it } from "vitest";
import { FIELD_KEYS, FIELDS } from "#ledger/fields.ts";
import { headSetKey, recogniseHeads } from "#ledger/reading/heads.ts";

const one = (head: string) => recogniseHeads([head])[0]!;

describe("fields", () => {
  it("every field is known by its label, with the unit the label names", () => {
    for (const key of FIELD_KEYS)
      expect(one(FIELDS[key].label)).toMatchObject({
        column: FIELDS[key].label,
        target: { to: key },
        sure: true,
      });
  });

  it.each([
    ["总投资（亿元）", "totalWan", 10_000],
    ["总投资/万元", "totalWan", 1],
    ["总投资(单位：元)", "totalWan", 0.0001],
    ["总投资", "totalWan", null],
    ["总 投 资\n（万元）", "totalWan", 1],
    ["面积（亩）", "statedSquareMetres", 2000 / 3],
    ["占地面积（公顷）", "statedSquareMetres", 10_000],
    ["用地面积(万平方米)", "statedSquareMetres", 10_000],
    ["长度（公里）", "statedMetres", 1000],
    ["里程(km)", "statedMetres", 1000],
    ["*项目名称", "name", null],
    ["1、项目名称", "name", null],
    ["牵头单位", "leads", null],
    ["责任单位", "leads", null],
    ["配合单位", "assists", null],
    ["总投资 合计", "totalWan", null],
    ["计划 开工时间", "plannedStart", null],
  ])("%s → %s × %s", (head, to, unit) => {
    expect(one(head)).toMatchObject({ target: { to, unit }, sure: true });
  });

  it.each([
    ["2024年计划投资", "yearWan"],
    ["截至2024年6月累计完成投资", "doneWan"],
    ["牵头单位（盖章）", "leads"],
    ["总投资（含征地）", "totalWan"],
  ])("%s is taken for %s, to be confirmed", (head, to) => {
    expect(one(head)).toMatchObject({ target: { to }, sure: false });
  });

  it("a part of a sum is not the sum", () => {
    expect(one("总投资 其中：省级").target).toEqual({ to: "extra" });
    expect(one("资金筹措 总投资").target).toEqual({ to: "totalWan", unit: null });
    expect(one("本年完成投资").target).toEqual({ to: "extra" });
  });

  it("a second column for the same field keeps its own head, and the sure one wins", () => {
    expect(recogniseHeads(["牵头单位（盖章）", "牵头部门"]).map(({ target }) => target.to)).toEqual(
      ["extra", "leads"],
    );
  });
});

describe("places", () => {
  it.each([
    ["经度", "lng", null],
    ["东经", "lng", null],
    ["lng", "lng", null],
    ["Longitude", "lng", null],
    ["E", "lng", null],
    ["纬度", "lat", null],
    ["北纬", "lat", null],
    ["LAT", "lat", null],
    ["经度(GCJ-02)", "lng", "GCJ-02"],
    ["高德经度", "lng", "GCJ-02"],
    ["百度纬度", "lat", "BD-09"],
    ["经度（WGS84）", "lng", "WGS84"],
    ["中心点 纬度", "lat", null],
    ["纵坐标", "north", null],
    ["横坐标", "east", null],
    ["东坐标", "east", null],
    ["北坐标", "north", null],
    ["X（经度）", "lng", null],
    ["坐标", "place", null],
    ["经纬度", "place", null],
    ["WKT", "place", null],
    ["geometry", "place", null],
    ["位置坐标（百度）", "place", "BD-09"],
    ["坐标系", "crs", null],
    ["点号", "geometryPart", null],
    ["序号", "order", null],
    ["建设年限", "years", null],
    ["建设起止年限", "years", null],
    ["建设周期", "years", null],
    ["工期", "years", null],
  ])("%s → %s %s", (head, to, crs) => {
    expect(one(head)).toEqual({ column: head, target: { to }, sure: true, crs });
  });

  it("X is north and Y is east in surveying, but someone must confirm it", () => {
    expect(recogniseHeads(["X", "Y坐标"]).map(({ target, sure }) => [target.to, sure])).toEqual([
      ["north", false],
      ["east", false],
    ]);
  });

  it.each(["高德", "百度", "起点经度", "责任领导职务", "列C", "", "__proto__", "constructor"])(
    "%s is nothing known",
    (head) => {
      expect(one(head).target).toEqual({ to: "extra" });
    },
  );
});

it("the key of a head set ignores order and spacing, and nothing else", () => {
  const key = headSetKey(["项目名称", "总投资（万元）", "经度"]);
  expect(headSetKey(["经度", "项目 名称", "总投资（万元）"])).toBe(key);
  expect(headSetKey(["经度", "项目名称", "总投资（亿元）"])).not.toBe(key);
  expect(key).toBe("185vn5u1mcjja4");
});
