// What a search lists over the map: of every kind, the best first, capped, and in steps that leave the page its frames.
import { beforeAll, describe, expect, it } from "vitest";
import { projectId } from "#base/ids.ts";
import { atOnce } from "#base/steps.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { buildColumns } from "#ledger/columns.ts";
import { findSteps, type HitGroup, type HitKind } from "#ledger/finding.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { readings } from "#ledger/pinyin.ts";
import { buildSearch, buildSearchSteps, searchRows, searchSteps } from "#ledger/search.ts";
import { openOwnTown } from "./town.ts";

const MOST = 5;
let ledger: Ledger;
let base: BaseMap;
beforeAll(async () => {
  ({ ledger, base } = await openOwnTown());
});

function find(text: string, of = ledger, on = base): readonly HitGroup[] {
  const columns = buildColumns(of);
  const rows = searchRows(buildSearch(of, columns), text, readings);
  return atOnce(findSteps({ ledger: of, base: on, columns, rows: rows! }, text, readings, MOST));
}
const titles = (text: string, kind: HitKind): readonly string[] =>
  find(text)
    .find((group) => group.kind === kind)
    ?.hits.map(({ title }) => title) ?? [];

describe("each kind is found by its own names", () => {
  it.each<[text: string, kind: HitKind, first: string]>([
    ["henglong", "project", "恒隆生态农场肉牛养殖基地"],
    ["恒隆", "project", "恒隆生态农场肉牛养殖基地"],
    ["17", "task", "完善镇域交通基础设施"],
    ["wszyjt", "task", "完善镇域交通基础设施"],
    ["农业农村办公室", "office", "农业农村办公室"],
    ["农业办", "office", "农业农村办公室"],
    ["ghb", "office", "规划建设办公室"],
    ["高栈村", "village", "高栈村"],
    ["gaozhan", "village", "高栈村"],
    ["山茶", "village", "山茶村"],
    ["鉴江", "place", "鉴江"],
    ["jianjiang", "place", "鉴江"],
    ["长岐", "place", "长岐镇"],
    ["南海", "place", "南海"],
  ])("%s → %s %s", (text, kind, first) => {
    expect(titles(text, kind)[0]).toBe(first);
  });
});

it("a clause is the sentence that says the words, at its place in the paragraph; offices in brackets and titles of listed tasks are none", () => {
  const group = find("水库").find(({ kind }) => kind === "clause")!;
  const [hit] = group.hits;
  expect(hit!.badge).toBe("2");
  const { target } = hit!;
  if (target.kind !== "clause") throw new Error("not a clause");
  const { block, start, end, text } = target.sentence;
  expect(ledger.plan.blocks[block]!.text.slice(start, end)).toBe(text);
  expect(text).toContain("狮子岭水库");
  expect(find("农业办").map(({ kind }) => kind)).not.toContain("clause");
  expect(titles("完善镇域交通基础设施", "clause")).toEqual([]);
});

it("the same place is listed once, and two of one name are told apart by where they lie", () => {
  const twin = base.features.find(({ properties }) => properties.name === "沿江社区")!;
  const north = { ...twin, geometry: { type: "Point" as const, coordinates: [110.7665, 21.9] } };
  const twice = { ...base, features: [...base.features, north] };
  const places = find("沿江社区", ledger, twice).find(({ kind }) => kind === "place")!;
  expect(places.hits.map(({ note }) => note)).toEqual([
    "村（社区）点位 · 浅水镇以南约 19 公里",
    "村（社区）点位 · 浅水镇以北约 34 公里",
  ]);
  expect(titles("吴川市", "place")).toEqual(["吴川市"]);
  expect(titles("双塘", "village")).toEqual(["双塘村"]);
  expect(titles("双塘", "place")).toEqual([]);
});

it("a village that only projects name is listed and said to be on no list", () => {
  const strange = {
    ...ledger,
    projects: ledger.projects.map((project, row) =>
      row === 0 ? { ...project, village: "瓦窑村" } : project,
    ),
  };
  const [hit] = find("瓦窑", strange).find(({ kind }) => kind === "village")!.hits;
  expect(hit!.note).toBe("1 个项目 · 底图没有点位 · 不在本镇村名单内");
});

it("names that begin with the words come before those that hold them, and those before other mentions", () => {
  const named = (id: string, name: string, note: string | null = null) => ({
    ...ledger.projects[0]!,
    id: projectId(id),
    name,
    quote: null,
    note,
  });
  const projects = [named("a", "别处", "见灯塔"), named("b", "新灯塔"), named("c", "灯塔一期")];
  const [group] = find("灯塔", { ...ledger, projects });
  expect(group!.hits.map(({ title }) => title)).toEqual(["灯塔一期", "新灯塔", "别处"]);
});

it("nothing found is no group at all", () => {
  expect(find("没有这样的词")).toEqual([]);
  expect(find("   ")).toEqual([]);
});

it("of many, the first are made and all are counted, in many short steps", () => {
  const many = 20_000;
  const projects = Array.from({ length: many }, (_, row) => ({
    ...ledger.projects[row % ledger.projects.length]!,
    id: projectId(`p${row}`),
    name: `道路 ${row}`,
  }));
  const large = { ...ledger, projects };
  const columns = buildColumns(large);
  let steps = 0;
  const count = <T>(work: Generator<number, T, undefined>): T => {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      steps++;
    }
  };
  const index = count(buildSearchSteps(large, columns));
  const rows = count(searchSteps(index, "dl", readings))!;
  const [group] = count(findSteps({ ledger: large, base, columns, rows }, "dl", readings, MOST));
  expect(group).toMatchObject({ kind: "project", count: many });
  expect(group!.hits).toHaveLength(MOST);
  expect(steps).toBeGreaterThan(200);
});
