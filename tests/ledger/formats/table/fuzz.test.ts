// Broken workbooks and text tables by the thousand (in the long project): nothing throws, hangs or pollutes, and no row is lost without a word.
import { expect, it } from "vitest";
import { csv } from "#ledger/formats/csv.ts";
import { ovi } from "#ledger/formats/ovi.ts";
import { xlsx } from "#ledger/formats/xlsx.ts";
import type { Format } from "#ledger/source.ts";
import { randomFrom } from "../random.ts";
import { runs } from "../../../long/share.ts";
import { rawParts, zipParts, oneSheet } from "./rawXlsx.ts";

const CONTEXT = { progress: () => undefined, signal: new AbortController().signal };

const TOKENS = [
  "<",
  ">",
  '"',
  "'",
  "/",
  "<row",
  "</row>",
  "<c ",
  "</c>",
  "<v>",
  "<is><t>",
  "<!--",
  "<![CDATA[",
  "<!",
  "<?",
  "]]>",
  "&",
  "&#0;",
  "&#x110000;",
  "_xD800_",
  ' r="XFD1048576"',
  ' r="999999999"',
  ' r="__proto__"',
  "__proto__",
  "constructor",
  "\0",
  "\ufffe",
  ",",
  "\t",
  "\r",
  "\n",
  "=",
  "-1",
  "1e999",
  ' s="-1"',
  ' t="s"',
  '<mergeCell ref="A1:XFD1048576"/>',
];

function mutate(text: string, random: (below: number) => number): string {
  let result = text;
  for (let times = 1 + random(6); times > 0; times--) {
    const at = random(result.length + 1);
    const to = Math.min(result.length, at + random(40));
    const kind = random(5);
    if (kind === 0)
      result = result.slice(0, at) + TOKENS[random(TOKENS.length)]! + result.slice(at);
    else if (kind === 1) result = result.slice(0, at) + result.slice(to);
    else if (kind === 2)
      result = result.slice(0, at) + result.slice(at, to).repeat(1 + random(4)) + result.slice(to);
    else if (kind === 3)
      result =
        result.slice(0, at) +
        String.fromCharCode(random(2) ? random(128) : random(65_536)) +
        result.slice(at + 1);
    else if (random(4) === 0) result = result.slice(0, at);
  }
  return result;
}

function mutateBytes(
  bytes: Uint8Array,
  random: (below: number) => number,
): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  for (let times = 1 + random(8); times > 0; times--) copy[random(copy.length)] = random(256);
  return random(5) === 0 ? copy.slice(0, random(copy.length)) : copy;
}

const OWN = Object.getOwnPropertyNames(Object.prototype).length;

/** What is wrong with what a reader makes of a file. */
async function faultsOf(format: Format, bytes: Uint8Array, name: string): Promise<string[]> {
  const { value, issues } = await format.read([{ name, bytes }], CONTEXT);
  const faults: string[] = [];
  if (value.length === 0 && bytes.length > 0 && issues.length === 0)
    faults.push("nothing read and nothing said");
  for (const { code, message } of issues)
    if (!/^[a-z]+\.[a-z-]+$/.test(code) || message === "") faults.push(`${code}: ${message}`);
  for (const { rows, columns, skipped } of value) {
    if (new Set(columns).size !== columns.length) faults.push("two columns of one name");
    for (const { row } of [...rows, ...skipped])
      if (!(row >= 1)) faults.push("a row without a number");
    for (const cell of rows.flatMap(({ cells }) => cells))
      if (typeof cell === "object" && cell !== null) faults.push("a cell that is an object");
  }
  if (Object.getOwnPropertyNames(Object.prototype).length !== OWN)
    faults.push("Object.prototype has changed");
  return faults;
}

