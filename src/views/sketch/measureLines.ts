// What a sketch measures, in lines of text; empty before there is anything to measure.
import { areaText, coordinatesText, lengthText } from "#geo/formatMeasure.ts";
import { foreseen, measure } from "#map/sketch/problems.ts";
import type { Sketch } from "#map/sketch/sketch.ts";
import { sketch as say } from "#words/zh-CN/sketch.ts";

export function measureLines(sketch: Sketch): readonly string[] {
  const { metres, squareMetres, at } = measure(sketch);
  if (sketch.kind === "point") return at ? [coordinatesText(at)] : [];
  if (metres === 0) return [];
  const closed =
    sketch.kind === "area" && foreseen(sketch).some((part) => part.some((path) => path.length > 2));
  if (!closed) return [say.measures.length(lengthText(metres))];
  return [
    ...(squareMetres > 0 ? [say.measures.area(areaText(squareMetres))] : []),
    say.measures.perimeter(lengthText(metres)),
  ];
}
