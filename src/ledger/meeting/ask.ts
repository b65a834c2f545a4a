// Asked on the spot: what lies in a piece of ground, and what it adds up to. Knows which figures are known and which are 未填报; invents none.
import type { OfficeId } from "#base/ids.ts";
import { edgeDistance, insideOf, regionAround, type Region } from "#geo/buffer.ts";
import { anchorOf, type PlaceGeometry } from "#geo/geometry.ts";
import { rolesOf, type Ledger } from "../ledger.ts";
import type { Project } from "../project.ts";
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
  const insiders = findings.filter(({ found }) => found?.touches);
  const outsiders = findings.filter(({ found }) => !found?.touches);
  const inside = insiders.map(({ project }) => project);
  return {
    question,
    projects: inside,
    asked: others.length,
    unplaced: others.filter(({ geometry }) => !geometry).length,
    schematic: inside.filter(isSchematic).length,
    mayBeOut: insiders.filter(({ doubtful }) => doubtful).length,
    mayBeIn: outsiders.filter(({ doubtful }) => doubtful).length,
    points: insiders.filter(({ shape }) => shape === "point").length,
    drawn: measure(insiders),
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

/** How a project stands to the ground asked about. `shape`, `found`: null where it has no place; `doubtful`: nearer to the edge than it is exact. */
type Finding = {
  project: Project;
  shape: "point" | "line" | "area" | null;
  found: ReturnType<typeof insideOf> | null;
  doubtful: boolean;
};

function findingOf(project: Project, region: Region): Finding {
  const { geometry, location } = project;
  if (!geometry) return { project, shape: null, found: null, doubtful: false };
  const isPoint = geometry.type.endsWith("Point");
  const isLine = geometry.type.endsWith("LineString");
  const metres = location.accuracyMetres;
  return {
    project,
    shape: isPoint ? "point" : isLine ? "line" : "area",
    found: insideOf(geometry, region),
    doubtful:
      isPoint && metres !== null && edgeDistance(region, anchorOf(geometry), metres) < metres,
  };
}

const isSchematic = ({ location }: Project): boolean => location.precision === "schematic";

/** The project says that it lies in the village that is asked about. */
const isNamedFor = ({ village }: Project, { kind, name }: Question): boolean =>
  kind === "village" &&
  name !== null &&
  village !== null &&
  bareVillage(village) === bareVillage(name);

function measure(inside: readonly Finding[]): Answer["drawn"] {
  const lines = inside.filter(({ shape }) => shape === "line");
  const areas = inside.filter(({ shape }) => shape === "area");
  const schematic = (findings: readonly Finding[]): Finding[] =>
    findings.filter(({ project }) => isSchematic(project));
  const sum = (findings: readonly Finding[], of: "metres" | "squareMetres"): number =>
    findings.reduce((total, { found }) => total + found![of], 0);
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
