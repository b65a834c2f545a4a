// Well-known text there and back, and the spellings of other programs.
import { expect, it } from "vitest";
import { fromWkt, toWkt } from "#geo/wkt.ts";

it.each([
  "POINT (110.75 21.59)",
  "LINESTRING (110 21, 111 22)",
  "POLYGON ((110 21, 111 21, 111 22, 110 21), (110.2 21.1, 110.3 21.1, 110.3 21.2, 110.2 21.1))",
  "MULTIPOINT (110 21, 111 22)",
  "MULTILINESTRING ((110 21, 111 22), (1 2, 3 4))",
  "MULTIPOLYGON (((110 21, 111 21, 111 22, 110 21)))",
  "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))",
])("%s", (text) => expect(toWkt(fromWkt(text)!)).toBe(text));

it("reads other spellings", () => {
  expect(fromWkt("SRID=4326;Point Z(110.75 21.59 3)")).toEqual({
    type: "Point",
    coordinates: [110.75, 21.59],
  });
  expect(fromWkt(" multipoint((1 2),(3 4)) ")).toEqual({
    type: "MultiPoint",
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  });
  expect(fromWkt("POINTZ (1e2 -2.5 7)")).toEqual({ type: "Point", coordinates: [100, -2.5] });
});

it.each([
  "",
  "村委会",
  "POINT",
  "POINT (1)",
  "POINT (1 2",
  "POINT EMPTY",
  "POINT (1 2) 3",
  "POLYGON (1 2, 3 4)",
  "CIRCLE (1 2)",
  "GEOMETRYCOLLECTION (".repeat(5000),
])("refuses %s", (text) => expect(fromWkt(text)).toBeNull());
