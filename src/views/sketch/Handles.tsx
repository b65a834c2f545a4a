// What one can take hold of: vertices, middles of edges, and the whole. Each works with mouse, finger and keys.
import type { KeyboardEvent, PointerEvent } from "react";
import type { LngLat } from "#geo/lngLat.ts";
import { FEWEST } from "#map/sketch/paths.ts";
import { activePath, type Sketch } from "#map/sketch/sketch.ts";
import { sketch as say } from "#words/zh-CN/sketch.ts";
import type { Handles as InSight, Spot } from "./handlesInSight.ts";

export type HandleActions = {
  /** A pointer has taken something; what follows belongs to it until it is let go. */
  onTake: (
    event: PointerEvent<HTMLElement>,
    what: { vertex: number } | { after: number; at: LngLat } | "whole",
  ) => void;
  onNudge: (vertex: number, pixels: readonly [x: number, y: number]) => void;
  onShift: (pixels: readonly [x: number, y: number]) => void;
  onDelete: (vertex: number) => void;
  onInsert: (after: number) => void;
  onSelect: (vertex: number) => void;
  onFinish: () => void;
};

type Props = {
  sketch: Sketch;
  inSight: InSight;
  corner: readonly [number, number] | null;
} & HandleActions;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const stepOf = ({ key, shiftKey }: KeyboardEvent): readonly [number, number] | null => {
  const arrow = ARROWS[key];
  return arrow ? [arrow[0] * (shiftKey ? 10 : 1), arrow[1] * (shiftKey ? 10 : 1)] : null;
};

const at = ({ x, y }: Omit<Spot, "index">) => ({
  transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`,
});

export function Handles({ sketch, inSight, corner, ...actions }: Props) {
  return (
    <>
      {!sketch.drawing && <Middles sketch={sketch} inSight={inSight} onTake={actions.onTake} />}
      <Vertices sketch={sketch} inSight={inSight} {...actions} />
      {corner && <Whole corner={corner} onTake={actions.onTake} onShift={actions.onShift} />}
      <p id="sketch-vertex-help" className="visually-hidden">
        {say.vertexHelp}
      </p>
    </>
  );
}

type MiddlesProps = Pick<Props, "sketch" | "inSight" | "onTake">;

/** Of edges: taking hold of one makes a vertex there. */
function Middles({ sketch, inSight, onTake }: MiddlesProps) {
  const count = activePath(sketch).length;
  return inSight.middles.map(({ index, at: middle, ...spot }) => (
    <button
      key={`m${index}`}
      type="button"
      className="sketch-middle"
      tabIndex={-1}
      style={at(spot)}
      aria-label={say.midpoint(index + 1, ((index + 1) % count) + 1)}
      onPointerDown={(event) => onTake(event, { after: index, at: middle })}
    />
  ));
}

function Vertices({ sketch, inSight, ...actions }: Omit<Props, "corner">) {
  const { onTake, onNudge, onDelete, onInsert, onSelect, onFinish } = actions;
  const count = activePath(sketch).length;
  const isPoint = sketch.kind === "point";
  const closes = sketch.drawing && sketch.kind === "area" && count >= FEWEST.area;
  const onKey = (vertex: number) => (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step) onNudge(vertex, step);
    else if (event.key === "Delete" || event.key === "Backspace") onDelete(vertex);
    else if (event.key === "+" || event.key === "=" || event.key === "Insert") onInsert(vertex);
    else if (event.key === "Enter") onFinish();
    else return;
    event.preventDefault();
  };
  return inSight.vertices.map(({ index, ...spot }) => (
    <button
      key={index}
      type="button"
      style={at(spot)}
      aria-label={say.vertex(index + 1, count)}
      aria-pressed={sketch.selected === index}
      aria-describedby="sketch-vertex-help"
      data-vertex={index}
      className={`sketch-vertex${index === 0 && closes ? " is-closing" : ""}${isPoint ? " is-point" : ""}`}
      onPointerDown={(event) => onTake(event, { vertex: index })}
      onDoubleClick={isPoint ? onFinish : undefined}
      onKeyDown={onKey(index)}
      onFocus={() => onSelect(index)}
    />
  ));
}

type WholeProps = Pick<Props, "onTake" | "onShift"> & { corner: readonly [number, number] };

function Whole({ corner: [x, y], onTake, onShift }: WholeProps) {
  const onKey = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (!step) return;
    onShift(step);
    event.preventDefault();
  };
  return (
    <button
      type="button"
      className="sketch-whole"
      style={at({ x, y })}
      aria-label={say.whole}
      title={say.whole}
      onPointerDown={(event) => onTake(event, "whole")}
      onKeyDown={onKey}
    >
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path
          d="M12 3V21M3 12H21M9 6L12 3L15 6M9 18L12 21L15 18M6 9L3 12L6 15M18 9L21 12L18 15"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  );
}
