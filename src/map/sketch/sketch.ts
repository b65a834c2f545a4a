// Drawing as a pure machine: a sketch and an event make the next sketch. Knows no pixels, no pointer and no page.
import type { PlaceGeometry } from "#geo/geometry.ts";
import { inChina, type LngLat } from "#geo/lngLat.ts";
import type { SnapKind } from "#geo/snap.ts";
import {
  FEWEST,
  geometryOf,
  insertAt,
  kindOf,
  partsOf,
  pathAt,
  removeAt,
  replaceAt,
  samePlace,
  shiftParts,
  withoutPath,
  withPath,
  type Part,
  type Path,
  type SketchKind,
  type Where,
} from "./paths.ts";

/** What undo brings back. */
type Shape = {
  kind: SketchKind;
  /** Came as a Multi… geometry and stays one. */
  multi: boolean;
  parts: readonly Part[];
  /** The path being drawn or reshaped. */
  active: Where;
  /** Clicks add vertices to the active path. */
  drawing: boolean;
  /** The chosen vertex of the active path. */
  selected: number | null;
};

/** What the pointer holds: a vertex, or everything (null), since when, and how it was before. */
type Held = { vertex: number | null; at: LngLat; before: Shape; recorded: boolean };

export type Sketch = Shape & {
  cursor: LngLat | null;
  /** What the cursor has snapped to. */
  snapped: SnapKind | null;
  held: Held | null;
  past: readonly Shape[];
  future: readonly Shape[];
  /** Repeated small steps of one sort are one step of undo. */
  streak: string | null;
};

export type SketchEvent =
  | { type: "move"; at: LngLat | null; snapped?: SnapKind | null }
  | { type: "place"; at: LngLat }
  | { type: "grab"; vertex: number | null; at: LngLat }
  | { type: "drag"; to: LngLat; snapped?: SnapKind | null }
  | { type: "drop" }
  | { type: "insert"; after: number; at: LngLat }
  | { type: "delete"; vertex: number }
  | { type: "select"; vertex: number | null }
  | { type: "choose"; where: Where }
  | { type: "nudge"; vertex: number; to: LngLat }
  | { type: "shift"; by: LngLat }
  | { type: "replace"; geometry: PlaceGeometry }
  | { type: "kind"; kind: SketchKind }
  | { type: "undo" | "redo" | "finish" | "resume" };

const FIRST: Where = { part: 0, ring: 0 };
const EMPTY: readonly Part[] = [[[]]];

/** Starts empty and drawing, or with a geometry to reshape; a single point is placed anew by a click. */
export function startSketch(kind: SketchKind, geometry: PlaceGeometry | null = null): Sketch {
  const shape: Shape = geometry
    ? {
        kind: kindOf(geometry),
        multi: geometry.type.startsWith("Multi"),
        parts: partsOf(geometry),
        active: FIRST,
        drawing: geometry.type === "Point",
        selected: null,
      }
    : { kind, multi: false, parts: EMPTY, active: FIRST, drawing: true, selected: null };
  return { ...shape, cursor: null, snapped: null, held: null, past: [], future: [], streak: null };
}

export const activePath = ({ parts, active }: Pick<Shape, "parts" | "active">): Path =>
  pathAt(parts, active);

export const vertexCount = ({ parts }: Pick<Shape, "parts">): number =>
  parts.flat().reduce((sum, path) => sum + path.length, 0);

/** Valid GeoJSON, or null while a path has too few vertices. */
export const toGeometry = ({ kind, parts, multi }: Shape): PlaceGeometry | null =>
  geometryOf(kind, parts, multi);

/** Enough has been done that throwing it away needs a question. */
export const isWorthKeeping = (sketch: Sketch): boolean =>
  sketch.past.length > 0 && vertexCount(sketch) > 2;

type Event<Type extends SketchEvent["type"]> = Extract<SketchEvent, { type: Type }>;

