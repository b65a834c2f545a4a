// Edits by hand: what each changes, what it must leave alone, and that nothing is written when nothing changes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectId, taskId, type ProjectId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import {
  addAttachment,
  addProject,
  clearPlace,
  confirmPlace,
  misfit,
  partsOf,
  placeProject,
  removeAttachment,
  removeProjects,
  setPart,
  splitProject,
} from "#ledger/editing.ts";
import { EMPTY_LEDGER } from "#ledger/ledger.ts";
import { applyChanges, diffProjects, invertChanges } from "#ledger/journal.ts";
import {
  EMPTY_PROJECT,
  isVerified,
  NO_LOCATION,
  type Attachment,
  type Location,
  type Project,
} from "#ledger/project.ts";

const SEED = { seed: 20230423 };
const point = (lng: number, lat = 21.59): PlaceGeometry => ({
  type: "Point",
  coordinates: [lng, lat],
});
const scheme: Location = {
  ...NO_LOCATION,
  precision: "schematic",
  accuracyMetres: 6000,
  source: "示意",
};
const project = (id: string, more: Partial<Project> = {}): Project => ({
  ...EMPTY_PROJECT,
  id: projectId(id),
  name: `项目${id}`,
  ...more,
});
const ids = (...names: string[]): ReadonlySet<ProjectId> => new Set(names.map(projectId));
const { plan } = EMPTY_LEDGER;

describe("setPart", () => {
  const projects = [project("a", { status: "续建" }), project("b"), project("c")];

  it("changes the projects meant, and keeps those that hold the value already", () => {
    const after = setPart(projects, ids("a", "b"), "status", "续建");
    expect(after.map(({ status }) => status)).toEqual(["续建", "续建", null]);
    expect(after[0]).toBe(projects[0]);
    expect(after[2]).toBe(projects[2]);
  });

  it("gives back the same list when nothing changes, so that no empty edit is written", () => {
    expect(setPart(projects, ids("a"), "status", "续建")).toBe(projects);
    expect(setPart(projects, ids("nobody"), "status", "竣工")).toBe(projects);
  });

  it("reaches into the location without touching its other words", () => {
    const placed = [project("a", { geometry: point(110.75), location: scheme })];
    expect(setPart(placed, ids("a"), "accuracyMetres", 20)[0]!.location).toEqual({
      ...scheme,
      accuracyMetres: 20,
    });
  });
});

describe("misfit", () => {
  const placed = project("a", { geometry: point(110.75), location: scheme });
  it.each([
    [project("a"), "name", null, "不能为空"],
    [project("a"), "precision", "surveyed", "还没有位置"],
    [project("a"), "confirmedOn", "2024-01-02", "还没有位置"],
    [placed, "precision", "none", "清除位置"],
  ] as const)("%#: refuses what cannot be true of the project", (one, key, value, said) => {
    expect(misfit(one, key, value, plan)).toContain(said);
  });
  it.each([
    [project("a"), "precision", "none"],
    [project("a"), "confirmedOn", null],
    [placed, "precision", "surveyed"],
    [project("a"), "status", "竣工"],
    [project("a"), "quote", "任何话"],
  ] as const)("%#: lets the rest pass", (one, key, value) => {
    expect(misfit(one, key, value, plan)).toBeNull();
  });
});

