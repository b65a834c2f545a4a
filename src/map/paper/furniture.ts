// What stands on and beside a paper map: scale bar, north arrow, legend, notices. Each is drawn into the room it is given.
import { KINDS, kindIndex, OTHER_KIND } from "#ledger/kinds.ts";
import { PRECISIONS, type Project } from "#ledger/project.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { words } from "#words/words.ts";
import { lookOf } from "../marks.ts";
import { scaleBarFor, scaleText } from "./papers.ts";
import { paperMark } from "./paperMark.ts";
import { LINE_WIDTH } from "./paperMap.ts";
import { hatchedArea, kindColour, PAPER_PALETTE as ink } from "./patterns.ts";
import { box, el, line, mm, write, type Rect, type SvgNode } from "./svg.ts";
import { textWidth, wrapText } from "./typeset.ts";

export const SOFT = "#5a626a";
export const RULE = "#c9c6be";
export const RED = "#a3281d";

/** The panel at the lower left of the map. */
export const scaleBarRoom = (
  map: Rect,
  scale: number,
  factor: number,
): Rect & { metres: number; parts: number } => {
  const { metres, parts } = scaleBarFor(scale, Math.min(60 * factor, map.width * 0.3));
  const width = (metres * 1000) / scale + 13 * factor;
  return {
    x: map.x + 3 * factor,
    y: map.y + map.height - 14.5 * factor,
    width: Math.max(width, 44 * factor),
    height: 11.5 * factor,
    metres,
    parts,
  };
};

export function scaleBar(map: Rect, scale: number, factor: number): SvgNode[] {
  const room = scaleBarRoom(map, scale, factor);
  const [left, top, height] = [room.x + 3.5 * factor, room.y + 6 * factor, 1.3 * factor];
  const part = (room.metres * 1000) / scale / room.parts;
  const far = room.metres >= 1000;
  const size = 2.1 * factor;
  const nodes = [
    box(room, { fill: ink.paper, "fill-opacity": 0.9, rx: mm(0.8 * factor) }),
    write(left, room.y + 2.9 * factor, say.scaleSays(scaleText(scale)), {
      size: 2.9 * factor,
      weight: 700,
      fill: ink.ink,
    }),
  ];
  for (let i = 0; i < room.parts; i++)
    nodes.push(
      box(
        { x: left + i * part, y: top, width: part, height },
        { fill: i % 2 ? ink.paper : ink.ink, stroke: ink.ink, "stroke-width": mm(0.15 * factor) },
      ),
    );
  const unit = far ? say.kilometresUnit : say.metresUnit;
  const labels =
    room.parts === 5 ? [0, room.parts] : Array.from({ length: room.parts + 1 }, (_, i) => i);
  for (const i of labels) {
    const value = (room.metres * i) / room.parts / (far ? 1000 : 1);
    nodes.push(
      write(left + i * part, top + height + 2 * factor, String(mm(value)), {
        size,
        fill: ink.ink,
        anchor: "middle",
      }),
    );
  }
  nodes.push(
    write(left + room.parts * part + 2.6 * factor, top + height + 2 * factor, unit, {
      size,
      fill: ink.ink,
    }),
  );
  return nodes;
}

export const northRoom = (map: Rect, factor: number): Rect => ({
  x: map.x + map.width - 12 * factor,
  y: map.y + 3 * factor,
  width: 9 * factor,
  height: 16.5 * factor,
});

export function northArrow(map: Rect, factor: number): SvgNode[] {
  const { x, y, width } = northRoom(map, factor);
  const [mid, top, bottom] = [x + width / 2, y + 5.4 * factor, y + 15.5 * factor];
  const half = 2.7 * factor;
  const d = (side: 1 | -1): string =>
    `M${mm(mid)} ${mm(top)}L${mm(mid + side * half)} ${mm(bottom)}L${mm(mid)} ${mm(bottom - 2.4 * factor)}Z`;
  const stroke = {
    stroke: ink.ink,
    "stroke-width": mm(0.2 * factor),
    "stroke-linejoin": "round",
  } as const;
  return [
    box(northRoom(map, factor), { fill: ink.paper, "fill-opacity": 0.85, rx: mm(0.8 * factor) }),
    write(mid, y + 2.7 * factor, say.north, {
      size: 3 * factor,
      weight: 700,
      fill: ink.ink,
      anchor: "middle",
    }),
    el("path", { d: d(-1), fill: ink.ink, ...stroke }),
    el("path", { d: d(1), fill: ink.paper, ...stroke }),
  ];
}

export type Block = { nodes: SvgNode[]; height: number };

