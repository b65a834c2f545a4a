// Sanity before belief: places that lie elsewhere, pile up, cross themselves or contradict the ledger's own figures.
import { warning, type Issue, type Place } from "#base/issue.ts";
import { anchorOf, type PlaceGeometry } from "#geo/geometry.ts";
import { inBox, type Box, type LngLat } from "#geo/lngLat.ts";
import { areaSquareMetres, lengthMetres } from "#geo/measure.ts";
import { offsetBetween } from "#geo/distance.ts";
import { crossingsOf } from "#geo/selfCrossing.ts";
import { words } from "#words/words.ts";

/** What is known of the ground: the town's frame, and which county of the base map holds a position (null: none, or not known). */
export type Ground = {
  home: Box | null;
  homeName: string;
  homeCounty: string;
  countyAt: (at: LngLat) => string | null;
};

const say = words.importing.guards;
const ROAD = "道路交通";
const LINE = "线路";

/** Ledger and drawing may differ by this much before it is said. */
const TOLERANCE = 0.1;
/** Contiguous survey data above this may be secret (测绘成果). */
const SECRET_SQUARE_METRES = 25e6;

const grown = ([west, south, east, north]: Box, by: number): Box => [
  west - (east - west) * by,
  south - (north - south) * by,
  east + (east - west) * by,
  north + (north - south) * by,
];
const middleOf = ([west, south, east, north]: Box): LngLat => [
  (west + east) / 2,
  (south + north) / 2,
];

export type Guarded = {
  geometry: PlaceGeometry;
  kind: string | null;
  scope: string | null;
  statedSquareMetres: number | null;
  statedMetres: number | null;
  surveyed: boolean;
  /** Where it stands, made only when there is something to say. */ at: () => Place;
};

/** What one row's place makes doubtful. All are warnings: the row is accepted unless the user refuses it. */
export function guardPlace(item: Guarded, ground: Ground): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, message: string) => issues.push(warning(code, message, item.at()));
  const where = elsewhere(anchorOf(item.geometry), ground);
  if (where) add(where.code, where.message);
  const { type } = item.geometry;
  if (
    type.endsWith("Point") &&
    (item.scope === LINE || (item.kind === ROAD && item.statedMetres !== null))
  )
    add("place.road-is-point", say.roadIsPoint());
  if (type.endsWith("Polygon")) guardArea(item, add);
  if (type.endsWith("LineString") && item.statedMetres !== null) {
    const drawn = lengthMetres(item.geometry);
    if (differs(drawn, item.statedMetres))
      add(
        "place.length-differs",
        say.lengthDiffers(Math.round(item.statedMetres), Math.round(drawn)),
      );
  }
  return issues;
}

function guardArea(
  { geometry, statedSquareMetres, surveyed }: Guarded,
  add: (code: string, message: string) => void,
): void {
  const crossings = crossingsOf(geometry);
  if (crossings.length > 0) add("place.self-crossing", say.selfCrossing(crossings.length));
  const drawn = areaSquareMetres(geometry);
  if (statedSquareMetres !== null && crossings.length === 0 && differs(drawn, statedSquareMetres))
    add("place.area-differs", say.areaDiffers(Math.round(statedSquareMetres), Math.round(drawn)));
  if (surveyed && drawn > SECRET_SQUARE_METRES)
    add("place.large-survey", say.largeSurvey(Math.round(drawn / 1e6)));
}

/** A point in the town's frame that nobody calls a road: nothing can be doubtful about it alone. */
export const isPlainPoint = (
  geometry: PlaceGeometry,
  kind: unknown,
  scope: unknown,
  { home }: Ground,
): boolean =>
  geometry.type === "Point" &&
  home !== null &&
  kind !== ROAD &&
  scope !== LINE &&
  inBox([geometry.coordinates[0]!, geometry.coordinates[1]!], home);

const differs = (drawn: number, stated: number): boolean =>
  stated > 0 && Math.abs(drawn - stated) > stated * TOLERANCE;

/** In a county other than the town's own; else outside the town's frame; else null. */
function elsewhere(
  at: LngLat,
  { home, homeName, homeCounty, countyAt }: Ground,
): { code: string; message: string } | null {
  if (!home || inBox(at, home)) return null;
  const county = countyAt(at);
  const away = (): [number, number] => {
    const { metres, bearing } = offsetBetween(middleOf(home), at);
    return [metres, bearing];
  };
  if (county !== null && county !== homeCounty)
    return { code: "place.other-county", message: say.otherCounty(county, homeName, ...away()) };
  return inBox(at, grown(home, 0.15))
    ? null
    : { code: "place.outside-town", message: say.outsideTown(homeName, ...away()) };
}

/** Rows that stand at exactly one point (to a tenth of a metre) with earlier ones. A table of its own, since a Map of 100,000 numbers is slow. */
export class PileUp {
  readonly #rows: Int32Array;
  readonly #keys: Float64Array;

  /** `count` is the most that will be added. */
  constructor(count: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)));
    this.#rows = new Int32Array(size);
    this.#keys = new Float64Array(size);
  }

  /** The row that stood there first, or null. Only points can pile up. Rows are 1-based. */
  add(geometry: PlaceGeometry, row: number): number | null {
    if (geometry.type !== "Point") return null;
    const [x, y] = [
      Math.round(geometry.coordinates[0]! * 1e6),
      Math.round(geometry.coordinates[1]! * 1e6),
    ];
    const key = x * 6e7 + y;
    const last = this.#rows.length - 1;
    for (
      let at = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) & last;
      ;
      at = (at + 1) & last
    ) {
      const known = this.#rows[at]!;
      if (known === 0) {
        this.#rows[at] = row;
        this.#keys[at] = key;
        return null;
      }
      if (this.#keys[at] === key) return known;
    }
  }
}
