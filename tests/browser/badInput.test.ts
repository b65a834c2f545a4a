// A missing, broken or hostile file takes nothing else with it, and is named in 数据问题.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docx, paragraph } from "../plan/docx.ts";
import { Office, type Files } from "./planner.ts";

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const point = { type: "Point", coordinates: [110.76, 21.59] };
const collection = (...features: object[]): string =>
  JSON.stringify({ type: "FeatureCollection", features });
const feature = (properties: object, geometry: unknown = point) => ({
  type: "Feature",
  geometry,
  properties: {
    id: "x",
    name: "甲项目",
    tasks: ["1"],
    location: { precision: "schematic", accuracyMetres: 1000 },
    ...properties,
  },
});

const CASES: [what: string, files: Files, where: string, said: string, projects: number][] = [
  [
    "a missing project file",
    { "projects/industry.geojson": null },
    "项目数据",
    "这份数据没有取到",
    39,
  ],
  [
    "a file that is no JSON",
    { "projects/industry.geojson": '{"type":' },
    "项目数据",
    "内容读不出来（写法不对或文件不完整）",
    39,
  ],
  [
    "a web page in place of data",
    { "projects/industry.geojson": "<!doctype html><p>404" },
    "项目数据",
    "读到的是网页",
    39,
  ],
  [
    "swapped coordinates",
    {
      "projects/industry.geojson": collection(
        feature({}, { type: "Point", coordinates: [21.59, 110.76] }),
      ),
    },
    "甲项目",
    "经度和纬度像是颠倒了",
    40,
  ],
  [
    "projected metres",
    {
      "projects/industry.geojson": collection(
        feature({}, { type: "Point", coordinates: [37458565, 2384026] }),
      ),
    },
    "甲项目",
    "像是投影坐标",
    40,
  ],
  [
    "an unknown task",
    { "projects/industry.geojson": collection(feature({ tasks: ["99"] })) },
    "甲项目",
    "任务“99”不在方案中",
    40,
  ],
  [
    "a duplicate id",
    { "projects/industry.geojson": collection(feature({}), feature({ name: "乙项目" })) },
    "乙项目",
    "已被前面的项目使用",
    40,
  ],
  ["a broken base file", { "base/counties.geojson": "[" }, "底图数据", "内容读不出来", 47],
  [
    "a missing plan",
    { "/seeds/000_6ee27ba979b56989.txt": null },
    "方案原文",
    "方案文件读不出来",
    47,
  ],
  ["a broken manifest", { "town.json": "{" }, "镇的基本设置", "镇的基本设置读不出来", 0],
];

describe("the desk stands with", () => {
  it.each(CASES)("%s", async (_, files, where, said, projects) => {
    const desk = await office.sitDown({ files, address: "panel=issues" });
    expect((await desk.counts()).projects).toBe(projects);
    await expect.poll(() => desk.panelText()).toContain(said);
    expect(await desk.panelText()).toContain(where);
    expect(desk.faults).toEqual([]);
    await desk.leave();
  });
});

it("reads a plan that is a Word file, numbers and all", async () => {
  const body = [
    paragraph({ text: "主要任务", list: [1, 0] }),
    paragraph({ text: "修路", list: [1, 1] }),
    paragraph({ text: "修好村道。（牵头单位：规划办）", list: [1, 2] }),
  ].join("");
  const desk = await office.sitDown({
    files: { "/seeds/000_6ee27ba979b56989.txt": Buffer.from(docx(body)) },
    address: "panel=reader",
  });
  expect((await desk.counts()).tasks).toBe(1);
  await expect.poll(() => desk.panelText()).toContain("修好村道");
  expect(desk.faults).toEqual([]);
  await desk.leave();
});

it("shows HTML in a name as text", async () => {
  const name = "<img src=x onerror=\"document.title='hacked'\"><b>粗</b>";
  const desk = await office.sitDown({
    files: { "projects/industry.geojson": collection(feature({ name })) },
    address: "panel=table&project=x",
  });
  await expect.poll(() => desk.page.locator(".card h2").innerText()).toBe(name);
  expect(await desk.page.title()).not.toContain("hacked");
  expect(await desk.page.locator("#root img").count()).toBe(0);
  await desk.leave();
});

it("reads a file of 50 MB without blanking the page", async () => {
  const big = collection(feature({ note: "注".repeat(17_000_000) }));
  expect(Buffer.byteLength(big)).toBeGreaterThan(50_000_000);
  const desk = await office.sitDown({ files: { "projects/industry.geojson": big } });
  expect((await desk.counts()).projects).toBe(40);
  expect(desk.faults).toEqual([]);
  await desk.leave();
});
