// The wall sheet: map, numbered table, legend, notices on one page; what finds no room there runs on to further ones. An office's sheet is one of its projects.
import { within, type Steps } from "#base/steps.ts";
import { densityPicture, type DensityPicture } from "#ledger/density/density.ts";
import { KIND_SIGNS, type Signs } from "#ledger/signs.ts";
import type { PaperItem } from "#ledger/paper/paperItems.ts";
import { paperList, publicAddress } from "#ledger/paper/paperItems.ts";
import type { Project } from "#ledger/project.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { flowSteps, totalHeight, type FlowRow } from "./flow.ts";
import { RULE, SOFT } from "./furniture.ts";
import type { PaperPage, PrintJob } from "./job.ts";
import { legend } from "./legend.ts";
import { factorOf, pageSize } from "./papers.ts";
import {
  boxToShow,
  foot,
  makePage,
  mapIntoSteps,
  sourceBlock,
  titleBand,
  type MapSheet,
} from "./sheet.ts";
import { qrSide } from "./qr.ts";
import { box, mm, write, type Rect, type SvgNode } from "./svg.ts";
import { tableHead, tableSteps, type TableLook } from "./table.ts";

/** Type of the table at factor 1, and how far it may grow to fill a sheet or shrink to keep it on one page. */
const TABLE_SIZE = 2.75;
const SIZES = [1.3, 1.2, 1.1, 1, 0.94, 0.88, 0.82, 0.78];

/** What a sheet is of. `after`: what follows the table, by the width of its column and the size of its type. */
export type WallOrder = {
  job: PrintJob;
  projects: readonly Project[];
  title: string;
  id: string;
  after?: (width: number, size: number) => readonly FlowRow[];
};

export function* wallSteps(order: WallOrder): Steps<PaperPage[]> {
  // A table that needs more than two pages is not tried at every size.
  const sizes = order.projects.length <= 200 ? SIZES : [];
  const tries = sizes.length + 1;
  for (const [index, share] of sizes.entries()) {
    const made = yield* within(tryWall(order, share), index / tries, (index + 1) / tries);
    if (made.length === 1) return made;
  }
  return yield* within(tryWall(order, 1), sizes.length / tries, 1);
}

function* tryWall(order: WallOrder, share: number): Steps<PaperPage[]> {
  const { job, projects, title, id, after = () => [] } = order;
  const list = paperList(projects, job.ledger);
  const plan = arrange(job, projects, title, list.placed > 0);
  const look = tableLook(job, list.items, plan, share);
  function* rowSteps(outside: ReadonlySet<string>): Steps<FlowRow[]> {
    const rows = yield* tableSteps(list.groups, { ...look, outside });
    return [...rows, ...after(plan.columnWidth, look.size)];
  }
  const head = tableHead(look);
  // A page across gives the map its height whatever the table needs.
  const needed = plan.isWide ? [] : yield* within(rowSteps(new Set()), 0, 0.1);
  const map = mapRect(plan, totalHeight(needed) / 2 + head.height + look.size * 4);
  const view = boxToShow(projects, job);
  const drawn = plan.hasMap
    ? yield* within(mapIntoSteps(map, job, list.items, view, plan.factor, id, plan), 0.1, 0.6)
    : null;
  const outside = drawn?.outside ?? new Set<string>();
  const rows = yield* within(rowSteps(outside), 0.6, 0.7);
  const columns = (page: number): Rect[] => tableColumns(plan, map, page);
  const flowed = yield* within(flowSteps(rows, head, columns), 0.7, 1);
  const below = say.sums({
    all: projects.length,
    shown: list.placed - outside.size,
    outside: outside.size,
    unplaced: list.unplaced,
  });
  return flowed.pages.map((nodes, page) =>
    wallPage(job, plan, {
      title: page === 0 ? title : say.continued(title),
      below,
      map: page === 0 ? drawn : null,
      nodes: [
        ...(page === 0 ? underMap(job, projects, plan, map) : []),
        ...nodes,
        ...(page === flowed.pages.length - 1 && job.stickers
          ? stickerGrid(flowed.end, plan.factor)
          : []),
      ],
      number: say.pageOf(page + 1, flowed.pages.length),
    }),
  );
}

