// Angles and pairs of them in every spelling that offices use.
import { describe, expect, it } from "vitest";
import { parseDegrees, parsePair } from "#geo/degrees.ts";

const DMS = 110 + 36 / 60 + 12.5 / 3600;

describe("parseDegrees", () => {
  it.each([
    ["110.75", 110.75, null],
    ["110°36′12.5″", DMS, null],
    ["110°36'12.5\"", DMS, null],
    ["110度36分12.5秒", DMS, null],
    ["110-36-12.5", DMS, null],
    ["110:36:12.5", DMS, null],
    ["110 36 12.5", DMS, null],
    ["E110°36.2′", 110 + 36.2 / 60, "lng"],
    ["东经110°36′12.5″", DMS, "lng"],
    ["北纬21°33′", 21.55, "lat"],
    ["１１０°３６′１２．５″", DMS, null],
    ["110°36′12.5″E", DMS, "lng"],
    ["21.59N", 21.59, "lat"],
    ["110º36’12.5”", DMS, null],
    ["110°36'12.5''", DMS, null],
    ["21.55°", 21.55, null],
    ["西经 10°30′", -10.5, "lng"],
    ["-21.5", -21.5, null],
    ["S21.5", -21.5, "lat"],
    ["经度：110.75", 110.75, "lng"],
    ["lat=21.5", 21.5, "lat"],
    [" 110.75 ", 110.75, null],
  ] as const)("%s", (text, value, axis) => {
    const read = parseDegrees(text);
    expect(read?.value).toBeCloseTo(value, 10);
    expect(read?.axis).toBe(axis);
  });

  it.each([
    "",
    "村委会旁",
    "110°61′",
    "110°36′60″",
    "110°36.2′30″",
    "181",
    "N91°",
    "E",
    "110..5",
    "东经北纬21",
    "458565.85",
    "2023年4月",
    "1".repeat(1000),
    "110,75",
  ])("refuses “%s”", (text) => expect(parseDegrees(text)).toBeNull());

  it("takes numbers", () => {
    expect(parseDegrees(110.75)).toEqual({ value: 110.75, axis: null });
    expect([parseDegrees(458_565.85), parseDegrees(NaN), parseDegrees(Infinity)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe("parsePair", () => {
  it.each([
    ["110.75,21.59", [110.75, 21.59]],
    ["110.75，21.59", [110.75, 21.59]],
    ["110.75 21.59", [110.75, 21.59]],
    ["(110.75, 21.59)", [110.75, 21.59]],
    ["21.59, 110.75", [21.59, 110.75]],
    ["东经110°36′ 北纬21°33′", [110.6, 21.55]],
    ["北纬21°33′，东经110°36′", [110.6, 21.55]],
    ["21.59N 110.75E", [110.75, 21.59]],
    ["E110.75N21.59", [110.75, 21.59]],
    ["东经110°36′00″北纬21°33′00″", [110.6, 21.55]],
    ["110°36′00″、21°33′00″", [110.6, 21.55]],
    ["110 36 0 21 33 0", [110.6, 21.55]],
    ["37458565.85, 2384026.34", [37_458_565.85, 2_384_026.34]],
  ] as const)("%s", (text, pair) => {
    const read = parsePair(text);
    expect(read?.[0]).toBeCloseTo(pair[0], 9);
    expect(read?.[1]).toBeCloseTo(pair[1], 9);
  });

  it.each([
    "",
    "110.75",
    "110.75,",
    "11075",
    "110.75,21.59,5",
    "东经110°，东经111°",
    "3、5、7",
    "村头/村尾",
    "1".repeat(500),
  ])("refuses “%s”", (text) => expect(parsePair(text)).toBeNull());
});
