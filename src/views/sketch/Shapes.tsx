// The sketch as lines above the map: what is drawn, what the next click would add, where it has snapped and where it crosses itself.
import type { LngLat } from "#geo/lngLat.ts";
import type { Problem } from "#map/sketch/problems.ts";
import { activePath, type Sketch } from "#map/sketch/sketch.ts";

export type ToPixels = (at: LngLat) => readonly [x: number, y: number];

const toData = (path: readonly LngLat[], toPixels: ToPixels, closed: boolean): string =>
  path.length < 2 ? "" : `M${path.map((at) => toPixels(at).map((value) => value.toFixed(1)).join(" ")).join("L")}${closed ? "Z" : ""}`;

export function Shapes({ sketch, problems, toPixels }: { sketch: Sketch; problems: readonly Problem[]; toPixels: ToPixels }) {
  const { kind, parts, drawing, cursor, snapped, held } = sketch;
  const path = activePath(sketch);
  const area = kind === "area";
  const dataOf = (line: readonly LngLat[]): string => toData(line, toPixels, area && (line !== path || !drawing));
  const whole = parts.map((rings) => rings.map(dataOf).join("")).join("");
  const ahead = drawing && cursor && !held && path.length > 0 && kind !== "point" ? [path.at(-1)!, cursor, ...(area && path.length > 1 ? [path[0]!] : [])] : [];
  const surface = area ? parts.map((rings) => rings.map((ring) => toData(ring === path && ahead.length > 0 ? [...ring, cursor!] : ring, toPixels, true)).join("")).join("") : "";
  return (
    <svg className="sketch-lines" aria-hidden="true">
      {area && <path className="sketch-fill" d={surface} />}
      <path className="sketch-casing" d={whole} />
      <path className="sketch-line" d={whole} />
      {!drawing && parts.flat().length > 1 && <path className="sketch-line is-active" d={dataOf(path)} />}
      <path className="sketch-casing is-ahead" d={toData(ahead, toPixels, false)} />
      <path className="sketch-line is-ahead" d={toData(ahead, toPixels, false)} />
      {kind === "point" && parts.map(([only], i) => only?.[0] && only !== path && <Dot key={i} at={toPixels(only[0])} />)}
      {problems.map((problem) => problem.problem === "crossing" && <Ring key={problem.at.join()} at={toPixels(problem.at)} />)}
      {cursor && snapped && <SnapMark at={toPixels(cursor)} edge={snapped === "edge"} />}
    </svg>
  );
}

type At = { at: readonly [number, number] };

const Dot = ({ at: [x, y] }: At) => <circle className="sketch-dot" cx={x} cy={y} r="5" />;
const Ring = ({ at: [x, y] }: At) => <circle className="sketch-crossing" cx={x} cy={y} r="11" />;

/** A square on a vertex, a diamond on an edge. */
const SnapMark = ({ at: [x, y], edge }: At & { edge: boolean }) => <rect className="sketch-snap" x={x - 7} y={y - 7} width="14" height="14" transform={edge ? `rotate(45 ${x} ${y})` : undefined} />;
