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
  translate: `${x.toFixed(1)}px ${y.toFixed(1)}px`,
});

export function Handles({
  sketch,
  inSight,
  corner,
  onTake,
  onNudge,
  onShift,
  onDelete,
  onInsert,
  onSelect,
  onFinish,
}: Props) {
  const count = activePath(sketch).length;
  const closes = sketch.drawing && sketch.kind === "area" && count >= FEWEST.area;
  const onVertexKey = (vertex: number) => (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step) onNudge(vertex, step);
    else if (event.key === "Delete" || event.key === "Backspace") onDelete(vertex);
    else if (event.key === "+" || event.key === "=" || event.key === "Insert") onInsert(vertex);
    else if (event.key === "Enter") onFinish();
    else return;
    event.preventDefault();
  };
  const onWholeKey = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (!step) return;
    onShift(step);
    event.preventDefault();
  };
  return (
    <>
      {!sketch.drawing &&
        inSight.middles.map(({ index, at: middle, ...spot }) => (
          <button
            key={`m${index}`}
            type="button"
            className="sketch-middle"
            tabIndex={-1}
            style={at(spot)}
            aria-label={say.midpoint(index + 1, ((index + 1) % count) + 1)}
            onPointerDown={(event) => onTake(event, { after: index, at: middle })}
          />
        ))}
      {inSight.vertices.map(({ index, ...spot }) => (
        <button
          key={index}
          type="button"
          style={at(spot)}
          aria-label={say.vertex(index + 1, count)}
          aria-pressed={sketch.selected === index}
          aria-describedby="sketch-vertex-help"
          data-vertex={index}
          className={`sketch-vertex${index === 0 && closes ? " is-closing" : ""}${sketch.kind === "point" ? " is-point" : ""}`}
          onPointerDown={(event) => onTake(event, { vertex: index })}
          onDoubleClick={sketch.kind === "point" ? onFinish : undefined}
          onKeyDown={onVertexKey(index)}
          onFocus={() => onSelect(index)}
        />
      ))}
      {corner && (
        <button
          type="button"
          className="sketch-whole"
          style={at({ x: corner[0], y: corner[1] })}
          aria-label={say.whole}
          title={say.whole}
          onPointerDown={(event) => onTake(event, "whole")}
          onKeyDown={onWholeKey}
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
      )}
      <p id="sketch-vertex-help" className="visually-hidden">
        {say.vertexHelp}
      </p>
    </>
  );
}
