// All marks on one canvas: a column per kind (and a last one for the halo), a row per look.
import { KINDS, OTHER_KIND, shapeOf } from "#ledger/kinds.ts";
import { LOOKS, MARK_PATHS, type Look } from "../marks.ts";
import type { Palette } from "../palette.ts";

export const ATLAS_COLUMNS = KINDS.length + 2;
/** The accent colour of style words stands for the halo among marks. */
const HALO_COLUMN = KINDS.length + 1;
export const ATLAS_ROWS = LOOKS.length;

/** Draws the atlas with cells of `cell` device pixels; each mark fills its cell but for a margin. */
export function drawAtlas(palette: Palette, cell: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = cell * ATLAS_COLUMNS;
  canvas.height = cell * ATLAS_ROWS;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  LOOKS.forEach((look, row) => {
    for (let kind = 0; kind <= OTHER_KIND; kind++)
      drawMark(pen, { kind, look, palette, x: kind * cell, y: row * cell, cell });
    drawHalo(pen, HALO_COLUMN * cell, row * cell, cell, palette.accent);
  });
  return canvas;
}

type MarkJob = { kind: number; look: Look; palette: Palette; x: number; y: number; cell: number };

function drawMark(
  pen: CanvasRenderingContext2D,
  { kind, look, palette, x, y, cell }: MarkJob,
): void {
  const path = new Path2D(MARK_PATHS[shapeOf(kind)]);
  const colour = palette.kinds[kind]!;
  pen.save();
  pen.translate(x, y);
  pen.scale(cell / 24, cell / 24);
  pen.translate(12, 12);
  pen.scale(0.84, 0.84);
  pen.translate(-12, -12);
  pen.lineJoin = "round";
  pen.strokeStyle = palette.paper;
  pen.lineWidth = 5;
  pen.stroke(path);
  pen.fillStyle = look === "solid" ? colour : palette.paper;
  pen.fill(path, "evenodd");
  if (look === "light" || look === "hatched") fillLook(pen, path, look, colour);
  pen.strokeStyle = colour;
  pen.lineWidth = look === "hatched" ? 2.2 : 2.6;
  if (look === "hatched") pen.setLineDash([3.6, 2.2]);
  pen.stroke(path);
  pen.restore();
}

function fillLook(pen: CanvasRenderingContext2D, path: Path2D, look: Look, colour: string): void {
  pen.save();
  pen.clip(path, "evenodd");
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  if (look === "light") {
    pen.beginPath();
    pen.arc(12, 12.4, 3.2, 0, 7);
    pen.fill();
  } else {
    pen.lineWidth = 1.1;
    pen.beginPath();
    for (let at = -24; at < 48; at += 4.6) {
      pen.moveTo(at, 24);
      pen.lineTo(at + 24, 0);
    }
    pen.stroke();
  }
  pen.restore();
}

function drawHalo(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  cell: number,
  colour: string,
): void {
  pen.beginPath();
  pen.arc(x + cell / 2, y + cell / 2, cell * 0.42, 0, 7);
  pen.lineWidth = cell * 0.09;
  pen.strokeStyle = colour;
  pen.stroke();
}
