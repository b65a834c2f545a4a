// The sketch as lines above the map: what is drawn, what the next click would add, where it has snapped and where it crosses itself.
import type { Problem } from "#map/sketch/problems.ts";
import { activePath, type Sketch } from "#map/sketch/sketch.ts";
import type { Pixel, Projection } from "./projection.ts";

/** Path data; what lies within a pixel of the last point is left out. */
function toData(pixels: readonly Pixel[], closed: boolean): string {
  if (pixels.length < 2) return "";
  const last = pixels.at(-1)!;
  let [x, y] = pixels[0]!;
  let data = `M${x.toFixed(1)} ${y.toFixed(1)}`;
  for (const pixel of pixels) {
    if (pixel !== last && Math.abs(pixel[0] - x) < 1 && Math.abs(pixel[1] - y) < 1) continue;
    [x, y] = pixel;
    data += `L${x.toFixed(1)} ${y.toFixed(1)}`;
  }
  return closed ? `${data}Z` : data;
}

export function Shapes({
  sketch,
  problems,
  projection: { toPixel, pixelsOf },
}: {
  sketch: Sketch;
  problems: readonly Problem[];
  projection: Projection;
}) {
  const { kind, parts, drawing, cursor, snapped, held } = sketch;
  const path = activePath(sketch);
  const area = kind === "area";
  const pointer = cursor ? toPixel(cursor) : null;
  const active = pixelsOf(path);
  const ahead =
    drawing && pointer && !held && active.length > 0 && kind !== "point"
      ? [active.at(-1)!, pointer, ...(area && active.length > 1 ? [active[0]!] : [])]
      : [];
  const paths = parts.flat();
  const whole = paths
    .map((line) => toData(pixelsOf(line), area && (line !== path || !drawing)))
    .join("");
  // A closed area is filled as it is outlined; one being drawn, as the next click would leave it.
  const surface =
    area && drawing
      ? paths
          .map((ring) =>
            toData(
              ring === path && pointer && ahead.length > 0 ? [...active, pointer] : pixelsOf(ring),
              true,
            ),
          )
          .join("")
      : whole;
  return (
    <svg className="sketch-lines" aria-hidden="true">
      {area && <path className="sketch-fill" d={surface} />}
      <path className="sketch-casing" d={whole} />
      <path className="sketch-line" d={whole} />
      {!drawing && paths.length > 1 && (
        <path className="sketch-line is-active" d={toData(active, area)} />
      )}
      <path className="sketch-casing is-ahead" d={toData(ahead, false)} />
      <path className="sketch-line is-ahead" d={toData(ahead, false)} />
      {kind === "point" &&
        paths.map((only, i) => only[0] && only !== path && <Dot key={i} at={toPixel(only[0])} />)}
      {problems.map(
        (problem) =>
          problem.problem === "crossing" && (
            <Ring key={problem.at.join()} at={toPixel(problem.at)} />
          ),
      )}
      {pointer && snapped && <SnapMark at={pointer} edge={snapped === "edge"} />}
    </svg>
  );
}

type At = { at: Pixel };

const Dot = ({ at: [x, y] }: At) => <circle className="sketch-dot" cx={x} cy={y} r="5" />;
const Ring = ({ at: [x, y] }: At) => <circle className="sketch-crossing" cx={x} cy={y} r="11" />;

/** A square on a vertex, a diamond on an edge. */
const SnapMark = ({ at: [x, y], edge }: At & { edge: boolean }) => (
  <rect
    className="sketch-snap"
    x={x - 7}
    y={y - 7}
    width="14"
    height="14"
    transform={edge ? `rotate(45 ${x} ${y})` : undefined}
  />
);
