// Heads of a table → what their columns hold: a field with its unit, a coordinate, or nothing known. Guesses are marked as such.
import { cutAt } from "#base/cutAt.ts";
import { toHalfWidth } from "#base/numerals.ts";
import { crsOfText } from "#geo/crs.ts";
import type { Crs } from "#geo/crs.ts";
import { sites as siteWords } from "#words/zh-CN/sites.ts";
import { bareHead, FIELDS, fieldOfHead, type FieldKey } from "../fields.ts";
import { SITE_FIELDS, siteFieldOfHead, type SiteFieldKey } from "../siteFields.ts";
import { unitFactor, unitInHead } from "./units.ts";

/**
 * `unit` is the factor to 万元, m² or m that the head names; null where it names none. `east` and `north` are metres or degrees of a
 * projected system; `place` is a cell with both coordinates or WKT; `years` is a period that fills the planned start and finish.
 */
export type Target =
  | { to: FieldKey; unit: number | null }
  /** A field of a site, in a list of sites. */
  | { to: "site"; field: SiteFieldKey; factor: number | null }
  /** The project that a site belongs to, by id or name. */
  | { to: "owner" }
  /** The site's own id in this ledger. */
  | { to: "siteId" }
  | { to: Special };

export type Recognised = { column: string; target: Target; sure: boolean; crs: Crs | null };

type Special =
  | "lng"
  | "lat"
  | "east"
  | "north"
  | "place"
  | "crs"
  | "geometryPart"
  | "order"
  | "years"
  | "extra"
  | "ignore";
