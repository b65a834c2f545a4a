// Numbers and names on the paper map. Every placed project in sight gets its number, by a leader where it is crowded; names as far as they fit.
import { atOnce, type Steps } from "#base/steps.ts";
import { inBox, type LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { baseLabels } from "../baseLabels.ts";
import { Crowd, type Sides } from "../crowd.ts";
import { placeLabels, type Label, type LabelKind, type Placed } from "../labels.ts";
import type { PaperProjection } from "./paperProjection.ts";
import type { Rect } from "./svg.ts";
import { textWidth } from "./typeset.ts";

/** What the labels need of a project: its number and name, and where its mark stands. */
export type Numbered = {
  id: string;
  number: number;
  /** The name as it is broken. */ lines: readonly string[];
  at: LngLat;
  /** Half the size of the mark, mm. */ radius: number;
};

export type PaperLabel = {
  id: string | null;
  kind: LabelKind;
  badge: string;
  lines: readonly string[];
  /** Size of the type, mm. */
  size: number;
  /** Where the mark is, and the box of the text. */
  anchor: readonly [x: number, y: number];
  rect: Rect;
  /** The box stands away from its mark: a line leads there. */
  led: boolean;
};

/** Type of a kind of label in mm at factor 1. */
export const LABEL_SIZES: Readonly<Record<LabelKind, number>> = {
  project: 2.7,
  area: 2.7,
  county: 4.2,
  town: 2.9,
  village: 2.3,
  station: 2.3,
  water: 3,
  extent: 2.3,
};
export const LEADING = 1.3;

/** The unit that labels.ts counts in; one of its pixels. */
const unitOf = (factor: number): number => 0.25 * factor;

export const badgeSize = (badge: string, size: number): { width: number; height: number } =>
  badge === ""
    ? { width: 0, height: 0 }
    : {
        width: Math.max(size * 1.5, textWidth(badge, size * 0.92) + size * 0.7),
        height: size * 1.32,
      };

export type LabelJob = {
  numbered: readonly Numbered[];
  base: BaseMap;
  home: string;
  projection: PaperProjection;
  factor: number;
  /** Kept free: scale bar, north arrow. */ taken: readonly Rect[];
  names: boolean;
};

/** In order of worth: the town's own words, names with numbers, bare numbers, numbers on leaders, the base map's names. */
export function* labelSteps({
  numbered,
  base,
  home,
  projection,
  factor,
  taken,
  names,
}: LabelJob): Steps<PaperLabel[]> {
  const { rect, box } = projection;
  const seen = numbered.filter(({ at }) => inBox(at, box));
  const ids = new Set(seen.map(({ id }) => id));
  const room = new LabelRoom(projection, factor, ids);
  room.block(...taken, ...walls(rect));
  const labelOf = (item: Numbered, lines: readonly string[]): Label =>
    numberLabel(item, lines, unitOf(factor));

  const ground = baseLabels(base, zoomOf(projection, factor), home).filter(({ at }) =>
    inBox(at, box),
  );
  // The town's own name and the words that its line is no border come before all.
  room.place(ground.filter(({ rank }) => rank < 100));
  yield 0;
  if (names) room.place(seen.map((item) => labelOf(item, item.lines)));
  yield 0.1;
  const unnamed = room.missingOf(seen);
  if (unnamed.length > 0) {
    room.block(...seen.map(({ at, radius }) => squareAround(projection.toPaper(at), radius * 0.8)));
    room.place(unnamed.map((item) => labelOf(item, [])));
  }
  yield 0.2;
  const crowded = room.missingOf(seen);
  for (const [index, item] of crowded.entries()) {
    room.lead(item);
    yield 0.2 + (0.8 * index) / crowded.length;
  }
  room.block(...seen.map(({ at, radius }) => squareAround(projection.toPaper(at), radius)));
  room.place(ground.filter(({ rank }) => rank >= 100));
  return room.labels;
}

export const paperLabels = (job: LabelJob): PaperLabel[] => atOnce(labelSteps(job));

/** The zoom at which a screen map would be as large as the paper one: it decides which names of the base map are shown. */
function zoomOf({ scale, box }: PaperProjection, factor: number): number {
  const metresPerUnit = (scale * unitOf(factor)) / 1000;
  const latitude = ((box[1] + box[3]) / 2) * (Math.PI / 180);
  return Math.log2((78271.517 * Math.cos(latitude)) / metresPerUnit);
}

const numberLabel = (item: Numbered, lines: readonly string[], unit: number): Label => ({
  key: item.id,
  kind: "project",
  lines,
  badge: String(item.number),
  at: [item.at[0], item.at[1]],
  rank: item.number,
  clear: item.radius / unit,
});

/** The labels placed so far, and what of the paper is taken by them and by other things. */
class LabelRoom {
  readonly labels: PaperLabel[] = [];
  readonly #obstacles: Rect[] = [];
  readonly #crowd: Crowd;
  readonly #projection: PaperProjection;
  readonly #factor: number;
  readonly #projectIds: ReadonlySet<string>;

  /** A label whose key is one of `projectIds` is a project's. */
  constructor(projection: PaperProjection, factor: number, projectIds: ReadonlySet<string>) {
    this.#projection = projection;
    this.#factor = factor;
    this.#projectIds = projectIds;
    this.#crowd = new Crowd(LABEL_SIZES.project * factor * 3);
  }

  block(...rects: readonly Rect[]): void {
    this.#obstacles.push(...rects);
    for (const one of rects) this.#crowd.add(sidesOf(one));
  }

  /** Places those that find room. */
  place(labels: readonly Label[]): void {
    const [projection, factor] = [this.#projection, this.#factor];
    const { rect } = projection;
    const unit = unitOf(factor);
    const blocks = this.#obstacles.map(blockLabel);
    const points = new Map(
      [...blocks, ...labels].map((label) => [label.at, toUnits(label, projection, unit)]),
    );
    const measure = (label: Label): { width: number; height: number } =>
      isBlock(label)
        ? measureBlock(this.#obstacles[blockIndex(label)]!, unit)
        : measureLabel(label, factor, unit);
    const placed = placeLabels(
      [...blocks, ...labels],
      (at) => points.get(at) ?? [-1e6, -1e6],
      measure,
      [rect.width / unit, rect.height / unit],
      { most: Infinity },
    );
    // A block that touches another one is not placed: what it should have kept free is asked once more.
    const clear = placed
      .filter(({ label }) => !isBlock(label))
      .map((one) => toPaper(one, projection, factor, unit, this.#projectIds.has(one.label.key)))
      .filter((label) => !this.#crowd.meets(sidesOf(label.rect)));
    this.labels.push(...clear);
    this.block(...clear.map((label) => label.rect));
  }

  /** Gives a project's number a place away from its mark. */
  lead(item: Numbered): void {
    const label = leadAway(item, this.#projection, this.#factor, this.#crowd);
    this.labels.push(label);
    this.block(label.rect);
  }

  missingOf(items: readonly Numbered[]): Numbered[] {
    const done = new Set(this.labels.map(({ id }) => id));
    return items.filter(({ id }) => !done.has(id));
  }
}

// What must stay free goes to placeLabels as labels of a rank before all others. Such blocks are known by their key.
const BLOCK = "block ";
const isBlock = ({ key }: Label): boolean => key.startsWith(BLOCK);
const blockIndex = ({ key }: Label): number => Number(key.slice(BLOCK.length));

const blockLabel = ({ x, y, width, height }: Rect, index: number): Label => ({
  key: `${BLOCK}${index}`,
  kind: "county",
  lines: [],
  badge: "",
  at: [x + width / 2, y + height / 2],
  rank: -1,
  clear: 0,
});

/** The margin that placeLabels adds is taken back: neighbours keep theirs. */
const measureBlock = (
  { width, height }: Rect,
  unit: number,
): { width: number; height: number } => ({
  width: Math.max(0, width / unit - 6),
  height: Math.max(0, height / unit - 6),
});

/** Blocks carry millimetres, labels degrees. */
function toUnits(
  label: Label,
  projection: PaperProjection,
  unit: number,
): readonly [number, number] {
  const { rect } = projection;
  const [x, y] = isBlock(label) ? label.at : projection.toPaper(label.at);
  return [(x - rect.x) / unit, (y - rect.y) / unit];
}

const squareAround = ([x, y]: readonly [number, number], half: number): Rect => ({
  x: x - half,
  y: y - half,
  width: 2 * half,
  height: 2 * half,
});

/** Labels would run over the edge of the map; these stand around it. */
const walls = ({ x, y, width, height }: Rect): Rect[] => [
  { x: x - 200, y: y - 200, width: 200, height: height + 400 },
  { x: x + width, y: y - 200, width: 200, height: height + 400 },
  { x, y: y - 200, width, height: 200 },
  { x, y: y + height, width, height: 200 },
];

function measureLabel(
  { kind, lines, badge }: Label,
  factor: number,
  unit: number,
): { width: number; height: number } {
  const size = LABEL_SIZES[kind] * factor;
  const own = badgeSize(badge, size);
  const gap = lines.length > 0 && badge !== "" ? size * 0.35 : 0;
  const width = Math.max(
    own.width,
    ...lines.map((text, index) => textWidth(text, size) + (index === 0 ? own.width + gap : 0)),
  );
  return {
    width: width / unit,
    height: Math.max(own.height, lines.length * size * LEADING) / unit,
  };
}

function toPaper(
  { label, dx, dy, width, height }: Placed,
  projection: PaperProjection,
  factor: number,
  unit: number,
  isProject: boolean,
): PaperLabel {
  const [x, y] = projection.toPaper(label.at);
  return {
    id: isProject ? label.key : null,
    kind: label.kind,
    badge: label.badge,
    lines: label.lines,
    size: LABEL_SIZES[label.kind] * factor,
    anchor: [x, y],
    led: false,
    rect: { x: x + dx * unit, y: y + dy * unit, width: width * unit, height: height * unit },
  };
}

const sidesOf = ({ x, y, width, height }: Rect): Sides => [x, y, x + width, y + height];

/** Looks for room in ever wider rings. In a map too full for one more box the number stands on its mark. */
function leadAway(
  item: Numbered,
  projection: PaperProjection,
  factor: number,
  crowd: Crowd,
): PaperLabel {
  const size = LABEL_SIZES.project * factor;
  const { width, height } = badgeSize(String(item.number), size);
  const [x, y] = projection.toPaper(item.at);
  const label = (left: number, top: number, led: boolean): PaperLabel => ({
    id: item.id,
    kind: "project",
    badge: String(item.number),
    lines: [],
    size,
    anchor: [x, y],
    led,
    rect: { x: left, y: top, width, height },
  });
  for (let ring = 1; ring <= 40; ring++) {
    const away = item.radius + ring * size * 0.7;
    for (let turn = 0; turn < 16; turn++) {
      const angle = (turn * Math.PI) / 8;
      const made = label(
        x + away * Math.cos(angle) - width / 2,
        y + away * Math.sin(angle) - height / 2,
        true,
      );
      if (!crowd.meets(sidesOf(made.rect))) return made;
    }
  }
  return label(x - width / 2, y - height / 2, false);
}

export const inSight = (at: LngLat, projection: PaperProjection): boolean => {
  const [x, y] = projection.toPaper(at);
  const { rect } = projection;
  return x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height;
};
