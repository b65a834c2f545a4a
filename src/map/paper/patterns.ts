// Fills that tell the classes apart without colour: each is hatched in its own way, so that a grey copy still reads.
// Drawn as lines under a clip: a pattern of SVG takes a browser seconds and megabytes in a PDF.
import { paletteOf } from "../palette.ts";
import { el, mm, type Rect, type SvgNode } from "./svg.ts";

export const PAPER_PALETTE = paletteOf("light");
export const kindColour = (kind: number): string => PAPER_PALETTE.kinds[kind]!;

/** Directions in degrees, distance and dashes in mm at factor 1; one for each class and one for 其他. */
const HATCHES: readonly { turns: readonly number[]; apart: number; dash?: readonly number[] }[] = [
  { turns: [45], apart: 1.7 },
  { turns: [-45], apart: 1.7 },
  { turns: [0], apart: 1.7 },
  { turns: [90], apart: 1.7 },
  { turns: [0, 90], apart: 2.4 },
  { turns: [45, -45], apart: 2.4 },
  { turns: [0], apart: 1.7, dash: [0.4, 1.6] },
  { turns: [0], apart: 1.5, dash: [2, 1.2] },
  { turns: [90], apart: 1.5, dash: [2, 1.2] },
  { turns: [45], apart: 1.5, dash: [1.6, 1.2] },
];
/** Closer lines than this many would be grey anyway. */
const MOST_LINES = 400;

/** Parallel lines across a rectangle, `turn` degrees from level. */
function hatchLines({ x, y, width, height }: Rect, turn: number, apart: number): string {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const [midX, midY] = [x + width / 2, y + height / 2];
  const reach = Math.hypot(width, height) / 2;
  const step = Math.max(apart, (2 * reach) / MOST_LINES);
  let d = "";
  for (let away = -Math.floor(reach / step) * step; away <= reach; away += step) {
    const [cx, cy] = [midX - sin * away, midY + cos * away];
    d += `M${mm(cx - cos * reach)} ${mm(cy - sin * reach)}L${mm(cx + cos * reach)} ${mm(cy + sin * reach)}`;
  }
  return d;
}

/** The rectangle around path data that has only absolute M and L. */
function boundsOf(d: string): Rect {
  const numbers = (d.match(/-?[\d.]+/g) ?? []).map(Number);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    [left, right] = [Math.min(left, numbers[i]!), Math.max(right, numbers[i]!)];
    [top, bottom] = [Math.min(top, numbers[i + 1]!), Math.max(bottom, numbers[i + 1]!)];
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

/** An area filled in the way of its class; `id` is unique on the page. The edge is the caller's. */
export function hatchedArea(d: string, kind: number, factor: number, id: string): SvgNode {
  const { turns, apart, dash } = HATCHES[kind]!;
  const bounds = boundsOf(d);
  return el("g", {}, [
    el("clipPath", { id }, [el("path", { d, "clip-rule": "evenodd" })]),
    el("path", { d, "fill-rule": "evenodd", fill: kindColour(kind), "fill-opacity": 0.1 }),
    el("path", {
      d: turns.map((turn) => hatchLines(bounds, turn, apart * factor)).join(""),
      "clip-path": `url(#${id})`,
      stroke: kindColour(kind),
      "stroke-width": mm(0.24 * factor),
      fill: "none",
      ...(dash ? { "stroke-dasharray": dash.map((part) => mm(part * factor)).join(" ") } : {}),
    }),
  ]);
}
