// How well a place is known: of a project and of its sites alike.
import type { PlaceGeometry } from "#geo/geometry.ts";

/** How the position was come by: surveyed; a public gazetteer; the village's point; drawn as a scheme; not at all. */
export const PRECISIONS = ["surveyed", "gazetteer", "village", "schematic", "none"] as const;
export type Precision = (typeof PRECISIONS)[number];

export type Location = {
  precision: Precision;
  /** The true place lies within this distance of what is drawn; null is 未填报. */
  accuracyMetres: number | null;
  source: string | null;
  /** ISO date on which the town confirmed the place. */
  confirmedOn: string | null;
  /** Who confirmed it, and how (现场定位, 图纸转绘…). */
  confirmedBy: string | null;
  method: string | null;
};

export const NO_LOCATION: Location = {
  precision: "none",
  accuracyMetres: null,
  source: null,
  confirmedOn: null,
  confirmedBy: null,
  method: null,
};

export type Placed = { geometry: PlaceGeometry | null; location: Location };

/** The town has confirmed the place, or a survey gives it. */
export const isVerified = ({ geometry, location }: Placed): boolean =>
  geometry !== null && (location.precision === "surveyed" || location.confirmedOn !== null);

const LOCATION_KEYS: ReadonlySet<string> = new Set(Object.keys(NO_LOCATION));

/** Whether a field of a project or site is kept in its location. */
export const isOfLocation = (key: string): key is keyof Location => LOCATION_KEYS.has(key);
