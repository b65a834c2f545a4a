// The plan this tool was made for, task by task. The table was read from the document by hand (docs: domain facts 1 and 2).
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { officeId } from "#base/ids.ts";
import { makeOfficeTable } from "#plan/offices.ts";
import { parsePlan } from "#plan/parsePlan.ts";

const SEED = readFileSync(new URL("../../seeds/000_6ee27ba979b56989.txt", import.meta.url), "utf8");
const { value: plan, issues } = parsePlan(SEED);

/** id, section, leads, assists, beginning of the clean text. */
const TASKS: readonly [string, string, string[], string[], string][] = [
  [
    "1",
    "一",
    ["农业农村办"],
    ["驻镇工作队"],
    "发展特色优势产业。稳量发展特色产业,以打造“浅水名片产业”为抓手",
  ],
  [
    "2",
    "一",
    ["农业办"],
    ["规划办", "驻镇工作队"],
    "大力打造生态文旅。利用资源优势,引入央企、社会资本合作开发",
  ],
  ["3", "一", ["规划办"], ["人大办"], "优化镇域营商环境。深入推进营商环境改革,提升政务服务效能"],
  ["4", "二", ["规划办"], ["农业农村办"], "推动镇域高水平扩容提质。对辖区内道路进行改造更新"],
  ["5", "三", ["公共服务办"], [], "打造完善的服务圈。加强政务服务中心建设,优化教育、医疗"],
  [
    "6",
    "三",
    ["规划办"],
    ["农业农村办", "执法办"],
    "打造美丽圩镇。开展人居环境品质提升行动,加强圩镇建筑风貌管控",
  ],
  ["7", "四", ["农业农村办"], [], "狠抓粮食安全。"],
  ["8", "四", ["农业农村办"], [], "推动乡村产业高质量发展。实施特色优势农业提升行动"],
  ["9", "四", ["农业农村办"], [], "拓宽农民增收渠道。"],
  ["10", "五", ["规划办"], ["执法办"], "高标准做好乡村布局规划和农房管控。"],
  ["11", "五", ["农业农村办"], ["规划办"], "持续实施农村人居环境整治提升五年行动。"],
  ["12", "五", ["规划办"], ["农业农村办"], "加强古树名木、特色民居、传统村落民居保护利用,"],
  ["13", "六", ["党建办"], [], "加强基层党组织建设。"],
  ["14", "六", ["纪检监察办"], ["综治办"], "推动全面从严治党向基层延伸。"],
  ["14-2", "六", ["公共服务办"], [], "加强村级党群服务中心建设,"],
  ["15", "六", ["党建办"], [], "健全党组织领导的自治、法治、德治相结合的乡村治理体系。"],
  ["16", "六", ["综治办"], [], "推进平安乡村建设。"],
  ["17", "七", ["规划办"], [], "完善镇域交通基础设施。"],
  ["18", "七", ["应急办"], [], "加强县域防洪排涝、防灾减灾、应急避难等设施建设。"],
  ["19", "八", ["农业农村办"], [], "打好污染防治攻坚战。"],
  ["20", "九", ["公共服务办"], [], "健全统筹就业政策和服务体系。"],
  ["21", "九", ["公共服务办"], [], "加快乡镇综合养老服务中心建设,"],
  ["22", "九", ["公共服务办"], [], "深化社会保障制度改革。"],
  ["23", "十", ["规划办", "农业农村办"], [], "健全财政投入机制。"],
  ["24", "十", ["农业农村办"], [], "强化科技支撑。"],
  ["25", "十一", ["党建办"], [], "发挥工会、共青团、妇联等群团组织的优势和力量,"],
  ["26", "十五", ["纪检监察办"], [], "强化激励约束。"],
];

