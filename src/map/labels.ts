// Which names fit, and where: a pure function, so that paper can place them just as the screen does.
import { isForWholeTown, type Project } from "#ledger/project.ts";
import { words } from "#words/words.ts";
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
  /** Tries more places than others, and gives way to none that does not insist. */
  insists?: boolean;
};

export type Placed = {
  label: Label;
  /** Offset of the text box from the anchor, pixels. */ dx: number;
  dy: number;
  width: number;
  height: number;
};

export type Measure = (label: Label) => { width: number; height: number };
export type ToPixels = (at: readonly [number, number]) => readonly [x: number, y: number];

export type Placing = {
  most?: number;
  /** What lies upon the map: no name is placed below it. */
  covers?: readonly Sides[];
  /**
   * A name that the edge would cut is moved along the edge, or left out. Only what insists is cut rather than
   * left out.
   */
  whole?: boolean;
};

const MARGIN = 3;
/** About the height of a name in two lines. */
const CELL = 40;

/** What is taken on the map: by names, marks and covers; and the same without the marks of names that give way. */
type Taken = { all: Crowd; firm: Crowd };

/** Greedy placement by rank: right of the mark, left, below, above; small areas below or above; large areas and water names in the middle. */
export function placeLabels(
  labels: readonly Label[],
  project: ToPixels,
  measure: Measure,
  size: readonly [width: number, height: number],
  { most = 160, covers = [], whole = false }: Placing = {},
): Placed[] {
  const taken: Taken = { all: new Crowd(CELL), firm: new Crowd(CELL) };
  const placed: Placed[] = [];
  const points = labels.map((label) => project(label.at));
  const take = (sides: Sides, isFirm: boolean): void => {
    taken.all.add(sides);
    if (isFirm) taken.firm.add(sides);
  };
  for (const cover of covers) take(cover, true);
  labels.forEach(({ clear, kind, insists }, index) => {
    if ((kind === "project" || kind === "area") && clear > 2)
      take(around(points[index]!, clear - 2), insists === true);
  });
  const order = labels.map((_, index) => index).sort((a, b) => labels[a]!.rank - labels[b]!.rank);
  for (const index of order) {
    if (placed.length >= most) break;
    const label = labels[index]!;
    const [x, y] = points[index]!;
    if (x < -40 || y < -20 || x > size[0] + 40 || y > size[1] + 20) continue;
    const box = measure(label);
    const best = bestPlace(label, [x, y], box, { size, taken, whole });
    if (!best) continue;
    take(best.rect, true);
    placed.push({ label, dx: best.dx, dy: best.dy, ...box });
  }
  return placed;
}

type Place = { dx: number; dy: number; rect: Sides };
type Room = { size: readonly [width: number, height: number]; taken: Taken; whole: boolean };

/** The first free place. A name that is cut off by the edge is no better than one at the mark's other side. */
function bestPlace(
  label: Label,
  [x, y]: readonly [number, number],
  { width, height }: { width: number; height: number },
  { size, taken: { all, firm }, whole }: Room,
): Place | undefined {
  const placeAt = (dx: number, dy: number): Place => ({
    dx,
    dy,
    rect: [x + dx - MARGIN, y + dy - MARGIN, x + dx + width + MARGIN, y + dy + height + MARGIN],
  });
  const isWhole = ({ rect }: Place): boolean =>
    rect[0] >= 0 && rect[1] >= 0 && rect[2] <= size[0] && rect[3] <= size[1];
  const places = (label.insists ? moreOffsets : offsets)(label, { width, height }).map((offset) =>
    placeAt(...offset),
  );
  const free = places.filter(({ rect }) => !all.meets(rect));
  const found =
    free.find(isWhole) ??
    // Rather over the mark of a project whose name gives way than nowhere.
    (label.insists ? places.find((place) => isWhole(place) && !firm.meets(place.rect)) : undefined);
  if (found) return found;
  if (!whole) return free[0];
  const moved = places
    .map((place) => placeAt(...alongEdge(place, { width, height }, size)))
    .find((place) => isWhole(place) && !all.meets(place.rect));
  return moved ?? (label.insists ? free[0] : undefined);
}

/**
 * Moves a name back onto the map, but never over its own mark: one above or below the mark sideways, one
 * beside it up or down.
 */
function alongEdge(
  { dx, dy, rect }: Place,
  { width, height }: { width: number; height: number },
  size: readonly [width: number, height: number],
): [number, number] {
  const back = (from: number, to: number, most: number): number =>
    Math.max(0, -from) - Math.max(0, to - most);
  if (dx >= 0 || dx <= -width) return [dx, dy + back(rect[1], rect[3], size[1])];
  if (dy >= 0 || dy <= -height) return [dx + back(rect[0], rect[2], size[0]), dy];
  return [dx, dy];
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

/** The places of any name, then those beside the mark but higher or lower, or above and below it to one side. */
function moreOffsets(label: Label, box: { width: number; height: number }): [number, number][] {
  const { width, height } = box;
  const gap = label.clear + 2;
  const all = offsets({ ...label, kind: "project" }, box);
  const aside = [0, 1, 0.25, 0.75].flatMap((share): [number, number][] => [
    [gap, -share * height],
    [-gap - width, -share * height],
  ]);
  const across = [gap, -gap - height].flatMap((y): [number, number][] => [
    [0, y],
    [-width, y],
  ]);
  return [...offsets(label, box), ...all, ...aside, ...across];
}

/** A project's name as it stands on a map; what stands for the whole town says so below it. */
export const projectLines = (project: Project): string[] => [
  ...breakName(project.name),
  ...(isForWholeTown(project) ? [words.map.wholeTown] : []),
];

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
