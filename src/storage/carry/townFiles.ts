// The town as the files it would be opened from: manifest, plan, base map, projects. What is written here, storage/openTown.ts reads back.
import { SITE_TYPES } from "#ledger/site.ts";
import { toCollection, toProjectsText } from "#ledger/formats/townGeojson.ts";
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
      place: undefined,
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
  files.set(PROJECTS, toProjectsText(projects));
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
