// Minutes: what is carried from meeting to meeting, and the list that is handed out, read back by other readers.
import { describe, expect, it } from "vitest";
import { officeId, projectId, taskId } from "#base/ids.ts";
import { readZip } from "#base/zip.ts";
import { xlsx } from "#ledger/formats/xlsx.ts";
import { writeDocx } from "#ledger/formats/docx/writeDocx.ts";
import { writeXlsx } from "#ledger/formats/xlsx/writeXlsx.ts";
import type { Minute } from "#ledger/meeting/meeting.ts";
import {
  isOverdue,
  listFor,
  meetingsOf,
  placeOf,
  superviseTable,
} from "#ledger/meeting/minutes.ts";
import { superviseDocx } from "#ledger/meeting/minutesDocx.ts";
import mammoth from "mammoth";
import { openOwnTown } from "../town.ts";

const TODAY = "2026-11-24";
const note = (id: string, change: Partial<Minute> = {}): Minute => ({
  id,
  kind: "todo",
  text: `事项${id}`,
  office: null,
  owner: null,
  dueOn: null,
  done: false,
  at: null,
  project: null,
  task: null,
  madeAt: 1,
  by: "",
  meeting: "五月会",
  ...change,
});

describe("what is carried", () => {
  const all = [
    note("a"),
    note("b", { done: true }),
    note("c", { kind: "decision" }),
    note("d", { kind: "decision", office: officeId("规划办") }),
    note("e", { kind: "question" }),
    note("f", { meeting: "六月会", madeAt: 5 }),
    note("g", { meeting: "七月会", madeAt: 9 }),
  ];

  it("is what earlier meetings left open, and nothing of later ones", () => {
    expect(meetingsOf(all)).toEqual(["五月会", "六月会", "七月会"]);
    const { own, carried, others } = listFor(all, "六月会");
    expect(own.map(({ id }) => id)).toEqual(["f"]);
    expect(carried.map(({ id }) => id)).toEqual(["a", "d", "e"]);
    expect(others).toBe(3);
  });

  it("comes to a meeting that has no minutes yet, and leaves it once it is done", () => {
    expect(listFor(all, "新的会").carried.map(({ id }) => id)).toEqual(["a", "d", "e", "f", "g"]);
    expect(
      listFor(
        all.map((minute) => (minute.id === "a" ? { ...minute, done: true } : minute)),
        "新的会",
      ).carried.map(({ id }) => id),
    ).toEqual(["d", "e", "f", "g"]);
  });

  it("is late the day after its day, unless it is done", () => {
    expect(["2026-11-23", TODAY].map((dueOn) => isOverdue(note("a", { dueOn }), TODAY))).toEqual([
      true,
      false,
    ]);
    expect(isOverdue(note("a", { dueOn: "2026-11-01", done: true }), TODAY)).toBe(false);
  });
});

describe("the list that is handed out", async () => {
  const { ledger } = await openOwnTown();
  const placed = ledger.projects.find(({ geometry }) => geometry !== null)!;
  const minutes = [
    note("a", {
      text: "=1+1 & <核实>\n第二行",
      office: officeId("规划办"),
      owner: "某某",
      dueOn: "2026-11-01",
      task: taskId("17"),
      project: placed.id,
      at: [110.7544, 21.59],
    }),
    note("b", { kind: "question", meeting: "四月会", madeAt: 0, project: projectId("gone") }),
    note("c", { kind: "decision" }),
  ];

  it("as a workbook comes back cell by cell: text stays text, days are days, nothing is filled in", async () => {
    const bytes = await writeXlsx({ sheets: [superviseTable(minutes, "五月会", ledger, TODAY)] });
    const { value } = await xlsx.read([{ name: "督办清单.xlsx", bytes }], {
      progress: () => undefined,
      signal: new AbortController().signal,
    });
    const { columns, rows } = value[0]!;
    const cells = rows.map((row) =>
      Object.fromEntries(columns.map((column, index) => [column, row.cells[index] ?? null])),
    );
    expect(cells).toMatchObject([
      {
        序号: 1,
        类型: "待办",
        事项: "=1+1 & <核实>\n第二行",
        责任单位: "规划办",
        责任人: "某某",
        办理情况: "已逾期",
        提出会议: "五月会",
        "位置（WGS-84）": "110.754400, 21.590000",
      },
      { 序号: 2, 类型: "决定", 责任单位: null, 责任人: null, 完成时限: null, 办理情况: "已记录" },
      {
        序号: 3,
        类型: "疑问",
        提出会议: "四月会",
        "关联任务、项目": "gone（已不在台账中）",
        办理情况: "办理中（未定时限）",
      },
    ]);
    expect(cells[0]!["关联任务、项目"]).toMatch(new RegExp(`^任务17 .+；${placed.name}$`));
  });

  it("as a paper is A4 with the margins of official papers, heads that repeat, and every word in it", async () => {
    const bytes = await writeDocx(superviseDocx(minutes, "五月会", ledger, TODAY));
    const unpacked = await readZip(bytes, () => true, 1e7);
    const xml =
      "parts" in unpacked ? new TextDecoder().decode(unpacked.parts.get("word/document.xml")) : "";
    // 28 mm binding edge on top of the paper that lies across, 37 mm at its right: 1587 and 2098 twentieths of a point.
    expect(/<w:pgMar [^>]*>/.exec(xml)![0]).toMatch(
      /w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"/,
    );
    expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect([
      xml.match(/<w:tblHeader\/>/g)!.length,
      xml.includes('w:eastAsia="仿宋"'),
      xml.includes('w:eastAsia="黑体"'),
    ]).toEqual([1, true, true]);
    const { value: text } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    for (const word of [
      `${ledger.town.name}会议督办清单`,
      "=1+1 & <核实>",
      "第二行",
      "规划办",
      "未填报",
      "已逾期",
      "内部工作用图",
    ])
      expect(text).toContain(word);
  });

  it("upright has the margins 37/35/28/26 mm, and an empty one says so", async () => {
    const unpacked = await readZip(
      await writeDocx({
        landscape: false,
        blocks: superviseDocx([], "五月会", ledger, TODAY).blocks,
      }),
      () => true,
      1e7,
    );
    const xml =
      "parts" in unpacked ? new TextDecoder().decode(unpacked.parts.get("word/document.xml")) : "";
    expect(/<w:pgMar [^>]*>/.exec(xml)![0]).toMatch(
      /w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/,
    );
    expect(xml).toContain("没有需要督办的事项");
  });

  it("stands on the map at its own place, else at its project's, else nowhere", () => {
    expect(placeOf(minutes[0]!, ledger)).toEqual([110.7544, 21.59]);
    expect(placeOf(note("x", { project: placed.id }), ledger)).not.toBeNull();
    expect(placeOf(minutes[1]!, ledger)).toBeNull();
  });
});
