// What our writers write, our readers read back: geometry, values, names; and what did not fit is said.
import { describe, expect, it } from "vitest";
import { readZip } from "#base/zip.ts";
import { crsOfText, fromWgs84, toWgs84, transformGeometry, type Crs } from "#geo/crs.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { prjOf } from "#ledger/formats/crsText.ts";
import { cutToBytes } from "#ledger/formats/dbfBytes.ts";
import type { ExportLayer } from "#ledger/formats/exportLayer.ts";
import { geojsonSource } from "#ledger/formats/geojsonSource.ts";
import { kml } from "#ledger/formats/kml.ts";
import { shapefile } from "#ledger/formats/shapefile.ts";
import { writeGeojson } from "#ledger/formats/writeGeojson.ts";
import { writeKml } from "#ledger/formats/writeKml.ts";
import { writeShapefile } from "#ledger/formats/writeShapefile.ts";
import type { Source } from "#ledger/source.ts";
import { codesOf, input, read } from "./reading.ts";

const GEOMETRIES: PlaceGeometry[] = [
  { type: "Point", coordinates: [110.71, 21.56] },
  {
    type: "LineString",
    coordinates: [
      [110.71, 21.56],
      [110.72, 21.57],
      [110.73, 21.57],
    ],
  },
  {
    type: "Polygon",
    coordinates: [
      [
        [110.7, 21.55],
        [110.72, 21.55],
        [110.72, 21.57],
        [110.7, 21.57],
        [110.7, 21.55],
      ],
      [
        [110.705, 21.555],
        [110.705, 21.56],
        [110.71, 21.56],
        [110.71, 21.555],
        [110.705, 21.555],
      ],
    ],
  },
  {
    type: "MultiPoint",
    coordinates: [
      [110.71, 21.56],
      [110.72, 21.57],
    ],
  },
  {
    type: "MultiLineString",
    coordinates: [
      [
        [110.71, 21.56],
        [110.72, 21.57],
      ],
      [
        [110.73, 21.56],
        [110.74, 21.57],
      ],
    ],
  },
  {
    type: "MultiPolygon",
    coordinates: [
      [
        [
          [110.73, 21.55],
          [110.74, 21.55],
          [110.74, 21.56],
          [110.73, 21.55],
        ],
      ],
      [
        [
          [110.75, 21.55],
          [110.76, 21.55],
          [110.76, 21.56],
          [110.75, 21.55],
        ],
      ],
    ],
  },
];

const layerIn = (crs: Crs): ExportLayer => ({
  name: "浅水镇 项目",
  columns: [
    { key: "id", label: "编号", numeric: false },
    { key: "name", label: "项目名称", numeric: false },
    { key: "totalWan", label: "总投资（万元）", numeric: true },
  ],
  rows: [
    ...GEOMETRIES.map((geometry, i) => ({
      cells: [`QS-${i}`, `<某某> & “项目” ${i}`, i === 0 ? null : i + 0.25],
      geometry,
    })),
    { cells: ["QS-9", "待定位", 3], geometry: null },
  ],
  crs,
  toCrs: fromWgs84(crs),
});

const back = (source: Source, crs: Crs): PlaceGeometry[] =>
  source.rows.flatMap(({ geometry }) =>
    geometry ? [transformGeometry(geometry as PlaceGeometry, toWgs84(crs))] : [],
  );
const near = (actual: PlaceGeometry, expected: PlaceGeometry): void => {
  const numbers = (value: unknown): number[] =>
    typeof value === "number" ? [value] : (value as unknown[]).flatMap(numbers);
  expect(actual.type).toBe(expected.type);
  const [a, b] = [numbers(actual.coordinates), numbers(expected.coordinates)];
  expect(a.length).toBe(b.length);
  a.forEach((value, i) => expect(Math.abs(value - b[i]!)).toBeLessThan(6e-8));
};

