// The legend of a paper map: the kinds, accuracies and lines that stand on it, and nothing else.
import { isOnMap, precisionsOnMap } from "#ledger/sites.ts";
import type { DensityPicture } from "#ledger/density/density.ts";
import { linesOf, type BaseLine, type BaseMap } from "#ledger/baseMap.ts";
import type { Sign, Signs } from "#ledger/signs.ts";
import { isForWholeTown, type Precision, type Project } from "#ledger/project.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { words } from "#words/words.ts";
import { lookOf } from "../marks.ts";
import { densityEntries, densityNote, densityTitle } from "./densityOnPaper.ts";
import type { Block } from "./furniture.ts";
import { paperMark } from "./paperMark.ts";
import { LINE_WIDTH } from "./paperMap.ts";
import { hatchedArea, kindColour, PAPER_PALETTE as ink } from "./patterns.ts";
import { el, line, mm, write, type Rect, type SvgNode } from "./svg.ts";
import { textWidth, wrapText } from "./typeset.ts";

/** Size of the type, height of a row and of a group's title at factor 1, mm. */
const SIZE = 2.5;
const ROW_HEIGHT = 4.7;
const TITLE_HEIGHT = 4.6;
const MOST_ROWS = 4;

/** A sign and what it means. `sign`: how wide the sign is, mm. */
type Entry = { sign: number; draw: (x: number, y: number) => SvgNode[]; text: string };
type Group = { title: string; entries: Entry[] };

/** What a legend explains. */
type LegendOf = {
  projects: readonly Project[];
  base: BaseMap;
  density: DensityPicture | null;
  signs: Signs;
};

/** Three groups side by side where there is room, each in columns of its own. Only what is on the map is explained. */
export function legend(x: number, y: number, width: number, factor: number, map: LegendOf): Block {
  const nodes: SvgNode[] = [];
  let [left, top, lowest] = [x, y, y];
  for (const group of groupsOf(map, factor)) {
    const columns = columnsOf(group, factor);
    if (left > x && left + columns.width > x + width) [left, top] = [x, lowest + 2 * factor];
    nodes.push(...groupNodes(group, columns, left, top, factor));
    lowest = Math.max(
      lowest,
      top + (TITLE_HEIGHT + Math.min(columns.rows, group.entries.length) * ROW_HEIGHT) * factor,
    );
    left += columns.width + 3 * factor;
  }
  const note = map.density ? noteBelow(densityNote(map.density), x, lowest, width, factor) : null;
  return { nodes: [...nodes, ...(note?.nodes ?? [])], height: lowest + (note?.height ?? 0) - y };
}

function noteBelow(text: string, x: number, y: number, width: number, factor: number): Block {
  const size = SIZE * factor;
  const lines = wrapText(text, width, size);
  return {
    nodes: lines.map((line, index) =>
      write(x, y + (index + 0.7) * size * 1.4, line, { size, fill: ink.ink }),
    ),
    height: (lines.length + 0.4) * size * 1.4,
  };
}

