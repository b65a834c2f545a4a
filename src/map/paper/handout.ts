// One project a page: where it is, what is known of it, what the plan says. What is not known is said, not left out.
import { anchorOf } from "#geo/geometry.ts";
import { areaText, lengthText } from "#geo/formatMeasure.ts";
import { areaSquareMetres, lengthMetres } from "#geo/measure.ts";
import { FIELD_KEYS, FIELDS, precisionLabel, valueOf, type FieldKey } from "#ledger/fields.ts";
import { indexPlan, rolesOf } from "#ledger/ledger.ts";
import { publicAddress, type PaperItem } from "#ledger/paper/paperItems.ts";
import type { Precision, Project } from "#ledger/project.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { words } from "#words/words.ts";
import { clauseRows, headingRow, paragraphRows } from "./clauses.ts";
import { flowRows, type FlowRow } from "./flow.ts";
import { RULE, SOFT } from "./furniture.ts";
import type { PaperPage, PrintJob } from "./job.ts";
import { factorOf, pageSize } from "./papers.ts";
import { PAPER_PALETTE as ink } from "./patterns.ts";
import { qrNodes, qrSide } from "./qr.ts";
import { boxAround, foot, makePage, mapInto, sourceBlock, titleBand } from "./sheet.ts";
import { line, write, type Rect, type SvgNode } from "./svg.ts";
import { wrapText } from "./typeset.ts";

const TEXT = 3.6;
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
  const factor = factorOf(job.page.paper) * 1.12;
  const { width, height } = pageSize(job.page);
  const margin = Math.max(14, 16 * factor);
  const inner: Rect = {
    x: margin + 4,
    y: margin,
    width: width - 2 * margin - 4,
    height: height - 2 * margin,
  };
  const gap = 5 * factor;
  const size = TEXT * factor;
  const isWide = job.page.orientation === "landscape";
  const address = publicAddress(job.ledger, project);
  const title = project.name;
  const below = [
    project.kind ?? words.desk.unstated,
    `${FIELDS.status.label}：${item.status}`,
    `${FIELDS.leads.label}：${item.leads}`,
    precisionLine(project),
  ].join("　");
  const band = titleBand(job, inner, factor, title, below);
  const top = inner.y + band.height;
  const bottom = inner.y + inner.height - 5.2 * factor;
  const at = project.geometry ? anchorOf(project.geometry) : null;
  const textWidth = isWide && at ? (inner.width - gap) * 0.46 : inner.width;
  const mapWidth = isWide ? inner.width - gap - textWidth : inner.width;
  const sources = at
    ? sourceBlock(job, [project], inner.x, 0, mapWidth, factor).height + 2 * factor
    : 0;
  const mapHeight = isWide ? bottom - top - sources : (bottom - top) * 0.42;
  const mapRect: Rect = { x: inner.x, y: top, width: mapWidth, height: mapHeight };
  const metres = project.location.accuracyMetres;
  const map = at
    ? mapInto(
        mapRect,
        job,
        [item],
        boxAround(project, at, job),
        factor,
        `m${item.number}`,
        metres === null || metres > 50_000
          ? undefined
          : { at, metres, dashed: project.location.precision !== "surveyed" },
      )
    : null;

  const { tasks } = indexPlan(job.ledger.plan);
  const own = project.tasks.map((id) => tasks.get(id)).filter((task) => task !== undefined);
  const rows: FlowRow[] = [
    ...(at ? [] : [noPlaceRow(project, textWidth, size)]),
    ...factRows(project, job, textWidth, size),
    headingRow(say.clause, size),
    ...(own.length > 0
      ? clauseRows(own, project.quote, textWidth, size)
      : paragraphRows(say.noClause, null, textWidth, size)),
  ];
  const code = address === null ? 0 : Math.max(22 * factor, qrSide(address) ?? 0);
  const textTop = isWide || !at ? top : mapRect.y + mapHeight + sources + 1 * factor;
  const column = (page: number): Rect => {
    const from = page === 0 ? textTop : top;
    return {
      x: isWide && at && page === 0 ? inner.x + mapWidth + gap : inner.x,
      y: from,
      width: textWidth,
      height: bottom - from - (code > 0 && page === 0 ? code + 4 * factor : 2 * factor),
    };
  };
  const flowed = flowRows(rows, null, (page) => [column(page)]);
  return flowed.pages.map((nodes, page) => {
    const name = page === 0 ? title : say.continued(title);
    const all: SvgNode[] = [...titleBand(job, inner, factor, name, below).nodes, ...nodes];
    if (page === 0 && map)
      all.push(
        ...map.nodes,
        ...sourceBlock(
          job,
          [project],
          inner.x,
          mapRect.y + mapHeight + 1.2 * factor,
          mapWidth,
          factor,
        ).nodes,
      );
    if (page === 0 && address !== null) {
      const left = column(0).x + textWidth - code;
      all.push(
        ...qrNodes(address, left, bottom - code - 1.5 * factor, code),
        write(left - 2 * factor, bottom - code / 2, say.scan, {
          size: size * 0.85,
          fill: SOFT,
          anchor: "end",
        }),
      );
    }
    all.push(
      ...foot(
        job,
        { ...inner, y: bottom },
        factor,
        page === 0 ? (map?.projection ?? null) : null,
        say.pageOf(page + 1, flowed.pages.length),
      ).nodes,
    );
    return makePage(job, name, page === 0 ? (map?.scale ?? null) : null, all);
  });
}

const precisionLine = ({ location }: Project): string =>
  `${say.facts.place}：${precisionLabel(location.precision)}${location.accuracyMetres === null ? "" : ` ${words.desk.accuracy(location.accuracyMetres)}`}`;

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
      ? precisionLabel(value as Precision)
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
