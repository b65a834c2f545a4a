// A small map of where a file's places would lie: the file's points over borders, villages and what is already verified.
import { useMemo } from "react";
import type { Position } from "geojson";
import { anchorOf, boxOf } from "#geo/geometry.ts";
import { growBox, inBox, uniteBoxes, type Box, type LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { isVerified, type Project } from "#ledger/project.ts";
import { useDesk } from "../desk.ts";

const WIDTH = 236;
const HEIGHT = 150;
/** At least this much ground is shown, so that a single point has surroundings. Degrees. */
const LEAST = 0.03;

type Draw = { lines: string[]; names: { at: readonly [number, number]; name: string }[]; known: (readonly [number, number])[]; points: (readonly [number, number])[] };

export function CandidateMap({ places, label }: { places: readonly LngLat[]; label: string }) {
  const base = useDesk((state) => state.base);
  const ledger = useDesk((state) => state.ledger);
  const draw = useMemo(() => layOut(places, base, ledger.projects, ledger.town.view.center), [places, base, ledger]);
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
      {draw.points.map(([x, y], index) => <circle key={index} cx={x} cy={y} r="2.6" className="candidate-point" />)}
    </svg>
  );
}

function frame(places: readonly LngLat[], home: LngLat): Box {
  const box = places.reduce<Box | null>((grown, at) => growBox(grown, at), null) ?? [home[0], home[1], home[0], home[1]];
  const [lng, lat] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const half = Math.max(LEAST, (box[2] - box[0]) * 0.6, (box[3] - box[1]) * 0.6 * (WIDTH / HEIGHT));
  return uniteBoxes([lng - half, lat - half, lng + half, lat + half], box);
}

function layOut(places: readonly LngLat[], base: BaseMap, projects: readonly Project[], home: LngLat): Draw {
  const box = frame(places, home);
  const middle: LngLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const squeeze = Math.cos((middle[1] * Math.PI) / 180);
  const scale = Math.min(WIDTH / ((box[2] - box[0]) * squeeze), HEIGHT / Math.max(1e-9, (box[3] - box[1]) * (HEIGHT / WIDTH)));
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
