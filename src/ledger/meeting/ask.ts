// Asked on the spot: what lies in a piece of ground, and what it adds up to. Knows which figures are known and which are 未填报; invents none.
import type { OfficeId } from "#base/ids.ts";
import { edgeDistance, insideOf, regionAround, type Region } from "#geo/buffer.ts";
import { anchorOf, type PlaceGeometry } from "#geo/geometry.ts";
import { rolesOf, type Ledger } from "../ledger.ts";
import type { Location, Project } from "../project.ts";
import { bareVillage } from "../town.ts";

/** The ground within `metres` of `geometry`; an area with 0 is asked for itself. */
export type Question = {
  kind: "ring" | "area" | "village" | "buffer";
  geometry: PlaceGeometry;
  metres: number;
  /** The village, or the project that is buffered. */
  name: string | null;
  /** How well the village's point is known; null is unknown. */
  accuracyMetres: number | null;
};

/** `sum` of the `known` values; the other `unstated` are 未填报 and in no sum. */
export type Figure = { sum: number; known: number; unstated: number };
export const MONEY = ["totalWan", "yearWan", "doneWan"] as const;
export type MoneyKey = (typeof MONEY)[number];

export type OfficeCount = { office: OfficeId; leads: number; assists: number };

export type Answer = {
  question: Question;
  /** Inside or touching, in ledger order. */
  projects: readonly Project[];
  /** How many were asked; of these `unplaced` have no place and cannot be judged. */
  asked: number;
  unplaced: number;
  /** Of those inside: drawn as a scheme, so that their place cannot be relied on. */
  schematic: number;
  /** Points nearer to the edge than they are exact: inside that may be outside, outside that may be inside. */
  mayBeOut: number;
  mayBeIn: number;
  points: number;
  /** Sites inside, of whatever project. */
  sites: number;
  /** Measured on the map, only what lies inside. `of` lines and areas; `schematic` of the sum is of schematic ones. */
  drawn: {
    lines: number;
    metres: number;
    schematicMetres: number;
    areas: number;
    squareMetres: number;
    schematicSquareMetres: number;
  };
  /** As the ledger states it, of the whole project. */
  stated: { metres: Figure; squareMetres: Figure };
  money: Readonly<Record<MoneyKey, Figure>>;
  offices: readonly OfficeCount[];
  /** Inside, with no leading office named by itself or its tasks. */
  withoutOffice: number;
  /** Of a village: named in the project's own field, but not on this ground (or without a place). */
  namedElsewhere: number;
};

const NONE: Figure = { sum: 0, known: 0, unstated: 0 };
const addTo = ({ sum, known, unstated }: Figure, value: number | null): Figure =>
  value === null
    ? { sum, known, unstated: unstated + 1 }
    : { sum: sum + value, known: known + 1, unstated };
export const figureOf = (values: readonly (number | null)[]): Figure => values.reduce(addTo, NONE);

/** Answers for `projects` of the ledger: all of them, or those that a filter leaves. The buffered project itself does not count. */
export function answer(
  question: Question,
  projects: readonly Project[],
  ledger: Ledger,
  self: Project | null = null,
): Answer {
  const region = regionAround(question.geometry, question.metres);
  const others = projects.filter((project) => project.id !== self?.id);
  const findings = others.map((project) => findingOf(project, region));
  const insiders = findings.filter(isInside);
  const outsiders = findings.filter((finding) => !isInside(finding));
  const inside = insiders.map(({ project }) => project);
  const places = insiders.flatMap((finding) => finding.places.filter(touches));
  return {
    question,
    projects: inside,
    asked: others.length,
    unplaced: findings.filter((finding) => finding.places.length === 0).length,
    schematic: insiders.filter((finding) => finding.places.filter(touches).some(isSchematic))
      .length,
    mayBeOut: insiders.filter((finding) =>
      finding.places.filter(touches).every(({ doubtful }) => doubtful),
    ).length,
    mayBeIn: outsiders.filter((finding) => finding.places.some(({ doubtful }) => doubtful)).length,
    points: places.filter(({ shape }) => shape === "point").length,
    sites: places.filter(({ isSite }) => isSite).length,
    drawn: measure(places),
    stated: {
      metres: figureOf(inside.map(({ statedMetres }) => statedMetres)),
      squareMetres: figureOf(inside.map(({ statedSquareMetres }) => statedSquareMetres)),
    },
    money: Object.fromEntries(
      MONEY.map((key) => [key, figureOf(inside.map((project) => project[key]))]),
    ) as Record<MoneyKey, Figure>,
    ...countOffices(inside, ledger),
    namedElsewhere: outsiders.filter(({ project }) => isNamedFor(project, question)).length,
  };
}

