// The embedded base map as one collection: every feature carries its role, checked position by position at the door.
import type { Feature } from "geojson";
import { error, warning, type Issue, type Parsed } from "#base/issue.ts";
import { checkGeometry, isFault, withSoundHeights, type GeometryFault } from "#geo/geometry.ts";
import { jsonFault } from "./formats/parseJson.ts";
import type { BaseFile, BaseRole } from "./town.ts";
import { words } from "#words/words.ts";

export type BaseFeature = Feature<
  Exclude<Feature["geometry"], { type: "GeometryCollection" }>,
  {
    role: BaseRole;
    name: string;
    /** How far the true place may lie from the point; absent where the file does not tell. */ accuracyMetres?: number;
  }
>;
export type BaseMap = { features: readonly BaseFeature[]; attributions: readonly string[] };

export const EMPTY_BASE: BaseMap = { features: [], attributions: [] };

/** Lines that a legend explains, in its order. */
export const BASE_LINES = ["extent", "border", "river", "railway"] as const;
export type BaseLine = (typeof BASE_LINES)[number];

/** Those that the town's base map has: another town has no railway, or files of its own for none of them. */
export const linesOf = ({ features }: BaseMap): readonly BaseLine[] =>
  BASE_LINES.filter((line) =>
    features.some(
      ({ properties: { role } }) => role === line || (line === "border" && role === "highlight"),
    ),
  );

const say = words.dataIssues;

/** Reads one base file's text; features with a broken geometry are left out and said. */
export function parseBaseFile(
  { file, role }: BaseFile,
  text: string,
): Parsed<readonly BaseFeature[]> {
  let features: unknown;
  try {
    features = (JSON.parse(text) as { features?: unknown } | null)?.features;
  } catch (cause) {
    const message = say.notJson(jsonFault(text, cause));
    return { value: [], issues: [error("data.not-json", message, { file })] };
  }
  if (!Array.isArray(features))
    return { value: [], issues: [error("data.not-collection", say.notCollection(), { file })] };
  const issues: Issue[] = [];
  const value = features.flatMap((feature: unknown, index): BaseFeature[] => {
    const at = { file, row: index + 1 };
    const read = parseBaseFeature(feature, role);
    if ("fault" in read) {
      const message = say.geometry[read.fault](read.found);
      issues.push(error(`data.geometry-${read.fault}`, message, at));
      return [];
    }
    const { geometry, dropped } = withSoundHeights(read.geometry);
    if (dropped)
      issues.push(warning("data.bad-height", say.badHeight(dropped.count, dropped.found), at));
    return [{ ...read, geometry }];
  });
  return { value, issues };
}

function parseBaseFeature(feature: unknown, role: BaseRole): BaseFeature | GeometryFault {
  const { geometry, properties } = (feature ?? {}) as {
    geometry?: unknown;
    properties?: { name?: unknown; acc_m?: unknown } | null;
  };
  const checked = checkGeometry(geometry);
  if (isFault(checked)) return checked;
  const name = typeof properties?.name === "string" ? properties.name : "";
  const metres = properties?.acc_m;
  const accuracy = typeof metres === "number" && metres > 0 ? { accuracyMetres: metres } : {};
  return { type: "Feature", geometry: checked, properties: { role, name, ...accuracy } };
}
