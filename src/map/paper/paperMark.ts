// The mark of a class at a precision, in millimetres: the same paths and looks as on the screen.
import { shapeOf } from "#ledger/kinds.ts";
import { MARK_HATCHES } from "../markHatch.ts";
import { MARK_PATHS, type Look } from "../marks.ts";
import { kindColour, PAPER_PALETTE } from "./patterns.ts";
import { el, mm, type SvgNode } from "./svg.ts";

/** `size`: side of the box the mark stands in. */
export function paperMark(x: number, y: number, size: number, kind: number, look: Look): SvgNode {
  const form = shapeOf(kind);
  const d = MARK_PATHS[form];
  const colour = kindColour(kind);
  const fill = look === "solid" ? colour : PAPER_PALETTE.paper;
  const shape = { d, "fill-rule": "evenodd", "stroke-linejoin": "round" } as const;
  return el(
    "g",
    {
      transform: `translate(${mm(x - size / 2)} ${mm(y - size / 2)}) scale(${(size / 24).toFixed(5)})`,
    },
    [
      el("path", {
        ...shape,
        fill: PAPER_PALETTE.paper,
        stroke: PAPER_PALETTE.paper,
        "stroke-width": 5.5,
      }),
      el("path", { ...shape, fill, stroke: "none" }),
      ...(look === "hatched"
        ? [el("path", { d: MARK_HATCHES[form], stroke: colour, "stroke-width": 1.1, fill: "none" })]
        : []),
      el("path", {
        ...shape,
        fill: "none",
        stroke: colour,
        "stroke-width": 2,
        ...(look === "hatched" ? { "stroke-dasharray": "3.6 2.2" } : {}),
      }),
      ...(look === "light" ? [el("circle", { cx: 12, cy: 12.4, r: 3, fill: colour })] : []),
    ],
  );
}
