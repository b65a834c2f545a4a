// The town's own GeoJSON, written: projects and their sites as geojson.ts and geojsonSites.ts read them. Knows no
// paths.
import { FIELD_KEYS, valueOf } from "../fields.ts";
import type { Project } from "../project.ts";
import { toSiteFeature } from "./geojsonSites.ts";

/** Each project, then its sites. */
export const toProjectsText = (projects: readonly Project[]): string =>
  toCollection(
    projects.flatMap((project) => [
      toFeature(project),
      ...project.sites.map((site) => toSiteFeature(project.id, site)),
    ]),
  );

/** One feature a line, so that two copies can be compared. */
export const toCollection = (features: readonly unknown[]): string =>
  `{"type":"FeatureCollection","features":[\n${features.map((feature) => JSON.stringify(feature)).join(",\n")}\n]}\n`;

/** 未填报 is left out, and reads back as 未填报. A further column never hides a field of its name. */
function toFeature(project: Project): unknown {
  const fields = FIELD_KEYS.filter((key) => !Object.hasOwn(project.location, key))
    .map((key) => [key, valueOf(project, key)] as const)
    .filter(([, value]) => value !== null);
  const attachments = project.attachments.length > 0 ? { attachments: project.attachments } : {};
  const properties = { ...Object.fromEntries(fields), location: project.location, ...attachments };
  return {
    type: "Feature",
    properties: { ...properties, ...withoutKeys(project.extra, properties) },
    geometry: project.geometry,
  };
}

const withoutKeys = (
  record: Readonly<Record<string, unknown>>,
  taken: object,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !Object.hasOwn(taken, key)));
