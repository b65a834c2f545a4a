// A slide as boxes on a page: editable text, native tables, drawn marks, pictures. Knows no projects and no file format.
import type { Shape } from "../kinds.ts";

/** Inches from the upper left corner of the slide. */
export type Box = { x: number; y: number; width: number; height: number };

/** "#rrggbb". */
export type Colour = string;

/** `size` in points. */
export type TextStyle = {
  size: number;
  bold?: boolean;
  colour?: Colour;
  align?: "left" | "center" | "right";
  anchor?: "top" | "middle" | "bottom";
};

/** How well a place is known, as the map draws it: full; a light core; hatched and dashed; an empty outline. */
export type MarkLook = "solid" | "light" | "hatched" | "hollow";

/** Column widths in inches; all rows have as many cells as `heads`. A `span` row is one text across the table. Heights are those the layout reckoned with. */
export type SlideTable = {
  heads: readonly string[];
  rows: readonly (readonly string[] | { span: string })[];
  widths: readonly number[];
  heights: readonly number[];
  size: number;
  /** The last row is the sum of those above. */ total?: boolean;
};

export type SlideItem =
  | { kind: "title"; box: Box; text: string; style: TextStyle }
  | { kind: "text"; name: string; box: Box; text: string; style: TextStyle }
  | { kind: "bar"; name: string; box: Box; colour: Colour }
  | { kind: "table"; name: string; box: Box; table: SlideTable }
  | { kind: "picture"; name: string; box: Box; png: Uint8Array; alt: string }
  | { kind: "mark"; name: string; box: Box; shape: Shape; colour: Colour; look: MarkLook };

export type Slide = { items: readonly SlideItem[]; /** For the presenter. */ notes: string };

/** Width and height in inches. */
export type Presentation = {
  title: string;
  width: number;
  height: number;
  slides: readonly Slide[];
};
