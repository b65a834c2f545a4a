// The copy on a stick: what it holds reads back as it was, and a public copy holds nothing that was taken out, in no form.
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectId, taskId } from "#base/ids.ts";
import { makeAutoDeck } from "#ledger/meeting/autoDecks.ts";
import type { Deck, Meeting, Scene } from "#ledger/meeting/meeting.ts";
import { NO_MEETING } from "#ledger/meeting/meeting.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { EMPTY_TOWN, isInternal, type Town } from "#ledger/town.ts";
import { makePages } from "#map/paper/makePages.ts";
import { toMarkup } from "#map/paper/svg.ts";
import { readCarried } from "#storage/carry/carried.ts";
import { toCopy, type CopyRequest } from "#storage/carry/copy.ts";
import { SLOT, toDataElements, toPage } from "#storage/carry/page.ts";
import { findWords } from "#ledger/carry/publicCopy.ts";
import { toTownFiles, type TownFiles } from "#storage/carry/townFiles.ts";
import { openTown } from "#storage/openTown.ts";
import { lacks, type Choices } from "#views/carry/makeCopy.ts";
import { toShell } from "../../src/cli/site/shell.ts";
import { openOwnTown } from "./town.ts";

const { ledger, base } = await openOwnTown();
const SEED = { seed: 20_230_423 };

const reopen = (files: TownFiles) =>
  openTown((path) => {
    const text = files.get(path);
    return text === undefined
      ? Promise.reject(new Error("404"))
      : Promise.resolve(new TextEncoder().encode(text));
  });
/** Where it stood in a file is the one thing that a copy changes. */
const bare = ({ file: _file, row: _row, ...project }: Project) => project;

/** Every value that must go is a word of its own, so that finding it is finding a leak. */
const SECRETS = {
  person: "某甲乙丙",
  phone: "0759-5551234",
  confirmedBy: "核实某人丁",
  problem: "征地尚未谈妥<b>“戊”",
  nextStep: "下月再议己庚辛\n第二行",
  note: "内部备注壬癸&子",
  money: 4_567.25,
  funding: "专项债丑寅卯",
  extra: "附加栏辰巳午",
  attachment: "会签单未申.pdf",
  notes: "只给主讲人看酉戌亥",
  minute: "会上决定甲子乙丑",
  owner: "督办某戊己",
};

const SECRET: Project = {
  ...EMPTY_PROJECT,
  id: projectId("p-secret"),
  name: "示例养殖场",
  tasks: [taskId("1")],
  kind: "特色产业",
  village: "高栈村",
  leads: ["规划办"],
  assists: [],
  person: SECRETS.person,
  phone: SECRETS.phone,
  problem: SECRETS.problem,
  nextStep: SECRETS.nextStep,
  note: SECRETS.note,
  content: `扩建两栋，总投资4567.25万元，联系${SECRETS.person}（07595551234）`,
  progress: `已报批，${SECRETS.note}`,
  plannedStart: "2023-04",
  totalWan: SECRETS.money,
  yearWan: 0,
  funding: SECRETS.funding,
  location: {
    precision: "schematic",
    accuracyMetres: 300,
    source: "草图",
    confirmedOn: null,
    confirmedBy: SECRETS.confirmedBy,
    method: "部门确认",
  },
  geometry: { type: "Point", coordinates: [110.7712345, 21.5998765] },
  attachments: [
    { id: "a1", name: SECRETS.attachment, href: null, bytes: 12, addedOn: "2023-04-23" },
  ],
  extra: { 附加栏: SECRETS.extra, 中央资金: 1234.5 },
  file: "x",
  row: 1,
};
const SURVEYED: Project = {
  ...SECRET,
  id: projectId("p-surveyed"),
  name: "示例道路",
  person: null,
  attachments: [],
  location: { ...SECRET.location, precision: "surveyed" },
  geometry: {
    type: "LineString",
    coordinates: [
      [110.7, 21.61],
      [110.71, 21.6111],
    ],
  },
};

