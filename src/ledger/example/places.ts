// Places for the example: points, lines and areas that lie wholly inside the town's sketched extent. They stand for
// nothing real.
import { boxOf, eachPosition, type PlaceGeometry } from "#geo/geometry.ts";
import { isInside } from "#geo/inside.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { Random } from "./Random.ts";

/** Degrees of latitude in a metre; of longitude it is more by the cosine. */
const DEGREE = 1 / 110_800;

/** How often a place is tried that would lie across the extent's edge. */
const MOST_TRIES = 1000;

/** `extent` is an area. */
export class Places {
  readonly #extent: PlaceGeometry;
  readonly #random: Random;

  constructor(extent: PlaceGeometry, random: Random) {
    this.#extent = extent;
    this.#random = random;
  }

  point(): PlaceGeometry {
    return this.#fit((at) => ({ type: "Point", coordinates: rounded(at) }));
  }

  /** A winding line of about so many metres. */
  line(metres: number): PlaceGeometry {
    const steps = 5;
    return this.#fit((at) => {
      let heading = this.#random.between(0, 2 * Math.PI);
      const path: LngLat[] = [at];
      for (let step = 0; step < steps; step++) {
        heading += this.#random.between(-0.5, 0.5);
        path.push(moved(path.at(-1)!, heading, metres / steps));
      }
      return { type: "LineString", coordinates: path.map(rounded) };
    });
  }

  /** A rounded patch of about so many square metres. */
  area(squareMetres: number): PlaceGeometry {
    const corners = 8;
    const radius = Math.sqrt(squareMetres / Math.PI);
    return this.#fit((at) => {
      const ring = Array.from({ length: corners }, (_, corner) =>
        rounded(
          moved(at, (-corner / corners) * 2 * Math.PI, radius * this.#random.between(0.8, 1.2)),
        ),
      );
      return { type: "Polygon", coordinates: [[...ring, ring[0]!]] };
    });
  }

  /** The first that lies inside with every corner. */
  #fit(make: (at: LngLat) => PlaceGeometry): PlaceGeometry {
    const [west, south, east, north] = boxOf(this.#extent);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const made = make([this.#random.between(west, east), this.#random.between(south, north)]);
      if (this.holds(made)) return made;
    }
    throw new Error("the extent has no room");
  }

  holds(geometry: PlaceGeometry): boolean {
    let all = true;
    eachPosition(geometry, ([lng, lat]) => (all &&= isInside(this.#extent, [lng!, lat!])));
    return all;
  }
}

function moved([lng, lat]: LngLat, heading: number, metres: number): LngLat {
  const step = metres * DEGREE;
  return [
    lng + (step * Math.sin(heading)) / Math.cos((lat * Math.PI) / 180),
    lat + step * Math.cos(heading),
  ];
}

/** To a decimetre or so: more would look surveyed. */
const rounded = ([lng, lat]: LngLat): number[] => [
  Math.round(lng * 1e6) / 1e6,
  Math.round(lat * 1e6) / 1e6,
];
