// Above the map while a version is compared: an arrow from the old place of each moved project to the new one, with the distance.
import { useMemo } from "react";
import { selectSince } from "#state/selectors.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { changes } from "#words/zh-CN/changes.ts";
import { useDesk, usePort } from "../desk.ts";
import { useMapMoves } from "../map/useMapMoves.ts";
import { arrowsOf, movesOf, type Move } from "./arrows.ts";
import "../styles/changes.css";

/** More would hide the map, and each is moved with every frame. */
const MOST = 200;

/** Stands inside the map's section. The panel tells the same in words, so this is hidden from assistive technology. */
export function SinceArrows() {
  const { handle } = usePort();
  const rows = useDesk(selectSince);
  const moves = useMemo(() => movesOf(rows ?? []), [rows]);
  return handle && moves.length > 0 ? <Arrows handle={handle} moves={moves} /> : null;
}

function Arrows({ handle, moves }: { handle: MapHandle; moves: readonly Move[] }) {
  useMapMoves(handle);
  const [halfWidth, halfHeight] = handle.toPixels(handle.camera.center);
  const arrows = arrowsOf(
    moves,
    (at) => handle.toPixels(at),
    [halfWidth * 2, halfHeight * 2],
    MOST,
  );
  return (
    <>
      <svg className="since-arrows" aria-hidden="true">
        {arrows.map(({ id, from, to, head, label }) => (
          <g key={id}>
            <path className="since-halo" d={`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`} />
            <path className="since-shaft" d={`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`} />
            <circle className="since-old" cx={from[0]} cy={from[1]} r={5} />
            <path className="since-head" d={head} />
            <text className="since-distance" x={label.at[0]} y={label.at[1]}>
              {label.text}
            </text>
          </g>
        ))}
      </svg>
      {moves.length > MOST && (
        <p className="since-left">{changes.since.arrowsLeft(MOST, moves.length)}</p>
      )}
    </>
  );
}
