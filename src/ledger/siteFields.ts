// The one table of a site's fields, beside that of projects: label, type, the heads that lists use, and which sites
// have it.
import { sites as words } from "#words/zh-CN/sites.ts";
import { bareHead, FIELDS, sameValue, type FieldSpec, type FieldValue } from "./fields.ts";
import { SITE_TYPES, siteTypeLabel, type Site, type SiteType } from "./site.ts";
import { isOfLocation, type Location } from "./location.ts";

export type SiteFieldSpec = Pick<FieldSpec, "label" | "type" | "names" | "options" | "width"> & {
  /** The types that have the field; null is all of them. */
  of: readonly SiteType[] | null;
};

const define = <K extends string>(
  table: Record<K, SiteFieldSpec>,
): Readonly<Record<K, SiteFieldSpec>> => table;

const { fields } = words;

/** What says how a place is known is the same for sites as for projects. */
const shared = (key: keyof Location, ...more: readonly string[]): SiteFieldSpec => {
  const { label, type, names, width, options } = FIELDS[key];
  return {
    label,
    type,
    names: [...names, ...more],
    width,
    of: null,
    ...(options ? { options } : {}),
  };
};

export const SITE_FIELDS = define({
  name: {
    label: fields.name,
    type: "text",
    names: [
      "名称",
      "点位",
      "水体",
      "水体名称",
      "黑臭水体名称",
      "河段名称",
      "坑塘名称",
      "道路名称",
      "路名",
      "路段",
      "路段名称",
      "线路名称",
      "地块",
      "地块名称",
      "图斑名称",
      "站点名称",
    ],
    of: null,
    width: 22,
  },
  code: {
    label: fields.code,
    type: "text",
    names: [
      "编号",
      "水体编号",
      "黑臭水体编号",
      "道路编号",
      "路线编号",
      "路线编码",
      "地块编号",
      "图斑编号",
      "路段编号",
      "代码",
    ],
    of: null,
    width: 14,
  },
  type: {
    label: fields.type,
    type: "choice",
    names: [],
    options: SITE_TYPES.map(siteTypeLabel),
    of: null,
    width: 10,
  },
  status: {
    label: fields.status,
    type: "choice",
    names: [
      "状态",
      "治理状态",
      "治理情况",
      "治理进展",
      "销号状态",
      "当前状态",
      "建设状态",
      "进展状态",
    ],
    of: null,
    width: 12,
  },
  category: {
    label: fields.category,
    type: "choice",
    names: ["类型", "水体类别", "黑臭水体类型"],
    options: words.categories,
    of: ["water"],
    width: 10,
  },
  village: {
    label: fields.village,
    type: "text",
    names: [...FIELDS.village.names, "行政区域", "村庄", "村名", "自然村"],
    of: null,
    width: 14,
  },
  address: {
    label: fields.address,
    type: "text",
    names: [...FIELDS.address.names, "位置", "起讫地点", "起止地点"],
    of: null,
    width: 20,
  },
  statedSquareMetres: {
    label: fields.statedSquareMetres,
    type: "squareMetres",
    names: [...FIELDS.statedSquareMetres.names, "水域面积", "黑臭面积", "黑臭水体面积", "地块面积"],
    of: ["water", "plot", "other"],
    width: 13,
  },
  statedMetres: {
    label: fields.statedMetres,
    type: "metres",
    names: [...FIELDS.statedMetres.names, "黑臭长度", "路段长度", "河长"],
    of: ["water", "road", "other"],
    width: 11,
  },
  basis: {
    label: fields.basis,
    type: "longText",
    names: ["黑臭判定依据", "识别依据", "判定标准"],
    of: ["water"],
    width: 18,
  },
  registry: {
    label: fields.registry,
    type: "choice",
    names: ["清单", "所属清单", "监管清单类别", "清单级别"],
    options: Object.values(words.registries),
    of: ["water"],
    width: 14,
  },
  stakes: {
    label: fields.stakes,
    type: "text",
    names: ["桩号", "起止桩号", "桩号范围"],
    of: ["road"],
    width: 18,
  },
  surface: {
    label: fields.surface,
    type: "choice",
    names: ["路面类型", "路面结构", "路面材料"],
    options: words.surfaces,
    of: ["road"],
    width: 12,
  },
  precision: shared("precision"),
  accuracyMetres: shared("accuracyMetres"),
  source: shared("source"),
  confirmedOn: shared("confirmedOn", "confirmOn"),
  confirmedBy: shared("confirmedBy", "confirmBy"),
  method: shared("method"),
  note: {
    label: fields.note,
    type: "longText",
    names: FIELDS.note.names,
    of: null,
    width: 20,
  },
});

export type SiteFieldKey = keyof typeof SITE_FIELDS;
export const SITE_FIELD_KEYS = Object.keys(SITE_FIELDS) as readonly SiteFieldKey[];

/** Whether sites of a type have the field. */
export const hasField = (type: SiteType, key: SiteFieldKey): boolean =>
  SITE_FIELDS[key].of?.includes(type) ?? true;

/** The value of a field; null is 未填报. */
export const siteValue = (site: Site, key: SiteFieldKey): FieldValue =>
  isOfLocation(key) ? site.location[key] : site[key];

/**
 * The site with one field changed. The caller hands a value of the field's type. A type that is set is no longer
 * proposed.
 */
export const withSiteValue = (site: Site, key: SiteFieldKey, value: FieldValue): Site => {
  if (isOfLocation(key)) return { ...site, location: { ...site.location, [key]: value } };
  return { ...site, [key]: value, ...(key === "type" ? { isTypeProposed: false } : {}) };
};

export const sameSiteField = (a: Site, b: Site, key: SiteFieldKey): boolean =>
  sameValue(siteValue(a, key), siteValue(b, key));

const BY_HEAD = new Map<string, SiteFieldKey>();
for (const key of SITE_FIELD_KEYS)
  for (const name of [key, SITE_FIELDS[key].label, ...SITE_FIELDS[key].names])
    if (!BY_HEAD.has(bareHead(name))) BY_HEAD.set(bareHead(name), key);

/** The site field a head names, or null. Exact after `bareHead`; nothing is guessed. */
export const siteFieldOfHead = (head: string): SiteFieldKey | null =>
  BY_HEAD.get(bareHead(head)) ?? null;

/** “水体” → water; null where no type is called so. */
export const siteTypeNamed = (text: string): SiteType | null =>
  SITE_TYPES.find((type) => type === text || siteTypeLabel(type) === text) ?? null;
