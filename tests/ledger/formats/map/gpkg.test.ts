// GeoPackages made to hurt, made here with SQLite itself; and the binary geometry in every dialect that programs write.
import fc from "fast-check";
import type { Geometry, Position } from "geojson";
import initSqlJs from "sql.js";
import { describe, expect, it } from "vitest";
import { gpkg } from "#ledger/formats/gpkg.ts";
import { openReader } from "#ledger/formats/gpkg/readGpkg.ts";
import { readGpkgGeometry } from "#ledger/formats/gpkg/wkb.ts";
import { readFiles } from "#ledger/formats/registry.ts";
import { CALM, codesOf, input, read } from "./reading.ts";

const sqlite = await initSqlJs();
const CONTENTS = `
  CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT, srs_id INTEGER);
  CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
  CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
  INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4490, 'epsg', 4490, 'undefined');`;
const LAYER = `
  CREATE TABLE roads (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT);
  INSERT INTO gpkg_contents VALUES ('roads', 'features', '道路', 4490);
  INSERT INTO gpkg_geometry_columns VALUES ('roads', 'geom', 4490);
  INSERT INTO roads VALUES (7, NULL, '甲路'), (9, NULL, '乙路');`;

function database(...sql: readonly string[]): Uint8Array {
  const db = new sqlite.Database();
  for (const text of sql) db.exec(text);
  const bytes = db.export();
  db.close();
  return bytes;
}
const opened = (...sql: readonly string[]) => read(gpkg, input("a.gpkg", database(...sql)));

describe("a file", () => {
  it("is known by its first bytes whatever its name, and reaches its reader through the registry", async () => {
    const bytes = database("PRAGMA application_id = 0x47504B47", CONTENTS, LAYER);
    expect(gpkg.accepts(input("导出.bin", bytes))).toBe(true);
    expect(gpkg.accepts(input("其他.bin", database("CREATE TABLE a (b)")))).toBe(false);
    const { value } = await readFiles([input("a.gpkg", bytes)], CALM);
    expect(value.map(({ format, rows }) => [format, rows.map(({ row }) => row)])).toEqual([
      ["gpkg", [7, 9]],
    ]);
  });

  it("stays as it was, and no trigger runs", async () => {
    const bytes = database(
      CONTENTS,
      LAYER,
      "CREATE TRIGGER t AFTER INSERT ON roads BEGIN DELETE FROM roads; END",
    );
    const before = bytes.slice();
    const { value } = await read(gpkg, input("a.gpkg", bytes));
    expect(value[0]!.rows).toHaveLength(2);
    expect(bytes).toEqual(before);
  });

  it("of more rows than the limit is read up to it, and says so", async () => {
    const readAtMost = await openReader(1);
    const { value, issues } = readAtMost(input("a.gpkg", database(CONTENTS, LAYER)), CALM);
    expect(value[0]!.rows).toHaveLength(1);
    expect(codesOf(issues)).toEqual(["gpkg.rows"]);
    expect(issues[0]!.message).toContain("已满 1 行");
  });

  it("ends where the reading is cancelled", async () => {
    const controller = new AbortController();
    controller.abort(new Error("ended"));
    const context = { ...CALM, signal: controller.signal };
    const file = input("a.gpkg", database(CONTENTS, LAYER));
    await expect(gpkg.read([file], context)).rejects.toThrow("ended");
  });
});

describe("a hostile schema", () => {
  it("whose list of layers is a view without end is no GeoPackage", async () => {
    const { issues } = await opened(
      "CREATE VIEW gpkg_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'a' AS table_name, 'features' AS data_type, 'a' AS identifier, 0 AS srs_id FROM n",
    );
    expect(codesOf(issues)).toEqual(["gpkg.not-gpkg"]);
  });

  it("whose column computes without need leaves that column out", async () => {
    const { value } = await opened(
      CONTENTS,
      "CREATE TABLE a (fid INTEGER PRIMARY KEY, 名称 TEXT, heavy TEXT GENERATED ALWAYS AS (hex(zeroblob(1000))) VIRTUAL)",
      "INSERT INTO a (名称) VALUES ('甲')",
      "INSERT INTO gpkg_contents VALUES ('a', 'attributes', '甲', NULL)",
    );
    expect(value.map(({ columns, rows }) => [columns, rows[0]!.cells])).toEqual([
      [["名称"], ["甲"]],
    ]);
  });

  it("with SQL in its names reads what they name", async () => {
    const name = `a"; DROP TABLE gpkg_contents; --'`;
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const { value, issues } = await opened(
      CONTENTS,
      `CREATE TABLE ${quoted} (fid INTEGER PRIMARY KEY, ${quoted} TEXT)`,
      `INSERT INTO ${quoted} VALUES (1, '甲')`,
      `INSERT INTO gpkg_contents VALUES ('${name.replaceAll("'", "''")}', 'attributes', '', NULL)`,
    );
    expect(issues).toEqual([]);
    expect(value.map(({ columns, rows }) => [columns, rows[0]!.cells])).toEqual([[[name], ["甲"]]]);
  });

  it("of more columns than a ledger has, and more layers than anyone draws, says what was left", async () => {
    const wide = Array.from({ length: 600 }, (_, i) => `c${i} TEXT`).join(", ");
    const layers = Array.from(
      { length: 201 },
      () => "INSERT INTO gpkg_contents VALUES ('wide', 'attributes', NULL, NULL)",
    );
    const { value, issues } = await opened(CONTENTS, `CREATE TABLE wide (${wide})`, ...layers);
    expect([value.length, value[0]!.columns.length]).toEqual([200, 500]);
    expect(new Set(codesOf(issues))).toEqual(new Set(["gpkg.layers", "gpkg.columns"]));
    expect(issues.find(({ code }) => code === "gpkg.columns")!.message).toContain("100 列");
  });
});

