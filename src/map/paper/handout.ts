// One project a page: where it is, what is known of it, what the plan says. What is not known is said, not left out.
import { siteTypeLabel, type Site } from "#ledger/site.ts";
import { placesOf, sitesText } from "#ledger/sites.ts";
import { sites as siteWords } from "#words/zh-CN/sites.ts";
import { anchorOf } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { areaText, lengthText } from "#geo/formatMeasure.ts";
import { areaSquareMetres, lengthMetres } from "#geo/measure.ts";
import {
  precisionLabel,
  FIELD_KEYS,
  FIELDS,
  placeLabel,
  valueOf,
  type FieldKey,
} from "#ledger/fields.ts";
import { indexPlan, rolesOf } from "#ledger/ledger.ts";
import { publicAddress, type PaperItem } from "#ledger/paper/paperItems.ts";
import type { Project } from "#ledger/project.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { words } from "#words/words.ts";
import { clauseRows, headingRow, paragraphRows } from "./clauses.ts";
import { flowRows, type FlowRow } from "./flow.ts";
import { RULE, SOFT } from "./furniture.ts";
import type { PaperPage, PrintJob } from "./job.ts";
import { factorOf, pageSize } from "./papers.ts";
import { PAPER_PALETTE as ink } from "./patterns.ts";
import { qrNodes, qrSide } from "./qr.ts";
import {
  boxAround,
  foot,
  makePage,
  mapInto,
  sourceBlock,
  titleBand,
  type MapSheet,
} from "./sheet.ts";
import { line, write, type Rect, type SvgNode } from "./svg.ts";
import { wrapText } from "./typeset.ts";

/** Size of the type at factor 1, mm. */
const TEXT = 3.6;
/** A ring wider than this would lie outside any sheet, m. */
const FARTHEST_RING = 50_000;
/** Told by the title, the map or the clause. */
const ELSEWHERE: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "id",
  "name",
  "quote",
  "tasks",
  "leads",
  "assists",
]);

export function handout(job: PrintJob, item: PaperItem): PaperPage[] {
  const { project } = item;
  const plan = arrange(job, item);
  const { inner, factor } = plan;
  const map = mapPart(job, item, plan);
  const below = factLine(item);
  const flowed = flowRows(textRows(job, project, plan), null, (page) => [textColumn(plan, page)]);
  return flowed.pages.map((nodes, page) => {
    const name = page === 0 ? project.name : say.continued(project.name);
    const projection = page === 0 ? (map?.projection ?? null) : null;
    const footing = { ...inner, y: plan.bottom };
    return makePage(job, name, page === 0 ? (map?.scale ?? null) : null, [
      ...titleBand(job, inner, factor, name, below).nodes,
      ...nodes,
      ...(page === 0 && map ? [...map.nodes, ...mapSources(job, project, plan)] : []),
      ...(page === 0 ? codeNodes(plan) : []),
      ...foot(job, footing, factor, projection, say.pageOf(page + 1, flowed.pages.length)).nodes,
    ]);
  });
}

const factLine = ({ project, status, leads }: PaperItem): string =>
  [
    project.kind ?? words.desk.unstated,
    `${FIELDS.status.label}：${status}`,
    `${FIELDS.leads.label}：${leads}`,
    precisionLine(project),
  ].join("　");

/** Where things stand on the pages of a handout; all lengths in mm. */
type Arrangement = {
  factor: number;
  /** Size of the type. */
  size: number;
  gap: number;
  /** The page within its margins; between `top` and `bottom` stand map and text. */
  inner: Rect;
  top: number;
  bottom: number;
  /** Where the project is; without it there is no map. */
  at: LngLat | null;
  /** The map stands beside the text, else above it. */
  beside: boolean;
  map: Rect;
  sourcesHeight: number;
  textWidth: number;
  /** The project's page on the web, and the side of its code. */
  address: string | null;
  codeSide: number;
};

