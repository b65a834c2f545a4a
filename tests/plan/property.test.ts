// What holds of any text whatever: the reader never throws, never invents, and never loses its place.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { officeId } from "#base/ids.ts";
import { makeOfficeTable } from "#plan/offices.ts";
import { normaliseNumber, parsePlan } from "#plan/parsePlan.ts";
import { runs } from "../long/share.ts";
import { toHan, toInteger } from "#base/numerals.ts";

const RUNS = { seed: 20230423, numRuns: runs(100, 8000) };
const SEED = readFileSync(new URL("../../seeds/000_6ee27ba979b56989.txt", import.meta.url), "utf8");
const FOLDER = new URL("../fixtures/plan/", import.meta.url);
const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(new URL(name, FOLDER), "utf8"));
const OFFICES = makeOfficeTable([
  {
    id: officeId("规划办"),
    short: "规划办",
    full: "规划建设办公室",
    aliases: ["规建办"],
    isOffice: true,
  },
]);

const PIECES = [
  ..."一、|二、|（一）|（二）|( 三 )|1.|2、|３．|14.|14.|(1)|（2）|①|②|㈠|⒈|第一章|第二部分|一是|3.5亿元|2025年|120.".split(
    "|",
  ),
  ..."牵头单位：|【牵头部门:|配合单位：|协助部门:|（责任单位：|责任单位：|部门分工:|分管领导:|整改措施：|整改时限：|附件：|抄送：|【责任单位】|（|）|【|】|(|)|［|］|〔|〕".split(
    "|",
  ),
  ..."牵头|配合|等按职责分工负责|负责|参与|会同|为牵头单位|，下同|列第一位的为牵头单位|（牵头）".split(
    "|",
  ),
  ..."农业农村办|规划办|规建办|县水利局|市交通委（市道运局）|各镇街|市发改委、经贸委|县财政局 县审计局|张某".split(
    "|",
  ),
  ..."、|，|；|。|：|:|,|;|/| |　　|\t|\n|\n\n|\r\n|\f|— 3 —|序号|备注|任务|牵头单位|#|**|- |\\.|\u200b|\ufeff".split(
    "|",
  ),
  ..."发展特色农业|加快道路建设|保障措施|工作任务|实施方案|2024年3月8日|某某镇人民政府|政策解读".split(
    "|",
  ),
];
const planLike = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 120 })
  .map((pieces) => pieces.join(""));

/** The seed or a fixture with some stretches removed, doubled, or replaced by a plan-like piece. */
const mutated = fc
  .tuple(
    fc.constantFrom(SEED, ...FIXTURES),
    fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom("", "double", ...PIECES)), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((whole, [place, length, what]) => {
      const at = place % (whole.length + 1);
      const stretch = whole.slice(at, at + length);
      return (
        whole.slice(0, at) +
        (what === "double" ? stretch + stretch : what) +
        whole.slice(at + length)
      );
    }, text),
  );

const anyText = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  { weight: 3, arbitrary: planLike },
  { weight: 3, arbitrary: mutated },
);

/** Free of white space, markdown and page numbers, which the reader drops on purpose. */
const bare = (text: string) =>
  text
    .replace(/[\s\u200b-\u200d\ufeff\u00ad\\*_]/g, "")
    .replace(/[-—]\d{1,3}[-—]|第\d+页共\d+页/g, "");

function check(source: string): void {
  const { value: plan, issues } = parsePlan(source, OFFICES);
  expect(plan.source).toBe(source);
  const squeezed = bare(source);
  let last = 0;
  for (const task of plan.tasks) {
    expect(task.range.start).toBeGreaterThanOrEqual(last);
    expect(task.range.end).toBeGreaterThan(task.range.start);
    expect(task.range.end).toBeLessThanOrEqual(source.length);
    last = task.range.end;
    const own = source.slice(task.range.start, task.range.end);
    expect(bare(own).includes(bare(task.number))).toBe(true);
    for (const line of task.title === "" ? [] : [task.title])
      expect(squeezed).toContain(bare(line));
    for (const { written, office } of [...task.leads, ...task.assists]) {
      expect(written.trim()).toBe(written);
      expect(written).not.toBe("");
      expect(office).not.toBe("");
      expect(squeezed).toContain(bare(written));
    }
    expect(task.text).not.toMatch(/\u200b|\ufeff|\u3000|\t|\r|\n\n| {2}/);
    expect(new Set([...task.leads, ...task.assists].map(({ written }) => written)).size).toBe(
      task.leads.length + task.assists.length,
    );
  }
  expect(new Set(plan.tasks.map(({ id }) => id)).size).toBe(plan.tasks.length);
  expect(new Set(plan.sections.map(({ id }) => id)).size).toBe(plan.sections.length);
  for (const task of plan.tasks)
    if (task.section !== null) expect(plan.sections.map(({ id }) => id)).toContain(task.section);
  let from = 0;
  for (const { range, text, notes, task } of plan.blocks) {
    expect(range.start).toBeGreaterThanOrEqual(from);
    expect(range.end).toBeGreaterThan(range.start);
    expect(range.end).toBeLessThanOrEqual(source.length);
    from = range.end;
    for (const note of notes)
      expect(note.start >= 0 && note.start < note.end && note.end <= text.length).toBe(true);
    if (task !== null) expect(plan.tasks.some(({ id }) => id === task)).toBe(true);
  }
  if (plan.tasks.length === 0) expect(issues.map(({ code }) => code)).toContain("plan.no-tasks");
  for (const { message, code } of issues) {
    expect(code).toMatch(/^plan\.[a-z-]+$/);
    expect(message).not.toMatch(/undefined|NaN|null/);
  }
}