/** Where things stand on a sheet; all lengths in mm. */
type Arrangement = {
  factor: number;
  hasMap: boolean;
  density: DensityPicture | null;
  signs: Signs;
  /** The map stands beside the table, else above it. */
  beside: boolean;
  isWide: boolean;
  gap: number;
  /** The page within its margins; between `top` and `bottom` stand map and table. */
  inner: Rect;
  top: number;
  bottom: number;
  /** Of the table, and of what stands beside or above it. */
  columnWidth: number;
  leftWidth: number;
  legendHeight: number;
  sourcesHeight: number;
};

function arrange(
  job: PrintJob,
  projects: readonly Project[],
  title: string,
  hasMap: boolean,
): Arrangement {
  const factor = factorOf(job.page.paper);
  const inner = withinMargins(job, factor);
  const gap = 5 * factor;
  const isWide = job.page.orientation === "landscape";
  const beside = isWide && hasMap;
  const columnWidth = beside ? inner.width * 0.42 : (inner.width - gap) / 2;
  const leftWidth = beside ? inner.width - columnWidth - gap : inner.width;
  const signs = job.signs ?? KIND_SIGNS;
  const density = hasMap ? densityOf(job, projects) : null;
  return {
    factor,
    hasMap,
    density,
    signs,
    beside,
    isWide,
    gap,
    inner,
    top: titleBand(job, inner, factor, title, "　").height + inner.y,
    bottom: inner.y + inner.height - 5.2 * factor,
    columnWidth,
    leftWidth,
    legendHeight: hasMap
      ? legend(inner.x, 0, leftWidth, factor, { projects, base: job.base, density, signs }).height +
        3 * factor
      : 0,
    sourcesHeight: sourceBlock(job, projects, inner.x, 0, leftWidth, factor).height + 2 * factor,
  };
}

/** Of the projects of this sheet, on the grid of the whole town. */
const densityOf = (job: PrintJob, projects: readonly Project[]): DensityPicture | null =>
  job.density
    ? densityPicture({
        projects,
        mask: null,
        choice: job.density,
        latitude: job.ledger.town.view.center[1],
      })
    : null;

function withinMargins({ page }: PrintJob, factor: number): Rect {
  const { width, height } = pageSize(page);
  const margin = Math.max(8, 9 * factor);
  return { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin };
}

function tableLook(
  job: PrintJob,
  items: readonly PaperItem[],
  { columnWidth, factor, signs }: Arrangement,
  share: number,
): TableLook {
  const addressOf = ({ project }: PaperItem): string | null => publicAddress(job.ledger, project);
  return {
    width: columnWidth,
    size: TABLE_SIZE * factor * share,
    stickers: job.stickers,
    qr: codeSide(job, items.map(addressOf)),
    addressOf,
    slotOf: signs.slotOf,
    outside: new Set(),
  };
}

/** Upright pages give the table what it needs, at most half; the map takes the rest. */
function mapRect(plan: Arrangement, tableNeeds: number): Rect {
  const { inner, top, bottom } = plan;
  const most = (bottom - top) * (plan.hasMap ? 0.5 : 1);
  const table = plan.isWide ? 0 : Math.min(most, tableNeeds * 1.06) + plan.gap;
  const height = bottom - top - plan.legendHeight - plan.sourcesHeight - table;
  return { x: inner.x, y: top, width: plan.leftWidth, height: Math.max(20, height) };
}

