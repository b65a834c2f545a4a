// What may stand in a workbook's XML, and what is said of broken ones.
import { describe, expect, it } from "vitest";
import { writeZip } from "#base/zip.ts";
import { readXlsx } from "#ledger/formats/xlsx/readXlsx.ts";
import { oneSheet, rawParts, rawXlsx, zipParts } from "./rawXlsx.ts";

const read = async (bytes: Uint8Array) => {
  const { value, issues } = await readXlsx(bytes, "a.xlsx");
  return {
    rows: value[0]?.rows,
    numbers: value[0]?.numbers,
    grids: value,
    codes: issues.map(({ code }) => code),
    issues,
  };
};
const cellsOf = async (cells: string, raw = {}) =>
  (await read(oneSheet(`<row r="1">${cells}</row>`, raw))).rows?.[0];

describe("cells", () => {
  it("shared, rich, phonetic, inline and formula strings are plain text", async () => {
    const strings =
      '<si><t>甲</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">乙 </t></r><r><t>丙</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/><si><t>a&amp;b&#10;c_x000D__x0041_</t></si>';
    const cells = [0, 1, 2, 3, 4].map((i) => `<c t="s"><v>${i}</v></c>`).join("");
    expect(
      await cellsOf(
        `${cells}<c t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c><c t="str"><f>A1&amp;"x"</f><v>甲x</v></c>`,
        { strings },
      ),
    ).toEqual(["甲", "乙 丙", "東京", null, "a&b\nc\rA", "内联", "甲x"]);
  });

  it("numbers, booleans, errors and cached results of formulas; missing r goes on at the right", async () => {
    expect(
      await cellsOf(
        '<c><v>1.5</v></c><c r="D1" t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>1+1</f><v>2</v></c><c t="n"><v>1E3</v></c>',
      ),
    ).toEqual([1.5, null, null, true, "#REF!", 2, 1000]);
  });

  it("a formula without a stored result is empty, and that is said", async () => {
    const { rows, issues } = await read(
      oneSheet('<row r="3"><c r="B3"><f>SUM(A1:A2)</f></c><c r="C3"><v>1</v></c></row>'),
    );
    expect(rows).toEqual([[null, null, 1]]);
    expect(issues).toMatchObject([{ code: "xlsx.formula-no-result", at: { row: 3 } }]);
    expect(issues[0]!.message).toContain("B3");
  });

  const dates = (code: string, value: number, properties = "") =>
    cellsOf(`<c s="1"><v>${value}</v></c>`, {
      properties,
      styles: `<numFmts><numFmt numFmtId="170" formatCode="${code}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>`,
    });
  it.each([
    ["yyyy\\-mm\\-dd", 45039, "2023-04-23"],
    ["yyyy&quot;年&quot;m&quot;月&quot;", 45017, "2023-04"],
    ["yyyy年", 45017, "2023"],
    ["[$-804]yyyy年m月d日;@", 45039, "2023-04-23"],
    ["yyyy/m/d h:mm", 45039.5, "2023-04-23T12:00:00"],
    ["h:mm", 0.5, "12:00:00"],
    ["[h]:mm", 45039.5, 45039.5],
    ["0.00", 45039, 45039],
    ["#,##0&quot;亩&quot;", 45039, 45039],
    ["[Red]0.0", 3, 3],
    ["General", 45039, 45039],
    ["yyyy-mm-dd", -5, -5],
    ["yyyy-mm-dd", 59, "1900-02-28"],
    ["yyyy-mm-dd", 61, "1900-03-01"],
  ])("format %s shows %s as %s", async (code, value, expected) => {
    expect(await dates(code, value)).toEqual([expected]);
  });

  it("counts from 1904 where the workbook does", async () => {
    expect(await dates("yyyy-mm-dd", 43577, '<workbookPr date1904="1"/>')).toEqual(["2023-04-23"]);
  });

  it.each([
    [14, "2023-04-23"],
    [17, "2023-04"],
    [31, "2023-04-23"],
    [57, "2023-04"],
    [1, 45039],
  ])("built-in format %s", async (id, expected) => {
    expect(
      await cellsOf('<c s="0"><v>45039</v></c>', {
        styles: `<cellXfs><xf numFmtId="${id}"/></cellXfs>`,
      }),
    ).toEqual([expected]);
  });
});

