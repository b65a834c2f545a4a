// The whole view survives its way through an address.
import { COLOURINGS, LAYER_GROUPS } from "#ledger/layers.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { officeId, projectId, siteId, taskId } from "#base/ids.ts";
import { ROLES } from "#ledger/filter.ts";
import { fromAddress, toAddress } from "#state/address.ts";
import { FIRST_VIEW, PANELS, THEMES, TILE_CHOICES, type View } from "#state/view.ts";

const name = fc
  .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
  .filter((text) => text !== "-");
const names = fc.uniqueArray(fc.oneof(name, fc.constant("")), { maxLength: 3 });
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