/** The columns of the table on a page; the first one leaves room for map, legend and sources. */
function tableColumns(plan: Arrangement, map: Rect, page: number): Rect[] {
  const { inner, gap, columnWidth } = plan;
  const { left, from, to } = page === 0 ? firstTable(plan, map) : laterTable(plan);
  const count = plan.beside && page === 0 ? 1 : 2;
  return Array.from({ length: count }, (_, i) => ({
    x: inner.x + left + i * (columnWidth + gap),
    y: from,
    width: columnWidth,
    height: to - from,
  }));
}

type TableRoom = { left: number; from: number; to: number };

function firstTable(plan: Arrangement, map: Rect): TableRoom {
  const { top, bottom, gap, factor } = plan;
  if (plan.beside) return { left: plan.leftWidth + gap, from: top, to: bottom - 1.5 * factor };
  const belowMap = map.y + map.height + plan.legendHeight + gap;
  return {
    left: 0,
    from: plan.isWide || !plan.hasMap ? top : belowMap,
    to: bottom - plan.sourcesHeight - 1.5 * factor,
  };
}

const laterTable = ({ top, bottom }: Arrangement): TableRoom => ({
  left: 0,
  from: top,
  to: bottom,
});

/** Legend and sources. */
function underMap(
  job: PrintJob,
  projects: readonly Project[],
  plan: Arrangement,
  map: Rect,
): SvgNode[] {
  const { inner, factor, leftWidth } = plan;
  const legendTop = map.y + map.height + 2.5 * factor;
  const sourcesTop = plan.bottom - plan.sourcesHeight + 1.2 * factor;
  return [
    ...(plan.hasMap
      ? legend(inner.x, legendTop, leftWidth, factor, { ...plan, projects, base: job.base }).nodes
      : []),
    ...sourceBlock(job, projects, inner.x, sourcesTop, leftWidth, factor).nodes,
  ];
}

/** `below` stands under the title, `nodes` between it and the foot. */
type WallPage = {
  title: string;
  below: string;
  map: MapSheet | null;
  nodes: readonly SvgNode[];
  number: string;
};

function wallPage(
  job: PrintJob,
  { inner, bottom, factor }: Arrangement,
  { title, below, map, nodes, number }: WallPage,
): PaperPage {
  const footing = { ...inner, y: bottom };
  return makePage(job, title, map?.scale ?? null, [
    ...titleBand(job, inner, factor, title, below).nodes,
    ...(map?.nodes ?? []),
    ...nodes,
    ...foot(job, footing, factor, map?.projection ?? null, number).nodes,
  ]);
}

/** Codes stand in the rows of the larger sheets; on A3 and A4 they would swell the table (handouts carry them there). */
function codeSide({ page: { paper } }: PrintJob, addresses: readonly (string | null)[]): number {
  if (paper === "A3" || paper === "A4") return 0;
  const sides = addresses
    .map((address) => (address === null ? null : qrSide(address)))
    .filter((side) => side !== null);
  return sides.length === 0 ? 0 : Math.max(...sides);
}

/** Empty boxes below the table, where there is room for a row of them at least. */
function stickerGrid({ y, column }: { y: number; column: Rect }, factor: number): SvgNode[] {
  const [cell, title] = [13 * factor, 6.5 * factor];
  const room = column.y + column.height - y - title - 2 * factor;
  const rows = Math.min(3, Math.floor(room / cell));
  if (rows < 1) return [];
  const each = Math.floor(column.width / (cell * 1.6));
  const width = column.width / each;
  const nodes = [
    write(column.x, y + title * 0.6, say.stepsHelp, { size: 2.3 * factor, fill: SOFT }),
  ];
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < each; i++)
      nodes.push(
        box(
          {
            x: column.x + i * width + 0.6 * factor,
            y: y + title + row * cell,
            width: width - 1.2 * factor,
            height: cell - 1.2 * factor,
          },
          {
            fill: "none",
            stroke: RULE,
            "stroke-width": mm(0.25 * factor),
            "stroke-dasharray": `${mm(1.2 * factor)} ${mm(0.9 * factor)}`,
            rx: mm(0.8 * factor),
          },
        ),
      );
  return nodes;
}
