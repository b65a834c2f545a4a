// Colours of the map: at the desk and on the wall, light and dark. Muted hues of even weight; shape and label carry the class, so grey print loses nothing.
import { standingOut } from "./contrast.ts";

export type Theme = "light" | "dark";
/** `room`: for a projector and the last row. */
export type Look = Theme | "light-room" | "dark-room";

export type Palette = {
  /** One colour per entry of KINDS, and last the one for 其他. */
  kinds: readonly string[];
  paper: string;
  ink: string;
  accent: string;
  land: string;
  home: string;
  sea: string;
  border: string;
  water: string;
  /** Names of waters. */
  river: string;
  rail: string;
  extent: string;
  place: string;
};

const LIGHT: Palette = {
  kinds: [
    "#8d5a14",
    "#7b3f94",
    "#474f5c",
    "#b0432f",
    "#4d7522",
    "#1a6c9c",
    "#a8336c",
    "#7a6410",
    "#9b1f26",
    "#5f5f5f",
  ],
  paper: "#ffffff",
  ink: "#22282e",
  accent: "#0b5f66",
  land: "#f1efe9",
  home: "#fbfaf6",
  sea: "#d3e2ea",
  border: "#a59f92",
  water: "#7fb0cb",
  river: "#35657f",
  rail: "#8b8b8b",
  extent: "#0b5f66",
  place: "#5f665f",
};

const DARK: Palette = {
  kinds: [
    "#dfae6a",
    "#c99be0",
    "#b4bdcb",
    "#ec9382",
    "#a5cc77",
    "#7cc3ec",
    "#ec93bd",
    "#d5bf64",
    "#f08a8a",
    "#b5b5b5",
  ],
  paper: "#15191d",
  ink: "#e6e9ec",
  accent: "#6cc3c8",
  land: "#1c2126",
  home: "#252b31",
  sea: "#10202b",
  border: "#586069",
  water: "#356a86",
  river: "#7fb0cb",
  rail: "#7a8087",
  extent: "#6cc3c8",
  place: "#a6aeb5",
};

/** Contrast on the wall, after a projector has mixed 30 % white into everything: of marks and names, and of the lines of the base map. */
const SIGN = 4.5;
const LINE = 3;

function forRoom(palette: Palette, grounds: Pick<Palette, "land" | "home" | "sea">): Palette {
  const { kinds, ink, accent, river, extent, place, paper, water, rail, border } = palette;
  const all = [paper, grounds.land, grounds.home];
  const sign = (colour: string): string => standingOut(colour, all, ink, SIGN);
  const line = (colour: string): string => standingOut(colour, all, ink, LINE);
  return {
    ...palette,
    ...grounds,
    kinds: kinds.map(sign),
    accent: sign(accent),
    extent: sign(extent),
    place: sign(place),
    river: standingOut(river, [...all, grounds.sea], ink, SIGN),
    water: line(water),
    rail: line(rail),
    border: line(border),
  };
}

const PALETTES: Readonly<Record<Look, Palette>> = {
  light: LIGHT,
  dark: DARK,
  "light-room": forRoom(LIGHT, { land: "#f7f6f2", home: "#fefdfb", sea: "#dfeaf0" }),
  "dark-room": forRoom(DARK, { land: "#171b1f", home: "#1c2126", sea: "#10202b" }),
};

export const paletteOf = (look: Look): Palette => PALETTES[look];

/** "#rrggbb" → [r, g, b], each 0…1. */
export const toRgb = (hex: string): [number, number, number] =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