/** Three groups side by side where there is room, each in columns of its own. Only what is on the map is explained. */
export function legend(
  x: number,
  y: number,
  width: number,
  factor: number,
  projects: readonly Project[],
): Block {
  const placed = projects.filter(({ geometry }) => geometry !== null);
  const kinds = [...new Set(placed.map(({ kind }) => kindIndex(kind)))].sort((a, b) => a - b);
  const has = (kind: number, type: string): boolean =>
    placed.some(
      (project) => kindIndex(project.kind) === kind && project.geometry!.type.endsWith(type),
    );
  const precisions = PRECISIONS.filter((precision) =>
    placed.some(({ location }) => location.precision === precision),
  );
  const [size, rowHeight] = [2.5 * factor, 4.7 * factor];
  type Entry = { sign: number; draw: (x: number, y: number) => SvgNode[]; text: string };
  const kindEntry = (kind: number): Entry => {
    const [lines, areas] = [has(kind, "LineString"), has(kind, "Polygon")];
    return {
      sign: (5 + (lines ? 7 : 0) + (areas ? 7 : 0)) * factor,
      text: KINDS[kind]?.name ?? (kind === OTHER_KIND ? words.map.otherKind : ""),
      draw: (left, middle) => [
        paperMark(left + 2.2 * factor, middle, 4 * factor, kind, "solid"),
        ...(lines
          ? [
              line(
                left + 5 * factor,
                middle,
                left + 11 * factor,
                middle,
                kindColour(kind),
                LINE_WIDTH * factor,
              ),
            ]
          : []),
        ...(areas
          ? [
              swatch(
                {
                  x: left + (lines ? 12 : 5) * factor,
                  y: middle - 1.7 * factor,
                  width: 6 * factor,
                  height: 3.4 * factor,
                },
                kind,
                factor,
              ),
            ]
          : []),
      ],
    };
  };
  const precisionEntry = (precision: (typeof PRECISIONS)[number]): Entry => ({
    sign: 5 * factor,
    text:
      precision === "none"
        ? words.desk.precision.none
        : `${words.desk.precision[precision]}：${say.precisionHelp[precision]}`,
    draw: (left, middle) => [
      paperMark(left + 2.2 * factor, middle, 4 * factor, 8, lookOf(precision)),
    ],
  });
  const stroke = (d: string, colour: string, thick: number, dash = ""): SvgNode =>
    el("path", {
      d,
      stroke: colour,
      "stroke-width": mm(thick * factor),
      fill: "none",
      ...(dash === ""
        ? {}
        : {
            "stroke-dasharray": dash
              .split(" ")
              .map((part) => mm(Number(part) * factor))
              .join(" "),
          }),
    });
  const baseEntry = (
    text: string,
    colour: string,
    thick: number,
    dash = "",
    over?: string,
  ): Entry => ({
    sign: 9 * factor,
    text,
    draw: (left, middle) => {
      const d = `M${mm(left)} ${mm(middle)}h${mm(8 * factor)}`;
      return [
        stroke(d, colour, thick, dash),
        ...(over === undefined ? [] : [stroke(d, ink.paper, 0.45, over)]),
      ];
    },
  });
  const rows = words.map.legendRows;
  const groups: { title: string; entries: Entry[] }[] = [
    { title: say.legend.kinds, entries: kinds.map(kindEntry) },
    { title: say.legend.precision, entries: precisions.map(precisionEntry) },
    {
      title: say.legend.base,
      entries: [
        baseEntry(rows.extent, ink.extent, 0.4, "2 1.2"),
        baseEntry(rows.border, ink.border, 0.3, "3 0.8 0.6 0.8"),
        baseEntry(rows.river, ink.water, 0.75),
        baseEntry(rows.railway, ink.rail, 0.75, "", "2.4 2.4"),
      ],
    },
  ];
  const nodes: SvgNode[] = [];
  let [left, top, lowest] = [x, y, y];
  for (const { title, entries } of groups.filter((group) => group.entries.length > 0)) {
    const each =
      Math.max(...entries.map(({ sign, text }) => sign + textWidth(text, size))) + 4 * factor;
    const deep = Math.max(
      1,
      Math.ceil(entries.length / Math.max(1, Math.ceil(entries.length / 4))),
    );
    const columns = Math.ceil(entries.length / deep);
    if (left > x && left + columns * each > x + width) [left, top] = [x, lowest + 2 * factor];
    nodes.push(write(left, top + 2 * factor, title, { size, weight: 700, fill: ink.ink }));
    entries.forEach((entry, index) => {
      const [column, row] = [Math.floor(index / deep), index % deep];
      const [at, middle] = [left + column * each, top + 4.6 * factor + (row + 0.5) * rowHeight];
      nodes.push(
        ...entry.draw(at, middle),
        write(at + entry.sign + 0.8 * factor, middle, entry.text, { size, fill: ink.ink }),
      );
    });
    lowest = Math.max(lowest, top + 4.6 * factor + Math.min(deep, entries.length) * rowHeight);
    left += columns * each + 3 * factor;
  }
  return { nodes, height: lowest - y };
}

function swatch({ x, y, width, height }: Rect, kind: number, factor: number): SvgNode {
  const d = `M${mm(x)} ${mm(y)}L${mm(x + width)} ${mm(y)}L${mm(x + width)} ${mm(y + height)}L${mm(x)} ${mm(y + height)}Z`;
  return el("g", {}, [
    hatchedArea(d, kind, factor, `legend-${kind}`),
    el("path", { d, fill: "none", stroke: kindColour(kind), "stroke-width": mm(0.3 * factor) }),
  ]);
}

/** Wrapped lines of small print. */
export function smallPrint(
  x: number,
  y: number,
  width: number,
  size: number,
  paragraphs: readonly string[],
  fill = SOFT,
): Block {
  const lines = paragraphs.flatMap((text) => wrapText(text, width, size));
  return {
    nodes: lines.map((text, index) =>
      write(x, y + (index + 0.5) * size * 1.5, text, { size, fill }),
    ),
    height: lines.length * size * 1.5,
  };
}
