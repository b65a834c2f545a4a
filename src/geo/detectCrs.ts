// Which coordinate system a set of numbers is in: told, declared, or found by where it lands and by what the town already knows. Asks rather than guesses.
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import { crsName, isProjected, toWgs84, type Crs, type CrsHint } from "./crs.ts";
import { median, offsetBetween, sharedOffset, type Offset } from "./distance.ts";
import { epsgOfZone } from "./gaussKruger.ts";
import { inBox, inChina, looksSwapped, type Box, type LngLat } from "./lngLat.ts";

type Pair = readonly [number, number];

export type CrsRequest = {
  /** As they stand in the file, in the order its labels call [east, north]. */
  pairs: readonly Pair[];
  hint: CrsHint | null;
  given: Crs | null;
  /** The town's frame, WGS-84. */
  home: Box;
  /** Pairs of the file whose place the town already knows. */
  references: readonly { pair: Pair; known: LngLat; accuracyMetres: number }[];
};

export type CrsCandidate = {
  crs: Crs;
  /** The file has north first. */
  swapped: boolean;
  /** Share of the pairs, 0…1, that land in the town's frame grown by a quarter. */
  insideShare: number;
  /** What the references leave, from the known place to the read one; null without references. */
  offset: Offset | null;
  sentence: string;
};

/** `chosen` is set for given, declared, detected, and as a proposal for ambiguous. `refused` is the reason. "none": nothing to place. */
export type CrsFinding = {
  how: "given" | "declared" | "detected" | "ambiguous" | "refused" | "unknown" | "none";
  chosen: CrsCandidate | null;
  candidates: readonly CrsCandidate[];
  refused: string | null;
};

const say = mapFormats.detect;
const MOST_PAIRS = 2000;
/** References must be better than this, and agree within it, to tell systems 540 m apart. */
const REFERENCE_METRES = 100;
const FEWEST_REFERENCES = 3;
/** A neighbouring county is no farther; the next central meridian is 300 km away. */
const NEAR_METRES = 80_000;
const SHIFTED: readonly Crs[] = ["WGS84", "GCJ-02", "BD-09"];

export function detectCrs(request: CrsRequest): CrsFinding {
  const { given, hint } = request;
  const finite = request.pairs.filter(
    ([a, b]) => Number.isFinite(a) && Number.isFinite(b) && (a !== 0 || b !== 0),
  );
  const step = Math.max(1, Math.ceil(finite.length / MOST_PAIRS));
  const trial = new Trial(
    finite.filter((_, i) => i % step === 0),
    request,
  );
  if (given) {
    const chosen = trial.of(given, say.given(crsName(given)));
    return { how: "given", chosen, candidates: [chosen], refused: null };
  }
  if (hint?.refused) return { how: "refused", chosen: null, candidates: [], refused: hint.refused };
  if (finite.length === 0) return { how: "none", chosen: null, candidates: [], refused: null };
  const found = trial.inDegrees ? amongShifted(trial) : amongZones(trial);
  // A name without a zone (“CGCS2000” over metres) says nothing of the plane.
  return hint?.crs && isProjected(hint.crs) !== trial.inDegrees
    ? declared(trial.of(hint.crs, say.declared(crsName(hint.crs))), found)
    : found;
}

/** The file's word holds, unless the data clearly speaks for another system: then the user decides. */
function declared(chosen: CrsCandidate, found: CrsFinding): CrsFinding {
  const same = (other: CrsCandidate): boolean =>
    crsName(other.crs) === crsName(chosen.crs) ||
    (other.crs === "WGS84" && chosen.crs === "EPSG:4490");
  const others = found.candidates.filter((other) => !same(other));
  const contradicted =
    found.how === "detected" &&
    found.chosen !== null &&
    !same(found.chosen) &&
    (found.chosen.offset !== null || chosen.insideShare < 0.5);
  return contradicted
    ? { how: "ambiguous", chosen, candidates: [chosen, ...others], refused: null }
    : {
        how: "declared",
        chosen,
        candidates: [chosen, ...(isProjected(chosen.crs) ? [] : others)],
        refused: null,
      };
}

/** Degrees: only known places can tell the three systems apart. */
function amongShifted(trial: Trial): CrsFinding {
  const candidates = SHIFTED.map((crs) => trial.of(crs));
  if (!trial.anywhere) return { how: "unknown", chosen: null, candidates, refused: null };
  const [best, next] = candidates
    .filter(({ offset }) => offset)
    .sort((a, b) => a.offset!.metres - b.offset!.metres);
  const raw = candidates[0]!.offset;
  if (
    best &&
    next &&
    raw &&
    trial.referencesAgree &&
    best.offset!.metres < next.offset!.metres / 3
  ) {
    const name = crsName(best.crs);
    const chosen = {
      ...best,
      sentence: trial.mark(
        best.crs === "WGS84"
          ? say.fits(name, best.offset!.metres)
          : say.shifted(raw.bearing, raw.metres, name),
      ),
    };
    return {
      how: "detected",
      chosen,
      candidates: [chosen, ...candidates.filter(({ crs }) => crs !== best.crs)],
      refused: null,
    };
  }
  return { how: "ambiguous", chosen: candidates[0]!, candidates, refused: null };
}

/** Metres: the zone number tells, else the central meridian that brings the data home. */
function amongZones(trial: Trial): CrsFinding {
  const candidates = trial
    .zones()
    .map((crs) => trial.of(crs))
    .sort((a, b) => b.insideShare - a.insideShare || trial.distance(a) - trial.distance(b))
    .slice(0, 4);
  const chosen = candidates[0];
  const how = !chosen
    ? "unknown"
    : chosen.insideShare >= 0.5 || trial.isNear(candidates)
      ? "detected"
      : trial.isPrefixed && trial.reaches(chosen)
        ? "ambiguous"
        : "unknown";
  return { how, chosen: how === "unknown" ? null : chosen!, candidates, refused: null };
}