describe("places", () => {
  const confirmed: Location = {
    precision: "surveyed",
    accuracyMetres: 5,
    source: "测绘成果",
    confirmedOn: "2024-01-02",
    confirmedBy: "规划办",
    method: "测量成果",
  };

  it("a place drawn by hand is a scheme, and not confirmed", () => {
    const [after] = placeProject([project("a")], projectId("a"), point(110.75), "手工绘制");
    expect(after).toMatchObject({
      geometry: point(110.75),
      location: { ...NO_LOCATION, precision: "schematic", source: "手工绘制" },
    });
    expect(isVerified(after!)).toBe(false);
  });

  it("a moved place loses its confirmation; an unmoved one keeps it", () => {
    const before = [project("a", { geometry: point(110.75), location: confirmed })];
    expect(isVerified(placeProject(before, projectId("a"), point(110.76), "手工绘制")[0]!)).toBe(
      false,
    );
    expect(placeProject(before, projectId("a"), point(110.75), "手工绘制")).toBe(before);
  });

  it("confirming says who, when and how, and leaves the place where it is", () => {
    const before = [project("a", { geometry: point(110.75), location: scheme })];
    const [after] = confirmPlace(before, projectId("a"), {
      by: "规划办",
      on: "2024-03-01",
      method: "现场定位",
      source: "手持定位",
      accuracyMetres: 10,
      precision: "surveyed",
      note: "看过现场",
    });
    expect(after).toMatchObject({
      geometry: point(110.75),
      note: "看过现场",
      location: {
        precision: "surveyed",
        accuracyMetres: 10,
        source: "手持定位",
        confirmedOn: "2024-03-01",
        confirmedBy: "规划办",
        method: "现场定位",
      },
    });
    expect(isVerified(after!)).toBe(true);
  });

  it("what has no place cannot be confirmed, and what is cleared is as if it never had one", () => {
    const bare = [project("a")];
    expect(
      confirmPlace(bare, projectId("a"), {
        by: "某某",
        on: "2024-03-01",
        method: null,
        source: null,
        accuracyMetres: null,
        precision: "surveyed",
        note: null,
      }),
    ).toBe(bare);
    expect(clearPlace(bare, projectId("a"))).toBe(bare);
    expect(
      clearPlace(
        [project("a", { geometry: point(110.75), location: confirmed })],
        projectId("a"),
      )[0],
    ).toMatchObject({ geometry: null, location: NO_LOCATION });
  });
});

describe("splitProject", () => {
  const attachment: Attachment = {
    id: "f1",
    name: "批复.pdf",
    href: null,
    bytes: 9,
    addedOn: "2024-01-02",
  };
  const lines: PlaceGeometry = {
    type: "MultiLineString",
    coordinates: [
      [
        [110.7, 21.5],
        [110.71, 21.5],
      ],
      [
        [110.72, 21.5],
        [110.73, 21.5],
      ],
      [
        [110.74, 21.5],
        [110.75, 21.5],
      ],
    ],
  };
  const whole = project("r", {
    tasks: [taskId("17")],
    leads: ["规划办"],
    status: "续建",
    geometry: lines,
    location: scheme,
    totalWan: 300,
    yearWan: 100,
    doneWan: 50,
    funding: "省级",
    statedMetres: 3000,
    attachments: [attachment],
    extra: { 批次: "一" },
  });

  it("makes one project a part, in its place in the list, with tasks, offices and status", () => {
    const after = splitProject([project("a"), whole, project("z")], whole.id);
    expect(after.map(({ name }) => name)).toEqual([
      "项目a",
      "项目r（1）",
      "项目r（2）",
      "项目r（3）",
      "项目z",
    ]);
    for (const part of after.slice(1, 4))
      expect(part).toMatchObject({
        tasks: ["17"],
        leads: ["规划办"],
        status: "续建",
        location: scheme,
        geometry: { type: "LineString" },
      });
    expect(after.slice(1, 4).map(({ geometry }) => geometry)).toEqual(partsOf(lines));
  });

  it("money, sizes, attachments and further columns stay with the first: sums do not change", () => {
    const [first, ...others] = splitProject([whole], whole.id);
    expect(first).toEqual({ ...whole, name: "项目r（1）", geometry: partsOf(lines)[0] });
    for (const part of others)
      expect(part).toMatchObject({
        totalWan: null,
        yearWan: null,
        doneWan: null,
        funding: null,
        statedMetres: null,
        attachments: [],
        extra: {},
      });
  });

  it("makes ids that nobody has, even when it is done twice to the same words", () => {
    const once = splitProject([whole], whole.id);
    const again = splitProject([{ ...whole, id: projectId("r2") }, ...once], projectId("r2"));
    expect(new Set(again.map(({ id }) => id)).size).toBe(again.length);
  });

  it("leaves a place of one part alone", () => {
    const single = [
      project("a", { geometry: { type: "MultiPoint", coordinates: [[110.7, 21.5]] } }),
    ];
    expect(splitProject(single, projectId("a"))).toBe(single);
    expect(splitProject(single, projectId("nobody"))).toBe(single);
  });
});

