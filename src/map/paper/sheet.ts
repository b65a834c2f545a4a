// What wall sheets, office sheets and handouts share: page, title band, map with its furniture, foot.
import { placesOf } from "#ledger/sites.ts";
import { atOnce, type Steps } from "#base/steps.ts";
import { uniteBoxes, type Box, type LngLat } from "#geo/lngLat.ts";
import { boxOf } from "#geo/geometry.ts";
import { circleAround } from "#geo/measure.ts";
import type { DensityPicture } from "#ledger/density/density.ts";
import { KIND_SIGNS, type Signs } from "#ledger/signs.ts";
import type { PaperItem } from "#ledger/paper/paperItems.ts";
import { placeSources } from "#ledger/paper/paperItems.ts";
import type { Project } from "#ledger/project.ts";
import { exampleNotices, isInternal } from "#ledger/town.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { words } from "#words/words.ts";
import {
  exampleStamp,
  northArrow,
  northRoom,
  RED,
  scaleBar,
  scaleBarRoom,
  smallPrint,
  SOFT,
  type Block,
} from "./furniture.ts";
import type { PaperPage, PrintJob } from "./job.ts";
import { fitToPaper, paperProjection, type PaperProjection } from "./paperProjection.ts";
import { pageSize } from "./papers.ts";
import { mapSteps, type PaperMap } from "./paperMap.ts";
import { PAPER_PALETTE as ink } from "./patterns.ts";
import { box, el, line, mm, write, type Rect, type SvgNode } from "./svg.ts";
import { shorten, textWidth, wrapText } from "./typeset.ts";

const FAMILY =
  '"Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC",sans-serif';

export function makePage(
  job: PrintJob,
  title: string,
  scale: number | null,
  nodes: readonly SvgNode[],
): PaperPage {
  const { width, height } = pageSize(job.page);
  const svg = el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: `${width}mm`,
      height: `${height}mm`,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": FAMILY,
      role: "img",
      "aria-label": title,
    },
    [box({ x: 0, y: 0, width, height }, { fill: ink.paper }), ...nodes],
  );
  return { svg, width, height, title, scale };
}

/** Title, a line below it, and at the right the notice that no sheet for internal use goes without. */
export function titleBand(
  job: PrintJob,
  rect: Rect,
  factor: number,
  title: string,
  below: string,
): Block {
  const { x, y, width } = rect;
  const { town } = job.ledger;
  const notices = [...exampleNotices(town), ...(isInternal(town) ? [words.map.notice] : [])];
  const notice = notices.length > 0 ? noticeBox(rect, factor, notices.join("　")) : null;
  const room = notice ? width - notice.width - 6 * factor : width;
  let size = 8.4 * factor;
  while (size > 5 * factor && textWidth(title, size) > room) size *= 0.94;
  const lines = wrapText(title, room, size, 2);
  const height = lines.length * size * 1.3;
  const small = 2.9 * factor;
  const belowLines = wrapText(below, width, small, 2);
  const end = height + 1.2 * factor + belowLines.length * small * 1.5;
  return {
    height: end + 2.4 * factor,
    nodes: [
      ...lines.map((text, i) =>
        write(x, y + (i + 0.5) * size * 1.3, text, { size, weight: 700, fill: ink.ink }),
      ),
      ...belowLines.map((text, i) =>
        write(x, y + height + 1.2 * factor + (i + 0.5) * small * 1.5, text, {
          size: small,
          fill: SOFT,
        }),
      ),
      ...(notice?.nodes ?? []),
      line(x, y + end + 0.4 * factor, x + width, y + end + 0.4 * factor, ink.accent, 0.5 * factor),
    ],
  };
}

function noticeBox(
  { x, y, width: all }: Rect,
  factor: number,
  text: string,
): { width: number; nodes: SvgNode[] } {
  const size = 3.1 * factor;
  const width = textWidth(text, size) + 5 * factor;
  return {
    width,
    nodes: [
      box(
        { x: x + all - width, y: y + 1.2 * factor, width, height: size * 2.1 },
        { fill: "none", stroke: RED, "stroke-width": mm(0.3 * factor), rx: mm(0.8 * factor) },
      ),
      write(x + all - width / 2, y + 1.2 * factor + size * 1.05, text, {
        size,
        weight: 700,
        fill: RED,
        anchor: "middle",
      }),
    ],
  };
}