const scene = (more: Partial<Scene>): Scene => ({
  id: "s",
  kind: "view",
  title: "",
  text: "",
  notes: "",
  address: "",
  task: null,
  project: null,
  seconds: null,
  strokes: [],
  ...more,
});
const deck = (scenes: readonly Scene[]): Deck => ({
  id: "d",
  name: `给${SECRETS.person}的汇报`,
  scenes,
  seconds: 8,
  madeAt: 0,
});
const MEETING: Meeting = {
  decks: [
    deck([
      scene({
        id: "s1",
        title: `示例养殖场 ${SECRETS.person}`,
        text: "共 4567.25 万元",
        notes: SECRETS.notes,
        address: `q=${encodeURIComponent(SECRETS.person)}&at=14.00/21.59990/110.77130&since=3`,
        project: SECRET.id,
        strokes: [
          {
            line: [
              [110.7712, 21.5998],
              [110.772, 21.6],
            ],
            colour: "bad",
          },
        ],
      }),
      scene({
        id: "s2",
        title: "示例道路",
        address: "at=14.00/21.61050/110.70500&panel=reader",
        project: SURVEYED.id,
      }),
    ]),
  ],
  minutes: [
    {
      id: "m",
      kind: "todo",
      text: SECRETS.minute,
      office: null,
      owner: SECRETS.owner,
      dueOn: null,
      done: false,
      at: [110.77, 21.59],
      project: SECRET.id,
      task: null,
      madeAt: 0,
      by: "",
      meeting: "第一次",
    },
  ],
};
const SHOWN = { ...ledger, projects: [...ledger.projects, SECRET, SURVEYED] };
const request = (more: Partial<CopyRequest>): CopyRequest => ({
  ledger: SHOWN,
  base,
  meeting: MEETING,
  projects: SHOWN.projects,
  open: null,
  id: "copy-1",
  madeOn: "2026-11-24",
  ...more,
});
const pageOf = ({ carried, files }: ReturnType<typeof toCopy>) =>
  toPage(`<body>${SLOT}</body>`, toDataElements(carried, files))!;

describe("the town's files of a copy", () => {
  it("read back as the ledger they were made from", async () => {
    const again = await reopen(toTownFiles(SHOWN.projects, SHOWN, base, ledger.town));
    expect(again.ledger.projects.map(bare)).toEqual(SHOWN.projects.map(bare));
    expect(again.ledger.plan).toEqual(ledger.plan);
    expect(new Set(again.base.features)).toEqual(new Set(base.features));
    expect(again.base.attributions.join("　")).toBe(base.attributions.join("　"));
    expect(again.ledger.town.offices.offices).toEqual(ledger.town.offices.offices);
    expect(again.ledger.town.villages).toEqual(ledger.town.villages);
    expect(again.ledger.issues.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("a public copy with its 审图号 is not marked as internal any more, on screen and paper; without one it is", async () => {
    for (const approval of ["粤S（2026）001号", null]) {
      const { files } = toCopy(
        request({ open: { money: true, extra: true, unconfirmed: true, approval } }),
      );
      const { town } = (await reopen(files)).ledger;
      expect([town.mapApproval, isInternal(town)]).toEqual([approval, approval === null]);
      const { pages } = makePages({
        kind: "wall",
        page: { paper: "A3", orientation: "landscape" },
        scale: null,
        projects: ledger.projects,
        ledger: { ...ledger, town },
        base,
        madeOn: "2026-11-24",
        issuer: "",
        title: "",
        stickers: false,
        tiles: null,
      });
      const text = pages.map(({ svg }) => toMarkup(svg)).join("");
      expect(text.includes("内部工作用图")).toBe(approval === null);
      expect(text).toContain(`审图号：${approval ?? "（未取得）"}`);
    }
  });

  it("a town without a plan stays one", async () => {
    const bareTown = {
      ...SHOWN,
      plan: { ...ledger.plan, source: "", tasks: [], sections: [], parts: [], blocks: [] },
    };
    const again = await reopen(
      toTownFiles([SECRET], bareTown, { features: [], attributions: [] }, bareTown.town),
    );
    expect([again.ledger.projects.length, again.ledger.plan.tasks.length]).toEqual([1, 0]);
  });
});

describe("the page", () => {
  it("holds any text without ending an element or opening a comment, and gives it back", () => {
    const { carried } = toCopy(request({ projects: [] }));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom("</script><script>x", "<!--", "]]>", "\u2028&lt;\\u003c", "\u0000\ud800"),
        ),
        (text) => {
          const html = toDataElements(
            { ...carried, madeOn: text },
            new Map([
              ["plan.txt", text],
              ['a"<b.json', JSON.stringify({ text })],
            ]),
          );
          expect(html.match(/<(?!\/?script)/g)).toBeNull();
          const bodies = [...html.matchAll(/<script [^>]*>([\s\S]*?)<\/script>/g)].map(
            (match) => match[1]!,
          );
          expect(bodies).toHaveLength(3);
          expect(readCarried(bodies[0]!)?.madeOn).toBe(text);
          expect(JSON.parse(bodies[1]!)).toBe(text);
          expect(JSON.parse(bodies[2]!)).toEqual({ text });
        },
      ),
      SEED,
    );
  });

  it("is refused by what is no shell", () => expect(toPage("<html></html>", "")).toBeNull());

  it.each(["", "null", "{", "[]", '{"version":2,"id":"x"}', '{"version":1,"id":7}'])(
    "of data %j carries nothing",
    (text) => expect(readCarried(text)).toBeNull(),
  );

  it("has all code inside, and asks no server for anything", () => {
    const source = `<!doctype html>\n<html>\n  <head>\n    <title>t</title>\n    <link rel="icon" href="./icon.svg" />\n    <link vite-ignore rel="preload" href="./geodata/town.json" as="fetch" />\n  </head>\n  <body>\n    <div id="root"></div>\n    <script type="module" src="/src/main.tsx"></script>\n  </body>\n</html>`;
    const code = 'const a="</script><!--$&";const r=/<\\/script>/u;';
    const shell = toShell(source, {
      code,
      css: "a{}</style>",
      icon: "<svg/>",
      check: "say()",
      licences: '[{"text":"</script>"}]',
    });
    // The code's, that of the check and that of the list of licences.
    expect(shell.match(/<\/script>/g)).toHaveLength(3);
    // The check of the browser first: it must speak where the code cannot even be read.
    expect(shell.indexOf("<script data-check>say()")).toBeLessThan(
      shell.indexOf("data-shell>const"),
    );
    expect(shell.match(/<\/style>/g)).toHaveLength(1);
    expect(
      [...shell.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1]!.slice(0, 5)),
    ).toEqual(["data:"]);
    const inside = /data-shell>(const[\s\S]*?)<\/script>/.exec(shell)![1]!;
    expect(runInNewContext(`${inside} a`)).toBe("</script><!--$&");
    expect(shell.indexOf(SLOT)).toBeGreaterThan(0);
    expect(shell.indexOf(SLOT)).toBe(shell.lastIndexOf(SLOT));
  });
});