const SPECIAL: readonly (readonly [Special, boolean, RegExp])[] = [
  [
    "lng",
    true,
    /^(?:(?:gps|地理|中心点?|项目|位置)?(?:坐标)?经度|东经|lng|lon|long|longitude|e|经度坐标|坐标经度|经)$/,
  ],
  [
    "lat",
    true,
    /^(?:(?:gps|地理|中心点?|项目|位置)?(?:坐标)?纬度|北纬|lat|latitude|n|纬度坐标|坐标纬度|纬)$/,
  ],
  // In Chinese surveying X points north and Y east; offices that think in screens write them the other way round.
  ["north", false, /^(?:x|x坐标|坐标x|x值|xm)$/],
  ["east", false, /^(?:y|y坐标|坐标y|y值|ym)$/],
  ["north", true, /^(?:纵坐标|纵坐标x|北坐标|x纵坐标|x北坐标|北向坐标|northing|north|坐标北)$/],
  ["east", true, /^(?:横坐标|横坐标y|东坐标|y横坐标|y东坐标|东向坐标|easting|east|坐标东)$/],
  [
    "place",
    true,
    /^(?:(?:位置|项目|地理|中心|中心点|gps|空间|经纬度?|点位|定位)?坐标|经纬度?|坐标点|坐标位置|坐标经纬度|经纬度坐标|gps|wkt|geom|geometry|thegeom|shape|坐标串|拐点坐标|界址点坐标|范围坐标|空间位置)$/,
  ],
  ["crs", true, /^(?:坐标系|坐标系统|坐标系类型|坐标类型|坐标参考系|空间参考|crs|srs)$/],
  [
    "geometryPart",
    true,
    /^(?:点号|点序|点序号|点位序号|界址点号|拐点号|拐点序号|折点号|圈号|地块圈号|顶点序号|part|vertex)$/,
  ],
  ["order", true, /^(?:序号|序|no\.?|№|行号|项次|#)$/],
  [
    "years",
    true,
    /^(?:建设|实施|项目|计划)?(?:起止)?(?:年限|起止年月|起止时间|起止日期|周期|年度起止|工期)$/,
  ],
  ["years", true, /^(?:建设|实施)(?:起止年限|起止|期限|期|时间|年份|工期)$/],
];

/** Words that name a system; what is left of the head must still name a coordinate. */
const SYSTEM_WORDS =
  /gcj-?02|bd-?09|wgs-?84|cgcs-?2000|国家2000|2000国家大地|国家大地|大地2000|epsg:?\d*|高德地?图?|腾讯地?图?|百度地?图?|火星|谷歌地?图?|天地图|奥维|gps(?=.)|度分秒|十进制|小数|坐标系/g;
/** Parents that only group: “项目基本情况 项目名称”. */
const GROUPING = /情况|信息|基本|概况|单位|部门|位置|坐标|时间|资金|项目|进度|内容$/;

const bare = (text: string): string => text.replace(/[\s_\-—:*()[\]{}【】<>《》、,/°′″]/g, "");

type Found = { target: Target; sure: boolean; crs: Crs | null };

function special(head: string): Found | null {
  const text = toHalfWidth(head).toLowerCase();
  const plain = bare(text);
  const system = bare(text.replace(SYSTEM_WORDS, ""));
  for (const [to, sure, pattern] of SPECIAL) {
    if (pattern.test(plain))
      return { target: { to }, sure, crs: placed(to) ? systemOf(head) : null };
  }
  const without = cutAt(system, /[(（]/);
  for (const [to, sure, pattern] of SPECIAL) {
    if (placed(to) && without !== plain && pattern.test(without))
      return { target: { to }, sure, crs: systemOf(head) };
  }
  return axis(plain);
}

const placed = (to: Special): boolean =>
  to === "lng" || to === "lat" || to === "east" || to === "north" || to === "place";
const systemOf = (head: string): Crs | null => crsOfText(head)?.crs ?? null;

/** “X（经度）”, “Y坐标（北）”: the word wins over the letter. */
function axis(plain: string): Found | null {
  const match =
    /^[xy](?:坐标)?(经度|纬度|东|北|东向|北向|东坐标|北坐标|横|纵)$/.exec(plain) ??
    /^(经度|纬度|东|北)[xy]$/.exec(plain);
  if (!match) return null;
  const word = match[1]!;
  const to =
    word === "经度" ? "lng" : word === "纬度" ? "lat" : /^[东横]/.test(word) ? "east" : "north";
  return { target: { to }, sure: true, crs: null };
}

function field(head: string): Found | null {
  const half = toHalfWidth(head);
  const { rest, unit } = unitInHead(half);
  const clean = rest.replace(/^\s*\d+\s*[.、]\s*/, "");
  const key = fieldOfHead(half) ?? fieldOfHead(clean);
  if (key) return asField(key, unit, true);
  const guessed =
    fieldOfHead(clean.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, "")) ?? guess(bare(clean));
  return guessed ? asField(guessed, unit, false) : null;
}

const asField = (key: FieldKey, unit: string | null, sure: boolean): Found => ({
  target: { to: key, unit: unitFactor(FIELDS[key].type, unit) },
  sure,
  crs: null,
});

/** Heads whose wording varies with the year. */
function guess(plain: string): FieldKey | null {
  if (
    /^(?:20\d\d年?|本年|当年|今年|年)度?(?:计划投资|投资计划|计划完成投资|投资|计划投资额)$/.test(
      plain,
    )
  )
    return "yearWan";
  if (
    /^(?:至|截至|截止).{0,12}累计(?:已)?(?:完成)?投资额?$/.test(plain) ||
    /^(?:开工以来)?累计已?完成投资额?$/.test(plain)
  )
    return "doneWan";
  return null;
}

/** Under a parent that spans columns the head is “parent child”: as one word, else the child alone under a parent that only groups. */
function recognise(head: string): Found {
  const whole = special(head) ?? field(head);
  if (whole) return whole;
  const space = head.lastIndexOf(" ");
  if (space > 0) {
    const [parent, child] = [head.slice(0, space), head.slice(space + 1)];
    const over = field(parent);
    const total = /^(?:其中[:：]?)?(?:合计|小计|总计|总额)$/.test(
      unitInHead(toHalfWidth(child)).rest.trim(),
    );
    if (over && total) return over;
    const own = over ? null : (special(child) ?? field(child));
    if (own && own.target.to !== "order")
      return {
        ...own,
        sure: own.sure && GROUPING.test(parent),
        crs: own.crs ?? (placed(own.target.to as Special) ? systemOf(parent) : null),
      };
  }
  return { target: { to: "extra" }, sure: true, crs: null };
}

/** Heads that name the project a site belongs to: by its id, or by its name. */
const OWNER_ID_HEADS: ReadonlySet<string> = new Set(
  [siteWords.projectIdHead, "siteOf"].map(bareHead),
);
const OWNER_HEADS: ReadonlySet<string> = new Set([
  ...OWNER_ID_HEADS,
  ...[siteWords.projectHead, "所属项目名称", "ownerName"].map(bareHead),
]);
/** In a list of sites these name the project, where another column names the site. */
const PROJECT_HEADS: ReadonlySet<string> = new Set(
  ["项目", "项目名称", "工程名称", "建设项目", "项目编号"].map(bareHead),
);
const SITE_ID_HEADS: ReadonlySet<string> = new Set([siteWords.idHead, "siteId"].map(bareHead));

export const namesOwner = (head: string): boolean => OWNER_HEADS.has(bareHead(head));
const namesOwnerId = (head: string): boolean => OWNER_ID_HEADS.has(bareHead(head));
const namesProject = (head: string): boolean => PROJECT_HEADS.has(bareHead(head));

/** A head that only lists of sites have: it names a site, not a project. */
const SITE_NAME_HEADS: ReadonlySet<string> = new Set(
  SITE_FIELDS.name.names
    .filter((name) => name !== "名称")
    .concat(SITE_FIELDS.name.label)
    .map(bareHead),
);

/** Whether a table is a list of sites by its heads: it names the project each belongs to, or sites beside projects. */
export function isSiteList(columns: readonly string[]): boolean {
  if (columns.some(namesOwner)) return true;
  return (
    columns.some(namesProject) && columns.some((column) => SITE_NAME_HEADS.has(bareHead(column)))
  );
}

function siteField(head: string): Found | null {
  const half = toHalfWidth(head);
  const { rest, unit } = unitInHead(half);
  const clean = rest.replace(/^\s*\d+\s*[.、]\s*/, "");
  const key = siteFieldOfHead(half) ?? siteFieldOfHead(clean);
  return (
    key && {
      target: { to: "site", field: key, factor: unitFactor(SITE_FIELDS[key].type, unit) },
      sure: true,
      crs: null,
    }
  );
}

/**
 * What each column of a list of sites holds. An id names the project better than its name; then the name is only for
 * the eye.
 */
export function recogniseSiteHeads(columns: readonly string[]): readonly Recognised[] {
  const owner =
    columns.find(namesOwnerId) ?? columns.find(namesOwner) ?? columns.find(namesProject) ?? null;
  return withoutRepeats(
    columns.map((column) => {
      const found = (to: "owner" | "siteId" | "ignore"): Recognised => ({
        column,
        target: { to },
        sure: true,
        crs: null,
      });
      if (column === owner) return found("owner");
      if (namesOwner(column)) return found("ignore");
      if (SITE_ID_HEADS.has(bareHead(column))) return found("siteId");
      const own = special(column) ?? siteField(column);
      return { column, ...(own ?? { target: { to: "extra" }, sure: true, crs: null }) };
    }),
  );
}

/** What each column holds. */
export const recogniseHeads = (columns: readonly string[]): readonly Recognised[] =>
  withoutRepeats(columns.map((column) => ({ column, ...recognise(column) })));

/** What each column of a table of either kind holds. */
export const recogniseTable = (columns: readonly string[]): readonly Recognised[] =>
  isSiteList(columns) ? recogniseSiteHeads(columns) : recogniseHeads(columns);

/** Whether a column names what a row is about: a project, or a site. */
export const isName = (target: Target): boolean =>
  target.to === "name" || (target.to === "site" && target.field === "name");

const targetKey = (target: Target): string =>
  target.to === "site" ? `site:${target.field}` : target.to;

/** A second column for the same thing is kept under its own head. */
function withoutRepeats(found: readonly Recognised[]): readonly Recognised[] {
  const best = new Map<string, number>();
  found.forEach(({ target, sure }, index) => {
    const before = best.get(targetKey(target));
    if (before === undefined || (sure && !found[before]!.sure)) best.set(targetKey(target), index);
  });
  return found.map((one, index) =>
    one.target.to === "extra" || best.get(targetKey(one.target)) === index
      ? one
      : { column: one.column, target: { to: "extra" }, sure: false, crs: null },
  );
}

/** A short key that is the same for the same heads in any order; a corrected mapping is remembered under it. */
export function headSetKey(columns: readonly string[]): string {
  const text = columns
    .map((column) => bare(toHalfWidth(column).toLowerCase()))
    .sort()
    .join("\u001f");
  let [a, b] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