/** Positions outside China and vertices that are not there are no events: the sketch stays the same object. */
export function reduceSketch(sketch: Sketch, event: SketchEvent): Sketch {
  switch (event.type) {
    case "move":
      return move(sketch, event);
    case "place":
      return place(sketch, event.at);
    case "grab":
      return grab(sketch, event);
    case "drag":
      return drag(sketch, event.to, event.snapped ?? null);
    case "drop":
      return drop(sketch);
    case "insert":
      return insert(sketch, event.after, event.at);
    case "delete":
      return remove(sketch, event.vertex);
    case "select":
      return select(sketch, event.vertex);
    case "choose":
      return choose(sketch, event.where);
    case "nudge":
      return nudge(sketch, event);
    case "shift":
      return shift(sketch, event.by);
    case "replace":
      return replace(sketch, event.geometry);
    case "kind":
      return changeKind(sketch, event.kind);
    case "undo":
      return travel(sketch, sketch.past, "past");
    case "redo":
      return travel(sketch, sketch.future, "future");
    case "finish":
      return finish(sketch);
    case "resume":
      return { ...sketch, drawing: true, selected: null };
  }
}

const move = (sketch: Sketch, { at, snapped = null }: Event<"move">): Sketch => ({
  ...sketch,
  cursor: at && inChina(at) ? at : null,
  snapped,
});

function grab(sketch: Sketch, { vertex, at }: Event<"grab">): Sketch {
  if (vertex !== null && !activePath(sketch)[vertex]) return sketch;
  const held = { vertex, at, before: shapeOf(sketch), recorded: false };
  return { ...sketch, selected: vertex, streak: null, held };
}

const select = (sketch: Sketch, vertex: number | null): Sketch => ({
  ...sketch,
  selected: vertex !== null && activePath(sketch)[vertex] ? vertex : null,
});

const choose = (sketch: Sketch, where: Where): Sketch =>
  sketch.drawing || !sketch.parts[where.part]?.[where.ring]
    ? sketch
    : { ...sketch, active: where, selected: null, held: null, streak: null };

function nudge(sketch: Sketch, { vertex, to }: Event<"nudge">): Sketch {
  const path = activePath(sketch);
  if (!path[vertex] || !inChina(to)) return sketch;
  const parts = withPath(sketch.parts, sketch.active, replaceAt(path, vertex, to));
  return step(sketch, { parts, selected: vertex }, `nudge ${vertex}`);
}

function replace(sketch: Sketch, geometry: PlaceGeometry): Sketch {
  if (kindOf(geometry) !== sketch.kind) return sketch;
  const shape = {
    parts: partsOf(geometry),
    multi: geometry.type.startsWith("Multi"),
    active: FIRST,
    drawing: false,
    selected: null,
  };
  return { ...step(sketch, shape), held: null };
}

const finish = (sketch: Sketch): Sketch =>
  sketch.drawing && activePath(sketch).length >= FEWEST[sketch.kind]
    ? { ...sketch, drawing: false, cursor: null, snapped: null, held: null, streak: null }
    : sketch;

const shapeOf = ({ kind, multi, parts, active, drawing, selected }: Shape): Shape => ({
  kind,
  multi,
  parts,
  active,
  drawing,
  selected,
});

function step(sketch: Sketch, change: Partial<Shape>, streak: string | null = null): Sketch {
  const goesOn = streak !== null && streak === sketch.streak;
  return {
    ...sketch,
    ...change,
    past: goesOn ? sketch.past : [...sketch.past, shapeOf(sketch)],
    future: [],
    streak,
  };
}

function place(sketch: Sketch, at: LngLat): Sketch {
  const path = activePath(sketch);
  if (!sketch.drawing || !inChina(at)) return sketch;
  if (sketch.kind === "point")
    return samePlace(path[0], at)
      ? sketch
      : step(sketch, { parts: withPath(sketch.parts, sketch.active, [at]) });
  if (samePlace(path.at(-1), at)) return sketch;
  // The click that comes back to the first corner closes the area.
  if (sketch.kind === "area" && path.length >= FEWEST.area && samePlace(path[0], at))
    return reduceSketch(sketch, { type: "finish" });
  return step(sketch, {
    parts: withPath(sketch.parts, sketch.active, [...path, at]),
    selected: null,
  });
}

function drag(sketch: Sketch, to: LngLat, snapped: SnapKind | null): Sketch {
  const { held } = sketch;
  if (!held || !inChina(to)) return sketch;
  const parts =
    held.vertex === null
      ? shiftParts(held.before.parts, [to[0] - held.at[0], to[1] - held.at[1]])
      : withPath(sketch.parts, sketch.active, replaceAt(activePath(sketch), held.vertex, to));
  if (held.vertex === null && !parts.flat(2).every(inChina)) return sketch;
  const past = held.recorded ? sketch.past : [...sketch.past, held.before];
  return {
    ...sketch,
    parts,
    past,
    future: [],
    streak: null,
    cursor: to,
    snapped,
    held: { ...held, recorded: true },
  };
}

