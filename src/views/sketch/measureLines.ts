// What a sketch measures, in lines of text; empty before there is anything to measure.
import { areaText, coordinatesText, lengthText } from "#geo/formatMeasure.ts";
import { measure } from "#map/sketch/problems.ts";
import type { Sketch } from "#map/sketch/sketch.ts";
import { sketch as say } from "#words/zh-CN/sketch.ts";

export function measureLines(sketch: Sketch): readonly string[] {
  const { metres, squareMetres, at } = measure(sketch);
  if (sketch.kind === "point") return at ? [coordinatesText(at)] : [];
  if (metres === 0) return [];
  return sketch.kind === "area" && squareMetres > 0 ? [say.measures.area(areaText(squareMetres)), say.measures.perimeter(lengthText(metres))] : [say.measures.length(lengthText(metres))];
}
