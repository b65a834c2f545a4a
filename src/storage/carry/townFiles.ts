// The town as the files it would be opened from: manifest, plan, base map, projects. What is written here, storage/openTown.ts reads back.
import { SITE_TYPES } from "#ledger/site.ts";
import { toSiteFeature } from "#ledger/formats/geojsonSites.ts";
import { FIELD_KEYS, valueOf } from "#ledger/fields.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { BASE_ROLES, type BaseRole, type Town } from "#ledger/town.ts";

/** Path relative to geodata/ → text of the file. */
export type TownFiles = ReadonlyMap<string, string>;

const PLAN = "plan.txt";
const PROJECTS = "projects.geojson";

/** A base feature under the names that base files use. */
const asInFile = ({
  properties: { name, accuracyMetres },
  ...feature
}: BaseMap["features"][number]) => ({
  ...feature,
  properties: { name, ...(accuracyMetres === undefined ? {} : { acc_m: accuracyMetres }) },
});

/** `mapApproval` is the copy's own; `isPublic`: made to be passed on. */
export function toTownFiles(
  projects: readonly Project[],
  { town, plan }: Ledger,
  base: BaseMap,
  { mapApproval, isPublic }: Pick<Town, "mapApproval" | "isPublic">,
): TownFiles {
  const files = new Map<string, string>();
  const roles = BASE_ROLES.filter((role) =>
    base.features.some((feature) => feature.properties.role === role),
  );
  const baseFiles = roles.map((role) => baseFileOf(role, town));
  files.set(
    "town.json",
    JSON.stringify({
      ...town,
      plan: plan.source === "" ? null : PLAN,
      projects: [PROJECTS],
      base: baseFiles,
      featured: town.featured.filter((named) => projects.some(({ id }) => id === named)),
      offices: town.offices.offices,
      siteStatuses: ownStatuses(town),
      mapApproval,
      isPublic,
      embedOrigins: [],
    }),
  );
  if (plan.source !== "") files.set(PLAN, plan.source);
  for (const { file, role } of baseFiles)
    files.set(
      file,
      toCollection(
        base.features.filter((feature) => feature.properties.role === role).map(asInFile),
      ),
    );
  files.set(
    PROJECTS,
    toCollection(
      projects.flatMap((project) => [
        toFeature(project),
        ...project.sites.map((site) => toSiteFeature(project.id, site)),
      ]),
    ),
  );
  return files;
}

/** The file of a role, with what the town's files of that role owe to others. */
function baseFileOf(role: BaseRole, town: Town) {
  const attributions = town.base.flatMap((file) =>
    file.role === role && file.attribution !== null ? [file.attribution] : [],
  );
  const attribution = [...new Set(attributions)].join("　") || null;
  return { file: `base/${role}.geojson`, role, attribution };
}

/** The lists that are the town's own; the usual ones are everybody's. */
const ownStatuses = ({ sites: { statuses, isDefault } }: Town): Record<string, unknown> =>
  Object.fromEntries(
    SITE_TYPES.filter((type) => !isDefault[type]).map((type) => [type, statuses[type]]),
  );

/** One feature a line, so that two copies can be compared. */
const toCollection = (features: readonly unknown[]): string =>
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
