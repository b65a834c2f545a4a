// Which names fit, and where: a pure function, so that paper can place them just as the screen does.
import { Crowd, type Sides } from "./crowd.ts";

export type LabelKind =
  | "project"
  | "area"
  | "county"
  | "town"
  | "village"
  | "station"
  | "water"
  | "extent";

/** `lines` is the text as it is broken; `badge` a task number before it; `clear` the radius of the mark to keep free. */
export type Label = {
  key: string;
  /** The project's row; names of the base map have none. */
  row?: number;
  kind: LabelKind;
  lines: readonly string[];
  badge: string;
  at: readonly [lng: number, lat: number];
  /** Lower goes first. */
  rank: number;
  clear: number;
};

export type Placed = {
  label: Label;
  /** Offset of the text box from the anchor, pixels. */ dx: number;
  dy: number;
  width: number;
  height: number;
};

export type Measure = (label: Label) => { width: number; height: number };
export type Project = (at: readonly [number, number]) => readonly [x: number, y: number];

const MARGIN = 3;
/** About the height of a name in two lines. */
const CELL = 40;

/** Greedy placement by rank: right of the mark, left, below, above; small areas below or above; large areas and water names in the middle. */
export function placeLabels(
  labels: readonly Label[],
  project: Project,
  measure: Measure,
  size: readonly [width: number, height: number],
  most = 160,
): Placed[] {
  const taken = new Crowd(CELL);
  const placed: Placed[] = [];
  const points = labels.map((label) => project(label.at));
  labels.forEach(({ clear, kind }, index) => {
    if ((kind === "project" || kind === "area") && clear > 2)
      taken.add(around(points[index]!, clear - 2));
  });
  const order = labels.map((_, index) => index).sort((a, b) => labels[a]!.rank - labels[b]!.rank);
  for (const index of order) {
    if (placed.length >= most) break;
    const label = labels[index]!;
    const [x, y] = points[index]!;
    if (x < -40 || y < -20 || x > size[0] + 40 || y > size[1] + 20) continue;
    const box = measure(label);
    const places = offsets(label, box).map(([dx, dy]) => ({
      dx,
      dy,
      rect: [
        x + dx - MARGIN,
        y + dy - MARGIN,
        x + dx + box.width + MARGIN,
        y + dy + box.height + MARGIN,
      ] as Sides,
    }));
    const free = places.filter(({ rect }) => !taken.meets(rect));
    // A name that is cut off by the edge is better than none, but not than one at the mark's other side.
    const best =
      free.find(
        ({ rect }) => rect[0] >= 0 && rect[1] >= 0 && rect[2] <= size[0] && rect[3] <= size[1],
      ) ?? free[0];
    if (!best) continue;
    taken.add(best.rect);
    placed.push({ label, dx: best.dx, dy: best.dy, ...box });
  }
  return placed;
}

const around = ([x, y]: readonly [number, number], radius: number): Sides => [
  x - radius,
  y - radius,
  x + radius,
  y + radius,
];

function offsets(
  { kind, clear }: Label,
  { width, height }: { width: number; height: number },
): [number, number][] {
  const middle: [number, number] = [-width / 2, -height / 2];
  if (kind === "county" || kind === "water") return [middle];
  const gap = clear + 2;
  const below: [number, number][] = [
    [-width / 2, gap],
    [-width / 2, -gap - height],
  ];
  const beside: [number, number][] = [
    [gap, -height / 2],
    [-gap - width, -height / 2],
  ];
  if (kind === "extent") return below;
  if (kind === "area") return clear > 0 ? [...below, ...beside] : [middle];
  return [...beside, ...below];
}

/** Breaks a name into lines of at most `most` characters, of even length, never starting with closing punctuation. */
export function breakName(name: string, most = 11): string[] {
  const chars = [...name];
  const rows = Math.ceil(chars.length / most);
  if (rows <= 1) return [name];
  const each = Math.ceil(chars.length / rows);
  const lines: string[] = [];
  for (let from = 0; from < chars.length;) {
    let to = Math.min(chars.length, from + each);
    while (to < chars.length && "、，。）)”》】".includes(chars[to]!)) to++;
    lines.push(chars.slice(from, to).join(""));
    from = to;
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]!.slice(0, -1)}…`] : lines;
}
