// A site or segment: a part of a project with a place, a status and fields of its own (a water body, a stretch of
// road, a plot). Knows no filter and no screen; what a site's fields are called stands in siteFields.ts.
import type { SiteId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { areaSquareMetres } from "#geo/measure.ts";
import { sites as words } from "#words/zh-CN/sites.ts";
import { NO_LOCATION, type Location } from "./location.ts";

/**
 * water: 黑臭水体 and the like · road: a stretch of one road · plot: a piece of land · other: anything else with a place.
 */
export const SITE_TYPES = ["water", "road", "plot", "other"] as const;
export type SiteType = (typeof SITE_TYPES)[number];

export const siteTypeLabel = (type: SiteType): string => words.types[type];

/** null is always 未填报. Fields that another type has (a road's surface) stay null. */
export type Site = {
  id: SiteId;
  name: string;
  type: SiteType;
  /** The type was proposed from the project's tasks; nobody has stated it. */
  isTypeProposed: boolean;
  /** The number the site bears in its list: free text. */
  code: string | null;
  status: string | null;
  /** 河流、坑塘、沟渠、湖泊、水库: of waters. */
  category: string | null;
  village: string | null;
  address: string | null;
  /** Size as the list states it; what is drawn is measured from `geometry`. */
  statedSquareMetres: number | null;
  statedMetres: number | null;
  /** 判定依据: why the water counts as black and odorous. */
  basis: string | null;
  /** 国家 or 省级监管清单, as stated. */
  registry: string | null;
  /** 起讫桩号 of a road, as written: “K0+000～K2+300”. */
  stakes: string | null;
  surface: string | null;
  note: string | null;
  location: Location;
  geometry: PlaceGeometry | null;
  /** The file it came from, and its 1-based place in it. */
  file: string;
  row: number;
  /** Every further column of the list, untouched. */
  extra: Readonly<Record<string, unknown>>;
};

/** Nothing known but what the caller adds. */
export const EMPTY_SITE: Omit<Site, "id" | "name" | "type"> = {
  isTypeProposed: false,
  code: null,
  status: null,
  category: null,
  village: null,
  address: null,
  statedSquareMetres: null,
  statedMetres: null,
  basis: null,
  registry: null,
  stakes: null,
  surface: null,
  note: null,
  location: NO_LOCATION,
  geometry: null,
  file: "",
  row: 0,
  extra: {},
};

/**
 * Waters from this size on stand in the national list, smaller ones in the provincial (生态环境部, rural black-odour
 * waters).
 */
const NATIONAL_SQUARE_METRES = 2000;

/** A scheme's outline tells no size. */
function knownSquareMetres({ statedSquareMetres, geometry, location }: Site): number | null {
  if (statedSquareMetres !== null) return statedSquareMetres;
  return geometry?.type.endsWith("Polygon") && location.precision !== "schematic"
    ? areaSquareMetres(geometry)
    : null;
}

export type RegistryDue = { name: string; squareMetres: number };

/** The list that a water's size puts it into; null for other types and where no size is known. */
export function registryDue(site: Site): RegistryDue | null {
  const squareMetres = site.type === "water" ? knownSquareMetres(site) : null;
  if (squareMetres === null) return null;
  const { national, provincial } = words.registries;
  return { name: squareMetres >= NATIONAL_SQUARE_METRES ? national : provincial, squareMetres };
}

/** Whether the stated list contradicts the size. “国家级”, “国家监管清单” and “国家” are one. */
export const registryDiffers = (site: Site): boolean => {
  const due = registryDue(site);
  return due !== null && site.registry !== null && site.registry[0] !== due.name[0];
};
