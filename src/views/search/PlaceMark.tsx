// Marks the place that a search has led to: a ring with its name, or its line. Goes by itself after a while, and with
// Escape.
import { useEffect } from "react";
import type { Position } from "geojson";
import { anchorOf, pathsOf } from "#geo/geometry.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { finding as say } from "#words/zh-CN/finding.ts";
import { usePort } from "../desk.ts";
import { useMapMoves } from "../map/useMapMoves.ts";
import { soughtPlace, type SoughtPlace } from "./sought.ts";
import "../styles/search.css";

const SHOWN_MS = 12_000;
/** More positions would make each frame of the map late; a mark may be coarse. */
const MOST_POSITIONS = 1500;

export function PlaceMark({ place }: { place: SoughtPlace }) {
  const { handle } = usePort();
  useEffect(() => {
    const end = (): void => soughtPlace.set(null);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") end();
    };
    const timer = setTimeout(end, SHOWN_MS);
    addEventListener("keydown", onKey);
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", onKey);
    };
  }, [place]);
  return handle && <Mark handle={handle} place={place} />;
}

function Mark({ handle, place: { name, geometry } }: { handle: MapHandle; place: SoughtPlace }) {
  useMapMoves(handle);
  const [x, y] = handle.toPixels(anchorOf(geometry));
  const lines = pathsOf(geometry);
  return (
    <>
      <svg className="place-mark" aria-hidden="true">
        {lines.map((line, index) => (
          <polyline key={index} points={pointsOf(line, handle)} />
        ))}
        {lines.length === 0 && <circle cx={x} cy={y} r={16} />}
      </svg>
      <p className="place-name" role="status" style={{ left: `${x}px`, top: `${y}px` }}>
        <span aria-hidden="true">{name}</span>
        <span className="visually-hidden">{say.marked(name)}</span>
      </p>
    </>
  );
}

function pointsOf(line: readonly Position[], handle: MapHandle): string {
  const step = Math.max(1, Math.ceil(line.length / MOST_POSITIONS));
  return line
    .filter((_, index) => index % step === 0 || index === line.length - 1)
    .map(([lng, lat]) =>
      handle
        .toPixels([lng!, lat!])
        .map((pixel) => pixel.toFixed(1))
        .join(),
    )
    .join(" ");
}