function arrange(job: PrintJob, item: PaperItem): Arrangement {
  const { project } = item;
  const factor = factorOf(job.page.paper) * 1.12;
  const inner = withinMargins(job, factor);
  const gap = 5 * factor;
  const isWide = job.page.orientation === "landscape";
  const address = publicAddress(job.ledger, project);
  const top = inner.y + titleBand(job, inner, factor, project.name, factLine(item)).height;
  const bottom = inner.y + inner.height - 5.2 * factor;
  const [first] = placesOf(project);
  const at = first ? anchorOf(first) : null;
  const textWidth = isWide && at ? (inner.width - gap) * 0.46 : inner.width;
  const mapWidth = isWide ? inner.width - gap - textWidth : inner.width;
  const sourcesHeight = at
    ? sourceBlock(job, [project], inner.x, 0, mapWidth, factor).height + 2 * factor
    : 0;
  const mapHeight = isWide ? bottom - top - sourcesHeight : (bottom - top) * 0.42;
  return {
    factor,
    size: TEXT * factor,
    gap,
    inner,
    top,
    bottom,
    at,
    beside: isWide && at !== null,
    map: { x: inner.x, y: top, width: mapWidth, height: mapHeight },
    sourcesHeight,
    textWidth,
    address,
    codeSide: address === null ? 0 : Math.max(22 * factor, qrSide(address) ?? 0),
  };
}

/** The left margin is wider: handouts are filed. */
function withinMargins({ page }: PrintJob, factor: number): Rect {
  const { width, height } = pageSize(page);
  const margin = Math.max(14, 16 * factor);
  return {
    x: margin + 4,
    y: margin,
    width: width - 2 * margin - 4,
    height: height - 2 * margin,
  };
}

/** The first page leaves room for map and code. */
function textColumn(plan: Arrangement, page: number): Rect {
  const { inner, top, bottom, map, gap, factor, codeSide } = plan;
  if (page > 0)
    return { x: inner.x, y: top, width: plan.textWidth, height: bottom - top - 2 * factor };
  const belowMap = map.y + map.height + plan.sourcesHeight + factor;
  const y = plan.beside || !plan.at ? top : belowMap;
  const atFoot = codeSide > 0 ? codeSide + 4 * factor : 2 * factor;
  return {
    x: plan.beside ? inner.x + map.width + gap : inner.x,
    y,
    width: plan.textWidth,
    height: bottom - y - atFoot,
  };
}

function mapPart(job: PrintJob, item: PaperItem, plan: Arrangement): MapSheet | null {
  const { at, factor } = plan;
  if (!at) return null;
  const { accuracyMetres: metres, precision } = item.project.location;
  const ring =
    metres === null || metres > FARTHEST_RING
      ? undefined
      : { at, metres, dashed: precision !== "surveyed" };
  const view = boxAround(item.project, at, job);
  return mapInto(plan.map, job, [item], view, factor, `m${item.number}`, ring ? { ring } : {});
}

function mapSources(job: PrintJob, project: Project, plan: Arrangement): SvgNode[] {
  const { x, y, width, height } = plan.map;
  const { factor } = plan;
  return sourceBlock(job, [project], x, y + height + 1.2 * factor, width, factor).nodes;
}

function codeNodes(plan: Arrangement): SvgNode[] {
  const { address, bottom, factor, codeSide } = plan;
  if (address === null) return [];
  const left = textColumn(plan, 0).x + plan.textWidth - codeSide;
  return [
    ...qrNodes(address, left, bottom - codeSide - 1.5 * factor, codeSide),
    write(left - 2 * factor, bottom - codeSide / 2, say.scan, {
      size: plan.size * 0.85,
      fill: SOFT,
      anchor: "end",
    }),
  ];
}

function textRows(
  job: PrintJob,
  project: Project,
  { at, textWidth, size }: Arrangement,
): FlowRow[] {
  const { tasks } = indexPlan(job.ledger.plan);
  const own = project.tasks.map((id) => tasks.get(id)).filter((task) => task !== undefined);
  return [
    ...(at ? [] : [noPlaceRow(project, textWidth, size)]),
    ...factRows(project, job, textWidth, size),
    ...siteRows(project, job, textWidth, size),
    headingRow(say.clause, size),
    ...(own.length > 0
      ? clauseRows(own, project.quote, textWidth, size)
      : paragraphRows(say.noClause, null, textWidth, size)),
  ];
}

const precisionLine = (project: Project): string =>
  `${say.facts.place}：${placeLabel(project)}${project.location.accuracyMetres === null ? "" : ` ${words.desk.accuracy(project.location.accuracyMetres)}`}`;

function noPlaceRow({ scope }: Project, width: number, size: number): FlowRow {
  const text = scope === null ? say.noPlace : `${say.noPlace}${say.noPlaceScope(scope)}。`;
  return {
    height: size * 2.4,
    draw: (x, y) => [
      write(x, y + size * 1.2, wrapText(text, width, size)[0] ?? "", { size, fill: SOFT }),
    ],
  };
}

