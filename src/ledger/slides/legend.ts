// The strip under the map: the signs of the kinds that are on it, and a bar of a round length on the ground.
import { slides as say } from "#words/zh-CN/slides.ts";
import { kindIndex, KINDS, OTHER_KIND, shapeOf } from "../kinds.ts";
import { precisionLabel } from "../fields.ts";
import { PRECISIONS, type Precision, type Project } from "../project.ts";
import type { Box, Colour, MarkLook, SlideItem } from "./slide.ts";

const SIZE = 12,
  MARK = 0.19,
  EM = SIZE / 72;
const LOOKS: Readonly<Record<Precision, MarkLook>> = {
  surveyed: "solid",
  gazetteer: "light",
  village: "light",
  schematic: "hatched",
  none: "hollow",
};

/** The largest 1, 2 or 5 × 10ⁿ metres up to `most`. */
function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
}

/** `groundMetres` is what the width of `map` covers; null where unknown. The bar stands at the right end of the strip. */
export function scaleItems(
  strip: Box,
  map: Box,
  groundMetres: number | null,
  ink: Colour,
): { items: SlideItem[]; width: number } {
  const style = { size: SIZE, align: "right", anchor: "middle" } as const;
  if (groundMetres === null || !(groundMetres > 0) || !Number.isFinite(groundMetres)) {
    const width = 1.7;
    return {
      items: [
        {
          kind: "text",
          name: say.parts.scale,
          box: { ...strip, x: strip.x + strip.width - width, width },
          text: say.noScale,
          style,
        },
      ],
      width,
    };
  }
  const metres = roundLength((groundMetres / map.width) * 1.3);
  const length = (metres / groundMetres) * map.width;
  const text = metres >= 1000 ? say.kilometres(metres / 1000) : say.metres(metres);
  const label = 0.95;
  const right = strip.x + strip.width;
  const middle = strip.y + strip.height / 2;
  const bar = (x: number, y: number, width: number, height: number): SlideItem => ({
    kind: "bar",
    name: say.parts.scale,
    box: { x, y, width, height },
    colour: ink,
  });
  return {
    items: [
      bar(right - length, middle + 0.04, length, 0.025),
      bar(right - length, middle - 0.05, 0.02, 0.115),
      bar(right - 0.02, middle - 0.05, 0.02, 0.115),
      {
        kind: "text",
        name: say.parts.scale,
        box: { x: right - length - label - 0.08, y: strip.y, width: label, height: strip.height },
        text,
        style,
      },
    ],
    width: length + label + 0.2,
  };
}

/** Kinds and precisions of the located projects, in the order of the map's legend, as many as fit. `colours`: one per entry of KINDS, and last the one of 其他. */
export function legendItems(
  strip: Box,
  projects: readonly Project[],
  colours: readonly Colour[],
): SlideItem[] {
  const located = projects.filter(({ geometry }) => geometry !== null);
  const kinds = new Set(located.map(({ kind }) => kindIndex(kind)));
  const precisions = new Set(located.map(({ location }) => location.precision));
  const colour = (index: number): Colour => colours[index] ?? "#5f5f5f";
  const entries = [
    ...[...KINDS.keys(), OTHER_KIND]
      .filter((index) => kinds.has(index))
      .map((index) => ({
        label: KINDS[index]?.name ?? say.otherKind,
        shape: shapeOf(index),
        colour: colour(index),
        look: "solid" as MarkLook,
      })),
    ...PRECISIONS.filter((precision) => precisions.has(precision)).map((precision) => ({
      label: precisionLabel(precision),
      shape: "circle" as const,
      colour: "#4f5860",
      look: LOOKS[precision],
    })),
  ];
  if (entries.length === 0) return [];
  const items: SlideItem[] = [];
  const text = (label: string, x: number, width: number, bold = false) =>
    items.push({
      kind: "text",
      name: say.parts.legend,
      box: { x, y: strip.y, width, height: strip.height },
      text: label,
      style: { size: SIZE, anchor: "middle", bold },
    });
  let x = strip.x;
  text(say.legend, x, 3 * EM, true);
  x += 3 * EM;
  for (const [index, { label, ...mark }] of entries.entries()) {
    const width = (label.length + 0.6) * EM;
    const reserve = index < entries.length - 1 ? 5 * EM : 0;
    if (x + MARK + 0.06 + width + reserve > strip.x + strip.width) {
      text(say.more(entries.length - index), x, 5 * EM);
      break;
    }
    items.push({
      kind: "mark",
      name: say.parts.legend,
      box: { x, y: strip.y + (strip.height - MARK) / 2, width: MARK, height: MARK },
      ...mark,
    });
    text(label, x + MARK + 0.06, width);
    x += MARK + 0.06 + width;
  }
  return items;
}
