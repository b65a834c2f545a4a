// The map of a sheet: base map, projects, numbers and names inside a frame, in millimetres at a true scale.
import { atOnce, within, type Steps } from "#base/steps.ts";
import { anchorOf, eachPosition, type PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { circleAround } from "#geo/measure.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import type { DensityPicture } from "#ledger/density/density.ts";
import { KIND_SIGNS, type Signs } from "#ledger/signs.ts";
import type { Location, Project } from "#ledger/project.ts";
import type { BaseRole } from "#ledger/town.ts";
import { projectLines } from "../labels.ts";
import { lookOf } from "../marks.ts";
import { SITE_MARK } from "../styleWord.ts";
import type { TileBackground } from "../tiles.ts";
import { densityNodes } from "./densityOnPaper.ts";
import {
  badgeSize,
  inSight,
  LEADING,
  labelSteps,
  type Numbered,
  type PaperLabel,
} from "./paperLabels.ts";
import { paperMark } from "./paperMark.ts";
import type { PaperProjection } from "./paperProjection.ts";
import { hatchedArea, kindColour, PAPER_PALETTE as ink } from "./patterns.ts";
import { pathOf } from "./paths.ts";
import { box, el, line, mm, write, type Rect, type SvgNode } from "./svg.ts";
import { textWidth } from "./typeset.ts";
import { tilesOnPaper } from "./tilesOnPaper.ts";

export type MapJob = {
  base: BaseMap;
  home: string;
  items: readonly { project: Project; number: number }[];
  projection: PaperProjection;
  factor: number;
  taken: readonly Rect[];
  tiles: TileBackground | null;
  /** What the marks tell apart; by class where nothing else is asked for. */
  signs?: Signs;
  /** Lies under the projects. */
  density?: DensityPicture | null;
  /** How far the truth may lie from one project's mark. */
  ring?: { at: LngLat; metres: number; dashed: boolean };
  /** Unique on the page. */
  id: string;
};

export type PaperMap = {
  nodes: SvgNode[];
  labels: readonly PaperLabel[];
  /** Ids of projects with a place that lies outside this map. */ outside: ReadonlySet<string>;
};

/** Sides of the mark at factor 1, mm: of a point, and of the sign on a line or area. */
const POINT_MARK = 5.2;
const SIGN_MARK = 4.2;
export const LINE_WIDTH = 0.9;

type GroundStyle = {
  role: BaseRole;
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: string;
  frame?: true;
};

const GROUND: readonly GroundStyle[] = [
  { role: "highlight", fill: ink.home },
  { role: "sea", fill: ink.sea },
  { role: "river", stroke: ink.water, width: 0.75 },
  { role: "railway", stroke: ink.rail, width: 0.75 },
  { role: "railway", stroke: ink.paper, width: 0.45, dash: "2.4 2.4" },
  { role: "border", stroke: ink.border, width: 0.25, dash: "3 0.8 0.6 0.8", frame: true },
  { role: "highlight", stroke: ink.border, width: 0.45, dash: "4 1 0.8 1", frame: true },
  { role: "extent", stroke: ink.paper, width: 1.1, frame: true },
  { role: "extent", stroke: ink.extent, width: 0.4, dash: "2 1.2", frame: true },
];

export function* mapSteps(job: MapJob): Steps<PaperMap> {
  const { projection, factor, id } = job;
  const { rect } = projection;
  const { slotOf } = job.signs ?? KIND_SIGNS;
  const placed = job.items.flatMap((item) => placesOfItem(item, slotOf));
  const seen = placed.filter(({ at }) => inSight(at, projection));
  const here = new Set(seen.map(({ project }) => project.id));
  const outside = placed.filter(({ project }) => !here.has(project.id));
  const numbered = firstOfEach(seen).map((item): Numbered => numberedOf(item, factor));
  const labels = yield* within(labelSteps({ ...job, numbered, names: true }), 0, 0.8);
  const drawn = groundNodes(job);
  if (job.density) drawn.push(...densityNodes(job.density, projection));
  if (job.ring) drawn.push(ringNode(job.ring, projection, factor));
  yield 0.8;
  for (const node of shapeNodes(seen, job)) drawn.push(node);
  for (const label of labels) if (label.led) drawn.push(leaderNode(label, factor));
  yield 0.85;
  for (const item of seen) drawn.push(...markNodes(item, projection, factor));
  yield 0.9;
  for (const label of labels) drawn.push(...labelNodes(label, factor));
  yield 0.95;
  return {
    labels,
    outside: new Set(outside.map(({ project }) => project.id)),
    nodes: [
      el("clipPath", { id: `${id}-clip` }, [box(rect, {})]),
      el("g", { "clip-path": `url(#${id}-clip)` }, drawn),
      box(rect, { fill: "none", stroke: ink.ink, "stroke-width": mm(0.35 * factor) }),
    ],
  };
}

export const paperMap = (job: MapJob): PaperMap => atOnce(mapSteps(job));

/** A place of a project, its own or of a site, and where its mark stands. */
type PlacedItem = {
  project: Project;
  number: number;
  geometry: PlaceGeometry;
  location: Location;
  at: LngLat;
  isSite: boolean;
  /** Index of the mark. */ slot: number;
};

const placesOfItem = (
  { project, number }: MapJob["items"][number],
  slotOf: Signs["slotOf"],
): PlacedItem[] =>
  [project, ...project.sites].flatMap((placed, index) =>
    placed.geometry
      ? [
          {
            project,
            number,
            geometry: placed.geometry,
            location: placed.location,
            at: anchorOf(placed.geometry),
            isSite: index > 0,
            slot: slotOf(project, project.sites[index - 1] ?? null),
          },
        ]
      : [],
  );

/** The number and the name of a project stand once: at its own place, else at the first of its sites in sight. */
function firstOfEach(seen: readonly PlacedItem[]): PlacedItem[] {
  const named = new Set<string>();
  return seen.filter(({ project }) => !named.has(project.id) && named.add(project.id));
}

const numberedOf = (item: PlacedItem, factor: number): Numbered => ({
  id: item.project.id,
  number: item.number,
  lines: projectLines(item.project),
  at: item.at,
  radius: (markSide(item) * factor) / 2,
});

/** `dash`: lengths in mm at factor 1, as GROUND writes them. */
const scaledDash = (dash: string, factor: number): string =>
  dash
    .split(" ")
    .map((part) => mm(Number(part) * factor))
    .join(" ");

/** Land, then the background tiles, then the base map; upon tiles only its frames are drawn. */
function groundNodes({ base, projection, tiles, factor }: MapJob): SvgNode[] {
  const lines = GROUND.filter(({ frame }) => frame === true || !tiles).flatMap((style) => {
    const d = base.features
      .filter(({ properties }) => properties.role === style.role)
      .map(({ geometry }) => pathOf(geometry, projection))
      .join("");
    return d === "" ? [] : [groundNode(d, style, factor)];
  });
  return [
    box(projection.rect, { fill: ink.land }),
    ...(tiles ? tilesOnPaper(tiles, projection) : []),
    ...lines,
  ];
}

function groundNode(d: string, style: GroundStyle, factor: number): SvgNode {
  const { fill = "none", stroke, width = 0, dash } = style;
  const line =
    stroke === undefined
      ? {}
      : {
          stroke,
          "stroke-width": mm(width * factor),
          "stroke-linejoin": "round",
          ...(dash === undefined ? {} : { "stroke-dasharray": scaledDash(dash, factor) }),
        };
  return el("path", { d, fill, "fill-rule": "evenodd", ...line });
}

const ringNode = (
  ring: NonNullable<MapJob["ring"]>,
  projection: PaperProjection,
  factor: number,
): SvgNode =>
  el("path", {
    d: pathOf(circleAround(ring.at, ring.metres), projection),
    fill: ink.accent,
    "fill-opacity": 0.06,
    stroke: ink.accent,
    "stroke-width": mm(0.35 * factor),
    ...(ring.dashed ? { "stroke-dasharray": scaledDash("1.6 1.2", factor) } : {}),
  });

const shapeNodes = (seen: readonly PlacedItem[], { projection, factor, id }: MapJob): SvgNode[] =>
  seen
    .filter(({ geometry }) => !geometry.type.endsWith("Point"))
    .map((item, index) => shape(item, projection, factor, `${id}-${item.number}-${index}`));

const leaderNode = ({ anchor: [x, y], rect }: PaperLabel, factor: number): SvgNode =>
  line(x, y, rect.x + rect.width / 2, rect.y + rect.height / 2, ink.ink, 0.2 * factor);

const markNodes = (item: PlacedItem, projection: PaperProjection, factor: number): SvgNode[] =>
  markPlaces(item.geometry, item.at).map((place) => {
    const [x, y] = projection.toPaper(place);
    const look = lookOf(item.location.precision);
    return paperMark(x, y, markSide(item) * factor, item.slot, look);
  });

/** Sites are drawn smaller than projects, as on the screen. */
const markSide = ({ geometry, isSite }: Pick<PlacedItem, "geometry" | "isSite">): number =>
  (geometry.type.endsWith("Point") ? POINT_MARK : SIGN_MARK) * (isSite ? SITE_MARK : 1);

/** Each point of a group has its mark; a line or an area has one. */
function markPlaces(geometry: PlaceGeometry, anchor: LngLat): LngLat[] {
  if (geometry.type !== "MultiPoint") return [anchor];
  const places: LngLat[] = [anchor];
  eachPosition(geometry, ([lng, lat]) => places.push([lng!, lat!]));
  return places.slice(1);
}

function shape(
  { slot, geometry, location }: PlacedItem,
  projection: PaperProjection,
  factor: number,
  id: string,
): SvgNode {
  const isArea = geometry.type.endsWith("Polygon");
  const dash =
    location.precision === "schematic"
      ? { "stroke-dasharray": `${mm(2.2 * factor)} ${mm(1.1 * factor)}` }
      : {};
  const stroke = {
    stroke: kindColour(slot),
    "stroke-width": mm((isArea ? 0.4 : LINE_WIDTH) * factor),
    "stroke-linejoin": "round",
    ...dash,
  } as const;
  const d = pathOf(geometry, projection);
  return isArea
    ? el("g", {}, [hatchedArea(d, slot, factor, id), el("path", { d, fill: "none", ...stroke })])
    : el("g", {}, [
        el("path", {
          d,
          fill: "none",
          stroke: ink.paper,
          "stroke-width": mm((LINE_WIDTH + 0.7) * factor),
          "stroke-linejoin": "round",
        }),
        el("path", { d, fill: "none", ...stroke }),
      ]);
}

const TONES: Readonly<
  Record<PaperLabel["kind"], { fill: string; weight: 400 | 700; dot: number }>
> = {
  project: { fill: ink.ink, weight: 700, dot: 0 },
  area: { fill: ink.ink, weight: 700, dot: 0 },
  county: { fill: ink.place, weight: 400, dot: 0 },
  town: { fill: ink.place, weight: 700, dot: 0.55 },
  station: { fill: ink.place, weight: 400, dot: 0.45 },
  village: { fill: ink.place, weight: 400, dot: 0.38 },
  water: { fill: ink.river, weight: 400, dot: 0 },
  extent: { fill: ink.extent, weight: 400, dot: 0 },
};

function labelNodes(
  { kind, badge, lines, size, anchor, rect }: PaperLabel,
  factor: number,
): SvgNode[] {
  const { fill, weight, dot } = TONES[kind];
  const own = badgeSize(badge, size);
  const nodes: SvgNode[] = [];
  if (dot > 0)
    nodes.push(
      el("circle", {
        cx: mm(anchor[0]),
        cy: mm(anchor[1]),
        r: mm(dot * factor),
        fill: ink.paper,
        stroke: fill,
        "stroke-width": mm(0.25 * factor),
      }),
    );
  const middle = (index: number): number =>
    lines.length <= 1 ? rect.y + rect.height / 2 : rect.y + (index + 0.5) * size * LEADING;
  const isCentred = kind === "county" || kind === "water";
  lines.forEach((text, index) => {
    const left = rect.x + (index === 0 && badge !== "" ? own.width + size * 0.35 : 0);
    const x = isCentred ? rect.x + (rect.width - textWidth(text, size)) / 2 : left;
    nodes.push(
      write(x, middle(index), text, {
        size,
        weight,
        fill,
        halo: kind === "water" ? ink.sea : ink.paper,
      }),
    );
  });
  if (badge !== "") nodes.push(...badgeNodes(badge, rect.x, middle(0), size));
  return nodes;
}

/** The number as on the map and in the table: light on dark, rounded. */
export function badgeNodes(badge: string, left: number, middle: number, size: number): SvgNode[] {
  const { width, height } = badgeSize(badge, size);
  return [
    box(
      { x: left, y: middle - height / 2, width, height },
      { rx: mm(size * 0.3), fill: ink.ink, stroke: ink.paper, "stroke-width": mm(size * 0.1) },
    ),
    write(left + width / 2, middle, badge, {
      size: size * 0.92,
      weight: 700,
      fill: ink.paper,
      anchor: "middle",
    }),
  ];
}
