// What npm run check says of a file.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkFiles } from "../../src/cli/checkFiles.ts";
import { parseArguments } from "../../src/cli/parseArguments.ts";
import { openOwnTown, townFolder } from "../../src/cli/openOwnTown.ts";

const town = await openOwnTown("geodata");
const check = async (
  file: string,
  bytes: Uint8Array | null = readFileSync(file),
  crs: Parameters<typeof checkFiles>[2] = null,
) => (await checkFiles([{ file, name: file, bytes }], town, crs))[0]!;
const text = (...lines: string[]) => new TextEncoder().encode(lines.join("\n"));
const SEED = "seeds/000_6ee27ba979b56989.txt";

it("the plan: 27 tasks, 12 sections, its oddities, no error", async () => {
  const report = await check(SEED);
  expect(report.kind).toBe("plan");
  expect(report.tasks).toHaveLength(27);
  expect(report.sections?.map(({ ordinal }) => ordinal)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15,
  ]);
  expect(report.tasks?.[14]).toMatchObject({
    id: "14-2",
    number: "14",
    section: "扎实推进乡村治理",
    leads: ["公共服务办"],
    assists: [],
  });
  expect(report.issues.map(({ severity }) => severity)).not.toContain("error");
  expect(report).not.toHaveProperty("projects");
});

it("projects, a missing file, an unknown kind", async () => {
  const roads = "geodata/projects/roads.geojson";
  expect(await check(roads)).toMatchObject({
    kind: "projects",
    projects: [{ id: "road-repair" }, {}, {}, {}, {}, {}],
    issues: [],
  });
  expect(await check("x.txt", null)).toMatchObject({
    kind: "unknown",
    issues: [{ severity: "error", code: "data.missing-file" }],
  });
  expect(await check("x.dwg", new Uint8Array(4))).toMatchObject({
    kind: "unknown",
    issues: [{ severity: "error", code: "data.unknown-format" }],
  });
});

it("a project in a village that the town's list does not hold; of a wrong task number nothing is said of the quote", async () => {
  const feature = (properties: object) => ({
    type: "Feature",
    geometry: null,
    properties: { id: "b", name: "拱桥", tasks: ["17"], ...properties },
  });
  const codes = async (properties: object) => {
    const layer = { type: "FeatureCollection", features: [feature(properties)] };
    return (await check("b.geojson", text(JSON.stringify(layer)))).issues.map(({ code }) => code);
  };
  expect(await codes({ village: "瓦窑村" })).toEqual(["data.unlisted-village"]);
  expect(await codes({ village: "双塘" })).toEqual([]);
  expect(await codes({ tasks: ["99"], quote: "方案里没有的话" })).toEqual(["data.unknown-task"]);
  expect(await codes({ quote: "方案里没有的话" })).toEqual(["data.quote-missing"]);
});

it("a text without tasks is a plan with none, and that is an error", async () => {
  expect(await check("n.txt", text("今天天气很好。"))).toMatchObject({
    kind: "plan",
    tasks: [],
    issues: [{ code: "plan.no-tasks", severity: "error" }],
  });
});

const LEDGER = text(
  "浅水镇项目台账,,,,,,,",
  "序号,项目名称,任务,牵头部门,总投资（亿元）,计划开工,经度,纬度",
  "1,恒隆生态农场肉牛养殖基地,1,农业农村办,1.2,2023.4,110.787,21.612",
  "2,村道一,17,规划办、执法办,3000万元,2024年5月,110°46′12″,21°35′30″",
  "3,村道二,第四项,规划办,约3千万,2024/5/1,110.77,21.60",
  "4,村道三,99,规划办,,,0,0",
  "5,村道四,17,规划办,,,21.60,110.77",
  "6,,17,规划办,,,,",
  "合计,,,,1.5,,,",
);

it("a ledger: accepted + rejected = rows, each refusal with its row, and nothing guessed", async () => {
  const report = await check("台账.csv", LEDGER);
  expect(report).toMatchObject({
    kind: "projects",
    rows: { read: 6, accepted: 2, rejected: 4 },
    crs: { id: "WGS84", how: "assumed" },
  });
  expect(report.projects).toMatchObject([
    {
      name: "恒隆生态农场肉牛养殖基地",
      tasks: ["1"],
      leads: ["农业农村办"],
      assists: null,
      row: 3,
      geometry: { type: "Point", coordinates: [110.787, 21.612] },
    },
    { name: "村道一", tasks: ["17"], leads: ["规划办", "执法办"], row: 4 },
  ]);
  expect(
    report.issues
      .filter(({ severity }) => severity === "error")
      .map(({ code, at }) => [code, at.row]),
  ).toEqual([
    ["cell.unreadable", 5],
    ["place.zero", 6],
    ["place.swapped", 7],
    ["data.no-name", 8],
  ]);
  expect(report.issues.map(({ code }) => code)).toContain("crs.ambiguous");
});

