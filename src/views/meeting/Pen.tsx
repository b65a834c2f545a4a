// Lines drawn over the map while presenting. They lie in degrees, so that they stay where they were meant when the map moves.
import { useRef, useState, type PointerEvent } from "react";
import type { LngLat } from "#geo/lngLat.ts";
import type { Stroke } from "#ledger/meeting/meeting.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { useMapMoves } from "../map/useMapMoves.ts";

/** Pixels between two points of a line: a slow hand must not make thousands. */
const STEP = 3;
const MOST_POINTS = 2000;

type PenProps = {
  handle: MapHandle;
  strokes: readonly Stroke[];
  drawing: boolean;
  colour: Stroke["colour"];
  onDraw: (stroke: Stroke) => void;
};

export function Pen({ handle, strokes, drawing, colour, onDraw }: PenProps) {
  useMapMoves(handle);
  const [line, setLine] = useState<readonly LngLat[]>([]);
  const last = useRef<readonly [number, number] | null>(null);

  const at = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const onDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = at(event);
    setLine([handle.toLngLat(...last.current)]);
  };
  const onMove = (event: PointerEvent<SVGSVGElement>) => {
    if (!last.current || line.length >= MOST_POINTS) return;
    const now = at(event);
    if (Math.hypot(now[0] - last.current[0], now[1] - last.current[1]) < STEP) return;
    last.current = now;
    setLine([...line, handle.toLngLat(...now)]);
  };
  const onUp = () => {
    last.current = null;
    if (line.length > 1) onDraw({ line, colour });
    setLine([]);
  };
  const toData = (points: readonly LngLat[]): string =>
    points
      .map(
        (point, index) =>
          `${index === 0 ? "M" : "L"}${handle
            .toPixels(point)
            .map((pixel) => pixel.toFixed(1))
            .join(" ")}`,
      )
      .join("");

  return (
    <svg
      className={drawing ? "pen is-drawing" : "pen"}
      aria-hidden="true"
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={onUp}
    >
      {[...strokes, ...(line.length > 1 ? [{ line, colour }] : [])].map((stroke, index) => (
        <g key={index}>
          <path className="pen-halo" d={toData(stroke.line)} />
          <path className={`pen-line is-${stroke.colour}`} d={toData(stroke.line)} />
        </g>
      ))}
    </svg>
  );
}