/** The numbers of one file, tried in one system after another. */
class Trial {
  readonly inDegrees: boolean;
  readonly referencesAgree: boolean;
  readonly #pairs: readonly Pair[];
  readonly #references: CrsRequest["references"];
  readonly #home: Box;
  readonly #centre: LngLat;
  readonly #prefix: number;
  readonly #swapped: boolean;
  readonly #far = new Map<string, number>();

  constructor(pairs: readonly Pair[], { home, references }: CrsRequest) {
    this.#pairs = pairs;
    this.#references = references.filter(
      ({ accuracyMetres }) => accuracyMetres <= REFERENCE_METRES,
    );
    const [width, height] = [(home[2] - home[0]) / 4, (home[3] - home[1]) / 4];
    this.#home = [home[0] - width, home[1] - height, home[2] + width, home[3] + height];
    this.#centre = [(home[0] + home[2]) / 2, (home[1] + home[3]) / 2];
    const small = pairs.filter(([a, b]) => Math.abs(a) <= 180 && Math.abs(b) <= 180).length;
    this.inDegrees = small * 2 >= pairs.length;
    const [a, b] =
      pairs.length > 0 ? [median(pairs.map(([x]) => x)), median(pairs.map(([, y]) => y))] : [0, 0];
    this.#swapped = this.inDegrees
      ? pairs.filter((pair) => looksSwapped(pair)).length * 2 > pairs.length
      : northFirst(a, b);
    const east = this.#swapped ? b : a;
    this.#prefix = !this.inDegrees && east >= 1e7 ? Math.floor(east / 1e6) : 0;
    const shared = sharedOffset(
      this.#references.map(({ pair, known }) => ({ known, read: this.#turn(pair) })),
    );
    this.referencesAgree =
      shared !== null &&
      this.#references.length >= FEWEST_REFERENCES &&
      shared.spread <= REFERENCE_METRES;
  }

  /** Systems that the size of the numbers allows. */
  zones(): Crs[] {
    const width = this.#prefix < 24 ? 6 : 3;
    const own =
      this.#prefix > 0
        ? [epsgOfZone({ width, zone: this.#prefix, prefixed: true })]
        : Array.from({ length: 21 }, (_, i) =>
            epsgOfZone({ width: 3, zone: 25 + i, prefixed: false }),
          );
    return [
      ...own.filter((epsg) => epsg !== null),
      ...(this.#prefix > 0 && this.#prefix < 16 ? [3857] : []),
    ].map((epsg): Crs => `EPSG:${epsg}`);
  }

  /** Whether any pair lies in China when read as it stands. */
  get anywhere(): boolean {
    return this.#pairs.some((pair) => inChina(this.#turn(pair)));
  }

  /** A number before the easting leaves one zone, wherever it lies: far from the town it is asked for, not denied. */
  get isPrefixed(): boolean {
    return this.#prefix > 0;
  }

  reaches = (candidate: CrsCandidate): boolean => this.#far.has(candidate.crs);

  /** One system brings the data into the neighbourhood, the next one three times as far away. */
  isNear([first, second]: readonly CrsCandidate[]): boolean {
    const metres = first ? this.distance(first) : Infinity;
    return metres < NEAR_METRES && (second ? this.distance(second) : Infinity) > metres * 3;
  }

  /** Metres between the middle of the data and the middle of the town. */
  distance(candidate: CrsCandidate): number {
    return this.#far.get(candidate.crs) ?? Infinity;
  }

  of(crs: Crs, lead?: string): CrsCandidate {
    const convert = toWgs84(crs);
    const read = (pair: Pair): LngLat => convert(...this.#turn(pair));
    const places = this.#pairs.map(read).filter((at) => inChina(at));
    const insideShare =
      this.#pairs.length === 0
        ? 0
        : places.filter((at) => inBox(at, this.#home)).length / this.#pairs.length;
    const offset = sharedOffset(
      this.#references.map(({ pair, known }) => ({ known, read: read(pair) })),
    );
    const name = crsName(crs);
    const where =
      places.length > 0
        ? offsetBetween(this.#centre, [
            median(places.map(([lng]) => lng)),
            median(places.map(([, lat]) => lat)),
          ])
        : null;
    if (where) this.#far.set(crs, where.metres);
    const away = where ? say.away(where.bearing, where.metres) : say.abroad;
    const plain = insideShare > 0 ? say.inside(name, insideShare) : say.outside(name, away);
    const sentence =
      lead === undefined
        ? plain
        : insideShare > 0 || this.#pairs.length === 0
          ? lead
          : say.but(lead, away);
    return {
      crs,
      swapped: this.#swapped,
      insideShare,
      offset: offset && { metres: offset.metres, bearing: offset.bearing },
      sentence: this.mark(sentence),
    };
  }

  mark(sentence: string): string {
    return this.#swapped ? say.swapped(sentence, !this.inDegrees) : sentence;
  }

  #turn([a, b]: Pair): Pair {
    return this.#swapped ? [b, a] : [a, b];
  }
}

/** Surveyors write X for north, Y for east: in China a northing has seven digits, an easting six, or eight with its zone. */
const northFirst = (a: number, b: number): boolean =>
  (b >= 1e7 && a < 1e7) || (a >= 1e6 && a < 1e7 && b < 1e6);
