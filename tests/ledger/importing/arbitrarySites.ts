// Sites with any value in any field, as a town could have entered them.
import fc from "fast-check";
import { siteId } from "#base/ids.ts";
import { NO_LOCATION } from "#ledger/project.ts";
import { EMPTY_SITE, SITE_TYPES, type Site } from "#ledger/site.ts";
import { geometries } from "./arbitrary.ts";

const text = fc
  .stringMatching(/^[\u4e00-\u9fa5a-zA-Z0-9，。：=+@-]{1,12}$/)
  .filter((value) => !/^[-–—/]+$/.test(value) && value.trim() === value);
const maybe = fc.option(text, { nil: null });
const size = fc.option(fc.integer({ min: 0, max: 999_999 }), { nil: null });

const site: fc.Arbitrary<Omit<Site, "id">> = fc
  .record({
    name: text,
    type: fc.constantFrom(...SITE_TYPES),
    code: fc.option(fc.constantFrom("W-01", "007", "440883-3"), { nil: null }),
    status: fc.option(fc.constantFrom("待治理", "已销号", "自拟状态"), { nil: null }),
    category: fc.option(fc.constantFrom("河流", "坑塘"), { nil: null }),
    village: maybe,
    address: maybe,
    statedSquareMetres: size,
    statedMetres: size,
    basis: maybe,
    registry: fc.option(fc.constantFrom("国家监管清单", "省级监管清单"), { nil: null }),
    stakes: fc.option(fc.constant("K0+000～K2+300"), { nil: null }),
    surface: maybe,
    note: maybe,
    geometry: fc.option(geometries, { nil: null }),
    precision: fc.constantFrom("surveyed" as const, "village" as const, "schematic" as const),
    source: fc.constantFrom("测绘", "村委会指认"),
    extra: fc.dictionary(fc.constantFrom("水质", "责任河长"), text, {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  })
  .map(({ precision, source, ...fields }) => ({
    ...EMPTY_SITE,
    ...fields,
    location: fields.geometry ? { ...NO_LOCATION, precision, source } : NO_LOCATION,
  }));

/** Up to four sites with ids that begin with `prefix`. */
export const sitesOf = (prefix: string): fc.Arbitrary<Site[]> =>
  fc
    .array(site, { maxLength: 4 })
    .map((list) => list.map((one, index) => ({ ...one, id: siteId(`${prefix}-${index}`) })));