/** Label and value, a rule between two; at the end in one line what nobody has filled in. */
function factRows(project: Project, job: PrintJob, width: number, size: number): FlowRow[] {
  const roles = rolesOf(project, job.ledger);
  const told = FIELD_KEYS.filter((key) => !ELSEWHERE.has(key)).map(
    (key) => [FIELDS[key].label, textOf(key, project)] as const,
  );
  const facts: (readonly [string, string])[] = [
    [say.facts.tasks, project.tasks.join(say.listSeparator)],
    [FIELDS.leads.label, roles.leads.join(say.listSeparator)],
    [FIELDS.assists.label, roles.assists.join(say.listSeparator)],
    ...told,
    ...measured(project),
  ];
  const empty = facts.filter(([, value]) => value === "").map(([label]) => label);
  const labelWidth = size * 8.5;
  const rows = facts
    .filter(([, value]) => value !== "")
    .map(([label, value]): FlowRow => {
      const lines = wrapText(value, width - labelWidth, size, 6);
      const height = lines.length * size * 1.4 + size * 0.5;
      return {
        height,
        draw: (x, y) => [
          write(x, y + size * 0.95, label, { size: size * 0.92, fill: SOFT }),
          ...lines.map((text, i) =>
            write(x + labelWidth, y + size * (0.95 + i * 1.4), text, { size, fill: ink.ink }),
          ),
          line(x, y + height, x + width, y + height, RULE, size * 0.03),
        ],
      };
    });
  const rest =
    empty.length === 0
      ? []
      : smallRows(say.facts.unstated(empty.join(say.listSeparator)), width, size * 0.82);
  return [headingRow(say.facts.title, size, 0.2), ...rows, ...rest];
}

/** Each site on a line of its own, under how many there are of each status. */
function siteRows({ sites }: Project, job: PrintJob, width: number, size: number): FlowRow[] {
  if (sites.length === 0) return [];
  const { statuses } = job.ledger.town.sites;
  return [
    headingRow(siteWords.title, size),
    ...smallRows(sitesText(sites, statuses), width, size * 0.9),
    ...sites.map((site) => siteRow(site, width, size)),
  ];
}

function siteRow(site: Site, width: number, size: number): FlowRow {
  const { type, status, location } = site;
  const half = width * 0.45;
  const name = wrapText(site.name, half - size * 0.5, size, 3);
  const told = siteWords.line(
    siteTypeLabel(type),
    status ?? siteWords.unstated,
    precisionLabel(location.precision),
  );
  const text = wrapText(told, width - half, size * 0.92, 3);
  const height = Math.max(name.length, text.length) * size * 1.4 + size * 0.4;
  const at = (line: number): number => size * (0.95 + line * 1.4);
  return {
    height,
    draw: (x, y) => [
      ...name.map((part, i) => write(x, y + at(i), part, { size, fill: ink.ink })),
      ...text.map((part, i) =>
        write(x + half, y + at(i), part, { size: size * 0.92, fill: status ? ink.ink : SOFT }),
      ),
      line(x, y + height, x + width, y + height, RULE, size * 0.03),
    ],
  };
}

const smallRows = (text: string, width: number, size: number): FlowRow[] =>
  wrapText(text, width, size).map((part) => ({
    height: size * 1.6,
    draw: (x: number, y: number) => [write(x, y + size, part, { size, fill: SOFT })],
  }));

const SHOWN = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 2 });

function textOf(key: FieldKey, project: Project): string {
  const value = valueOf(project, key);
  if (value === null) return "";
  if (typeof value === "number") return SHOWN.format(value);
  return typeof value === "string"
    ? key === "precision"
      ? placeLabel(project)
      : value
    : value.join(say.listSeparator);
}

/** A schematic shape has no size worth telling. */
function measured({ geometry, location }: Project): (readonly [string, string])[] {
  if (!geometry || location.precision === "schematic" || geometry.type.endsWith("Point")) return [];
  return geometry.type.endsWith("LineString")
    ? [[`${say.length}（${say.measured}）`, lengthText(lengthMetres(geometry))]]
    : [[`${say.area}（${say.measured}）`, areaText(areaSquareMetres(geometry))]];
}