/** 审图号 at the lower left, then who made it and when; at the right the page. */
export function foot(
  job: PrintJob,
  { x, y, width }: Rect,
  factor: number,
  projection: PaperProjection | null,
  page: string,
): Block {
  const size = 2.4 * factor;
  const meridian = projection ? Math.round(projection.meridian * 60) : 0;
  const parts = [
    words.map.approval(job.ledger.town.mapApproval),
    say.issuedBy(job.issuer || say.issuerBlank),
    say.madeOn(job.madeOn),
    ...(projection ? [say.projection(Math.floor(meridian / 60), meridian % 60)] : []),
  ];
  const text = shorten(parts.join("　"), width - textWidth(page, size) - 4 * factor, size);
  return {
    height: 5.2 * factor,
    nodes: [
      line(x, y + 0.4 * factor, x + width, y + 0.4 * factor, ink.ink, 0.15 * factor),
      write(x, y + 3 * factor, text, { size, fill: ink.ink }),
      write(x + width, y + 3 * factor, page, { size, fill: SOFT, anchor: "end" }),
    ],
  };
}

/** Where the places and the base map come from, and what the lines are not. */
export const sourceNotes = (job: PrintJob, projects: readonly Project[]): string[] => {
  const base = [...job.base.attributions, ...(job.tiles ? [job.tiles.attribution] : [])];
  return [
    `${say.sources}：${placeSources(projects).join("；")}`.replace(/：$/, ""),
    `${words.map.extentNote}。${base.length > 0 ? `${say.sourceBase}${base.join("；")}` : ""}`,
  ];
};

export const sourceBlock = (
  job: PrintJob,
  projects: readonly Project[],
  x: number,
  y: number,
  width: number,
  factor: number,
): Block => smallPrint(x, y, width, 2.1 * factor, sourceNotes(job, projects));

/**
 * What a map of these projects must hold: the town's sketched extent, and the places not absurdly far from it;
 * those are counted as outside. Without an extent, all places.
 */
export function boxToShow(projects: readonly Project[], job: PrintJob): Box {
  const extent = job.base.features
    .filter(({ properties }) => properties.role === "extent")
    .map(({ geometry }) => boxOf(geometry))
    .reduce<Box | null>(uniteBoxes, null);
  const boxes = projects.flatMap((project) => placesOf(project).map(boxOf));
  if (!extent) {
    const [lng, lat] = job.ledger.town.view.center;
    return (
      boxes.reduce<Box | null>(uniteBoxes, null) ?? [lng - 0.05, lat - 0.05, lng + 0.05, lat + 0.05]
    );
  }
  const [width, height] = [extent[2] - extent[0], extent[3] - extent[1]];
  const near: Box = [extent[0] - width, extent[1] - height, extent[2] + width, extent[3] + height];
  return boxes
    .filter(
      (one) => one[0] >= near[0] && one[1] >= near[1] && one[2] <= near[2] && one[3] <= near[3],
    )
    .reduce<Box>(uniteBoxes, extent);
}

/** One place with its surroundings: as far as the truth may lie, and never closer than 1:5 000. A scheme is shown in its town. */
export function boxAround(project: Project, at: LngLat, job: PrintJob): Box {
  const { accuracyMetres, precision } = project.location;
  const own = uniteBoxes(
    placesOf(project).map(boxOf).reduce<Box | null>(uniteBoxes, null),
    boxOf(circleAround(at, Math.max(250, Math.min(accuracyMetres ?? 0, 50_000)))),
  );
  return precision === "schematic" ? boxToShow([project], job) : own;
}

export type MapSheet = PaperMap & { projection: PaperProjection; scale: number };

/** What lies over the ground of a map besides its projects, and what their marks mean. */
export type MapOver = {
  signs?: Signs;
  ring?: { at: LngLat; metres: number; dashed: boolean };
  density?: DensityPicture | null;
};

export function* mapIntoSteps(
  rect: Rect,
  job: PrintJob,
  items: readonly PaperItem[],
  view: Box,
  factor: number,
  id: string,
  over: MapOver = {},
): Steps<MapSheet> {
  const fitted = fitToPaper(view, rect, 3 * factor);
  const scale = job.scale ?? Math.max(fitted.scale, 5000);
  const projection = paperProjection(fitted.centre, scale, rect);
  const map = yield* mapSteps({
    base: job.base,
    home: job.ledger.town.place,
    items,
    projection,
    factor,
    tiles: job.tiles,
    id,
    taken: [scaleBarRoom(rect, scale, factor), northRoom(rect, factor)],
    ...(over.ring ? { ring: over.ring } : {}),
    density: over.density ?? null,
    signs: over.signs ?? KIND_SIGNS,
  });
  return {
    ...map,
    projection,
    scale,
    nodes: [
      ...map.nodes,
      ...scaleBar(rect, scale, factor),
      ...northArrow(rect, factor),
      ...exampleStamp(rect, factor, job.ledger.town),
    ],
  };
}

export const mapInto = (...given: Parameters<typeof mapIntoSteps>): MapSheet =>
  atOnce(mapIntoSteps(...given));
