// A project layer → its projects, as the app opens it from geodata/. Coordinates in another system are brought to WGS-84 first.
import { decodeText } from "#base/decode.ts";
import { error, warning, type Issue } from "#base/issue.ts";
import {
  crsName,
  crsOfText,
  toWgs84,
  transformGeometry,
  type Crs,
  type CrsHint,
} from "#geo/crs.ts";
import { detectCrs, type CrsFinding } from "#geo/detectCrs.ts";
import { checkQuotes } from "#ledger/checkQuotes.ts";
import { checkVillages } from "#ledger/checkVillages.ts";
import { firstPosition, type Pair } from "#ledger/importing/setup.ts";
import { parseProjects, parseProjectsText } from "#ledger/formats/geojson.ts";
import { parseJson } from "#ledger/formats/parseJson.ts";
import { words } from "#words/words.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { Geometry } from "geojson";
import type { Against, CrsReport, FileReport } from "./report.ts";

type Collection = {
  features: { geometry?: Geometry | null }[];
  crs?: { properties?: { name?: unknown } };
};

/** Null for JSON that is no collection but a feature or a shape by itself: that is other people's, and read by the importer. */
export function checkGeojson(
  file: string,
  bytes: Uint8Array,
  against: Against,
  given: Crs | null,
): FileReport | null {
  const { plan } = against;
  const context = { file, taskIds: plan ? new Set<string>(plan.tasks.map(({ id }) => id)) : null };
  const text = decodeText(bytes).text;
  const json = parse(text);
  if (isAlone(json)) return null;
  const collection = isCollection(json) ? json : null;
  const found = collection ? placed(collection, against, given, file) : null;
  const { value, issues } = found
    ? parseProjects(found.collection, context)
    : parseProjectsText(text, context);
  const projects = value.map(({ id, name, tasks, kind, leads, assists, geometry, row }) => ({
    id,
    name,
    tasks,
    kind,
    leads,
    assists,
    geometry,
    row,
  }));
  const read = collection?.features.length ?? 0;
  return {
    file,
    kind: "projects",
    crs: found?.crs ?? null,
    rows: { read, accepted: projects.length, rejected: read - projects.length },
    projects,
    issues: [
      ...(found?.issues ?? []),
      ...(collection && read === 0
        ? [warning("geojson.empty", mapFormats.geojson.empty, { file })]
        : []),
      ...issues,
      ...(plan ? checkQuotes(value, plan) : []),
      ...checkVillages(value, against),
    ],
  };
}

/** Undefined where the text is no JSON; that is named by the reader itself. */
function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

const typeOf = (json: unknown): unknown =>
  typeof json === "object" && json !== null ? (json as { type?: unknown }).type : undefined;
const isCollection = (json: unknown): json is Collection =>
  typeOf(json) === "FeatureCollection" && Array.isArray((json as Collection).features);
const isAlone = (json: unknown): boolean =>
  /^(?:Feature|(?:Multi)?(?:Point|LineString|Polygon)|GeometryCollection)$/.test(
    String(typeOf(json)),
  );

const geometryOf = (feature: unknown): Geometry | null => {
  const { geometry } = (feature ?? {}) as { geometry?: Geometry | null };
  return typeof geometry === "object" &&
    geometry !== null &&
    Array.isArray((geometry as { coordinates?: unknown }).coordinates)
    ? geometry
    : null;
};

function placed(
  collection: Collection,
  { ground }: Against,
  given: Crs | null,
  file: string,
): { collection: unknown; crs: CrsReport | null; issues: Issue[] } {
  const pairs = collection.features
    .map((feature) => geometryOf(feature))
    .flatMap((geometry): Pair[] =>
      geometry ? [firstPosition(geometry)].filter((pair) => pair !== null) : [],
    );
  if (pairs.length === 0) return { collection, crs: null, issues: [] };
  const finding = detectCrs({
    pairs,
    hint: hintOf(collection),
    given,
    home: ground.home ?? [73, 3, 136, 54],
    references: [],
  });
  const crs = report(finding);
  const system = finding.chosen?.crs;
  if (finding.refused) {
    // As in the town's own layer, a project without a place that can be trusted is kept without one.
    const unplaced = collection.features.map((feature) =>
      geometryOf(feature) ? { ...feature, geometry: null } : feature,
    );
    return {
      collection: { ...collection, features: unplaced },
      crs,
      issues: [error("crs.refused", words.importing.crsRefused(finding.refused), { file })],
    };
  }
  // In degrees GeoJSON is WGS-84 by its standard; a swapped or strange pair is the reader's to name.
  if (!system || crs.how === "format" || system === "WGS84") return { collection, crs, issues: [] };
  const convert = toWgs84(system);
  const turned = finding.chosen!.swapped ? (a: number, b: number) => convert(b, a) : convert;
  const features = collection.features.map((feature) => {
    const geometry = geometryOf(feature);
    return geometry ? { ...feature, geometry: transformGeometry(geometry, turned) } : feature;
  });
  return { collection: { ...collection, features }, crs, issues: [] };
}

const hintOf = ({ crs }: Collection): CrsHint | null =>
  typeof crs?.properties?.name === "string" ? crsOfText(crs.properties.name) : null;

function report({ how, chosen }: CrsFinding): CrsReport {
  if (how === "ambiguous" || !chosen)
    return {
      id: "WGS84",
      name: crsName("WGS84"),
      how: how === "refused" ? "refused" : "format",
      swapped: false,
    };
  return {
    id: chosen.crs,
    name: crsName(chosen.crs),
    how: how === "given" || how === "declared" ? how : "detected",
    swapped: chosen.swapped,
  };
}