describe("any text", () => {
  it("is read without a throw, without invention, with every range in its place", () => {
    fc.assert(fc.property(anyText, check), RUNS);
  });

  it("is read the same twice, and with other line ends", () => {
    fc.assert(
      fc.property(planLike, (text) => {
        const plain = text.replace(/\r\n?/g, "\n");
        const say = (source: string) =>
          parsePlan(source).value.tasks.map(({ id, title, text: clean, leads, assists }) => ({
            id,
            title,
            clean,
            leads,
            assists,
          }));
        expect(say(plain)).toEqual(say(plain));
        expect(say(plain.replaceAll("\n", "\r\n"))).toEqual(say(plain));
      }),
      RUNS,
    );
  });

  it("loses only its own task when a task's annotation is taken out of the seed", () => {
    const notes = [...SEED.matchAll(/【[^】]*】/g)];
    expect(notes).toHaveLength(27);
    const whole = parsePlan(SEED).value.tasks;
    notes.forEach((note, gone) => {
      const { tasks } = parsePlan(
        SEED.slice(0, note.index) + SEED.slice(note.index + note[0].length),
      ).value;
      expect(tasks.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      tasks.forEach((task, index) =>
        expect(task.leads).toEqual(index === gone ? [] : whole[index]!.leads),
      );
    });
  });
});

/** Work that grows with the square of the text would take hours here, so that the time limit need not be close. */
describe("a hostile text", () => {
  const big = (piece: string, length = 200_000) => piece.repeat(Math.ceil(length / piece.length));
  const texts: [string, string][] = [
    ["a megabyte of open brackets", big("【", 1_000_000)],
    ["a megabyte of nested labels", big("【牵头单位：", 1_000_000)],
    ["open and close", big("（") + big("）")],
    ["brackets of two shapes", big("【（") + big("】")],
    ["annotations in one line", `1.甲${big("【牵头部门:规划办】")}`],
    ["labels in one line", `1.甲。${big("牵头单位：规划办。")}`],
    ["annotated items", big("1.甲（牵头单位：规划办；配合单位：财政所）\n")],
    [
      "different offices",
      Array.from({ length: 12_000 }, (_, i) => `${(i % 900) + 1}.甲（牵头单位：第${i}办）`).join(
        "\n",
      ),
    ],
    ["a megabyte of markers", big("（一）\n1.\n①\n", 1_000_000)],
    ["sections", big("一、甲\n（一）乙\n1.丙（规划办牵头）\n")],
    ["bare numbers", Array.from({ length: 40_000 }, (_, i) => i % 1000).join("\n")],
    ["spaces", `1.${big(" ")}`],
    ["names with spaces", `1.（牵头单位：${big("县水利局 ")}）`],
    ["one word", big("任务")],
    ["short lines", big("甲\n")],
    ["header words", big("序号\n")],
    ["verbs", `（${big("县水利局牵头，")}）`],
  ];
  it.each(texts)("of %s is read to the end", (_, source) => {
    expect(parsePlan(source).value.source).toBe(source);
  });
});

describe("numerals", () => {
  it("go to Han and back", () => {
    for (let value = 1; value <= 999; value++) expect(toInteger(toHan(value))).toBe(value);
    expect([toHan(10), toHan(15), toHan(110), toHan(102), toHan(0), toHan(1000)]).toEqual([
      "十",
      "十五",
      "一百一十",
      "一百零二",
      "0",
      "1000",
    ]);
  });

  it("name the same task however they are typed", () => {
    expect(["14", "１４", " 14 ", "十四", "⑭", "⒁"].map(normaliseNumber)).toEqual(
      Array(6).fill("14"),
    );
    expect(normaliseNumber("甲")).toBe("甲");
  });
});
