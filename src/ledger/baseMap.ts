// The embedded base map as one collection: every feature carries its role, checked position by position at the door.
import type { Feature } from "geojson";
import { error, type Issue, type Parsed } from "#base/issue.ts";
import { checkGeometry, isFault } from "#geo/geometry.ts";
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
    const found = text.trimStart().startsWith("<")
      ? say.isMarkup()
      : cause instanceof Error
        ? cause.message.slice(0, 120)
        : "";
    return { value: [], issues: [error("data.not-json", say.notJson(found), { file })] };
  }
  if (!Array.isArray(features))
    return { value: [], issues: [error("data.not-collection", say.notCollection(), { file })] };
  const issues: Issue[] = [];
  const value = features.flatMap((feature: unknown, index): BaseFeature[] => {
    const { geometry, properties } = (feature ?? {}) as {
      geometry?: unknown;
      properties?: { name?: unknown; acc_m?: unknown } | null;
    };
    const checked = checkGeometry(geometry);
    if (isFault(checked)) {
      issues.push(
        error(`data.geometry-${checked.fault}`, say.geometry[checked.fault](checked.found), {
          file,
          row: index + 1,
        }),
      );
      return [];
    }
    const name = typeof properties?.name === "string" ? properties.name : "";
    const accuracy = properties?.acc_m;
    return [
      {
        type: "Feature",
        geometry: checked,
        properties: {
          role,
          name,
          ...(typeof accuracy === "number" && accuracy > 0 ? { accuracyMetres: accuracy } : {}),
        },
      },
    ];
  });
  return { value, issues };
}
