// A density on paper and on slides: the cells of ledger/density as vectors in millimetres, and their legend with the
// same numbers. A surface is drawn by its cells, for paper has no screen to shade.
import { cornersOf } from "#geo/hexGrid.ts";
import { valueOf } from "#ledger/density/cells.ts";
import { classOf } from "#ledger/density/classes.ts";
import type { DensityPicture } from "#ledger/density/density.ts";
import { density as say } from "#words/zh-CN/density.ts";
import { densityRamp, stepColour } from "../densityColours.ts";
import type { PaperProjection } from "./paperProjection.ts";
import { PAPER_PALETTE as ink } from "./patterns.ts";
import { box, el, mm, write, type Rect, type SvgNode } from "./svg.ts";
import { textWidth, wrapText } from "./typeset.ts";

const RAMP = densityRamp("light");
const SHARE = 0.96;
const OPACITY = 0.8;
const UNSTATED_OPACITY = 0.4;
/** Size of the type and height of a row at factor 1, mm. */
const SIZE = 2.5;
const ROW_HEIGHT = 4.7;
const PADDING = 1.6;

type Fill = { fill: string; "fill-opacity": number };

const fillOf = (picture: DensityPicture, index: number | null): Fill =>
  index === null
    ? { fill: RAMP.unstated, "fill-opacity": UNSTATED_OPACITY }
    : { fill: stepColour(RAMP, index, picture.classes.length), "fill-opacity": OPACITY };

/** The cells, one path a colour. What lies outside of the map is cut by the map's own frame. */
export function densityNodes(picture: DensityPicture, projection: PaperProjection): SvgNode[] {
  const { by } = picture.choice;
  const paths = new Map<number | null, string[]>();
  for (const cell of picture.cells) {
    const index = classOf(picture, valueOf(cell, by));
    const corners = cornersOf(picture.grid, cell, SHARE).map(projection.toPaper);
    const d = `M${corners.map(([x, y]) => `${mm(x)} ${mm(y)}`).join("L")}Z`;
    const same = paths.get(index);
    if (same) same.push(d);
    else paths.set(index, [d]);
  }
  return [...paths].map(([index, d]) => el("path", { d: d.join(""), ...fillOf(picture, index) }));
}

/** What the legend explains: a sign of the given width, drawn about the middle of its row, and its words. */
export type DensityEntry = {
  sign: number;
  draw: (x: number, y: number) => SvgNode[];
  text: string;
};

export function densityEntries(picture: DensityPicture, factor: number): DensityEntry[] {
  const { classes, unstatedClass, choice } = picture;
  const entry = (index: number | null, text: string): DensityEntry => ({
    sign: 5 * factor,
    draw: (left, middle) => [
      hexagon(left + 2.2 * factor, middle, 2 * factor, fillOf(picture, index)),
    ],
    text,
  });
  const { legend } = say;
  const of = say.of[choice.by];
  return [
    ...classes.map(({ from, to, cells, count }, index) =>
      entry(index, `${legend[choice.by](from, to)}（${legend.cells(cells, count, of)}）`),
    ),
    ...(unstatedClass.cells > 0
      ? [
          entry(
            null,
            `${legend.unstated}（${legend.cells(unstatedClass.cells, unstatedClass.count, of)}）`,
          ),
        ]
      : []),
  ];
}

function hexagon(x: number, y: number, radius: number, fill: Fill): SvgNode {
  const corners = [0, 1, 2, 3, 4, 5].map((corner) => {
    const angle = (corner * Math.PI) / 3;
    return `${mm(x + radius * Math.sin(angle))} ${mm(y - radius * Math.cos(angle))}`;
  });
  return el("path", { d: `M${corners.join("L")}Z`, ...fill });
}

export const densityTitle = ({ choice: { by, metres } }: DensityPicture): string =>
  say.paper.title(say.by[by], metres);

/** What stands in no cell, so that the sums are whole. */
export function densityNote(picture: DensityPicture): string {
  const { all, placed, wholeTown, unplaced, wan, stated, unstated, choice } = picture;
  return [
    say.sums.all(all, placed, say.of[choice.by]),
    ...(wholeTown + unplaced > 0 ? [say.sums.left(wholeTown, unplaced)] : []),
    ...(choice.by === "money" && placed > 0 ? [say.sums.money(wan, stated, unstated)] : []),
    ...(choice.form === "heat" ? [say.paper.heat] : []),
  ].join("");
}

/** A legend that stands in the map itself, for pictures without a margin; `bottom` is its lower edge. */
export function densityBox(
  picture: DensityPicture,
  left: number,
  bottom: number,
  factor: number,
): { rect: Rect; nodes: SvgNode[] } {
  const [size, row, pad] = [SIZE * factor, ROW_HEIGHT * factor, PADDING * factor];
  const entries = densityEntries(picture, factor);
  const title = densityTitle(picture);
  const inner = Math.max(
    textWidth(title, size),
    ...entries.map(({ sign, text }) => sign + textWidth(text, size) + 0.8 * factor),
  );
  const note = wrapText(densityNote(picture), inner, size * 0.9);
  const height = (entries.length + 1) * row + note.length * size * 1.35 + 2 * pad;
  const top = bottom - height;
  const face = { size, fill: ink.ink } as const;
  const line = (index: number): number => top + pad + (index + 0.5) * row;
  const rect = { x: left, y: top, width: inner + 2 * pad, height };
  const nodes = [
    box(rect, { fill: ink.paper, "fill-opacity": 0.92, rx: mm(0.8 * factor) }),
    write(left + pad, line(0), title, { ...face, weight: 700 }),
    ...entries.flatMap(({ sign, draw, text }, index) => [
      ...draw(left + pad, line(index + 1)),
      write(left + pad + sign + 0.8 * factor, line(index + 1), text, face),
    ]),
    ...note.map((text, index) =>
      write(
        left + pad,
        top + pad + (entries.length + 1) * row + (index + 0.6) * size * 1.35,
        text,
        { ...face, size: size * 0.9 },
      ),
    ),
  ];
  return { rect, nodes };
}
