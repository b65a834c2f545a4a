// The 32-bit word that tells the painter how a thing looks: colour, look and width, each an index, and what it lacks
// of opacity.
import { KINDS } from "#ledger/kinds.ts";
import type { Palette } from "./palette.ts";

/** Colours in the order of the words' first byte: the kinds, 其他, then the names below. */
const EXTRA_COLOURS = [
  "accent",
  "home",
  "sea",
  "border",
  "water",
  "rail",
  "paper",
  "extent",
] as const;
export type ColourName = (typeof EXTRA_COLOURS)[number];

export const colourIndex = (name: ColourName): number =>
  KINDS.length + 1 + EXTRA_COLOURS.indexOf(name);
export const coloursOf = (palette: Palette): string[] => [
  ...palette.kinds,
  ...EXTRA_COLOURS.map((name) => palette[name]),
];
export const COLOUR_COUNT = KINDS.length + 1 + EXTRA_COLOURS.length;

/** How areas are filled and lines broken. The first four are the looks of marks.ts. */
export const FILLS = ["solid", "light", "hatched", "hollow", "opaque"] as const;
export type Fill = (typeof FILLS)[number];

/** Widths in CSS pixels, by the words' third byte. An edge bounds an area. */
export const WIDTHS = {
  line: 3.4,
  /** Of a project's sites; their marks are smaller too. */
  site: 2.4,
  edge: 1.5,
  hair: 1,
  thin: 1.6,
  river: 3,
  rail: 3,
  ties: 1.6,
  halo: 4.5,
  glow: 9,
  glowEdge: 4.5,
} as const;
export type WidthName = keyof typeof WIDTHS;
export const WIDTH_NAMES = Object.keys(WIDTHS) as WidthName[];

export const styleWord = (colour: number, fill: Fill, width: WidthName): number =>
  colour | (FILLS.indexOf(fill) << 8) | (WIDTH_NAMES.indexOf(width) << 16);

/** Marks of sites, as a share of a project's. */
export const SITE_MARK = 0.68;
export const SITE_WIDTH = WIDTH_NAMES.indexOf("site");

/** The word with an opacity of 0…1 in its last byte, as what is missing to 1. */
export const withOpacity = (word: number, opacity: number): number =>
  ((word & 0xffffff) | (Math.round((1 - opacity) * 255) << 24)) >>> 0;

const withWidth = (word: number, width: WidthName): number =>
  ((word & 0xff00ffff) | (WIDTH_NAMES.indexOf(width) << 16)) >>> 0;

/** The style of an area's edge, from the area's. */
export const edgeOf = (word: number): number =>
  withWidth(word, ((word >> 16) & 255) === WIDTH_NAMES.indexOf("glow") ? "glowEdge" : "edge");
