// A small map of where a file's places would lie: the file's points over borders, villages and what is already verified.
import { useMemo } from "react";
import { inBox, type Box, type LngLat } from "#geo/lngLat.ts";
import { useDesk } from "../desk.ts";
import { frameOf, HEIGHT, layOut, WIDTH } from "./candidateDrawing.ts";

/** Empty until the places are known (null). `frame` is the ground that all candidates show alike; one that lands elsewhere shows its own. */
export function CandidateMap({
  places,
  frame,
  label,
}: {
  places: readonly LngLat[] | null;
  frame: Box;
  label: string;
}) {
  const base = useDesk((state) => state.base);
  const projects = useDesk(({ ledger }) => ledger.projects);
  const drawing = useMemo(() => {
    if (!places) return null;
    const inside = places.filter((at) => inBox(at, frame)).length;
    return layOut(
      places,
      base,
      projects,
      inside * 2 >= places.length ? frame : frameOf(places, frame),
    );
  }, [places, frame, base, projects]);
  return (
    <svg className="candidate-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {drawing?.lines.map((path, index) => (
        <path key={index} d={path} className="candidate-line" />
      ))}
      {drawing?.names.map(({ at: [x, y], name }) => (
        <g key={`${name}${x}`}>
          <circle cx={x} cy={y} r="1.6" className="candidate-place" />
          <text x={x + 4} y={y + 3.5} className="candidate-name-text">
            {name}
          </text>
        </g>
      ))}
      {drawing?.known.map(([x, y], index) => (
        <circle key={index} cx={x} cy={y} r="4" className="candidate-known" />
      ))}
      <path d={drawing?.dots} className="candidate-point" />
    </svg>
  );
}