describe("values", () => {
  it("of any kind in any column come as they are; whole numbers lose no digit", async () => {
    const { value } = await opened(
      CONTENTS,
      "CREATE TABLE a (投资 DOUBLE, 编码 INTEGER, 建成 BOOLEAN)",
      "INSERT INTO a VALUES ('三十万元', 9007199254740993, 1), (1.5, -7, 'maybe'), (NULL, NULL, NULL)",
      "INSERT INTO gpkg_contents VALUES ('a', 'attributes', NULL, NULL)",
    );
    expect(value[0]!.rows.map(({ cells }) => cells)).toEqual([
      ["三十万元", "9007199254740993", true],
      [1.5, -7, "maybe"],
      [null, null, null],
    ]);
  });

  it.each([
    ["its number", "EPSG", 4546, "", "EPSG:4546"],
    ["Beijing 1954", "EPSG", 4214, "", "refused"],
    [
      "its definition alone",
      "GUANGDONG",
      1,
      'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]',
      "EPSG:4490",
    ],
  ])("a system is known by %s", async (_, organization, code, definition, known) => {
    const { value } = await opened(
      CONTENTS,
      LAYER,
      "UPDATE gpkg_geometry_columns SET srs_id = 100001",
      `INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 100001, '${organization}', ${code}, '${definition}')`,
    );
    const { crs } = value[0]!;
    expect(crs?.refused ? "refused" : crs?.crs).toBe(known);
  });

  it("a system that is not in the file's own list is said to be missing", async () => {
    const { value, issues } = await opened(
      CONTENTS,
      LAYER,
      "UPDATE gpkg_geometry_columns SET srs_id = 999999",
    );
    expect([value[0]!.crs, codesOf(issues)]).toEqual([null, ["gpkg.no-crs"]]);
  });
});

type Dialect = { little: boolean; dimensions: "xy" | "xyz" | "xym" | "xyzm"; ewkb: boolean };

/** Well-known binary as other programs write it. M is 77 everywhere. */
function wkb(geometry: Geometry, dialect: Dialect): number[] {
  const { little, dimensions, ewkb } = dialect;
  const [hasZ, hasM] = [dimensions.includes("z"), dimensions.includes("m")];
  const bytes: number[] = [];
  const view = new DataView(new ArrayBuffer(8));
  const push = (size: number): void => {
    bytes.push(...new Uint8Array(view.buffer, 0, size));
  };
  const uint = (value: number): void => {
    view.setUint32(0, value, little);
    push(4);
  };
  const double = (value: number): void => {
    view.setFloat64(0, value, little);
    push(8);
  };
  const TYPES = [
    "",
    "Point",
    "LineString",
    "Polygon",
    "MultiPoint",
    "MultiLineString",
    "MultiPolygon",
    "GeometryCollection",
  ];
  const begin = (type: string): void => {
    const plain = TYPES.indexOf(type);
    bytes.push(little ? 1 : 0);
    if (ewkb) {
      uint((plain | (hasZ ? 0x80000000 : 0) | (hasM ? 0x40000000 : 0) | 0x20000000) >>> 0);
      uint(4490);
    } else uint(plain + (hasZ ? 1000 : 0) + (hasM ? 2000 : 0));
  };
  const position = ([x, y, z]: Position): void => {
    double(x!);
    double(y!);
    if (hasZ) double(z!);
    if (hasM) double(77);
  };
  const line = (positions: readonly Position[]): void => {
    uint(positions.length);
    positions.forEach(position);
  };
  const rings = (polygon: readonly Position[][]): void => {
    uint(polygon.length);
    polygon.forEach(line);
  };
  const parts = <T>(type: string, list: readonly T[], write: (part: T) => void): void => {
    uint(list.length);
    for (const part of list) {
      begin(type);
      write(part);
    }
  };
  begin(geometry.type);
  switch (geometry.type) {
    case "Point":
      position(geometry.coordinates);
      break;
    case "LineString":
      line(geometry.coordinates);
      break;
    case "Polygon":
      rings(geometry.coordinates);
      break;
    case "MultiPoint":
      parts("Point", geometry.coordinates, position);
      break;
    case "MultiLineString":
      parts("LineString", geometry.coordinates, line);
      break;
    case "MultiPolygon":
      parts("Polygon", geometry.coordinates, rings);
      break;
    case "GeometryCollection":
      uint(geometry.geometries.length);
      for (const one of geometry.geometries) bytes.push(...wkb(one, dialect));
  }
  return bytes;
}