const SECTIONS: readonly [string, string, string][] = [
  ["一", "做大做强镇域经济", "主要任务"],
  ["二", "提升镇域综合承载能力", "主要任务"],
  ["三", "全面强化乡镇联城带村的节点功能", "主要任务"],
  ["四", "全面推进乡村振兴", "主要任务"],
  ["五", "扎实推进美丽乡村建设", "主要任务"],
  ["六", "扎实推进乡村治理", "主要任务"],
  ["七", "加强镇域基础设施建设", "主要任务"],
  ["八", "打造绿美生态县域", "主要任务"],
  ["九", "推进基本公共服务均等化", "主要任务"],
  ["十", "强化要素保障", "保障措施"],
  ["十一", "动员社会力量", "保障措施"],
  ["十五", "加强考核激励", "保障措施"],
];

/** Domain facts 2: the town's offices. */
const OFFICES = makeOfficeTable([
  {
    id: officeId("农业农村办"),
    short: "农业农村办",
    full: "农业农村办公室",
    aliases: ["农业办"],
    isOffice: true,
  },
  {
    id: officeId("驻镇工作队"),
    short: "驻镇工作队",
    full: "驻镇帮镇扶村工作队",
    aliases: [],
    isOffice: false,
  },
  ...["规划办", "公共服务办", "党建办", "纪检监察办", "综治办", "执法办", "应急办", "人大办"].map(
    (short) => ({ id: officeId(short), short, full: `${short}公室`, aliases: [], isOffice: true }),
  ),
]);

const names = (mentions: readonly { written: string }[]) => mentions.map(({ written }) => written);

describe("the tasks of the seed", () => {
  it("are 27 with the offices the document names", () => {
    const sectionOf = new Map(plan.sections.map(({ id, written }) => [id, written]));
    expect(
      plan.tasks.map((task) => [
        task.id,
        sectionOf.get(task.section!),
        names(task.leads),
        names(task.assists),
      ]),
    ).toEqual(TASKS.map((row) => row.slice(0, 4)));
    plan.tasks.forEach((task, index) =>
      expect(task.text.slice(0, TASKS[index]![4].length)).toBe(TASKS[index]![4]),
    );
  });

  it("are counted by lead and by help as the domain facts count them", () => {
    const count = (written: string[]) =>
      Object.fromEntries(
        [...new Set(written)].map((name) => [
          name,
          written.filter((other) => other === name).length,
        ]),
      );
    expect(count(plan.tasks.flatMap(({ leads }) => names(leads)))).toEqual({
      农业农村办: 8,
      规划办: 7,
      公共服务办: 5,
      党建办: 3,
      纪检监察办: 2,
      农业办: 1,
      综治办: 1,
      应急办: 1,
    });
    expect(count(plan.tasks.flatMap(({ assists }) => names(assists)))).toEqual({
      农业农村办: 3,
      驻镇工作队: 2,
      规划办: 2,
      执法办: 2,
      人大办: 1,
      综治办: 1,
    });
  });

  it("have their first sentence as title", () => {
    for (const task of plan.tasks) expect(task.text.startsWith(task.title)).toBe(true);
    expect(plan.tasks[21]!.title).toBe(
      "加快乡镇综合养老服务中心建设,推广日间照料、互助养老、探访关爱、长者食堂等养老服务",
    );
  });

  it("cover in the source the number, the text and the annotation, and nothing of the next task", () => {
    plan.tasks.forEach((task, index) => {
      const own = SEED.slice(task.range.start, task.range.end);
      expect(own.startsWith(`${task.number}.`)).toBe(true);
      expect(own.endsWith("】")).toBe(true);
      expect(own.match(/【/g)).toHaveLength(1);
      expect(own.replace(/\s/g, "")).toContain(task.text.replace(/\s/g, ""));
      expect(task.range.end).toBeLessThanOrEqual(plan.tasks[index + 1]?.range.start ?? SEED.length);
    });
  });

  it("have clean text: no spaces between Han characters, no line breaks, no annotation", () => {
    for (const { text } of plan.tasks) expect(text).not.toMatch(/\s|【|】|牵头部门/);
    expect(plan.tasks[5]!.text).toContain(
      "具有湛江特色的网红地、打卡点。深入推进“洁化、绿化、美化、文化”行动,",
    );
    expect(plan.source).toBe(SEED);
  });
});

