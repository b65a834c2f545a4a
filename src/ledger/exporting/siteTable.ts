// The sites of some projects as a table of their own: every field, the place, whose they are, further columns. Read
// back, they are the same sites.
import { fromWgs84, type Crs } from "#geo/crs.ts";
import { sites as words } from "#words/zh-CN/sites.ts";
import { precisionLabel } from "../fields.ts";
import type { Precision, Project } from "../project.ts";
import { siteTypeLabel, type Site, type SiteType } from "../site.ts";
import { SITE_FIELD_KEYS, SITE_FIELDS, siteValue, type SiteFieldKey } from "../siteFields.ts";
import { allSites, type Owned } from "../sites.ts";
import {
  cellType,
  extraCell,
  placeCells,
  placeColumns,
  type LedgerTable,
  type TableCell,
  type TableColumn,
} from "./ledgerTable.ts";

/** One field of a site as a cell. */
export function siteCell(site: Site, key: SiteFieldKey): TableCell {
  const value = siteValue(site, key);
  if (key === "precision") return precisionLabel(value as Precision);
  if (key === "type") return site.isTypeProposed ? null : siteTypeLabel(value as SiteType);
  return value as TableCell;
}

const textColumn = (key: string, label: string, width: number): TableColumn => ({
  key,
  label,
  type: "text",
  width,
  options: null,
});

const fieldColumn = (
  key: SiteFieldKey,
  statuses: Readonly<Record<SiteType, readonly string[]>>,
): TableColumn => {
  const { label, type, width, options } = SITE_FIELDS[key];
  const offered = key === "status" ? [...new Set(Object.values(statuses).flat())] : options;
  return { key, label, type: cellType(type), width, options: offered ?? null };
};

export type SiteTableOptions = {
  keys?: readonly SiteFieldKey[];
  crs: Crs;
  /** Positions and shapes, or only what is said of them. */ place: boolean;
  /** Further columns of the lists that the sites came from. */ extra?: boolean;
  statuses: Readonly<Record<SiteType, readonly string[]>>;
};

/** Sites in the order of their projects. A proposed type is left blank: it is proposed anew on reading. */
export function toSiteTable(
  projects: readonly Project[],
  { keys = SITE_FIELD_KEYS, crs, place, statuses, extra = true }: SiteTableOptions,
): LedgerTable & { owned: readonly Owned[] } {
  const owned = allSites(projects);
  const extras = extra ? [...new Set(owned.flatMap(({ site }) => Object.keys(site.extra)))] : [];
  const longShapes: (readonly [string, string])[] = [];
  const convert = fromWgs84(crs);
  const columns: TableColumn[] = [
    textColumn("owner", words.projectHead, 26),
    ...keys.map((key) => fieldColumn(key, statuses)),
    ...(place ? placeColumns(crs) : []),
    textColumn("ownerId", words.projectIdHead, 14),
    textColumn("siteId", words.idHead, 14),
    ...extras.map((label) => textColumn(`extra:${label}`, label, 14)),
  ];
  const rows = owned.map(({ project, site }) => [
    project.name,
    ...keys.map((key) => siteCell(site, key)),
    ...(place ? placeCells(site, convert, longShapes) : []),
    project.id,
    site.id,
    ...extras.map((label) => extraCell(site.extra[label])),
  ]);
  return { columns, rows, longShapes, owned };
}