/** The header of a GeoPackage: envelope code, “empty” flag; the envelope itself is never looked at. */
const blobOf = (body: readonly number[], envelope = 0, empty = false): Uint8Array =>
  Uint8Array.from([
    0x47,
    0x50,
    0,
    1 | (envelope << 1) | (empty ? 16 : 0),
    0x8a,
    0x11,
    0,
    0,
    ...Array.from({ length: [0, 32, 48, 48, 64][envelope] ?? 0 }, () => 0xff),
    ...body,
  ]);

const plain = fc.tuple(
  fc.double({ min: 73, max: 136, noNaN: true }),
  fc.double({ min: 3, max: 54, noNaN: true }),
  fc.integer({ min: -100_000, max: 9_000_000 }).map((millimetres) => millimetres / 1000),
);
const lines = fc.array(plain, { minLength: 2, maxLength: 5 });
const areas = fc.array(fc.array(plain, { minLength: 4, maxLength: 5 }), {
  minLength: 1,
  maxLength: 3,
});
const simple: fc.Arbitrary<Geometry> = fc.oneof(
  plain.map((coordinates): Geometry => ({ type: "Point", coordinates })),
  lines.map((coordinates): Geometry => ({ type: "LineString", coordinates })),
  areas.map((coordinates): Geometry => ({ type: "Polygon", coordinates })),
  lines.map((coordinates): Geometry => ({ type: "MultiPoint", coordinates })),
  areas.map((coordinates): Geometry => ({ type: "MultiLineString", coordinates })),
  fc
    .array(areas, { minLength: 1, maxLength: 2 })
    .map((coordinates): Geometry => ({ type: "MultiPolygon", coordinates })),
);
const geometries = fc.oneof(
  simple,
  fc
    .array(simple, { minLength: 1, maxLength: 3 })
    .map((list): Geometry => ({ type: "GeometryCollection", geometries: list })),
);
const dialects: fc.Arbitrary<Dialect> = fc.record({
  little: fc.boolean(),
  dimensions: fc.constantFrom("xy", "xyz", "xym", "xyzm"),
  ewkb: fc.boolean(),
});

/** Without heights where the dialect has none. */
const expected = (geometry: Geometry, hasZ: boolean): unknown =>
  JSON.parse(
    JSON.stringify(geometry, (_, value: unknown) =>
      !hasZ && Array.isArray(value) && typeof value[0] === "number" ? value.slice(0, 2) : value,
    ),
  );

describe("binary geometry", () => {
  it("is read in either order of bytes, with Z and M, as ISO and as PostGIS write it, behind any envelope", () =>
    fc.assert(
      fc.property(
        geometries,
        dialects,
        fc.integer({ min: 0, max: 4 }),
        (shape, dialect, envelope) => {
          const hasZ = dialect.dimensions.includes("z");
          expect(readGpkgGeometry(blobOf(wkb(shape, dialect), envelope))).toEqual({
            geometry: expected(shape, hasZ),
            srs: 4490,
            fault: null,
          });
        },
      ),
      { seed: 20230423 },
    ));

  it("cut anywhere is no geometry and says so; nothing is made up of what is left", () =>
    fc.assert(
      fc.property(
        geometries,
        dialects,
        fc.double({ min: 0, max: 0.999 }),
        (shape, dialect, share) => {
          const blob = blobOf(wkb(shape, dialect));
          const cut = blob.subarray(0, Math.floor(blob.length * share));
          const read = readGpkgGeometry(cut);
          expect(read.geometry).toBeNull();
          expect(read.fault).not.toBeNull();
        },
      ),
      { seed: 20230423 },
    ));

  const little: Dialect = { little: true, dimensions: "xy", ewkb: false };
  const nested = (depth: number): Geometry =>
    depth === 0
      ? { type: "Point", coordinates: [110, 21] }
      : { type: "GeometryCollection", geometries: [nested(depth - 1)] };
  it.each([
    ["marked empty", blobOf([], 0, true), null],
    ["an empty point", blobOf(wkb({ type: "Point", coordinates: [NaN, NaN] }, little)), null],
    ["an empty area", blobOf(wkb({ type: "Polygon", coordinates: [] }, little)), null],
    ["without a mark", Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]), "mark"],
    ["with an envelope of no kind", blobOf([], 5), "envelope"],
    ["a curve", blobOf([1, 10, 0, 0, 0, 0, 0, 0, 0]), "curve"],
    ["of no type", blobOf([1, 99, 0, 0, 0, 0, 0, 0, 0]), "type"],
    ["a million points in nine bytes", blobOf([1, 2, 0, 0, 0, 0, 0, 0x10, 0]), "cut"],
    ["collections nested too deep", blobOf(wkb(nested(20), little)), "nested"],
  ] as const)("%s", (_, blob, fault) =>
    expect(readGpkgGeometry(blob)).toMatchObject({ geometry: null, fault }),
  );
});
