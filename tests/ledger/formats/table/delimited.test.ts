// Text tables: delimiters, quotes, line ends, encodings, and the guard against formulas.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "#base/decode.ts";
import { csv } from "#ledger/formats/csv.ts";
import { readDelimited } from "#ledger/formats/delimited.ts";
import { ovi } from "#ledger/formats/ovi.ts";
import { writeCsv } from "#ledger/formats/writeCsv.ts";

const read = (text: string) => {
  const { value, issues } = readDelimited(text, "a.csv");
  return {
    rows: value.rows,
    numbers: value.numbers,
    issues: issues.map(({ code, at }) => `${at.row} ${code}`),
  };
};
const CONTEXT = { progress: () => undefined, signal: new AbortController().signal };
const bytes = (text: string) => new TextEncoder().encode(text);

it.each([[","], ["\t"], [";"], ["|"], ["，"]])("finds the delimiter “%s”", (sign) => {
  expect(
    read(
      [
        ["甲", "乙", "丙"],
        ["1", "2", "3"],
      ]
        .map((row) => row.join(sign))
        .join("\n"),
    ).rows,
  ).toEqual([
    ["甲", "乙", "丙"],
    ["1", "2", "3"],
  ]);
});

it("other signs in the cells do not mislead", () => {
  expect(read("名称\t说明\n甲\t一，二，三，四\n乙\t五，六；七\n").rows).toEqual([
    ["名称", "说明"],
    ["甲", "一，二，三，四"],
    ["乙", "五，六；七"],
  ]);
});

it.each([["\n"], ["\r\n"], ["\r"]])(
  "line ends %j, and lines inside quotes; rows are the lines where records begin",
  (end) => {
    expect(read(["a,b", '"1', '2",3', "4,5", ""].join(end))).toEqual({
      rows: [
        ["a", "b"],
        [`1${end}2`, "3"],
        ["4", "5"],
      ],
      numbers: [1, 2, 4],
      issues: [],
    });
  },
);

it("mixed line ends part rows all the same", () => {
  expect(read("a,b\r\n1,2\n3,4\r5,6")).toMatchObject({
    rows: [
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ],
    numbers: [1, 2, 3, 4],
  });
});

describe("quotes", () => {
  it("doubled ones, and delimiters inside", () => {
    expect(read('a,b\n"甲,""乙""",2\n')).toMatchObject({
      rows: [
        ["a", "b"],
        ['甲,"乙"', "2"],
      ],
      issues: [],
    });
  });

  it("one that never closes is named with its line, and the rest is kept", () => {
    expect(read('a,b\n1,"2\n3,4\n5,6')).toEqual({
      rows: [
        ["a", "b"],
        ["1", '"2'],
        ["3", "4"],
        ["5", "6"],
      ],
      numbers: [1, 2, 3, 4],
      issues: ["2 csv.open-quote"],
    });
  });

  it("one that would swallow the rows up to the next quote is left as it stands", () => {
    expect(read('a,b\n"1,2\n3,4\n"5",6')).toMatchObject({
      rows: [
        ["a", "b"],
        ['"1', "2"],
        ["3", "4"],
        ["5", "6"],
      ],
      issues: ["2 csv.open-quote"],
    });
  });

  it("inches inside a cell are no quotes; text behind a quote is kept and said", () => {
    expect(read('a,b\n管径12",2\n"3"米,4')).toMatchObject({
      rows: [
        ["a", "b"],
        ['管径12"', "2"],
        ["3米", "4"],
      ],
      issues: ["3 csv.stray-quote"],
    });
  });
});

it("a cell over two lines between rows without quotes, and the lines where all of them begin", () => {
  expect(read('a,b\r\n1,2\r\n"甲\r\n乙",3\n4,5\r\n"6,7",8')).toEqual({
    rows: [
      ["a", "b"],
      ["1", "2"],
      ["甲\r\n乙", "3"],
      ["4", "5"],
      ["6,7", "8"],
    ],
    numbers: [1, 2, 3, 5, 6],
    issues: [],
  });
});

it("a mark of a byte order in the middle of a file is kept", () => {
  const rows = read('a,b\n"1,2\n\ufeff3,"4,4"\n\ufeff5,6').rows;
  expect(rows).toEqual([
    ["a", "b"],
    ['"1', "2"],
    ["\ufeff3", "4,4"],
    ["\ufeff5", "6"],
  ]);
});

it("however many lines have quotes that do not close, all others are read right and nothing is lost", () => {
  const lines = ["a,b"];
  for (let i = 0; i < 300; i++) lines.push(`"${i},x`, `"${i},y",z`);
  const { rows, numbers, issues } = read(lines.join("\n"));
  expect(rows).toHaveLength(601);
  expect(numbers.at(-1)).toBe(601);
  expect(rows.filter((_, i) => i % 2 === 0).slice(1)).toEqual(
    Array.from({ length: 300 }, (_, i) => [`${i},y`, "z"]),
  );
  expect(rows[1]).toEqual(['"0', "x"]);
  expect(issues[0]).toBe("2 csv.open-quote");
});

it("a cell longer than what is read at a time is a quote that does not close", () => {
  const { rows, issues } = read(`a,b\n"${"长\n".repeat(700_000)}",2\n3,4`);
  expect(issues[0]).toBe("2 csv.open-quote");
  expect(rows.at(-1)).toEqual(["3", "4"]);
});