describe("adding and removing", () => {
  it("a new project knows its name and tasks and nothing else", () => {
    const after = addProject([project("a")], "长者食堂", [taskId("21")]);
    expect(after).toHaveLength(2);
    expect(after[1]).toEqual({
      ...EMPTY_PROJECT,
      id: after[1]!.id,
      name: "长者食堂",
      tasks: ["21"],
    });
  });

  it("two of the same name are two projects", () => {
    const after = addProject(addProject([], "长者食堂", []), "长者食堂", []);
    expect(after[0]!.id).not.toBe(after[1]!.id);
  });

  it("removes those meant, or nothing", () => {
    const projects = [project("a"), project("b")];
    expect(removeProjects(projects, ids("a")).map(({ id }) => id)).toEqual(["b"]);
    expect(removeProjects(projects, ids("nobody"))).toBe(projects);
  });

  it("attachments are added once and removed by id", () => {
    const link: Attachment = {
      id: "a-1",
      name: "批复",
      href: "https://example.cn/1",
      bytes: null,
      addedOn: null,
    };
    const once = addAttachment([project("a")], projectId("a"), link);
    expect(
      addAttachment(once, projectId("a"), { ...link, name: "批复（新）" })[0]!.attachments,
    ).toEqual([{ ...link, name: "批复（新）" }]);
    expect(removeAttachment(once, projectId("a"), "a-1")[0]!.attachments).toEqual([]);
    expect(removeAttachment(once, projectId("a"), "other")).toBe(once);
  });
});

it("every edit can be taken back by the journal, in any order of edits", () => {
  const start = [
    project("a", {
      geometry: {
        type: "MultiPoint",
        coordinates: [
          [110.7, 21.5],
          [110.71, 21.51],
        ],
      },
      location: scheme,
      totalWan: 5,
    }),
    project("b"),
    project("c", { geometry: point(110.72), location: scheme }),
  ];
  const at = fc.integer({ min: 0, max: 9 });
  const edit = fc.oneof(
    fc.tuple(fc.constant("set"), at),
    fc.tuple(fc.constant("place"), at),
    fc.tuple(fc.constant("clear"), at),
    fc.tuple(fc.constant("split"), at),
    fc.tuple(fc.constant("remove"), at),
    fc.tuple(fc.constant("add"), at),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      let now: readonly Project[] = start;
      const journal = edits.map(([what, n]) => {
        const id = now[n % Math.max(1, now.length)]?.id ?? projectId("none");
        const before = now;
        if (what === "set") now = setPart(now, new Set([id]), "status", n % 2 ? "续建" : null);
        else if (what === "place") now = placeProject(now, id, point(110.7 + n / 100), "手工绘制");
        else if (what === "clear") now = clearPlace(now, id);
        else if (what === "split") now = splitProject(now, id);
        else if (what === "remove") now = removeProjects(now, new Set([id]));
        else now = addProject(now, `新${n}`, []);
        expect(new Set(now.map((one) => one.id)).size).toBe(now.length);
        return diffProjects(before, now);
      });
      for (const changes of journal.toReversed()) now = applyChanges(now, invertChanges(changes));
      expect(now).toEqual(start);
    }),
    { ...SEED, numRuns: 300 },
  );
});