describe("sheets", () => {
  it("keeps row numbers, drops blank ends, and takes merges to what is there", async () => {
    const sheet =
      '<sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="5"><c r="B5"><v>2</v></c><c r="XFD5" s="1"/></row><row r="9"/></sheetData><mergeCells><mergeCell ref="A2:A5"/><mergeCell ref="A7:B8"/><mergeCell ref="B5:D5"/></mergeCells>';
    const { grids } = await read(rawXlsx({ sheets: { 表: sheet } }));
    expect(grids[0]).toMatchObject({
      rows: [[1], [null, 2]],
      numbers: [2, 5],
      merges: [
        { top: 0, left: 0, bottom: 1, right: 0 },
        { top: 1, left: 1, bottom: 1, right: 3 },
      ],
    });
  });

  it("hidden ones are read and flagged, in the order of the workbook", async () => {
    const cell = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    const { grids } = await read(
      rawXlsx({ sheets: { 甲: cell, _onemap: cell }, hidden: ["_onemap"] }),
    );
    expect(grids.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["甲", false],
      ["_onemap", true],
    ]);
  });

  it("rows out of order are put in order, none lost", async () => {
    expect(
      await read(
        oneSheet(
          '<row r="3"><c><v>3</v></c></row><row r="1"><c><v>1</v></c></row><row r="3"><c><v>4</v></c></row>',
        ),
      ),
    ).toMatchObject({ rows: [[1], [3], [4]], numbers: [1, 3, 3] });
  });

  it("a prefix before every tag, CDATA and single quotes are read all the same", async () => {
    const parts = rawParts({ sheets: { 表: "" } });
    parts.set(
      "xl/worksheets/sheet1.xml",
      `<x:worksheet xmlns:x="m"><x:sheetData><x:row r='4'><x:c r='B4' t='inlineStr'><x:is><x:t><![CDATA[甲<乙]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    );
    expect(await read(zipParts(parts))).toMatchObject({
      rows: [[null, "甲<乙"]],
      numbers: [4],
      codes: [],
    });
  });
});

describe("limits and broken files", () => {
  it("absurd columns and rows are clipped and said", async () => {
    expect(
      await read(oneSheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>')),
    ).toMatchObject({ rows: [[1]], codes: ["xlsx.too-many-columns"] });
    expect(
      await read(
        oneSheet('<row r="1"><c><v>1</v></c></row><row r="99999999"><c><v>2</v></c></row>'),
      ),
    ).toMatchObject({ rows: [[1]], codes: ["xlsx.too-many-rows"] });
  });

  it("a sheet cut off keeps the rows before and names the last", async () => {
    const parts = rawParts({
      sheets: {
        表: '<sheetData><row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row><row r="3"><c><v>',
      },
    });
    parts.set(
      "xl/worksheets/sheet1.xml",
      parts.get("xl/worksheets/sheet1.xml")!.replace("</worksheet>", ""),
    );
    expect(await read(zipParts(parts))).toMatchObject({
      rows: [[1], [2]],
      issues: [{ code: "xlsx.sheet-broken", at: { row: 3 } }],
    });
  });

  it("missing parts, strings and workbooks", async () => {
    const parts = rawParts({ sheets: { 甲: "<sheetData/>", 乙: "<sheetData/>" } });
    parts.delete("xl/worksheets/sheet2.xml");
    expect((await read(zipParts(parts))).codes).toEqual(["xlsx.sheet-missing"]);
    parts.delete("xl/workbook.xml");
    expect((await read(zipParts(parts))).codes).toEqual(["xlsx.no-workbook"]);
    expect(await read(oneSheet('<row><c t="s"><v>7</v></c><c><v>1</v></c></row>'))).toMatchObject({
      rows: [[null, 1]],
      codes: ["xlsx.no-string"],
    });
  });

  it("no workbook at all: encrypted, old, other, empty", async () => {
    const ole = new Uint8Array(2048);
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect((await read(ole)).codes).toEqual(["xlsx.old-format"]);
    ole.set(
      [..."EncryptedPackage"].flatMap((char) => [char.charCodeAt(0), 0]),
      1024,
    );
    expect((await read(ole)).codes).toEqual(["xlsx.encrypted"]);
    expect((await read(new TextEncoder().encode("<html>"))).codes).toEqual(["xlsx.not-zip"]);
    expect((await read(new Uint8Array(0))).codes).toEqual(["xlsx.not-zip"]);
    expect((await read(Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9))).codes).toEqual(["xlsx.broken"]);
    expect((await read(writeZip(new Map()))).codes).not.toEqual([]);
  });

  it("a zip bomb is refused by what comes out, not by what it says", async () => {
    const zeros = new Blob([new Uint8Array(8 * 2 ** 20)])
      .stream()
      .pipeThrough(new CompressionStream("deflate-raw"));
    const packed = new Uint8Array(await new Response(zeros).arrayBuffer());
    // A stored part whose method is set to deflate afterwards, in both headers.
    const zip = writeZip(new Map([["xl/workbook.xml", packed]]));
    const view = new DataView(zip.buffer);
    view.setUint16(8, 8, true);
    for (let at = zip.length - 60; at > packed.length; at--)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 10, 8, true);
    expect(await readXlsx(zip, "a.xlsx", 2 ** 20)).toMatchObject({
      value: [],
      issues: [{ code: "xlsx.too-big" }],
    });
    // Within the limit it is only no workbook.
    expect((await read(zip)).codes).toEqual(["xlsx.no-workbook"]);
  });
});