/**
 * How one place of a project, its own or of a site, stands to the ground asked about; `doubtful`: nearer to the edge
 * than it is exact.
 */
type PlaceFinding = {
  isSite: boolean;
  shape: "point" | "line" | "area";
  location: Location;
  found: ReturnType<typeof insideOf>;
  doubtful: boolean;
};
type Finding = { project: Project; places: readonly PlaceFinding[] };

const touches = ({ found }: PlaceFinding): boolean => found.touches;
/** A project lies where any of its places does. */
const isInside = ({ places }: Finding): boolean => places.some(touches);

const findingOf = (project: Project, region: Region): Finding => ({
  project,
  places: [project, ...project.sites].flatMap(({ geometry, location }, index) =>
    geometry ? [placeFinding(geometry, location, index > 0, region)] : [],
  ),
});

function placeFinding(
  geometry: PlaceGeometry,
  location: Location,
  isSite: boolean,
  region: Region,
): PlaceFinding {
  const isPoint = geometry.type.endsWith("Point");
  const isLine = geometry.type.endsWith("LineString");
  const metres = location.accuracyMetres;
  return {
    isSite,
    shape: isPoint ? "point" : isLine ? "line" : "area",
    location,
    found: insideOf(geometry, region),
    doubtful:
      isPoint && metres !== null && edgeDistance(region, anchorOf(geometry), metres) < metres,
  };
}

const isSchematic = ({ location }: Pick<PlaceFinding, "location">): boolean =>
  location.precision === "schematic";

/** The project says that it lies in the village that is asked about. */
const isNamedFor = ({ village }: Project, { kind, name }: Question): boolean =>
  kind === "village" &&
  name !== null &&
  village !== null &&
  bareVillage(village) === bareVillage(name);

function measure(inside: readonly PlaceFinding[]): Answer["drawn"] {
  const lines = inside.filter(({ shape }) => shape === "line");
  const areas = inside.filter(({ shape }) => shape === "area");
  const schematic = (places: readonly PlaceFinding[]): PlaceFinding[] => places.filter(isSchematic);
  const sum = (places: readonly PlaceFinding[], of: "metres" | "squareMetres"): number =>
    places.reduce((total, { found }) => total + found[of], 0);
  return {
    lines: lines.length,
    metres: sum(lines, "metres"),
    schematicMetres: sum(schematic(lines), "metres"),
    areas: areas.length,
    squareMetres: sum(areas, "squareMetres"),
    schematicSquareMetres: sum(schematic(areas), "squareMetres"),
  };
}

/** Those that lead most first. */
function countOffices(
  projects: readonly Project[],
  ledger: Ledger,
): { offices: OfficeCount[]; withoutOffice: number } {
  const counts = new Map<OfficeId, OfficeCount>();
  const count = (office: OfficeId, role: "leads" | "assists"): void => {
    const now = counts.get(office) ?? { office, leads: 0, assists: 0 };
    counts.set(office, { ...now, [role]: now[role] + 1 });
  };
  let withoutOffice = 0;
  for (const project of projects) {
    const { leads, assists } = rolesOf(project, ledger);
    if (leads.length === 0) withoutOffice++;
    for (const office of leads) count(office, "leads");
    for (const office of assists) count(office, "assists");
  }
  return {
    offices: [...counts.values()].sort((a, b) => b.leads - a.leads || b.assists - a.assists),
    withoutOffice,
  };
}
