// The mark of each class, as path data in a 24-unit box: one drawing for map, legend, table and paper.
import type { Shape } from "#ledger/kinds.ts";
import type { Precision } from "#ledger/project.ts";

const polygon = (sides: number, radius: number, turn: number): string =>
  `${Array.from({ length: sides }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / sides;
    return `${i ? "L" : "M"}${(12 + radius * Math.sin(angle)).toFixed(2)} ${(12 - radius * Math.cos(angle)).toFixed(2)}`;
  }).join("")}Z`;

const star = `${Array.from({ length: 10 }, (_, i) => {
  const radius = i % 2 ? 4.6 : 9.6;
  const angle = (Math.PI * i) / 5;
  return `${i ? "L" : "M"}${(12 + radius * Math.sin(angle)).toFixed(2)} ${(12.6 - radius * Math.cos(angle)).toFixed(2)}`;
}).join("")}Z`;

export const MARK_PATHS: Readonly<Record<Shape, string>> = {
  circle: "M12 4A8 8 0 1 1 12 20A8 8 0 1 1 12 4Z",
  square: "M4.8 4.8H19.2V19.2H4.8Z",
  triangle: "M12 3.4L21 19H3Z",
  diamond: "M12 2.6L21.4 12L12 21.4L2.6 12Z",
  pentagon: polygon(5, 9.2, 0),
  hexagon: polygon(6, 9, Math.PI / 6),
  drop: "M12 2.6C15.8 7.4 19 10.8 19 14.6A7 7 0 1 1 5 14.6C5 10.8 8.2 7.4 12 2.6Z",
  star,
  cross: "M8.8 3.4H15.2V8.8H20.6V15.2H15.2V20.6H8.8V15.2H3.4V8.8H8.8Z",
  ring: "M12 4A8 8 0 1 1 12 20A8 8 0 1 1 12 4ZM12 8.4A3.6 3.6 0 1 0 12 15.6A3.6 3.6 0 1 0 12 8.4Z",
};

/** How a precision looks, apart from colour: full; a full edge with a core; hatched with a dashed edge; an empty outline. */
export const LOOKS = ["solid", "light", "hatched", "hollow"] as const;
export type Look = (typeof LOOKS)[number];

const LOOK_OF: Readonly<Record<Precision, Look>> = {
  surveyed: "solid",
  gazetteer: "light",
  village: "light",
  schematic: "hatched",
  none: "hollow",
};

export const lookOf = (precision: Precision): Look => LOOK_OF[precision];