describe("the frame of the seed", () => {
  it("is twelve sections in two of four parts", () => {
    expect(plan.sections.map(({ written, title, part }) => [written, title, part])).toEqual(
      SECTIONS,
    );
    expect(plan.parts.map(({ written, title }) => `${written} ${title}`)).toEqual([
      "一 目标要求",
      "二 主要任务",
      "三 保障措施",
      "四 组织领导",
    ]);
    for (const { range, title } of plan.sections)
      expect(SEED.slice(range.start, range.end)).toContain(title);
  });

  it("has the plan's own title, both issuers and the date", () => {
    expect(plan.title).toBe(
      "关于浅水镇全面推进“百县千镇万村高质量发展工程”促进城乡区域协调发展的实施方案",
    );
    expect(plan.issuers).toEqual(["中共吴川市浅水镇委员会", "吴川市浅水镇人民政府"]);
    expect(plan.date).toBe("2023-04-23");
  });

  it("is shown whole: every printed character of the source stands in a block", () => {
    const shown = plan.blocks
      .map(({ text }) => text)
      .join("")
      .replace(/\s/g, "");
    expect(shown).toBe(SEED.replace(/\s/g, ""));
  });
});

describe("the oddities of the seed", () => {
  const found = issues.map(({ code, at }) => [code, at.row, at.path]);

  it("are all said, each with its line, and nothing else is", () => {
    expect(found).toEqual([
      ["plan.section-gap", 53, "（十五）"],
      ["plan.duplicate-number", 35, "任务 14-2"],
      ["plan.several-leads", 49, "任务 23"],
      ["plan.office-lookalike", 17, "任务 2"],
      ["plan.outside-text", 60, undefined],
    ]);
    expect(issues.every(({ severity }) => severity === "warning")).toBe(true);
  });

  it("with the town's offices: 农业办 is merged into 农业农村办 and this is said", () => {
    const known = parsePlan(SEED, OFFICES);
    expect(known.value.tasks[1]!.leads).toEqual([{ written: "农业办", office: "农业农村办" }]);
    const codes = known.issues.map(({ code }) => code);
    expect(codes).toContain("plan.office-alias");
    expect(codes).not.toContain("plan.office-lookalike");
    expect(codes).not.toContain("plan.office-unknown");
  });

  it.each([
    [
      "a task without office",
      (text: string) => text.replace("【牵头部门:综治办】", ""),
      "plan.no-office",
      "任务 16",
    ],
    [
      "a cut last item",
      (text: string) => text.slice(0, text.indexOf("采取警示约谈")),
      "plan.cut-off",
      "任务 26",
    ],
    [
      "a cut annotation",
      (text: string) => text.slice(0, text.lastIndexOf("察办】")),
      "plan.cut-off",
      "任务 26",
    ],
    [
      "a forgotten bracket",
      (text: string) => text.replace("综治办】\n( 七", "综治办\n( 七"),
      "plan.open-bracket",
      "任务 16",
    ],
    [
      "an unknown office",
      (text: string) => text.replace("牵头部门:应急办", "牵头部门:救援办"),
      "plan.office-unknown",
      "任务 18",
    ],
    [
      "a lost number",
      (text: string) => text.replace("17.完善", "完善"),
      "plan.number-gap",
      "任务 18",
    ],
  ])("%s is said", (_, change, code, path) => {
    const text = change(SEED);
    expect(text).not.toBe(SEED);
    const changed = parsePlan(text, OFFICES).issues.filter((issue) => issue.code === code);
    expect(changed.map(({ at }) => at.path)).toContain(path);
  });
});
