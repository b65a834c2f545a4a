// Numbers and names on the paper map. Every placed project in sight gets its number, by a leader where it is crowded; names as far as they fit.
import { inBox, type LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { baseLabels } from "../baseLabels.ts";
import { Crowd, type Sides } from "../crowd.ts";
import { breakName, placeLabels, type Label, type LabelKind, type Placed } from "../labels.ts";
import type { PaperProjection } from "./paperProjection.ts";
import type { Rect } from "./svg.ts";
import { textWidth } from "./typeset.ts";

/** What the labels need of a project: its number and name, and where its mark stands. */
export type Numbered = {
  id: string;
  number: number;
  name: string;
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

export function paperLabels({
  numbered,
  base,
  home,
  projection,
  factor,
  taken,
  names,
}: LabelJob): PaperLabel[] {
  const unit = unitOf(factor);
  const { rect, box } = projection;
  const seen = numbered.filter(({ at }) => inBox(at, box));
  const byKey = new Map(seen.map((item) => [item.id, item]));
  const found: PaperLabel[] = [];
  const obstacles: Rect[] = [];
  const crowd = new Crowd(LABEL_SIZES.project * factor * 3);
  const block = (...rects: readonly Rect[]): void => {
    obstacles.push(...rects);
    for (const one of rects) crowd.add(sidesOf(one));
  };
  block(...taken, ...walls(rect));

  const run = (labels: readonly Label[]): void => {
    const blocks = obstacles.map((one, index): Label => ({
      key: `block ${index}`,
      kind: "county",
      lines: [],
      badge: "",
      at: [one.x + one.width / 2, one.y + one.height / 2],
      rank: -1,
      clear: 0,
    }));
    // Blocks carry millimetres, labels degrees; each is told by its key.
    const toUnits = (label: Label): readonly [number, number] => {
      const [x, y] = label.key.startsWith("block ") ? label.at : projection.toPaper(label.at);
      return [(x - rect.x) / unit, (y - rect.y) / unit];
    };
    const points = new Map([...blocks, ...labels].map((label) => [label.at, toUnits(label)]));
    const measure = (label: Label): { width: number; height: number } => {
      if (!label.key.startsWith("block ")) return measureLabel(label, factor, unit);
      const { width, height } = obstacles[Number(label.key.slice(6))]!;
      // Its margin is taken back: neighbours keep theirs.
      return { width: Math.max(0, width / unit - 6), height: Math.max(0, height / unit - 6) };
    };
    const placed = placeLabels(
      [...blocks, ...labels],
      (at) => points.get(at) ?? [-1e6, -1e6],
      measure,
      [rect.width / unit, rect.height / unit],
      Infinity,
    );
    // A block that touches another one is not placed: what it should have kept free is asked once more.
    const made = placed
      .filter(({ label }) => !label.key.startsWith("block "))
      .map((one) => toPaper(one, projection, factor, unit, byKey.has(one.label.key)));
    const clear = made.filter((label) => !crowd.meets(sidesOf(label.rect)));
    found.push(...clear);
    block(...clear.map((label) => label.rect));
  };

  const labelOf = (item: Numbered, lines: readonly string[]): Label => ({
    key: item.id,
    kind: "project",
    lines,
    badge: String(item.number),
    at: [item.at[0], item.at[1]],
    rank: item.number,
    clear: item.radius / unit,
  });
  const metresPerUnit = (projection.scale * unit) / 1000;
  const zoom = Math.log2(
    (78271.517 * Math.cos(((box[1] + box[3]) / 2) * (Math.PI / 180))) / metresPerUnit,
  );
  const ground = baseLabels(base, zoom, home).filter(({ at }) => inBox(at, box));
  // The town's own name and the words that its line is no border come before all.
  run(ground.filter(({ rank }) => rank < 100));
  if (names) run(seen.map((item) => labelOf(item, breakName(item.name))));
  const missing = (): Numbered[] => {
    const done = new Set(found.map(({ id }) => id));
    return seen.filter(({ id }) => !done.has(id));
  };
  if (missing().length > 0) {
    block(...seen.map(({ at, radius }) => squareAround(projection.toPaper(at), radius * 0.8)));
    run(missing().map((item) => labelOf(item, [])));
  }
  for (const item of missing()) {
    const label = leadAway(item, projection, factor, crowd);
    found.push(label);
    block(label.rect);
  }
  block(...seen.map(({ at, radius }) => squareAround(projection.toPaper(at), radius)));
  run(ground.filter(({ rank }) => rank >= 100));
  return found;
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
