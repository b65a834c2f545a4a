// Builds clean rings from a heap of border segments: split where they meet, keep what parts inside from outside, walk round each piece.
import { eachNearPair, isInside, properCrossing, type Segment } from "./crossings.ts";
import { groupRings } from "./rings.ts";

type Point = readonly [number, number];
/** `west` and `east`: whether the area lies there; `owners`: how often each polygon's border runs here. */
type Edge = { a: Point; b: Point; owners: Map<number, number> };

const MOST_MEETINGS = 200_000;
const key = (x: number, y: number): string => `${x} ${y}`;

/** Segments have whole coordinates; `ring` names the polygon that owns one. Polygons as closed rings, outer first and counter-clockwise; null when there are too many crossings to follow. */
export function rebuildArea(segments: readonly Segment[]): Point[][][] | null {
  const edges = splitAll(segments);
  return edges && groupRings(walkRings(borderOf(edges)));
}

function splitAll(segments: readonly Segment[]): Edge[] | null {
  const cuts = new Map<Segment, Point[]>();
  let meetings = 0;
  const cut = (segment: Segment, x: number, y: number): void => {
    meetings++;
    const list = cuts.get(segment);
    if (list) list.push([x, y]);
    else cuts.set(segment, [[x, y]]);
  };
  eachNearPair(segments, (a, b) => {
    const proper = properCrossing(a, b);
    if (proper) {
      const [x, y] = [Math.round(proper[0]), Math.round(proper[1])];
      cut(a, x, y);
      cut(b, x, y);
    } else
      for (const [one, two] of [
        [a, b],
        [b, a],
      ] as const) {
        if (isInside(one, two.ax, two.ay)) cut(one, two.ax, two.ay);
        if (isInside(one, two.bx, two.by)) cut(one, two.bx, two.by);
      }
    return meetings < MOST_MEETINGS;
  });
  if (meetings >= MOST_MEETINGS) return null;
  const edges = new Map<string, Edge>();
  for (const segment of segments) {
    const along = ([x, y]: Point): number =>
      (x - segment.ax) * (segment.bx - segment.ax) + (y - segment.ay) * (segment.by - segment.ay);
    const stops: Point[] = [
      [segment.ax, segment.ay],
      ...(cuts.get(segment) ?? []).sort((p, q) => along(p) - along(q)),
      [segment.bx, segment.by],
    ];
    for (let i = 1; i < stops.length; i++) addEdge(edges, stops[i - 1]!, stops[i]!, segment.ring);
  }
  return [...edges.values()];
}

function addEdge(edges: Map<string, Edge>, from: Point, to: Point, owner: number): void {
  if (from[0] === to[0] && from[1] === to[1]) return;
  const [a, b] =
    from[1] < to[1] || (from[1] === to[1] && from[0] < to[0]) ? [from, to] : [to, from];
  const name = `${key(...a)} ${key(...b)}`;
  const edge = edges.get(name) ?? { a, b, owners: new Map<number, number>() };
  edges.set(name, edge);
  edge.owners.set(owner, (edge.owners.get(owner) ?? 0) + 1);
}

/** The edges between inside and outside, directed so that the area lies on their left. */
function borderOf(edges: readonly Edge[]): (readonly [Point, Point])[] {
  const bands = bandsOf(edges);
  return edges.flatMap(({ a, b, owners }, index) => {
    const level = a[1] === b[1];
    // West of an edge that rises; below one that lies level.
    const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const inside = new Set<number>();
    const flip = (owner: number, times: number): void => {
      if (times % 2 === 1 && !inside.delete(owner)) inside.add(owner);
    };
    for (const other of bands.near(level ? x : y, level)) {
      if (other === index) continue;
      const { a: p, b: q, owners: theirs } = edges[other]!;
      const [low, high, at, sideways] = level ? [p[0], q[0], x, y] : [p[1], q[1], y, x];
      if (low > at === high > at) continue;
      const share = (at - low) / (high - low);
      const there = level ? p[1] + share * (q[1] - p[1]) : p[0] + share * (q[0] - p[0]);
      if (there < sideways) for (const [owner, times] of theirs) flip(owner, times);
    }
    const here = inside.size > 0;
    for (const [owner, times] of owners) flip(owner, times);
    const beyond = inside.size > 0;
    if (here === beyond) return [];
    // a→b rises, or goes east: west is its left, below is its right.
    return [here === level ? ([b, a] as const) : ([a, b] as const)];
  });
}

