// Names and small pieces that all parts of a .pptx share. Lengths are inches outside and EMU inside.
import { escapeXml } from "#base/xml.ts";
import type { Box, Colour } from "../slide.ts";

export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const SPACES = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;

/** The colours of slides: light, so that a projector does not wash them out. */
export const INK = "#22282e",
  ACCENT = "#0b5f66",
  PAPER = "#ffffff",
  BAND = "#eef3f3",
  RULE = "#b9c4c6";
export const FACE = "Microsoft YaHei";

export const emu = (inches: number): number => Math.round(inches * 914_400);

export const frame = ({ x, y, width, height }: Box, tag: "a" | "p" = "a"): string =>
  `<${tag}:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></${tag}:xfrm>`;

export const fill = (colour: Colour): string =>
  `<a:solidFill><a:srgbClr val="${colour.slice(1)}"/></a:solidFill>`;

/** An attribute's text: one line, nothing forbidden. */
export const inline = (text: string): string => escapeXml(text.replace(/\s+/g, " "));

export type Relation = { id: string; type: string; target: string };

export const relations = (list: readonly Relation[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${list.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