describe("which scenes go", () => {
  it("a public copy without its unconfirmed places counts anew in its scenes, and shows clauses instead of empty maps", () => {
    const deck = makeAutoDeck("sections", ledger, { id: "auto", madeAt: 0, addressOf: () => "" });
    const { carried, files } = toCopy(
      request({
        ledger,
        projects: ledger.projects,
        meeting: { decks: [deck], minutes: [] },
        open: { money: true, extra: true, unconfirmed: true, approval: null },
      }),
    );
    const { scenes } = carried.meeting.decks[0]!;
    expect(scenes).toHaveLength(deck.scenes.length);
    expect(scenes[0]!.text).toContain("已上图 0 个，无空间位置 47 个");
    expect(scenes.at(-1)!.text).toContain("0 个待核实");
    expect(scenes.flatMap(({ text }) => text.match(/已上图 [1-9]/g) ?? [])).toEqual([]);
    expect(scenes.filter(({ kind }) => kind === "view")).toEqual([]);
    expect([...files.keys()]).toContain("projects.geojson");
  });

  it("an internal copy carries everything but the history, and says so", () => {
    const { carried, issues } = toCopy(request({}));
    expect(carried.meeting.minutes).toEqual(MEETING.minutes);
    expect(carried.meeting.decks[0]!.scenes.map(({ notes }) => notes)).toEqual([SECRETS.notes, ""]);
    expect(carried.meeting.decks[0]!.scenes[0]!.address).not.toContain("since");
    expect(issues.map(({ code }) => code)).toEqual(["carry.no-history", "carry.attachments"]);
  });

  it("a filtered copy leaves the scenes and minutes of other projects behind, and counts them", () => {
    const { carried, issues, files } = toCopy(request({ projects: [SURVEYED] }));
    expect(carried.meeting.decks[0]!.scenes.map(({ id }) => id)).toEqual(["s2"]);
    expect(carried.meeting.minutes).toEqual([]);
    expect(issues[0]?.message).toContain("1 页");
    expect(files.get("projects.geojson")).not.toContain(SECRET.name);
  });
});

