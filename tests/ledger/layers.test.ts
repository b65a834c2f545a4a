// Layers and what colour means: data to data.
import { beforeAll, describe, expect, it } from "vitest";
import { projectId, siteId } from "#base/ids.ts";
import { countValues, groupValue, makeColouring } from "#ledger/colouring.ts";
import { KINDS, OTHER_KIND } from "#ledger/kinds.ts";
import {
  baseLayer,
  COLOURINGS,
  fadeLayer,
  FIRST_LAYERS,
  groupBy,
  isOn,
  LAYER_GROUPS,
  moveLayer,
  opacityOf,
  orderedKeys,
  switchLayer,
} from "#ledger/layers.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { EMPTY_SITE } from "#ledger/site.ts";
import { makeItems } from "#map/items.ts";
import { drawingOrder, makeLayerRows, opacities, withoutHidden } from "#map/layerRows.ts";
import { openOwnTown } from "./town.ts";

let ledger: Ledger;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
});

describe("layers", () => {
  it("are switched, faded and moved, and give back what they were", () => {
    const off = switchLayer(FIRST_LAYERS, "s1", false);
    expect([isOn(off, "s1"), isOn(off, "s2")]).toEqual([false, true]);
    expect(switchLayer(off, "s1", true)).toEqual(FIRST_LAYERS);
    const faint = fadeLayer(FIRST_LAYERS, "s1", 40);
    expect(opacityOf(faint, "s1")).toBe(0.4);
    expect(fadeLayer(faint, "s1", 100)).toEqual(FIRST_LAYERS);
    expect(opacityOf(fadeLayer(FIRST_LAYERS, "s1", -5), "s1")).toBe(0.1);
    const keys = ["a", "b", "c"];
    const moved = moveLayer(FIRST_LAYERS, keys, "c", 0);
    expect(orderedKeys(keys, moved.order)).toEqual(["c", "a", "b"]);
    expect(orderedKeys([...keys, "d"], moved.order)).toEqual(["c", "a", "b", "d"]);
    expect(moveLayer(FIRST_LAYERS, keys, "x", 0)).toBe(FIRST_LAYERS);
  });

  it("forget what was said of the layers of another group, and keep the base map's", () => {
    const touched = switchLayer(switchLayer(FIRST_LAYERS, "s1", false), baseLayer("river"), false);
    const grouped = groupBy(fadeLayer(touched, "s2", 50), "statuses");
    expect(grouped).toMatchObject({ group: "statuses", off: ["base:river"], faint: {}, order: [] });
  });
});

const project = (id: string, more: Partial<Project>): Project => ({
  ...EMPTY_PROJECT,
  id: projectId(id),
  name: id,
  ...more,
});
const withProjects = (projects: readonly Project[]): Ledger => ({ ...ledger, projects });
const statusLedger = (): Ledger =>
  withProjects([
    project("a", { status: "续建" }),
    project("b", {
      sites: [
        { ...EMPTY_SITE, id: siteId("1"), name: "塘", type: "water", status: "已销号" },
        { ...EMPTY_SITE, id: siteId("2"), name: "塘", type: "water" },
      ],
    }),
  ]);

describe("rows of layers", () => {
  it("hide what is off, and nothing of the sums changes", () => {
    const own = statusLedger();
    const items = makeItems(own.projects);
    const rows = makeLayerRows("statuses", items, own);
    expect(rows.keys).toEqual(["续建", "已销号", ""]);
    const mask = new Uint8Array(4).fill(1);
    expect(withoutHidden(mask, rows, FIRST_LAYERS)).toBe(mask);
    const off = switchLayer({ ...FIRST_LAYERS, group: "statuses" }, "已销号", false);
    expect([...withoutHidden(mask, rows, off)]).toEqual([1, 1, 0, 1]);
    expect([...withoutHidden(Uint8Array.of(0, 1, 1, 1), rows, off)]).toEqual([0, 1, 0, 1]);
  });

  it("draw the uppermost layer last, each layer's rows in their own order", () => {
    const own = statusLedger();
    const rows = makeLayerRows("statuses", makeItems(own.projects), own);
    expect(drawingOrder(rows, FIRST_LAYERS)).toBeNull();
    const moved = moveLayer({ ...FIRST_LAYERS, group: "statuses" }, rows.keys, "", 0);
    expect([...drawingOrder(rows, moved)!]).toEqual([2, 0, 1, 3]);
    const faint = fadeLayer(FIRST_LAYERS, "续建", 50);
    expect(opacities(rows, FIRST_LAYERS)).toBeNull();
    expect([...opacities(rows, faint)!]).toEqual([0.5, 1, 1, 1]);
  });
});

describe.each(COLOURINGS)("coloured by %s", (by) => {
  it("gives each value at most one mark, all of them named in the legend", () => {
    const { slotOf, entries } = makeColouring(by, ledger);
    const named = new Map(
      entries.flatMap(({ slot, values }) => values.map((value) => [value, slot])),
    );
    for (const one of ledger.projects) {
      const slot = slotOf(one, null);
      expect(slot).toBeLessThanOrEqual(OTHER_KIND);
      expect(named.get(groupValue(by, one, null, ledger))).toBe(slot);
    }
    const own = entries.filter(({ isRest, values }) => !isRest && values[0] !== "");
    expect(new Set(own.map(({ slot }) => slot)).size).toBe(own.length);
    if (by !== "kinds") expect(own.some(({ slot }) => slot === OTHER_KIND)).toBe(false);
  });
});

it("more values than marks: the most frequent have their own, the rest share one, 未填报 has the ring", () => {
  const many = Array.from({ length: 30 }, (_, n) =>
    Array.from({ length: n < 5 ? 3 : 1 }, (_, i) => project(`${n}-${i}`, { status: `状态${n}` })),
  ).flat();
  const { slotOf, entries } = makeColouring("statuses", withProjects([...many, project("x", {})]));
  expect(entries).toHaveLength(KINDS.length + 1);
  expect(entries.at(-2)).toMatchObject({ isRest: true, slot: KINDS.length - 1 });
  expect(entries.at(-2)!.values).toHaveLength(22);
  expect(entries.slice(0, 5).map(({ values }) => values[0])).toEqual([
    "状态0",
    "状态1",
    "状态2",
    "状态3",
    "状态4",
  ]);
  expect(slotOf(project("y", {}), null)).toBe(OTHER_KIND);
});

it("a site shows its own status, and its project's class", () => {
  const own = statusLedger();
  const b = own.projects[1]!;
  const { slotOf } = makeColouring("statuses", own);
  expect(slotOf(b, b.sites[0]!)).not.toBe(slotOf(b, null));
  expect(slotOf(b, b.sites[1]!)).toBe(OTHER_KIND);
  const kinds = makeColouring("kinds", own);
  expect(kinds.slotOf(b, b.sites[0]!)).toBe(kinds.slotOf(b, null));
});

it.each(LAYER_GROUPS)(
  "each place lies in one layer of %s, and the counts are the places",
  (group) => {
    const sum = [...countValues(group, ledger).values()].reduce((a, b) => a + b, 0);
    expect(sum).toBe(ledger.projects.length);
  },
);
