// What stands on and beside a paper map: scale bar, north arrow, small print. Each is drawn into the room it is given.
import type { Town } from "#ledger/town.ts";
import { example } from "#words/zh-CN/example.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { scaleBarFor, scaleText } from "./papers.ts";
import { PAPER_PALETTE as ink } from "./patterns.ts";
import { box, el, mm, write, type Rect, type SvgNode } from "./svg.ts";
import { wrapText } from "./typeset.ts";

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

/** On the map itself, so that a picture that is cut out of its sheet says it too. */
export const exampleStamp = ({ x, y, width }: Rect, factor: number, town: Town): SvgNode[] =>
  town.isExample
    ? [
        write(x + width / 2, y + 6 * factor, example.mark, {
          size: 5 * factor,
          weight: 700,
          fill: RED,
          anchor: "middle",
          halo: "#ffffff",
        }),
      ]
    : [];