/** Edges by strips of y (and of x, for level ones), so that a ray meets few of them. */
function bandsOf(edges: readonly Edge[]): {
  near: (at: number, level: boolean) => readonly number[];
} {
  const build = (axis: 0 | 1): ((at: number) => readonly number[]) => {
    let [least, most] = [Infinity, -Infinity];
    for (const { a, b } of edges)
      [least, most] = [Math.min(least, a[axis], b[axis]), Math.max(most, a[axis], b[axis])];
    const count = Math.max(1, Math.min(2000, Math.floor(Math.sqrt(edges.length) * 2)));
    const band = (value: number): number =>
      Math.min(count - 1, Math.max(0, Math.floor(((value - least) / (most - least || 1)) * count)));
    const bands: number[][] = Array.from({ length: count }, () => []);
    edges.forEach(({ a, b }, index) => {
      for (let i = band(Math.min(a[axis], b[axis])); i <= band(Math.max(a[axis], b[axis])); i++)
        bands[i]!.push(index);
    });
    return (at) => bands[band(at)]!;
  };
  const [byX, byY] = [build(0), build(1)];
  return { near: (at, level) => (level ? byX(at) : byY(at)) };
}

/** Follows directed edges, always turning to the sharpest left, and parts a ring that comes twice through one point. */
function walkRings(border: readonly (readonly [Point, Point])[]): Point[][] {
  const from = new Map<string, number[]>();
  border.forEach(([a], index) => {
    const list = from.get(key(...a));
    if (list) list.push(index);
    else from.set(key(...a), [index]);
  });
  const used = new Uint8Array(border.length);
  const rings: Point[][] = [];
  for (let start = 0; start < border.length; start++) {
    const path = new OpenPath();
    for (let edge = start; edge >= 0 && !used[edge];) {
      used[edge] = 1;
      const [a, b] = border[edge]!;
      const ring = path.step(a, b);
      if (ring) rings.push(ring);
      edge = nextEdge(a, b, from.get(key(...b)) ?? [], border, used);
    }
  }
  return rings.filter((ring) => ring.length > 3);
}

/** The points walked through that no ring has been closed with yet. */
class OpenPath {
  #points: Point[] = [];
  /** Point → its place in the path. */
  readonly #places = new Map<string, number>();

  /** Goes from `a` to `b`; where the path was at `b` before, the ring that closes there is taken out and returned. */
  step(a: Point, b: Point): Point[] | null {
    this.#places.set(key(...a), this.#points.length);
    this.#points.push(a);
    const back = this.#places.get(key(...b));
    if (back === undefined) return null;
    const loop = this.#points.slice(back);
    for (const [x, y] of loop) this.#places.delete(key(x, y));
    this.#points = this.#points.slice(0, back);
    return [...loop, b];
  }
}

/** The first unused edge clockwise from the way back. */
function nextEdge(
  a: Point,
  b: Point,
  choices: readonly number[],
  border: readonly (readonly [Point, Point])[],
  used: Uint8Array,
): number {
  const back = Math.atan2(a[1] - b[1], a[0] - b[0]);
  let [best, least] = [-1, Infinity];
  for (const index of choices) {
    if (used[index]) continue;
    const to = border[index]![1];
    const turned =
      (back - Math.atan2(to[1] - b[1], to[0] - b[0]) + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI;
    if (turned < least) [best, least] = [index, turned];
  }
  return best;
}
