// What was kept is read back exactly, or not at all.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitsField, reviveEdit, reviveProject, setField } from "#ledger/revive.ts";
import { FORMAT, upgradeEdit, upgradeProject } from "#ledger/upgrade.ts";
import { fullProject, project, setEdit } from "../storage/desk.ts";

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("a kept project", () => {
  it("comes back with every field", () => {
    const full = fullProject("a");
    expect(reviveProject(copy(full))).toEqual(full);
    expect(reviveProject(copy(project("b")))).toEqual(project("b"));
  });

  it("may lack what older versions did not know", () => {
    expect(reviveProject({ id: "a", name: "甲" })).toEqual({
      ...project("a"),
      name: "甲",
      file: "",
      row: 0,
    });
  });

  it.each([
    ["no name", { name: "" }],
    ["a number for a text", { village: 3 }],
    ["a text for money", { totalWan: "约3千万" }],
    ["infinite money", { totalWan: Number.POSITIVE_INFINITY }],
    ["a text for a list", { leads: "规划办" }],
    ["a list with a number", { tasks: [1] }],
    ["an unknown precision", { location: { precision: "exact" } }],
    ["a list for a place", { location: [] }],
    ["a geometry without positions", { geometry: { type: "Point", coordinates: [] } }],
    ["a collection", { geometry: { type: "GeometryCollection", geometries: [] } }],
    ["an attachment without a name", { attachments: [{ id: "x" }] }],
    [
      "a script for a link",
      { attachments: [{ id: "x", name: "n", href: " javascript:alert(1)" }] },
    ],
    ["an unknown scope", { scope: "全国" }],
  ])("is refused with %s", (_, wrong) => {
    expect(reviveProject({ ...fullProject("a"), ...wrong })).toBeNull();
  });

  it("takes nothing from a prototype and gives nothing to one", () => {
    const hostile: unknown = JSON.parse(
      '{"id":"a","name":"甲","extra":{"__proto__":{"polluted":1},"好":2},"__proto__":{"village":"假"},"location":{"__proto__":{"source":"假"}}}',
    );
    const revived = reviveProject(hostile)!;
    expect(revived.village).toBeNull();
    expect(revived.location.source).toBeNull();
    expect(revived.extra).toEqual({ 好: 2 });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("is stable: whatever revives revives to itself, and nothing throws", () => {
    const full = fullProject("a") as unknown as Record<string, unknown>;
    const mangled = fc
      .tuple(fc.constantFrom(...Object.keys(full)), fc.anything({ withNullPrototype: true }))
      .map(([key, value]) => ({ ...full, [key]: value }));
    let revived = 0;
    fc.assert(
      fc.property(fc.oneof(mangled, fc.anything()), (value) => {
        const once = reviveProject(value);
        if (!once) return;
        revived++;
        expect(reviveProject(once)).toEqual(once);
      }),
      { seed: 20230423, numRuns: 2000 },
    );
    expect(revived).toBeGreaterThan(20);
  });
});

describe("a kept edit", () => {
  it("comes back, and counts the changes that do not", () => {
    const edit = setEdit(3, fullProject("a"), "status", "竣工");
    expect(reviveEdit(copy(edit))).toEqual({ edit, lost: 0 });
    const broken = {
      ...edit,
      changes: [...edit.changes, { id: "b", index: 0, before: null, after: { id: "b" } }],
    };
    expect(reviveEdit(broken)).toEqual({ edit, lost: 1 });
  });
  it("is refused without a number, a time or with a mark of no kind", () => {
    const edit = setEdit(3, project("a"), "status", "竣工");
    for (const wrong of [
      { seq: 0 },
      { seq: 1.5 },
      { at: "今天" },
      { changes: {} },
      { undoes: -1 },
      { mark: { kind: "evil", name: "" } },
    ])
      expect(reviveEdit({ ...edit, ...wrong })).toBeNull();
  });
});

describe("format 1", () => {
  const { attachments: _attachments, ...bare } = fullProject("a");
  const { confirmedBy: _by, method: _method, ...place } = bare.location;
  const old = { ...bare, location: place };

  it("is brought up to date, project and edit", () => {
    expect(FORMAT).toBe(5);
    expect(upgradeProject(old, 1)).toEqual({
      ...fullProject("a"),
      attachments: [],
      location: { ...place, confirmedBy: null, method: null },
    });
    const edit = {
      seq: 1,
      at: 1,
      by: "",
      label: "改",
      changes: [{ id: "a", index: 0, before: null, after: old }],
    };
    const revived = reviveEdit(upgradeEdit(edit, 1))!;
    expect(revived.lost).toBe(0);
    expect(revived.edit.changes[0]!.after!.attachments).toEqual([]);
  });
  it("leaves alone what is no project", () => {
    for (const value of [null, 3, "x", [], undefined]) expect(upgradeProject(value, 1)).toBe(value);
  });
});

describe("a value for a field", () => {
  it("must be of its type; the name, the tasks and the precision cannot be empty", () => {
    expect(fitsField("name", "")).toBe(false);
    expect(fitsField("name", null)).toBe(false);
    expect(fitsField("status", null)).toBe(true);
    expect(fitsField("totalWan", -1)).toBe(false);
    expect(fitsField("totalWan", 0)).toBe(true);
    expect(fitsField("plannedStart", "2023-13")).toBe(false);
    expect(fitsField("plannedStart", "2023-12")).toBe(true);
    expect(fitsField("confirmedOn", "2023-12")).toBe(false);
    expect(fitsField("precision", "已测量")).toBe(false);
    expect(setField(project("a"), "method", "现场定位")!.location.method).toBe("现场定位");
    expect(setField(project("a"), "village", 3)).toBeNull();
  });
});