function groupsOf({ projects, base, density, signs }: LegendOf, factor: number): Group[] {
  const placed = projects.filter(isOnMap);
  const groups: Group[] = [
    {
      title: say.legend.marks(signs.title),
      entries: signs.among(placed).map((sign) => markEntry(sign, signs, placed, factor)),
    },
    {
      title: say.legend.precision,
      entries: [
        ...precisionsOnMap(placed).map((precision) => precisionEntry(precision, factor)),
        ...(placed.some(isForWholeTown) ? [wholeTownEntry(factor)] : []),
      ],
    },
    ...(density
      ? [{ title: densityTitle(density), entries: densityEntries(density, factor) }]
      : []),
    { title: say.legend.base, entries: baseEntries(base, factor) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

type Columns = { rows: number; each: number; width: number };

/** At most four columns are filled before a fifth row is begun. `each` is the width of one column. */
function columnsOf({ entries }: Group, factor: number): Columns {
  const widest = Math.max(
    ...entries.map(({ sign, text }) => sign + textWidth(text, SIZE * factor)),
  );
  const each = widest + 4 * factor;
  const rows = Math.max(
    1,
    Math.ceil(entries.length / Math.max(1, Math.ceil(entries.length / MOST_ROWS))),
  );
  return { rows, each, width: Math.ceil(entries.length / rows) * each };
}

function groupNodes(
  { title, entries }: Group,
  { rows, each }: Columns,
  left: number,
  top: number,
  factor: number,
): SvgNode[] {
  const face = { size: SIZE * factor, fill: ink.ink } as const;
  const [rowHeight, first] = [ROW_HEIGHT * factor, top + TITLE_HEIGHT * factor];
  return [
    write(left, top + 2 * factor, title, { ...face, weight: 700 }),
    ...entries.flatMap((entry, index) => {
      const [column, row] = [Math.floor(index / rows), index % rows];
      const [x, middle] = [left + column * each, first + (row + 0.5) * rowHeight];
      return [
        ...entry.draw(x, middle),
        write(x + entry.sign + 0.8 * factor, middle, entry.text, face),
      ];
    }),
  ];
}

/** A mark, and beside it its line and its area where the map shows such. */
function markEntry(
  { slot, name }: Sign,
  { slotOf }: Signs,
  placed: readonly Project[],
  factor: number,
): Entry {
  const has = (type: string): boolean =>
    placed.some((project) =>
      [null, ...project.sites].some(
        (site) => (site ?? project).geometry?.type.endsWith(type) && slotOf(project, site) === slot,
      ),
    );
  const [lines, areas] = [has("LineString"), has("Polygon")];
  const lineNode = (left: number, middle: number): SvgNode =>
    line(
      left + 5 * factor,
      middle,
      left + 11 * factor,
      middle,
      kindColour(slot),
      LINE_WIDTH * factor,
    );
  const areaNode = (left: number, middle: number): SvgNode => {
    const x = left + (lines ? 12 : 5) * factor;
    const y = middle - 1.7 * factor;
    return swatch({ x, y, width: 6 * factor, height: 3.4 * factor }, slot, factor);
  };
  return {
    sign: (5 + (lines ? 7 : 0) + (areas ? 7 : 0)) * factor,
    text: name,
    draw: (left, middle) => [
      paperMark(left + 2.2 * factor, middle, 4 * factor, slot, "solid"),
      ...(lines ? [lineNode(left, middle)] : []),
      ...(areas ? [areaNode(left, middle)] : []),
    ],
  };
}

const precisionEntry = (precision: Precision, factor: number): Entry => ({
  sign: 5 * factor,
  text:
    precision === "none"
      ? words.desk.precision.none
      : `${words.desk.precision[precision]}：${say.precisionHelp[precision]}`,
  draw: (left, middle) => [
    paperMark(left + 2.2 * factor, middle, 4 * factor, 8, lookOf(precision)),
  ],
});

/** The same sign as 示意; what it stands for is another. */
const wholeTownEntry = (factor: number): Entry => ({
  ...precisionEntry("schematic", factor),
  text: `${words.desk.wholeTown}：${say.wholeTownHelp}`,
});

/** A line of the base map in its colour; widths and dashes are in mm at factor 1. */
type LineSign = {
  colour: string;
  width: number;
  dash?: readonly number[];
  /** Dashes of paper white upon the line, as railways have them. */
  over?: readonly number[];
};

const names = words.map.legendRows;
const LINE_SIGNS: Readonly<Record<BaseLine, LineSign>> = {
  extent: { colour: ink.extent, width: 0.4, dash: [2, 1.2] },
  border: { colour: ink.border, width: 0.3, dash: [3, 0.8, 0.6, 0.8] },
  river: { colour: ink.water, width: 0.75 },
  railway: { colour: ink.rail, width: 0.75, over: [2.4, 2.4] },
};

const baseEntries = (base: BaseMap, factor: number): Entry[] =>
  linesOf(base).map((role) => ({
    sign: 9 * factor,
    text: names[role],
    draw: (left, middle) => {
      const { colour, width, dash = [], over } = LINE_SIGNS[role];
      const d = `M${mm(left)} ${mm(middle)}h${mm(8 * factor)}`;
      return [
        dashedLine(d, colour, width, dash, factor),
        ...(over === undefined ? [] : [dashedLine(d, ink.paper, 0.45, over, factor)]),
      ];
    },
  }));

const dashedLine = (
  d: string,
  colour: string,
  width: number,
  dash: readonly number[],
  factor: number,
): SvgNode =>
  el("path", {
    d,
    stroke: colour,
    "stroke-width": mm(width * factor),
    fill: "none",
    ...(dash.length === 0
      ? {}
      : { "stroke-dasharray": dash.map((part) => mm(part * factor)).join(" ") }),
  });

function swatch({ x, y, width, height }: Rect, kind: number, factor: number): SvgNode {
  const d = `M${mm(x)} ${mm(y)}L${mm(x + width)} ${mm(y)}L${mm(x + width)} ${mm(y + height)}L${mm(x)} ${mm(y + height)}Z`;
  return el("g", {}, [
    hatchedArea(d, kind, factor, `legend-${kind}`),
    el("path", { d, fill: "none", stroke: kindColour(kind), "stroke-width": mm(0.3 * factor) }),
  ]);
}
