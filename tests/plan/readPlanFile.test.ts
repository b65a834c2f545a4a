// What comes out of the files that offices send: text files in their encodings, Word documents, and everything that is neither.
import { deflateRawSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePlan } from "#plan/parsePlan.ts";
import { writeZip } from "#base/zip.ts";
import { readPlanFile } from "#plan/readPlanFile.ts";
import { paragraph, table, docx, type Paragraph } from "./docx.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const codes = (issues: readonly { code: string }[]) => issues.map(({ code }) => code);
/** “方案” and a task in GB18030. */
const GB18030 = new Uint8Array([0xb7, 0xbd, 0xb0, 0xb8]);

describe("text files", () => {
  it("are read in UTF-8, with a byte order mark, and in GB18030", async () => {
    expect((await readPlanFile("a.txt", utf8("方案"))).value).toBe("方案");
    expect((await readPlanFile("a.md", utf8("\ufeff方案"))).value).toBe("方案");
    expect((await readPlanFile("a.txt", GB18030)).value).toBe("方案");
    expect(await readPlanFile("a.txt", new Uint8Array())).toEqual({ value: "", issues: [] });
  });

  it("give the seed unchanged", async () => {
    const bytes = readFileSync(new URL("../../seeds/000_6ee27ba979b56989.txt", import.meta.url));
    expect((await readPlanFile("seed.txt", bytes)).value).toBe(bytes.toString("utf8"));
  });
});

describe("a Word document", () => {
  it("keeps paragraphs, line breaks and tabs", async () => {
    const { value, issues } = await readPlanFile(
      "a.docx",
      docx(
        paragraph({ text: "甲&amp;乙\n丙" }) +
          "<w:p><w:r><w:t>丁</w:t><w:tab/><w:t>戊</w:t></w:r></w:p>",
      ),
    );
    expect(value).toBe("甲&乙\n丙\n丁\t戊");
    expect(issues).toEqual([]);
  });

  it("has its automatic numbers written out, so that tasks are found", async () => {
    const body = [
      { text: "清源镇水利工作方案" },
      { text: "主要任务", list: [1, 0] },
      { text: "防洪排涝", list: [1, 1] },
      { text: "加固堤防。（牵头单位：水利站；配合单位：各村）", list: [1, 2] },
      { text: "清理河道。（牵头单位：水利站）", list: [1, 2] },
      { text: "农田灌溉", list: [1, 1] },
      { text: "修复水渠。（牵头单位：农业办）", list: [1, 2] },
      { text: "列项", list: [1, 3] },
      { text: "保障措施", list: [1, 0] },
      { text: "另起编号。", list: [2, 2] },
      { text: "样式编号。", style: "SubStep" },
    ] satisfies Paragraph[];
    const { value, issues } = await readPlanFile("a.docx", docx(body.map(paragraph).join("")));
    expect(value.split("\n").map((line) => line.slice(0, 6))).toEqual(
      [
        "清源镇水利工",
        "一、主要任务",
        "（一）防洪排",
        "1.加固堤防",
        "2.清理河道",
        "（二）农田灌",
        "1.修复水渠",
        "列项",
        "二、保障措施",
        "9.另起编号",
        "①样式编号。",
      ].map((line) => line.slice(0, 6)),
    );
    expect(codes(issues)).toEqual(["plan.word-numbers"]);
    expect(
      parsePlan(value).value.tasks.map(({ id, leads }) => `${id} ${leads[0]?.written}`),
    ).toEqual(["1 水利站", "2 水利站", "1-2 农业办"]);
  });

  it("says when a number cannot be restored", async () => {
    const { value, issues } = await readPlanFile(
      "a.docx",
      docx(paragraph({ text: "甲", list: [99, 0] })),
    );
    expect(value).toBe("甲");
    expect(codes(issues)).toEqual(["plan.word-numbers-lost"]);
  });

  it("refuses a table and reads on; a frame of one cell is text", async () => {
    const rows = [
      ["序号", "任务", "牵头单位"],
      ["1", "修路。（牵头单位：规划办）", "规划办"],
    ];
    const { value, issues } = await readPlanFile(
      "计划.docx",
      docx(paragraph({ text: "甲" }) + table(rows) + paragraph({ text: "乙" }) + table([["丙"]])),
    );
    expect(value).toBe("甲\n乙\n丙");
    expect(issues).toMatchObject([
      { code: "plan.table", severity: "error", at: { file: "计划.docx", row: 2 } },
    ]);
  });

  it("leaves out the table of contents and says that there are revisions", async () => {
    const { value, issues } = await readPlanFile(
      "a.docx",
      docx(
        `${paragraph({ text: "一、总则 1", style: "TOC1" })}<w:p><w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`,
      ),
    );
    expect(value).toBe("新");
    expect(codes(issues)).toEqual(["plan.word-revisions"]);
  });
});