describe("a public copy", () => {
  const open = { money: true, extra: true, unconfirmed: true, approval: "粤S（2026）001号" };
  const copy = toCopy(request({ open }));
  const page = pageOf(copy);

  it.each(Object.entries(SECRETS))("holds no %s, in no form", (_name, value) =>
    expect(findWords(page, [String(value)])).toEqual([]),
  );
  it("holds no unconfirmed place, nor a camera or line that points at one", () => {
    expect(
      ["110.7712345", "21.5998765", "21.59990", "110.77130", "110.7712"].filter((trace) =>
        page.includes(trace),
      ),
    ).toEqual([]);
    expect(page.includes("110.71")).toBe(true);
    expect(copy.carried.meeting.decks[0]!.scenes[1]!.address).toContain("at=14.00");
  });
  it("holds no words of what was taken out in other texts, nor amounts", () => {
    expect(
      ["07595551234", "4567.25", ":1234.5", "附加栏"].filter((word) => page.includes(word)),
    ).toEqual([]);
    expect(page.includes("扩建两栋，总投资（略），联系（略）（（略））")).toBe(true);
  });
  it("keeps what may be known, and the number of the map", async () => {
    const again = await reopen(copy.files);
    expect(again.ledger.town.mapApproval).toBe(open.approval);
    expect(again.ledger.projects).toHaveLength(SHOWN.projects.length);
    expect(again.ledger.projects.find(({ id }) => id === SECRET.id)).toMatchObject({
      name: SECRET.name,
      kind: SECRET.kind,
      village: SECRET.village,
      plannedStart: "2023-04",
      person: null,
      geometry: null,
      totalWan: null,
    });
    expect(again.ledger.plan.tasks).toHaveLength(ledger.plan.tasks.length);
    expect(again.ledger.issues.filter(({ severity }) => severity === "error")).toEqual([]);
  });
  it("leaves money, further columns and places in where that was chosen, and people out all the same", () => {
    const milder = pageOf(
      toCopy(request({ open: { money: false, extra: false, unconfirmed: false, approval: null } })),
    );
    expect(
      ["4567.25", SECRETS.funding, SECRETS.extra, "110.7712345"].filter(
        (kept) => !milder.includes(kept),
      ),
    ).toEqual([]);
    expect(
      findWords(milder, [
        SECRETS.person,
        SECRETS.phone,
        SECRETS.problem,
        SECRETS.note,
        SECRETS.notes,
        SECRETS.minute,
        SECRETS.confirmedBy,
        SECRETS.attachment,
      ]),
    ).toEqual([]);
  });
  it("says where a name still holds what should go", () => {
    const named: Project = { ...SECRET, id: projectId("p-named"), name: `${SECRETS.person}养殖场` };
    const { issues } = toCopy(request({ open, projects: [named], meeting: NO_MEETING }));
    expect(
      issues.map(({ code, message }) => [
        code,
        message.includes(named.name) && message.includes(SECRETS.person),
      ]),
    ).toEqual([["carry.still-there", true]]);
  });
  it("never takes out what the plan itself says", () => {
    const clerk: Project = { ...SECRET, id: projectId("p-clerk"), person: "规划办" };
    expect(toCopy(request({ open, projects: [clerk], meeting: NO_MEETING })).removed).not.toContain(
      "规划办",
    );
  });
});

it("a word is found in every form that a page can hold", () => {
  const word = "某甲 <乙>&“丙”";
  const forms = [
    word,
    JSON.stringify(word),
    JSON.stringify(word).replaceAll("<", "\\u003c"),
    encodeURIComponent(word),
    new URLSearchParams({ q: word }).toString(),
    [...word].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  ];
  for (const form of forms) expect(findWords(`…${form}…`, [word])).toEqual([word]);
  expect(findWords("某甲", [word])).toEqual([]);
});

it("a public copy is not made before the 审图号 is answered", () => {
  const choices = (answer: "number" | "none" | null, number = ""): Choices => ({
    scope: "all",
    edition: "page",
    use: "public",
    money: true,
    extra: true,
    unconfirmed: true,
    approval: { answer, number },
  });
  expect(lacks(choices(null), EMPTY_TOWN)).toContain("审图号");
  expect(lacks(choices("number", "  "), EMPTY_TOWN)).toContain("审图号");
  expect(lacks(choices("number", "粤S（2026）001号"), EMPTY_TOWN)).toBeNull();
  expect(lacks(choices("none"), EMPTY_TOWN)).toBeNull();
  expect(lacks({ ...choices(null), use: "internal" }, EMPTY_TOWN)).toBeNull();
});

it("no public copy is made of an example, whatever is answered", async () => {
  const example = { ...EMPTY_TOWN, isExample: true };
  const choices: Choices = {
    scope: "all",
    edition: "page",
    use: "public",
    money: true,
    extra: true,
    unconfirmed: true,
    approval: { answer: "number", number: "粤S（2026）001号" },
  };
  expect(lacks(choices, example)).toContain("示例数据不得对外公开");
  expect(lacks({ ...choices, use: "internal" }, example)).toBeNull();
  const { ledger, base } = await openOwnTown();
  const request = (town: Town): CopyRequest => ({
    ledger: { ...ledger, town },
    base,
    meeting: NO_MEETING,
    projects: ledger.projects,
    open: { money: true, extra: true, unconfirmed: true, approval: null },
    id: "x",
    madeOn: "2026-11-28",
  });
  expect(() => toCopy(request({ ...ledger.town, isExample: true }))).toThrow("示例数据");
  expect(toCopy(request(ledger.town)).carried.kind).toBe("public");
});
