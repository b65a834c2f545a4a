// Where segments meet: pairs found by a sweep over boxes, and the point of meeting. Knows numbers only, no rings and no units.

/** A directed segment. `ring` and `at` tell neighbours; the caller gives them meaning. */
export type Segment = { ax: number; ay: number; bx: number; by: number; ring: number; at: number };
type Point = readonly [number, number];

/** Twice the signed area of a triangle: positive when c lies left of a→b. */
export const turn = (
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): number => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** Calls `visit` for every pair whose boxes overlap, until it answers false. */
export function eachNearPair(
  segments: readonly Segment[],
  visit: (a: Segment, b: Segment) => boolean,
): void {
  const low = (s: Segment): number => Math.min(s.ax, s.bx);
  const sorted = [...segments].sort((a, b) => low(a) - low(b));
  let active: Segment[] = [];
  for (const segment of sorted) {
    const from = low(segment);
    const [bottom, top] = [Math.min(segment.ay, segment.by), Math.max(segment.ay, segment.by)];
    let kept = 0;
    for (let i = 0; i < active.length; i++) {
      const other = active[i]!;
      if (Math.max(other.ax, other.bx) < from) continue;
      active[kept++] = other;
      if (
        Math.min(other.ay, other.by) <= top &&
        Math.max(other.ay, other.by) >= bottom &&
        !visit(other, segment)
      )
        return;
    }
    active.length = kept;
    active.push(segment);
  }
  active = [];
}

/** Where the insides of two segments cross, or null: touching ends and shared lines are no such crossing. */
export function properCrossing(a: Segment, b: Segment): Point | null {
  const [p, q] = [
    turn(a.ax, a.ay, a.bx, a.by, b.ax, b.ay),
    turn(a.ax, a.ay, a.bx, a.by, b.bx, b.by),
  ];
  if (!(p > 0 && q < 0) && !(p < 0 && q > 0)) return null;
  const [r, s] = [
    turn(b.ax, b.ay, b.bx, b.by, a.ax, a.ay),
    turn(b.ax, b.ay, b.bx, b.by, a.bx, a.by),
  ];
  if (!(r > 0 && s < 0) && !(r < 0 && s > 0)) return null;
  const share = r / (r - s);
  return [a.ax + share * (a.bx - a.ax), a.ay + share * (a.by - a.ay)];
}

/** Whether a point that is no end of the segment lies on it. */
export function isInside(s: Segment, x: number, y: number): boolean {
  if (turn(s.ax, s.ay, s.bx, s.by, x, y) !== 0) return false;
  const along = (x - s.ax) * (s.bx - s.ax) + (y - s.ay) * (s.by - s.ay);
  return along > 0 && along < (s.bx - s.ax) ** 2 + (s.by - s.ay) ** 2;
}