describe.each([
  "WGS84",
  "EPSG:4490",
  "GCJ-02",
  "BD-09",
  "EPSG:4525",
  "EPSG:4546",
  "EPSG:3857",
] as const)("in %s", (crs) => {
  it("GeoJSON", async () => {
    const { value, issues } = await read(
      geojsonSource,
      input("出口.geojson", writeGeojson([layerIn(crs)]).value),
    );
    expect(issues).toEqual([]);
    expect(value[0]!.columns).toEqual(["编号", "项目名称", "总投资（万元）"]);
    expect(value[0]!.rows[1]!.cells).toEqual(["QS-1", "<某某> & “项目” 1", 1.25]);
    expect(value[0]!.rows.at(-1)!.geometry).toBeNull();
    expect(value[0]!.crs?.crs ?? "WGS84").toBe(crs);
    back(value[0]!, crs).forEach((geometry, i) => near(geometry, GEOMETRIES[i]!));
  });

  it("Shapefile", async () => {
    const written = await writeShapefile([layerIn(crs)]);
    expect(codesOf(written.issues)).toEqual([
      ...(crs === "GCJ-02" || crs === "BD-09" ? ["shapefile.no-prj"] : []),
      "shapefile.unplaced",
    ]);
    const { value } = await read(shapefile, input("出口.zip", written.value));
    expect(value.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([
      ["浅水镇_项目_点", 2],
      ["浅水镇_项目_线", 2],
      ["浅水镇_项目_面", 2],
    ]);
    expect(value[1]!.rows[0]!.cells).toEqual(["QS-1", "<某某> & “项目” 1", 1.25]);
    if (prjOf(crs)) expect(value[0]!.crs?.crs).toBe(crs);
    near(back(value[1]!, crs)[1]!, GEOMETRIES[4]!);
    near(back(value[2]!, crs)[0]!, GEOMETRIES[2]!);
    near(back(value[2]!, crs)[1]!, GEOMETRIES[5]!);
  });
});

it("KML keeps everything as text, and needs no other system", async () => {
  const { value, issues } = await read(kml, input("出口.kml", writeKml([layerIn("WGS84")]).value));
  expect(issues).toEqual([]);
  expect(value[0]!.columns).toEqual(["名称", "编号", "总投资（万元）"]);
  expect(value[0]!.rows.map(({ cells }) => cells[0])).toEqual([
    ...GEOMETRIES.map((_, i) => `<某某> & “项目” ${i}`),
    "待定位",
  ]);
  expect(value[0]!.rows[1]!.cells).toEqual(["<某某> & “项目” 1", "QS-1", "1.25"]);
  back(value[0]!, "WGS84").forEach((geometry, i) => near(geometry, GEOMETRIES[i]!));
});

it("GeoJSON can name properties by key", () =>
  expect(new TextDecoder().decode(writeGeojson([layerIn("WGS84")], "key").value)).toContain(
    '"totalWan":1.25',
  ));

describe("the .prj of a system", () => {
  it("is read back as that system", () => {
    for (let epsg = 4490; epsg <= 4554; epsg++) {
      const hint = crsOfText(prjOf(`EPSG:${epsg}`)!)?.crs;
      // Without a zone number 3° and 6° zones on one meridian are the same plane.
      if (epsg >= 4502 && epsg <= 4512)
        expect(fromWgs84(hint!)(111, 22)).toEqual(fromWgs84(`EPSG:${epsg}`)(111, 22));
      else expect(hint).toBe(`EPSG:${epsg}`);
    }
    expect(crsOfText(prjOf("WGS84")!)?.crs).toBe("WGS84");
    expect(crsOfText(prjOf("EPSG:32649")!)?.crs).toBe("EPSG:32649");
  });
});

describe("what a .dbf cannot hold", () => {
  const point: PlaceGeometry = { type: "Point", coordinates: [110.7, 21.5] };
  const one = (
    columns: ExportLayer["columns"],
    ...rows: (string | number | null)[][]
  ): ExportLayer => ({
    ...layerIn("WGS84"),
    columns,
    rows: rows.map((cells) => ({ cells, geometry: point })),
  });

  it("long text is cut between characters, and the row and field are named", async () => {
    const { value, issues } = await writeShapefile([
      one([{ key: "note", label: "备注", numeric: false }], ["短"], ["长".repeat(100)]),
    ]);
    expect(issues.map(({ code, at, message }) => [code, at.row, message.includes("备注")])).toEqual(
      [["shapefile.text-cut", 2, true]],
    );
    expect((await read(shapefile, input("a.zip", value))).value[0]!.rows[1]!.cells).toEqual([
      "长".repeat(84),
    ]);
    expect(cutToBytes("a塘", 2)).toEqual(new TextEncoder().encode("a"));
  });

  it("names longer than 10 bytes stay different, and are listed", async () => {
    const labels = [
      "计划开工时间",
      "计划开工日期",
      "计划开",
      "plannedStart",
      "PLANNEDSTARTED",
      "（全角）",
      "",
    ];
    const { value } = await writeShapefile([
      one(
        labels.map((label) => ({ key: label, label, numeric: false })),
        labels.map(String),
      ),
    ]);
    const columns = (await read(shapefile, input("a.zip", value))).value[0]!.columns;
    expect(new Set(columns.map((name) => name.toUpperCase())).size).toBe(labels.length);
    expect(columns.every((name) => new TextEncoder().encode(name).length <= 10)).toBe(true);
    const zip = await readZip(value, () => true, 1e6);
    const list = "parts" in zip ? new TextDecoder().decode(zip.parts.get("字段对照.txt")) : "";
    columns.forEach((name, i) => expect(list).toContain(`${name}\t${labels[i]}`));
  });

  it("a number column with a word in it becomes text", async () => {
    const { value, issues } = await writeShapefile([
      one([{ key: "m", label: "面积", numeric: true }], [12.5], ["约 3 亩"], [1e300]),
    ]);
    expect(codesOf(issues)).toEqual(["shapefile.not-a-number @2"]);
    expect(
      (await read(shapefile, input("a.zip", value))).value[0]!.rows.map(({ cells }) => cells[0]),
    ).toEqual(["12.5", "约 3 亩", "1e+300"]);
  });

  it("nothing to place is said", async () =>
    expect(
      codesOf(
        (
          await writeShapefile([
            {
              ...layerIn("WGS84"),
              rows: [{ cells: ["a", "b", 1], geometry: null }],
            },
          ])
        ).issues,
      ),
    ).toEqual(["shapefile.no-shapes", "shapefile.unplaced"]));
});