it("absurdly many columns are clipped and said", () => {
  expect(read(`${"a,".repeat(5000)}b`).issues).toEqual(["1 csv.too-many-columns"]);
});

it.each([
  ["\ufeff名称,地点\n甲,乙", "utf-8"],
  ["名称\t地点\n甲\t乙", "utf-16le"],
])("decodes %j as %s", (text, encoding) => {
  const raw =
    encoding === "utf-8"
      ? bytes(text)
      : Uint8Array.from([
          0xff,
          0xfe,
          ...[...text].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]),
        ]);
  expect(read(decodeText(raw).text).rows).toEqual([
    ["名称", "地点"],
    ["甲", "乙"],
  ]);
});

it("a formula is written with an apostrophe that is taken off again; numbers stay bare", () => {
  const text = decodeText(
    writeCsv(["甲"], [["=1+1"], ["+86"], ["-5"], [-5.5], ["@x"], ["'=1"], ["'好"], ["\tx"], ["-"]]),
  ).text;
  expect(text.split("\r\n")).toEqual([
    "甲",
    "'=1+1",
    "'+86",
    "-5",
    "-5.5",
    "'@x",
    "''=1",
    "'好",
    `"'\tx"`,
    "'-",
    "",
  ]);
});

it.each([
  "=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠x",
  " =1+1",
  "   ＝1",
  "\u00a0=1",
  "\u3000=1",
  "\ufeff=1",
  "\u200b=1",
  "\n=1+1",
  "\r\n=1",
  "\t=1",
  "\n甲",
  " \t\n @SUM(A1)",
  "\u0001=1",
  "'＝1",
  "' =1",
])("%j is guarded in the file and comes back as it was", (text) => {
  const written = decodeText(writeCsv(["甲", "乙"], [[text, "x"]])).text;
  expect(written.split("甲,乙\r\n")[1]).toMatch(/^"?'/);
  expect(read(written).rows).toEqual([
    ["甲", "乙"],
    [text, "x"],
  ]);
});

it.each(["甲=1", "a@b.cn", "1-2", " 甲", "－", "-5", "3＋1", "'甲"])(
  "%j is no formula, or is one only alone",
  (text) => {
    const written = decodeText(writeCsv(["甲", "乙"], [[text, "x"]])).text;
    expect(read(written).rows[1]).toEqual([text, "x"]);
    expect(written.includes(`'${text}`)).toBe(text === "－");
  },
);

it("what is written comes back exactly, any text", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.stringMatching(/^[=+\-@＝＋－＠'"\t\r\n\u3000,;|，0-9 甲]{0,6}$/),
    fc.constant(""),
  );
  const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
    fc
      .array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      })
      .map((rows) => ({ columns: rows[0]!, rows: rows.slice(1) })),
  );
  fc.assert(
    fc.property(table, ({ columns, rows }) => {
      // With one column there is nothing to part, so no delimiter is looked for.
      const written = decodeText(writeCsv(columns, rows)).text;
      const back = readDelimited(written);
      expect(back.value.rows).toEqual([columns, ...rows]);
      expect(back.issues).toEqual([]);
    }),
    { seed: 20230423, numRuns: 800 },
  );
});

describe("which files", () => {
  it("a text is a table when its lines part into fields; prose is not", () => {
    expect(csv.accepts({ name: "a.txt", bytes: bytes("名称\t地点\n甲\t乙\n丙\t丁\n") })).toBe(true);
    expect(
      csv.accepts({
        name: "a.txt",
        bytes: bytes(
          "一、总体要求\n以习近平新时代思想为指导，全面贯彻，扎实推进。\n二、主要任务\n",
        ),
      }),
    ).toBe(false);
  });

  it("rows of 奥维 with and without flags; other lines are kept as names without a place", async () => {
    const text =
      "g\t甲桥\t110.61\t21.51\nb\t乙村 口\t110°36′12.5″\t21°30′01″\t路边\n\n丙 塘 110.6 21.5\n丁路，110.62，21.52\n读不出\n戊 110.63 21.53\n";
    const file = { name: "点.txt", bytes: bytes(text) };
    expect(ovi.accepts(file)).toBe(true);
    const { value, issues } = await ovi.read([file], CONTEXT);
    expect(issues).toMatchObject([{ code: "ovi.no-point", at: { row: 6 } }]);
    expect(value[0]).toMatchObject({
      columns: ["名称", "经度", "纬度", "备注"],
      skipped: [{ row: 3, reason: "blank" }],
      rows: [
        { row: 1, cells: ["甲桥", "110.61", "21.51"], crs: "GCJ-02" },
        { row: 2, cells: ["乙村 口", "110°36′12.5″", "21°30′01″", "路边"], crs: "BD-09" },
        { row: 4, cells: ["丙 塘", "110.6", "21.5"] },
        { row: 5, cells: ["丁路", "110.62", "21.52"] },
        { row: 6, cells: ["读不出"] },
        { row: 7, cells: ["戊", "110.63", "21.53"] },
      ],
    });
    expect(ovi.accepts({ name: "a.txt", bytes: bytes("名称\t地点\n甲\t乙\n") })).toBe(false);
  });
});
