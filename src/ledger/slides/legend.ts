// The strip under the map: the signs of the kinds that are on it, and a bar of a round length on the ground.
import { isOnMap, precisionsOnMap } from "../sites.ts";
import type { Signs } from "../signs.ts";
import { desk } from "#words/zh-CN/desk.ts";
import { slides as say } from "#words/zh-CN/slides.ts";
import { shapeOf, type Shape } from "../kinds.ts";
import { precisionLabel } from "../fields.ts";
import { isForWholeTown, type Precision, type Project } from "../project.ts";
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

type ScaleItems = { items: SlideItem[]; width: number };

const SCALE_STYLE = { size: SIZE, align: "right", anchor: "middle" } as const;

/** `groundMetres` is what the width of `map` covers; null where unknown. The bar stands at the right end of the strip. */
export function scaleItems(
  strip: Box,
  map: Box,
  groundMetres: number | null,
  ink: Colour,
): ScaleItems {
  return groundMetres !== null && groundMetres > 0 && Number.isFinite(groundMetres)
    ? scaleBar(strip, map, groundMetres, ink)
    : noScale(strip);
}

function noScale(strip: Box): ScaleItems {
  const width = 1.7;
  const box = { ...strip, x: strip.x + strip.width - width, width };
  const { scale: name } = say.parts;
  return { items: [{ kind: "text", name, box, text: say.noScale, style: SCALE_STYLE }], width };
}

function scaleBar(strip: Box, map: Box, groundMetres: number, ink: Colour): ScaleItems {
  const { scale: name } = say.parts;
  const metres = roundLength((groundMetres / map.width) * 1.3);
  const length = (metres / groundMetres) * map.width;
  const text = metres >= 1000 ? say.kilometres(metres / 1000) : say.metres(metres);
  const labelWidth = 0.95;
  const right = strip.x + strip.width;
  const middle = strip.y + strip.height / 2;
  const bar = (x: number, y: number, width: number, height: number): SlideItem => ({
    kind: "bar",
    name,
    box: { x, y, width, height },
    colour: ink,
  });
  const label = {
    x: right - length - labelWidth - 0.08,
    y: strip.y,
    width: labelWidth,
    height: strip.height,
  };
  return {
    items: [
      bar(right - length, middle + 0.04, length, 0.025),
      bar(right - length, middle - 0.05, 0.02, 0.115),
      bar(right - 0.02, middle - 0.05, 0.02, 0.115),
      { kind: "text", name, box: label, text, style: SCALE_STYLE },
    ],
    width: length + labelWidth + 0.2,
  };
}

type LegendEntry = { label: string; shape: Shape; colour: Colour; look: MarkLook };

/**
 * Marks and precisions of the located projects, in the order of the map's legend, as many as fit. `colours`: one per
 * entry of KINDS, and last the one of 其他.
 */
export function legendItems(
  strip: Box,
  projects: readonly Project[],
  signs: Signs,
  colours: readonly Colour[],
): SlideItem[] {
  const located = projects.filter(isOnMap);
  const entries = [...markEntries(located, signs, colours), ...precisionEntries(located)];
  if (entries.length === 0) return [];
  let x = strip.x;
  const items: SlideItem[] = [legendText(strip, say.legend, x, 3 * EM, true)];
  x += 3 * EM;
  for (const [index, { label, ...mark }] of entries.entries()) {
    const width = (label.length + 0.6) * EM;
    const reserve = index < entries.length - 1 ? 5 * EM : 0;
    if (x + MARK + 0.06 + width + reserve > strip.x + strip.width) {
      items.push(legendText(strip, say.more(entries.length - index), x, 5 * EM));
      break;
    }
    const y = strip.y + (strip.height - MARK) / 2;
    const box = { x, y, width: MARK, height: MARK };
    items.push(
      { kind: "mark", name: say.parts.legend, box, ...mark },
      legendText(strip, label, x + MARK + 0.06, width),
    );
    x += MARK + 0.06 + width;
  }
  return items;
}

const markEntries = (
  located: readonly Project[],
  signs: Signs,
  colours: readonly Colour[],
): LegendEntry[] =>
  signs.among(located).map(({ slot, name }) => ({
    label: name,
    shape: shapeOf(slot),
    colour: colours[slot] ?? "#5f5f5f",
    look: "solid",
  }));

function precisionEntries(located: readonly Project[]): LegendEntry[] {
  const entry = (label: string, precision: Precision): LegendEntry => ({
    label,
    shape: "circle",
    colour: "#4f5860",
    look: LOOKS[precision],
  });
  return [
    ...precisionsOnMap(located).map((precision) => entry(precisionLabel(precision), precision)),
    ...(located.some(isForWholeTown) ? [entry(desk.wholeTown, "schematic")] : []),
  ];
}

const legendText = (
  strip: Box,
  label: string,
  x: number,
  width: number,
  bold = false,
): SlideItem => ({
  kind: "text",
  name: say.parts.legend,
  box: { x, y: strip.y, width, height: strip.height },
  text: label,
  style: { size: SIZE, anchor: "middle", bold },
});