/** A vertex dropped onto its neighbour becomes one with it. */
function drop(sketch: Sketch): Sketch {
  const { held } = sketch;
  const free = { ...sketch, held: null, cursor: null, snapped: null };
  if (!held?.recorded || held.vertex === null) return free;
  const path = activePath(sketch);
  const ring = sketch.kind === "area";
  const neighbours = [path.at(held.vertex - 1), path[held.vertex + 1] ?? path[0]].filter(
    (_, side) => ring || (side === 0 ? held.vertex! > 0 : held.vertex! < path.length - 1),
  );
  if (
    path.length <= FEWEST[sketch.kind] ||
    !neighbours.some((at) => samePlace(at, path[held.vertex!]))
  )
    return free;
  return {
    ...free,
    parts: withPath(sketch.parts, sketch.active, removeAt(path, held.vertex)),
    selected: null,
  };
}

/** A new vertex on the edge that begins at `after`; it is in the hand at once, so that one movement makes and places it. */
function insert(sketch: Sketch, after: number, at: LngLat): Sketch {
  const path = activePath(sketch);
  const last = sketch.kind === "area" && path.length > 2 ? path.length - 1 : path.length - 2;
  if (
    sketch.kind === "point" ||
    !Number.isInteger(after) ||
    after < 0 ||
    after > last ||
    !inChina(at)
  )
    return sketch;
  const next = step(sketch, {
    parts: withPath(sketch.parts, sketch.active, insertAt(path, after + 1, at)),
    selected: after + 1,
  });
  return { ...next, held: { vertex: after + 1, at, before: shapeOf(sketch), recorded: true } };
}

/** The last vertex of a hole or of one part among several takes it away; the last of all leaves an empty sketch. */
function remove(sketch: Sketch, vertex: number): Sketch {
  const path = activePath(sketch);
  if (!path[vertex]) return sketch;
  const rest = removeAt(path, vertex);
  const gone = rest.length === 0 && sketch.parts.flat().length > 1;
  const parts = gone
    ? withoutPath(sketch.parts, sketch.active)
    : withPath(sketch.parts, sketch.active, rest);
  if (gone)
    return {
      ...step(sketch, {
        parts: parts.length > 0 ? parts : EMPTY,
        active: FIRST,
        selected: null,
        drawing: parts.length === 0,
      }),
      held: null,
    };
  const selected = rest.length === 0 ? null : Math.min(vertex, rest.length - 1);
  return {
    ...step(sketch, {
      parts,
      selected,
      drawing: sketch.drawing || rest.length < FEWEST[sketch.kind],
    }),
    held: null,
  };
}

function shift(sketch: Sketch, by: LngLat): Sketch {
  const parts = shiftParts(sketch.parts, by);
  return vertexCount(sketch) > 0 && parts.flat(2).every(inChina)
    ? step(sketch, { parts }, "shift")
    : sketch;
}

/** Lines and areas keep their vertices; a point keeps the last. Holes and further parts have no other kind. */
function changeKind(sketch: Sketch, kind: SketchKind): Sketch {
  if (kind === sketch.kind || sketch.multi || sketch.parts.flat().length > 1) return sketch;
  const path = activePath(sketch);
  const change: Partial<Shape> = {
    kind,
    parts: [[kind === "point" ? path.slice(-1) : path]],
    drawing: true,
    selected: null,
  };
  return { ...(path.length > 0 ? step(sketch, change) : { ...sketch, ...change }), held: null };
}

function travel(sketch: Sketch, from: readonly Shape[], side: "past" | "future"): Sketch {
  const shape = from.at(-1);
  if (!shape) return sketch;
  const [rest, here] = [from.slice(0, -1), shapeOf(sketch)];
  const [past, future] =
    side === "past" ? [rest, [...sketch.future, here]] : [[...sketch.past, here], rest];
  return { ...sketch, ...shape, past, future, held: null, streak: null, snapped: null };
}
