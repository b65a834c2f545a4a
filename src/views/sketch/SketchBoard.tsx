// The sketch above the map: shapes, handles, crosshair, measure at the pointer. Used for drawing and for measuring alike.
import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import type { ProjectId, SiteId } from "#base/ids.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { toMillimetre } from "#geo/snap.ts";
import type { Project } from "#ledger/project.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { problemsOf, type Problem } from "#map/sketch/problems.ts";
import { activePath, type Sketch } from "#map/sketch/sketch.ts";
import { sketch as say } from "#words/zh-CN/sketch.ts";
import { usePort } from "../desk.ts";
import { handlesInSight } from "./handlesInSight.ts";
import { Handles, type HandleActions } from "./Handles.tsx";
import { measureLines } from "./measureLines.ts";
import { projectionOf, type Pixel, type Projection } from "./projection.ts";
import { Shapes } from "./Shapes.tsx";
import { useSketch, type SketchStore } from "./sketchStore.ts";
import { makeSnapper } from "./Snapper.ts";
import { useDrag } from "./useDrag.ts";
import { useFocusAfterDelete } from "./useFocusAfterDelete.ts";
import { useRootClass } from "../ui/useRootClass.ts";
import { useMapFrame } from "./useMapFrame.ts";
import { useSketchHand } from "./useSketchHand.ts";
import "../styles/sketch.css";

/** What the bar above the map needs to know. */
export type BoardState = { problems: readonly Problem[]; tooMany: number; byKeyboard: boolean };

type BoardProps = {
  store: SketchStore;
  projects: readonly Project[];
  editing: ProjectId | SiteId | null;
  snapping: boolean;
  onFinish: () => void;
  onCancel: () => void;
  children: (state: BoardState) => ReactNode;
};

export function SketchBoard(props: BoardProps) {
  const { handle } = usePort();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  useRootClass("has-sketch");
  return (
    <section className="sketch" aria-label={say.layer} ref={setRoot}>
      {handle && root && <Board {...props} handle={handle} root={root} />}
    </section>
  );
}

function Board({
  store,
  projects,
  editing,
  snapping,
  onFinish,
  onCancel,
  children,
  handle,
  root,
}: BoardProps & { handle: MapHandle; root: HTMLElement }) {
  const sketch = useSketch(store);
  const frame = useMapFrame(handle, root);
  const snapper = useMemo(
    () => makeSnapper(handle, projects, editing, snapping),
    [handle, projects, editing, snapping],
  );
  const byKeyboard = useSketchHand({ handle, root, store, snapper, frame, onFinish, onCancel });
  const projection = useMemo(() => projectionOf(handle, frame.key), [handle, frame.key]);
  const onTake = useDrag({ handle, root, store, snapper, onFinish });
  useFocusAfterDelete(root, sketch);

  const actions: HandleActions = { onTake, onFinish, ...useChanges(handle, store, sketch) };
  const { parts, kind, drawing, active } = sketch;
  const settled = useDeferredValue(parts);
  const problems = useMemo(
    () => problemsOf({ kind, parts: settled }, drawing ? active : null),
    [kind, settled, drawing, active],
  );
  const inSight = handlesInSight(activePath(sketch), kind === "area", projection, [
    frame.width,
    frame.height,
  ]);
  return (
    <div className="sketch-board">
      <Shapes sketch={sketch} problems={problems} projection={projection} />
      <Handles
        sketch={sketch}
        inSight={inSight}
        corner={cornerOf(sketch, projection, [frame.width, frame.height])}
        {...actions}
      />
      {byKeyboard && drawing && <span className="sketch-crosshair" aria-hidden="true" />}
      <CursorLabel sketch={sketch} projection={projection} width={frame.width} />
      {children({ problems, tooMany: inSight.tooMany, byKeyboard })}
    </div>
  );
}

/** What keys do to vertices and to the whole. */
function useChanges(
  handle: MapHandle,
  store: SketchStore,
  sketch: Sketch,
): Omit<HandleActions, "onTake" | "onFinish"> {
  const by = (at: LngLat, [dx, dy]: Pixel): LngLat => {
    const [x, y] = handle.toPixels(at);
    return toMillimetre(handle.toLngLat(x + dx, y + dy));
  };
  const path = activePath(sketch);
  return {
    onNudge: (vertex, pixels) =>
      store.send({ type: "nudge", vertex, to: by(path[vertex]!, pixels) }),
    onShift: (pixels) => {
      const middle = handle.camera.center;
      const to = by(middle, pixels);
      store.send({ type: "shift", by: [to[0] - middle[0], to[1] - middle[1]] });
    },
    onDelete: (vertex) => store.send({ type: "delete", vertex }),
    onInsert: (after) => {
      const [from, to] = [path[after]!, path[(after + 1) % path.length]!];
      const at: LngLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
      store.send({ type: "insert", after, at });
      store.send({ type: "drop" });
      store.send({ type: "select", vertex: after + 1 });
    },
    onSelect: (vertex) => store.send({ type: "select", vertex }),
  };
}

type CursorLabelProps = { sketch: Sketch; projection: Projection; width: number };

/** Lengths and areas at the pointer, while something is drawn or dragged. */
function CursorLabel({ sketch, projection, width }: CursorLabelProps) {
  const { cursor, snapped } = sketch;
  const lines = useMemo(
    () => (sketch.cursor && (sketch.drawing || sketch.held) ? measureLines(sketch) : []),
    [sketch],
  );
  if (!cursor || lines.length === 0) return null;
  const [x, y] = projection.toPixel(cursor);
  return (
    <p
      className={`sketch-label${x > width - 260 ? " is-left" : ""}`}
      aria-hidden="true"
      style={{ transform: `translate(${x.toFixed(0)}px, ${y.toFixed(0)}px)` }}
    >
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {snapped && <span className="sketch-snapped">{say.snapped[snapped]}</span>}
    </p>
  );
}

const CORNER_PIXELS = 22;

/** Beside the upper right corner of what is drawn, where it hides nothing; null where there is nothing to move, or not in sight. */
function cornerOf(
  { drawing, kind, parts }: Sketch,
  { pixelsOf }: Projection,
  [width, height]: Pixel,
): Pixel | null {
  if (drawing || (kind === "point" && parts.length < 2)) return null;
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of parts.flat().flatMap(pixelsOf)) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [north, south] = [Math.min(north, y), Math.max(south, y)];
  }
  if (!(east >= 0 && south >= 0 && west <= width && north <= height)) return null;
  return [
    Math.min(width - CORNER_PIXELS, east + CORNER_PIXELS),
    Math.max(CORNER_PIXELS * 5, north - CORNER_PIXELS),
  ];
}
