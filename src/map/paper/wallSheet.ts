// The wall sheet: map, numbered table, legend, notices on one page; what finds no room there runs on to further ones. An office's sheet is one of its projects.
import type { PaperItem } from "#ledger/paper/paperItems.ts";
import { paperList, publicAddress } from "#ledger/paper/paperItems.ts";
import type { Project } from "#ledger/project.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { flowRows, totalHeight, type FlowRow } from "./flow.ts";
import { legend, RULE, SOFT } from "./furniture.ts";
import type { PaperPage, PrintJob } from "./job.ts";
import { factorOf, pageSize } from "./papers.ts";
import { boxToShow, foot, makePage, mapInto, sourceBlock, titleBand } from "./sheet.ts";
import { qrSide } from "./qr.ts";
import { box, mm, write, type Rect, type SvgNode } from "./svg.ts";
import { tableHead, tableRows, type TableLook } from "./table.ts";

/** Type of the table at factor 1, and how far it may grow to fill a sheet or shrink to keep it on one page. */
const TABLE_SIZE = 2.75;
const SIZES = [1.3, 1.2, 1.1, 1, 0.94, 0.88, 0.82, 0.78];

export function wallSheet(
  job: PrintJob,
  projects: readonly Project[],
  title: string,
  id: string,
  after: (width: number, size: number) => readonly FlowRow[] = () => [],
): PaperPage[] {
  // A table that needs more than two pages is not tried at every size.
  if (projects.length <= 200) {
    for (const share of SIZES) {
      const made = tryWall(job, projects, title, id, share, after);
      if (made.length === 1) return made;
    }
  }
  return tryWall(job, projects, title, id, 1, after);
}

function tryWall(
  job: PrintJob,
  projects: readonly Project[],
  title: string,
  id: string,
  share: number,
  after: (width: number, size: number) => readonly FlowRow[],
): PaperPage[] {
  const factor = factorOf(job.page.paper);
  const { width, height } = pageSize(job.page);
  const isWide = job.page.orientation === "landscape";
  const margin = Math.max(8, 9 * factor);
  const inner: Rect = {
    x: margin,
    y: margin,
    width: width - 2 * margin,
    height: height - 2 * margin,
  };
  const gap = 5 * factor;
  const list = paperList(projects, job.ledger);
  const size = TABLE_SIZE * factor * share;
  const hasMap = list.placed > 0;

  const columnWidth = isWide
    ? hasMap
      ? inner.width * 0.42
      : (inner.width - gap) / 2
    : (inner.width - gap) / 2;
  const addressOf = ({ project }: PaperItem): string | null => publicAddress(job.ledger, project);
  const look: TableLook = {
    width: columnWidth,
    size,
    stickers: job.stickers,
    qr: codeSide(job, list.items.map(addressOf)),
    addressOf,
    outside: new Set(),
  };

  const footHeight = 5.2 * factor;
  const top = titleBand(job, inner, factor, title, "　").height + inner.y;
  const bottom = inner.y + inner.height - footHeight;
  const leftWidth = isWide && hasMap ? inner.width - columnWidth - gap : inner.width;
  const key = hasMap ? legend(inner.x, 0, leftWidth, factor, projects).height + 3 * factor : 0;
  const sources = sourceBlock(job, projects, inner.x, 0, leftWidth, factor).height + 2 * factor;
  const rowsOf = (outside: ReadonlySet<string>): FlowRow[] => [
    ...tableRows(list.groups, { ...look, outside }),
    ...after(columnWidth, size),
  ];
  const head = tableHead(look);

  // Upright pages give the table what it needs, at most half; the map takes the rest.
  const tableNeeds = isWide
    ? 0
    : Math.min(
        (bottom - top) * (hasMap ? 0.5 : 1),
        (totalHeight(rowsOf(new Set())) / 2 + head.height + size * 4) * 1.06,
      );
  const mapRect: Rect = {
    x: inner.x,
    y: top,
    width: leftWidth,
    height: Math.max(20, bottom - top - key - sources - (isWide ? 0 : tableNeeds + gap)),
  };
  const map = hasMap
    ? mapInto(mapRect, job, list.items, boxToShow(projects, job), factor, id)
    : null;
  const outside = map?.outside ?? new Set<string>();

  const tableTop = isWide || !hasMap ? top : mapRect.y + mapRect.height + key + gap;
  const tableBottom = isWide && hasMap ? bottom - 1.5 * factor : bottom - sources - 1.5 * factor;
  const tableLeft = isWide && hasMap ? inner.x + leftWidth + gap : inner.x;
  const columns = (page: number): Rect[] => {
    const from = page === 0 ? tableTop : top;
    const count = isWide && hasMap && page === 0 ? 1 : 2;
    const left = page === 0 ? tableLeft : inner.x;
    return Array.from({ length: count }, (_, i) => ({
      x: left + i * (columnWidth + gap),
      y: from,
      width: columnWidth,
      height: (page === 0 ? tableBottom : bottom) - from,
    }));
  };
  const flowed = flowRows(rowsOf(outside), head, columns);

  const sums = say.sums({
    all: projects.length,
    shown: list.placed - outside.size,
    outside: outside.size,
    unplaced: list.unplaced,
  });
  return flowed.pages.map((rows, page) => {
    const first = page === 0;
    const name = first ? title : say.continued(title);
    const nodes: SvgNode[] = [...titleBand(job, inner, factor, name, sums).nodes];
    if (first && map)
      nodes.push(
        ...map.nodes,
        ...legend(inner.x, mapRect.y + mapRect.height + 2.5 * factor, leftWidth, factor, projects)
          .nodes,
      );
    if (first)
      nodes.push(
        ...sourceBlock(job, projects, inner.x, bottom - sources + 1.2 * factor, leftWidth, factor)
          .nodes,
      );
    nodes.push(...rows);
    if (page === flowed.pages.length - 1 && job.stickers)
      nodes.push(...stickerGrid(flowed.end, factor));
    nodes.push(
      ...foot(
        job,
        { ...inner, y: bottom },
        factor,
        first ? (map?.projection ?? null) : null,
        say.pageOf(page + 1, flowed.pages.length),
      ).nodes,
    );
    return makePage(job, name, first ? (map?.scale ?? null) : null, nodes);
  });
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
