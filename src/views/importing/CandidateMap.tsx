// A small map of where a file's places would lie: the file's points over borders, villages and what is already verified.
import { useMemo } from "react";
import type { Position } from "geojson";
import { anchorOf, boxOf } from "#geo/geometry.ts";
import { growBox, inBox, type Box, type LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { isVerified, type Project } from "#ledger/project.ts";
import { useDesk } from "../desk.ts";

const WIDTH = 236;
const HEIGHT = 150;
/** Farther than this from the middle of the rest a place is a stray. Degrees. */
const STRAY = 0.3;
/** At least this much ground is shown, so that a single point has surroundings. Degrees. */
const LEAST = 0.03;

type Draw = { lines: string[]; names: { at: readonly [number, number]; name: string }[]; known: (readonly [number, number])[]; points: (readonly [number, number])[] };

/** `frame` is the ground that all candidates show alike; one that lands elsewhere shows its own. */
export function CandidateMap({ places, frame, label }: { places: readonly LngLat[]; frame: Box; label: string }) {
  const base = useDesk((state) => state.base);
  const projects = useDesk(({ ledger }) => ledger.projects);
  const draw = useMemo(() => {
    const inside = places.filter((at) => inBox(at, frame)).length;
    return layOut(places, base, projects, inside * 2 >= places.length ? frame : frameOf(places, frame));
  }, [places, frame, base, projects]);
  return (
    <svg className="candidate-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {draw.lines.map((path, index) => <path key={index} d={path} className="candidate-line" />)}
      {draw.names.map(({ at: [x, y], name }) => (
        <g key={`${name}${x}`}>
          <circle cx={x} cy={y} r="1.6" className="candidate-place" />
          <text x={x + 4} y={y + 3.5} className="candidate-name-text">{name}</text>
        </g>
      ))}
      {draw.known.map(([x, y], index) => <circle key={index} cx={x} cy={y} r="4" className="candidate-known" />)}
      {/* One path of dots: a circle each would be hundreds of elements a map. */}
      <path d={draw.points.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("")} className="candidate-point" />
    </svg>
  );
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** The ground around most of the places: a few strays must not shrink the rest to a dot. `home` where there are none. */
export function frameOf(places: readonly LngLat[], home: Box): Box {
  if (places.length === 0) return home;
  const [lng, lat] = [median(places.map(([x]) => x)), median(places.map(([, y]) => y))];
  const near = places.filter((at) => Math.abs(at[0] - lng) < STRAY && Math.abs(at[1] - lat) < STRAY);
  const box = near.reduce<Box | null>((grown, at) => growBox(grown, at), null) ?? [lng, lat, lng, lat];
  const half = Math.max(LEAST, (box[2] - box[0]) * 0.62, (box[3] - box[1]) * 0.62 * (WIDTH / HEIGHT));
  const middle: LngLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return [middle[0] - half, middle[1] - half * (HEIGHT / WIDTH), middle[0] + half, middle[1] + half * (HEIGHT / WIDTH)];
}

function layOut(places: readonly LngLat[], base: BaseMap, projects: readonly Project[], box: Box): Draw {
  const middle: LngLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const squeeze = Math.cos((middle[1] * Math.PI) / 180);
  const scale = Math.min(WIDTH / ((box[2] - box[0]) * squeeze), HEIGHT / (box[3] - box[1]));
  const toScreen = ([lng, lat]: readonly [number, number]): readonly [number, number] => [WIDTH / 2 + (lng - middle[0]) * squeeze * scale, HEIGHT / 2 - (lat - middle[1]) * scale];
  const inSight = (at: LngLat) => inBox(at, box);
  const line = (ring: readonly Position[]) => `M${ring.map((at) => toScreen(at as [number, number]).map((value) => value.toFixed(1)).join(" ")).join("L")}`;
  const lines = base.features.flatMap(({ geometry, properties: { role } }) => {
    if (role !== "border" && role !== "extent") return [];
    if (geometry.type === "LineString") return [line(geometry.coordinates)];
    if (geometry.type === "MultiLineString" || geometry.type === "Polygon") return geometry.coordinates.map(line);
    return [];
  });
  const named = base.features.filter(({ geometry, properties: { role } }) => (role === "town" || role === "village") && geometry.type === "Point" && inSight(anchorOf(geometry)));
  const known = projects.filter((project) => isVerified(project) && inSight(anchorOf(project.geometry!)) && overlaps(boxOf(project.geometry!), box));
  return {
    lines, points: places.map(toScreen), known: known.map(({ geometry }) => toScreen(anchorOf(geometry!))),
    names: named.slice(0, 12).map(({ geometry, properties: { name } }) => ({ at: toScreen(anchorOf(geometry)), name })),
  };
}

const overlaps = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