it("coordinates given as GCJ-02 move some 540 metres; given in a zone they are metres", async () => {
  const gcj = await check("台账.csv", LEDGER, "GCJ-02");
  expect(gcj.crs).toMatchObject({ id: "GCJ-02", how: "given" });
  const [lng, lat] = (gcj.projects![0]!.geometry as unknown as { coordinates: [number, number] })
    .coordinates;
  expect(Math.hypot((lng - 110.787) * 103_500, (lat - 21.612) * 110_800)).toBeGreaterThan(500);
  const zone = await check("点.csv", text("名称,X坐标,Y坐标", "界桩,2384026.34,37458565.85"));
  expect(zone.crs).toMatchObject({ id: "EPSG:4525", how: "detected" });
  const [x, y] = (zone.projects![0]!.geometry as unknown as { coordinates: [number, number] })
    .coordinates;
  expect([x, y]).toEqual([expect.closeTo(110.6, 6), expect.closeTo(21.55, 6)]);
});

it("a project layer in metres is brought to degrees, one in degrees is WGS-84 by its standard", async () => {
  const layer = (coordinates: number[], crs?: object) =>
    text(
      JSON.stringify({
        type: "FeatureCollection",
        ...(crs ? { crs } : {}),
        features: [
          {
            type: "Feature",
            geometry: { type: "Point", coordinates },
            properties: { id: "a", name: "甲", tasks: ["1"], location: { precision: "surveyed" } },
          },
        ],
      }),
    );
  expect(await check("a.geojson", layer([110.76, 21.59]))).toMatchObject({
    crs: { id: "WGS84", how: "format" },
    rows: { read: 1, accepted: 1, rejected: 0 },
  });
  const declared = await check(
    "b.geojson",
    layer([37458565.85, 2384026.34], {
      type: "name",
      properties: { name: "urn:ogc:def:crs:EPSG::4525" },
    }),
  );
  expect(declared).toMatchObject({
    crs: { id: "EPSG:4525", how: "declared" },
    projects: [{ geometry: { coordinates: [expect.closeTo(110.6, 6), expect.closeTo(21.55, 6)] } }],
  });
});

it("the words of the command line", () => {
  expect(parseArguments(["--crs", "CGCS2000", "a.csv"])).toEqual({
    crs: "EPSG:4490",
    town: null,
    files: ["a.csv"],
    fault: null,
  });
  expect(parseArguments(["--crs=auto", "a.csv", "b.shp"])).toEqual({
    crs: null,
    town: null,
    files: ["a.csv", "b.shp"],
    fault: null,
  });
  expect(parseArguments(["--crs", "西安80", "a.csv"]).fault).toContain("七参数");
  expect(parseArguments(["--crs", "月球坐标"]).fault).not.toBeNull();
  expect(parseArguments(["--town", "dist/geodata", "a.csv"])).toMatchObject({
    town: "dist/geodata",
    files: ["a.csv"],
    fault: null,
  });
  expect(parseArguments(["a.csv", "--town=x"])).toMatchObject({ town: "x", files: ["a.csv"] });
  expect(parseArguments(["a.csv", "--town"]).fault).toContain("--town");
});

describe("the town that files are checked against", () => {
  const folder = mkdtempSync(join(tmpdir(), "town-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (path: string, value: object | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      typeof value === "string" ? value : JSON.stringify(value),
      "utf8",
    );
  };

  it("is the one that is named, offices and plan included", async () => {
    write("other/town.json", {
      name: "别镇",
      plan: "plan.txt",
      offices: [{ short: "水利所", full: "水利管理所" }],
    });
    write("other/plan.txt", "别镇工作方案\n一、工作任务\n1.修渠。（牵头单位：水利所）\n");
    const other = await openOwnTown(join(folder, "other"));
    expect([...other.offices.byName.keys()]).toEqual(["水利所", "水利管理所"]);
    expect(other.plan?.tasks).toHaveLength(1);
  });

  it("is otherwise the one that is served, and without a built site the one of the sources", () => {
    write("geodata/town.json", {});
    expect(townFolder(null, folder)).toBe(join(folder, "geodata"));
    write("dist/geodata/town.json", {});
    expect(townFolder(null, folder)).toBe(join(folder, "dist", "geodata"));
  });

  it("is refused where there is none, or it cannot be read", async () => {
    await expect(openOwnTown(join(folder, "nowhere"))).rejects.toThrow("town.json");
    write("broken/town.json", "{");
    await expect(openOwnTown(join(folder, "broken"))).rejects.toThrow("读不出来");
  });
});
