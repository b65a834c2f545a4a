// Sanity before belief: places that lie elsewhere, pile up, cross themselves or contradict the ledger's own figures.
import { warning, type Issue, type Place } from "#base/issue.ts";
import { anchorOf, boxOf, type PlaceGeometry } from "#geo/geometry.ts";
import { isInside } from "#geo/inside.ts";
import { inBox, type Box, type LngLat } from "#geo/lngLat.ts";
import { areaSquareMetres, lengthMetres } from "#geo/measure.ts";
import { bearingDegrees, distanceMetres } from "#geo/sameGeometry.ts";
import { crossingsOf } from "#geo/selfCrossing.ts";
import { words } from "#words/words.ts";

/** What is known of the ground: the town's frame, and the counties of the base map with the town's own among them. */
export type Ground = { home: Box | null; homeName: string; homeCounty: string; counties: readonly { name: string; geometry: PlaceGeometry }[] };

const say = words.importing.guards;

/** Ledger and drawing may differ by this much before it is said. */
const TOLERANCE = 0.1;
/** Contiguous survey data above this may be secret (测绘成果). */
const SECRET_SQUARE_METRES = 25e6;

const grown = ([west, south, east, north]: Box, by: number): Box => [west - (east - west) * by, south - (north - south) * by, east + (east - west) * by, north + (north - south) * by];
const middleOf = ([west, south, east, north]: Box): LngLat => [(west + east) / 2, (south + north) / 2];

export type Guarded = { geometry: PlaceGeometry; kind: string | null; scope: string | null; statedSquareMetres: number | null; statedMetres: number | null; surveyed: boolean; /** Where it stands, made only when there is something to say. */ at: () => Place };

/** What one row's place makes doubtful. All are warnings: the row is accepted unless the user refuses it. */
export function guardPlace(item: Guarded, ground: Ground): readonly Issue[] {
  if (item.geometry.type === "Point" && item.kind !== "道路交通" && item.scope !== "线路" && ground.home && inBox(anchorOf(item.geometry), ground.home)) return NOTHING;
  const issues: Issue[] = [];
  const add = (code: string, message: string) => issues.push(warning(code, message, item.at()));
  const where = elsewhere(anchorOf(item.geometry), ground);
  if (where) add(where.code, where.message);
  const { type } = item.geometry;
  if (type.endsWith("Point") && (item.kind === "道路交通" || item.scope === "线路") && (item.scope === "线路" || item.statedMetres !== null)) add("place.road-is-point", say.roadIsPoint());
  if (type.endsWith("Polygon")) guardArea(item, add);
  if (type.endsWith("LineString") && item.statedMetres !== null) {
    const drawn = lengthMetres(item.geometry);
    if (differs(drawn, item.statedMetres)) add("place.length-differs", say.lengthDiffers(Math.round(item.statedMetres), Math.round(drawn)));
  }
  return issues;
}

function guardArea({ geometry, statedSquareMetres, surveyed }: Guarded, add: (code: string, message: string) => void): void {
  const crossings = crossingsOf(geometry);
  if (crossings.length > 0) add("place.self-crossing", say.selfCrossing(crossings.length));
  const drawn = areaSquareMetres(geometry);
  if (statedSquareMetres !== null && crossings.length === 0 && differs(drawn, statedSquareMetres)) add("place.area-differs", say.areaDiffers(Math.round(statedSquareMetres), Math.round(drawn)));
  if (surveyed && drawn > SECRET_SQUARE_METRES) add("place.large-survey", say.largeSurvey(Math.round(drawn / 1e6)));
}

const NOTHING: readonly Issue[] = [];

const differs = (drawn: number, stated: number): boolean => stated > 0 && Math.abs(drawn - stated) > stated * TOLERANCE;

/** A county whose polygon holds the place, other than the town's own; else outside the town's frame; else null. */
export function elsewhere(at: LngLat, { home, homeName, homeCounty, counties }: Ground): { code: string; message: string } | null {
  if (!home || inBox(at, home)) return null;
  const county = counties.find(({ geometry }) => inBox(at, boxOf(geometry)) && isInside(geometry, at));
  const metres = distanceMetres(middleOf(home), at);
  if (county && county.name !== homeCounty) return { code: "place.other-county", message: say.otherCounty(county.name, homeName, metres, bearingDegrees(middleOf(home), at)) };
  if (inBox(at, grown(home, 0.15))) return null;
  return { code: "place.outside-town", message: say.outsideTown(homeName, metres, bearingDegrees(middleOf(home), at)) };
}

/** Rows that stand at exactly one point with earlier ones: the first row of each pile by position. */
export class PileUp {
  readonly #first = new Map<number, number>();

  /** The row that stood there first, or null. Only points can pile up. */
  add(geometry: PlaceGeometry, row: number): number | null {
    if (geometry.type !== "Point") return null;
    // Both coordinates in tenths of a metre, as one exact integer below 2^53.
    const [lng, lat] = geometry.coordinates as [number, number];
    const key = Math.round((lng - 73) * 1e6) * 6e7 + Math.round((lat - 3) * 1e6);
    const first = this.#first.get(key);
    if (first === undefined) this.#first.set(key, row);
    return first ?? null;
  }
}