const HEADS = ["序号", "项目名称", "总投资（万元）", "计划开工", "牵头部门"];
const SHEET = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>台账</t></is></c></row><row r="2">${HEADS.map((_, i) => `<c r="${"ABCDE"[i]}2" t="s"><v>${i}</v></c>`).join("")}</row>${[3, 4, 5].map((r) => `<row r="${r}" spans="1:5"><c r="A${r}"><v>${r}</v></c><c r="B${r}" t="str"><f>"甲"</f><v>甲${r}</v></c><c r="C${r}" s="0"><v>1.5</v></c><c r="D${r}" s="1"><v>45039</v></c><c r="E${r}" t="s"><v>5</v></c></row>`).join("")}</sheetData><mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="E3:E5"/></mergeCells>`;
const PARTS = rawParts({
  sheets: { 甲: SHEET, 乙: SHEET },
  strings:
    [...HEADS, "规划办、执法办"].map((text) => `<si><t>${text}</t></si>`).join("") +
    '<si><r><t>乙</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>',
  styles:
    '<numFmts><numFmt numFmtId="170" formatCode="yyyy-mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>',
  hidden: ["乙"],
});

const WORKBOOKS = runs(300, 20_000);
const TEXT_TABLES = runs(400, 20_000);

it(`${WORKBOOKS} workbooks with mutated XML or bytes`, async () => {
  const random = randomFrom(20230423);
  const names = [...PARTS.keys()].filter((name) => name.startsWith("xl/"));
  const whole = zipParts(PARTS);
  for (let round = 0; round < WORKBOOKS; round++) {
    if (round % 3 === 0)
      expect(await faultsOf(xlsx, mutateBytes(whole, random), "a.xlsx")).toEqual([]);
    else {
      const parts = new Map(PARTS);
      const name = names[random(names.length)]!;
      parts.set(name, mutate(parts.get(name)!, random));
      expect(await faultsOf(xlsx, zipParts(parts), "a.xlsx")).toEqual([]);
    }
  }
});

it(`${TEXT_TABLES} text tables with mutated text or bytes`, async () => {
  const random = randomFrom(20230423);
  const text = `\ufeff某某镇台账,,,,\r\n${HEADS.join(",")}\r\n1,"甲,""乙""",1.2亿元,2023.4,"规划办\n执法办"\r\n2,丙,'=1,2023年底,/\r\n合计,,5,,\r\n填表人：,,,,\r\n`;
  const points = "g\t甲桥\t110.61\t21.51\r\nb\t乙\t110.6\t21.5\r\n";
  for (let round = 0; round < TEXT_TABLES; round++) {
    const bytes = new TextEncoder().encode(mutate(text, random));
    expect(
      await faultsOf(csv, round % 4 === 0 ? mutateBytes(bytes, random) : bytes, "a.csv"),
    ).toEqual([]);
    if (round % 4 === 0)
      expect(
        await faultsOf(ovi, new TextEncoder().encode(mutate(points, random)), "a.txt"),
      ).toEqual([]);
  }
});

const MEGABYTE = 2 ** 20;
const fill = (piece: string): string => piece.repeat(Math.ceil(MEGABYTE / piece.length));

it.each([
  ["<a>"],
  ["<c>"],
  ["<c/>"],
  ["<v>"],
  ["<f>"],
  ["<row>"],
  ["<is><t>"],
  ["<c><is><r>"],
  ['<c r="'],
  ["<c r='A1' t=\"s\"><v>1</v></c>"],
  ["<row r='1'><c r='ZZ1'><v>1</v></c></row>"],
  ['<c t="inlineStr"><is><r/></is></c>'],
  ["<!-- "],
  ["<![CDATA["],
  ["&#38;"],
  ["<rPh>"],
])("a megabyte of %j in a sheet comes to an end", async (piece) => {
  expect(await faultsOf(xlsx, oneSheet(fill(piece)), "a.xlsx")).toEqual([]);
});

it.each([["<si>"], ["<si><t>"], ["<si><r><rPh></r></si>"], ["<si/>"], ["<t>"]])(
  "a megabyte of %j in the strings comes to an end",
  async (piece) => {
    expect(
      await faultsOf(
        xlsx,
        oneSheet('<row><c t="s"><v>0</v></c></row>', { strings: fill(piece) }),
        "a.xlsx",
      ),
    ).toEqual([]);
  },
);

it.each([
  ["a,"],
  ['"a"\n'],
  ['"a\n'],
  ['"'],
  ['""\n'],
  ['a"\n'],
  ["\r"],
  ["\n"],
  ["合计,1\n"],
  ["一、\n"],
  ["g "],
  [" "],
  ["项目名称,"],
  ["，"],
  ["'="],
])("a megabyte of %j as text comes to an end", async (piece) => {
  const bytes = new TextEncoder().encode(fill(piece));
  expect(await faultsOf(csv, bytes, "a.csv")).toEqual([]);
  ovi.accepts({ name: "a.txt", bytes });
  await ovi.read([{ name: "a.txt", bytes }], CONTEXT);
});

it("a sheet of thirty thousand overlapping merges comes to an end", async () => {
  const merges = Array.from(
    { length: 30_000 },
    (_, i) => `<mergeCell ref="A${1 + (i % 40)}:C${1000 + i}"/>`,
  ).join("");
  const rows = Array.from(
    { length: 5000 },
    (_, i) =>
      `<row r="${i + 1}"><c t="inlineStr"><is><t>${i === 0 ? "项目名称" : "甲"}</t></is></c></row>`,
  ).join("");
  expect(
    await faultsOf(
      xlsx,
      zipParts(
        rawParts({
          sheets: { 表: `<sheetData>${rows}</sheetData><mergeCells>${merges}</mergeCells>` },
        }),
      ),
      "a.xlsx",
    ),
  ).toEqual([]);
});
