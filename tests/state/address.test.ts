// The whole view survives its way through an address.
import { COLOURINGS, LAYER_GROUPS } from "#ledger/layers.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { officeId, projectId, siteId, taskId } from "#base/ids.ts";
import {
  DENSITY_FORMS,
  DENSITY_MEASURES,
  DENSITY_METRES,
  DENSITY_SHOWS,
  FIRST_DENSITY,
  readCell,
  readDensity,
  type CellRef,
  type Density,
} from "#ledger/density/choice.ts";
import { ROLES } from "#ledger/filter.ts";
import { fromAddress, toAddress } from "#state/address.ts";
import { FIRST_VIEW, PANELS, THEMES, TILE_CHOICES, type View } from "#state/view.ts";

const name = fc
  .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
  .filter((text) => text !== "-");
const names = fc.uniqueArray(fc.oneof(name, fc.constant("")), { maxLength: 3 });
const metres = fc.integer({ min: DENSITY_METRES[0], max: DENSITY_METRES.at(-1)! });
const index = fc.integer({ min: -200_000, max: 200_000 });
const cell: fc.Arbitrary<CellRef> = fc.record({ metres, q: index, r: index });
const density: fc.Arbitrary<Density> = fc
  .record({
    form: fc.constantFrom(...DENSITY_FORMS),
    by: fc.constantFrom(...DENSITY_MEASURES),
    metres,
    show: fc.constantFrom(...DENSITY_SHOWS),
  })
  // A surface has no columns.
  .map((one) => ({ ...one, show: one.form === "heat" ? "colour" : one.show }));
const anyView: fc.Arbitrary<View> = fc.record({
  filter: fc.record({
    sections: names,
    tasks: names,
    offices: names,
    kinds: names,
    statuses: names,
    villages: names,
    precision: names,
    siteTypes: names,
    siteStatuses: names,
    role: fc.constantFrom(...ROLES),
    verifiedOnly: fc.boolean(),
    text: fc.string(),
  }),
  project: fc.option(name.map(projectId)),
  site: fc.option(name.map(siteId)),
  clause: fc.option(name.map(taskId)),
  office: fc.option(name.map(officeId)),
  since: fc.option(fc.nat()),
  layers: fc
    .record({
      group: fc.constantFrom(...LAYER_GROUPS),
      colour: fc.constantFrom(...COLOURINGS),
      off: names,
      faint: fc.dictionary(name, fc.integer({ min: 10, max: 99 }), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      order: names,
    })
    .filter(({ faint }) => !Object.hasOwn(faint, "__proto__")),
  density: fc.option(density),
  cell: fc.option(cell),
  panel: fc.constantFrom(...PANELS),
  tiles: fc.constantFrom(...TILE_CHOICES),
  theme: fc.constantFrom(...THEMES),
  camera: fc.option(
    fc.record({
      center: fc.tuple(
        fc.integer({ min: -17000000, max: 17000000 }).map((n) => n / 1e5),
        fc.integer({ min: -8400000, max: 8400000 }).map((n) => n / 1e5),
      ),
      zoom: fc.integer({ min: 700, max: 2000 }).map((n) => n / 100),
      bearing: fc.integer({ min: 0, max: 1790 }).map((n) => n / 10),
    }),
  ),
});
/** A site is selected within its project. */
const view = anyView.map((one): View => (one.project === null ? { ...one, site: null } : one));
const SEEDED = { seed: 20230423, numRuns: 500 };

it("there and back is the same view", () => {
  fc.assert(
    fc.property(view, (given) => {
      expect(fromAddress(`#${toAddress(given)}`)).toEqual(given);
    }),
    SEEDED,
  );
});

it("the first view needs no address", () => {
  expect(toAddress(FIRST_VIEW)).toBe("");
  expect(fromAddress("")).toEqual(FIRST_VIEW);
});

it("never throws on any text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(PANELS).toContain(fromAddress(`#${text}`).panel);
    }),
    SEEDED,
  );
});

it.each([
  ["hexagon", FIRST_DENSITY],
  ["hexagon.money", { ...FIRST_DENSITY, by: "money" }],
  ["hexagon.people.500", { ...FIRST_DENSITY, metres: 500 }],
  ["hexagon.count.500.height", { ...FIRST_DENSITY, metres: 500, show: "height" }],
  ["heat.count.500.height", { ...FIRST_DENSITY, form: "heat", metres: 500 }],
  ["hexagon.count.1", FIRST_DENSITY],
  ["hexagon.count.99999", FIRST_DENSITY],
  ["hexagon.count.1e3", FIRST_DENSITY],
  ["hexagon.count.-500.height.more", { ...FIRST_DENSITY, show: "height" }],
  ["square.count.500", null],
  ["", null],
  [null, null],
])("reads a density out of %j as far as it can", (text, expected) => {
  expect(readDensity(text)).toEqual(expected);
});

it.each(["500.1", "1.2.3", "500.1.2.3", "500.1.x", "500.1.12345678", "a", ""])(
  "a cell written %j is none",
  (text) => {
    expect(readCell(text)).toBeNull();
  },
);
