// Colours of the map in both themes. Muted hues of even weight; shape and label carry the class, so grey print loses nothing.

export type Theme = "light" | "dark";

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
  rail: string;
  extent: string;
  place: string;
};

const LIGHT: Palette = {
  kinds: ["#8d5a14", "#7b3f94", "#474f5c", "#b0432f", "#4d7522", "#1a6c9c", "#a8336c", "#7a6410", "#9b1f26", "#5f5f5f"],
  paper: "#ffffff", ink: "#22282e", accent: "#0b5f66", land: "#f1efe9", home: "#fbfaf6", sea: "#d3e2ea", border: "#a59f92",
  water: "#7fb0cb", rail: "#8b8b8b", extent: "#0b5f66", place: "#5f665f",
};

const DARK: Palette = {
  kinds: ["#dfae6a", "#c99be0", "#b4bdcb", "#ec9382", "#a5cc77", "#7cc3ec", "#ec93bd", "#d5bf64", "#f08a8a", "#b5b5b5"],
  paper: "#15191d", ink: "#e6e9ec", accent: "#6cc3c8", land: "#1c2126", home: "#252b31", sea: "#10202b", border: "#586069",
  water: "#356a86", rail: "#7a8087", extent: "#6cc3c8", place: "#a6aeb5",
};

export const paletteOf = (theme: Theme): Palette => (theme === "dark" ? DARK : LIGHT);

/** "#rrggbb" → [r, g, b], each 0…1. */
export const toRgb = (hex: string): [number, number, number] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
