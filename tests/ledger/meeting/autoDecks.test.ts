// Decks made in one click from the town's own plan: nothing is left out, nothing invented, a task without a place has its clause.
import { beforeAll, describe, expect, it } from "vitest";
import { projectId, taskId } from "#base/ids.ts";
import { diffProjects, type Edit } from "#ledger/journal.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { AUTO_DECKS, makeAutoDeck, type Making } from "#ledger/meeting/autoDecks.ts";
import { makeSinceDeck } from "#ledger/meeting/autoDecksSince.ts";
import type { Deck, Scene } from "#ledger/meeting/meeting.ts";
import { gapsOf, type SceneLook } from "#ledger/meeting/scene.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { changesSince } from "#ledger/since.ts";
import { openOwnTown } from "../town.ts";

let ledger: Ledger;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
});

const making: Making = { id: "d", madeAt: 0, addressOf: (look) => JSON.stringify(look) };
const lookOf = (scene: Scene): SceneLook => JSON.parse(scene.address) as SceneLook;
const taskScenes = (deck: Deck): Scene[] => deck.scenes.filter(({ task }) => task !== null);

describe("every automatic deck", () => {
  it.each(AUTO_DECKS)(
    "%s: opens and closes, ids are unique, nothing it names is missing, a map only where there is a place",
    (kind) => {
      const deck = makeAutoDeck(kind, ledger, making);
      expect([deck.scenes[0]!.kind, deck.scenes.at(-1)!.kind]).toEqual(["opening", "closing"]);
      expect(deck.scenes[0]!.text).toContain(
        "27 项任务，47 个项目\n已上图 19 个，无空间位置 28 个",
      );
      expect(new Set(deck.scenes.map(({ id }) => id)).size).toBe(deck.scenes.length);
      for (const scene of deck.scenes)
        expect(gapsOf(scene, lookOf(scene), ledger, () => true)).toEqual([]);
      for (const scene of taskScenes(deck)) {
        const shown = ledger.projects.some(
          (project) => project.geometry && project.tasks.includes(scene.task!),
        );
        expect([scene.title, scene.kind]).toEqual([scene.title, shown ? "view" : "clause"]);
      }
    },
  );

  it("by section: the 12 sections and the 27 tasks in the plan's order, each once", () => {
    const deck = makeAutoDeck("sections", ledger, making);
    expect(taskScenes(deck).map(({ task }) => task)).toEqual(ledger.plan.tasks.map(({ id }) => id));
    expect(deck.scenes).toHaveLength(1 + 12 + 27 + 1);
    expect(deck.scenes.find(({ task }) => task === "14-2")!.title).toMatch(/^第 14-2 项/);
  });

  it("by office: each lead once, a task with two leads under both", () => {
    const deck = makeAutoDeck("offices", ledger, making);
    const two = ledger.plan.tasks.find(({ leads }) => leads.length === 2)!;
    expect(taskScenes(deck).filter(({ task }) => task === two.id)).toHaveLength(2);
    expect(new Set(taskScenes(deck).map(({ task }) => task)).size).toBe(27);
    expect(deck.scenes.find(({ title }) => title === "规划办牵头")!.text).toContain(
      "牵头任务 7 项",
    );
    expect(deck.scenes.some(({ title }) => title === "执法办牵头")).toBe(false);
  });

  it("by status: 未填报 stands apart and last, and is not taken for a status", () => {
    const projects = ledger.projects.map((project, row) =>
      row === 0 ? { ...project, status: "续建" } : project,
    );
    const groups = makeAutoDeck("statuses", { ...ledger, projects }, making).scenes.filter(
      ({ title }) => title.startsWith("状态："),
    );
    expect(groups.map(({ title }) => title)).toEqual(["状态：续建", "状态：未填报"]);
    expect(groups[1]!.text).toContain("项目 46 个");
    expect(lookOf(groups[1]!).filter.statuses).toEqual([""]);
  });

  it("bears a town without plan and projects, and projects without a task", () => {
    const bare: Ledger = {
      ...ledger,
      plan: { ...ledger.plan, tasks: [], sections: [] },
      projects: [],
    };
    for (const kind of AUTO_DECKS)
      expect(makeAutoDeck(kind, bare, making).scenes.map(({ kind }) => kind)).toEqual([
        "opening",
        "closing",
      ]);
    const loose: Project = { ...EMPTY_PROJECT, id: projectId("loose"), name: "某某项目" };
    const deck = makeAutoDeck(
      "sections",
      { ...ledger, projects: [...ledger.projects, loose] },
      making,
    );
    expect(deck.scenes.find(({ title }) => title === "未对应任务的项目")!.text).toContain(
      "某某项目",
    );
  });
});

describe("the deck of what changed", () => {
  const HALL: Project = {
    ...EMPTY_PROJECT,
    id: projectId("hall"),
    name: "综治中心",
    tasks: [taskId("16")],
    geometry: { type: "Point", coordinates: [110.7, 21.5] },
  };
  const POND: Project = {
    ...EMPTY_PROJECT,
    id: projectId("pond"),
    name: "某某水塘",
    tasks: [taskId("19")],
  };
  const deckOf = (before: readonly Project[], after: readonly Project[]): Deck => {
    const edit: Edit = {
      seq: 1,
      at: 0,
      by: "",
      label: "",
      changes: diffProjects(before, after),
      mark: null,
      undoes: null,
      redoes: null,
    };
    return makeSinceDeck(
      changesSince([edit], 0),
      0,
      "上月",
      { ...ledger, projects: after },
      making,
    );
  };

  it("tells each change with its lines, a moved place with distance and direction, and one that is gone without a gap", () => {
    const moved: Project = {
      ...HALL,
      geometry: { type: "Point", coordinates: [110.7, 21.51] },
      status: "续建",
    };
    const deck = deckOf([HALL, POND], [moved]);
    const own = deck.scenes.filter(({ title }) => title === "综治中心");
    expect(own.map(({ text }) => text).join("\n")).toContain("向北移动 1.11 公里");
    expect(own.map(({ text }) => text).join("\n")).toContain("状态：未填报 → 续建");
    const gone = deck.scenes.find(({ title }) => title === "某某水塘")!;
    expect([gone.kind, gone.text, lookOf(gone).project]).toEqual(["clause", "已删除", null]);
    for (const scene of deck.scenes)
      expect(gapsOf(scene, lookOf(scene), { ...ledger, projects: [moved] }, () => true)).toEqual(
        [],
      );
    expect(
      deck.scenes.every(
        (scene) => ["opening", "closing"].includes(scene.kind) || lookOf(scene).since === 0,
      ),
    ).toBe(true);
  });

  it("says so where nothing changed, and says what it leaves out of a thousand changes", () => {
    expect(deckOf([HALL], [HALL]).scenes.map(({ text }) => text)).toContain("没有变化");
    const many = Array.from({ length: 1000 }, (_, i): Project => ({
      ...POND,
      id: projectId(`p${i}`),
    }));
    const deck = deckOf([], many);
    expect(deck.scenes.length).toBeLessThan(120);
    expect(deck.scenes[1]!.text).toContain("变化项目 1000 个\n另有 900 个变化项目未单独成页");
  });
});