describe("a file that cannot be read", () => {
  const zip = docx(paragraph({ text: "甲" }));
  const changed = (at: number) => zip.map((byte, index) => (index === at ? byte ^ 0xff : byte));
  const cases: [string, string, Uint8Array, string][] = [
    [
      "an old .doc",
      "a.doc",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      "plan.file-old-word",
    ],
    [
      "a .wps named .docx",
      "a.docx",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      "plan.file-old-word",
    ],
    ["an .rtf", "a.rtf", utf8("{\\rtf1}"), "plan.file-old-word"],
    ["a PDF", "a.pdf", utf8("%PDF-1.7"), "plan.file-pdf"],
    ["an OFD", "a.ofd", writeZip(new Map([["OFD.xml", utf8("<ofd/>")]])), "plan.file-pdf"],
    ["a picture", "a.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "plan.file-picture"],
    [
      "a spreadsheet",
      "a.xlsx",
      writeZip(new Map([["xl/workbook.xml", utf8("<workbook/>")]])),
      "plan.file-spreadsheet",
    ],
    ["a text named .docx", "a.docx", utf8("一、任务"), "plan.file-broken"],
    [
      "a zip without a document",
      "a.docx",
      writeZip(new Map([["a.xml", utf8("<a/>")]])),
      "plan.file-broken",
    ],
    ["a cut .docx", "a.docx", zip.slice(0, zip.length >> 1), "plan.file-broken"],
    ["a .docx of broken XML", "a.docx", docx("<w:p><w:r>"), "plan.file-broken"],
    ["a damaged directory", "a.docx", changed(zip.length - 5), "plan.file-broken"],
    [
      "bytes that are no text",
      "a.txt",
      Uint8Array.from({ length: 4000 }, (_, i) => (i * 7) % 31),
      "plan.file-not-text",
    ],
    ["a text without end", "a.txt", new Uint8Array(9_000_000).fill(0x61), "plan.file-too-big"],
  ];

  it.each(cases)("%s gives a Chinese message with the way out", async (_, name, bytes, code) => {
    const { value, issues } = await readPlanFile(name, bytes);
    expect(value).toBe("");
    expect(issues).toMatchObject([{ code, severity: "error", at: { file: name } }]);
    expect(issues[0]!.message).toMatch(/另存为|导入/);
  });

  it("is not thrown at any damage of one byte", async () => {
    for (let at = 0; at < zip.length; at += 13) {
      const { issues, value } = await readPlanFile("a.docx", changed(at));
      expect(typeof value).toBe("string");
      for (const { message } of issues) expect(message).toMatch(/[一-龥]/);
    }
  });

  it("is a zip bomb, whatever size it declares", async () => {
    const packed = deflateRawSync(new Uint8Array(80_000_000));
    const bomb = withPacked(packed);
    const { value, issues } = await readPlanFile("a.docx", bomb);
    expect(value).toBe("");
    expect(codes(issues)).toEqual(["plan.file-too-big"]);
  });
});

/** An archive of one part, packed; its declared size is a lie of the same length as the packed data. */
function withPacked(packed: Uint8Array): Uint8Array {
  const name = "word/document.xml";
  const zip = writeZip(new Map([[name, new Uint8Array(packed)]]));
  const view = new DataView(zip.buffer);
  view.setUint16(8, 8, true);
  const central = 30 + name.length + packed.length;
  view.setUint16(central + 10, 8, true);
  return zip;
}
