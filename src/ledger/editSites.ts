// Edits of sites by hand, each a pure function from projects to projects. Knows no labels, no clock, no user.
import type { ProjectId, SiteId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { sameGeometry } from "#geo/sameGeometry.ts";
import { edit as words } from "#words/zh-CN/edit.ts";
import type { Confirmation } from "./editing.ts";
import type { FieldValue } from "./fields.ts";
import { NO_LOCATION, type Project } from "./project.ts";
import { nameFault } from "./projectName.ts";
import { EMPTY_SITE, type Site, type SiteType } from "./site.ts";
import { sameSiteField, withSiteValue, type SiteFieldKey } from "./siteFields.ts";
import { siteOf } from "./sites.ts";

type Projects = readonly Project[];

/**
 * The projects with the sites of one changed. The same list when nothing has changed, so that no empty edit is
 * written.
 */
function changeSites(
  projects: Projects,
  id: ProjectId,
  edit: (sites: Project["sites"]) => Project["sites"],
): Projects {
  const at = projects.findIndex((project) => project.id === id);
  if (at < 0) return projects;
  const sites = edit(projects[at]!.sites);
  return sites === projects[at]!.sites
    ? projects
    : projects.map((project, index) => (index === at ? { ...project, sites } : project));
}

function changeSite(
  projects: Projects,
  owner: ProjectId,
  id: SiteId,
  edit: (site: Site) => Site,
): Projects {
  return changeSites(projects, owner, (sites) => {
    const at = sites.findIndex((site) => site.id === id);
    if (at < 0) return sites;
    const after = edit(sites[at]!);
    return after === sites[at] ? sites : sites.map((site, index) => (index === at ? after : site));
  });
}

/** A site of which only its name and type are known, after the others. `isTypeProposed`: nobody has stated the type. */
export const addSite = (
  projects: Projects,
  owner: ProjectId,
  {
    id,
    name,
    type,
    isTypeProposed,
  }: { id: SiteId; name: string; type: SiteType; isTypeProposed: boolean },
): Projects =>
  changeSites(projects, owner, (sites) => [
    ...sites,
    { ...EMPTY_SITE, id, name, type, isTypeProposed },
  ]);

/** Stating a type that was proposed is a change, though the type stays. */
export const setSiteField = (
  projects: Projects,
  owner: ProjectId,
  id: SiteId,
  key: SiteFieldKey,
  value: FieldValue,
): Projects =>
  changeSite(projects, owner, id, (site) => {
    const after = withSiteValue(site, key, value);
    return sameSiteField(site, after, key) && site.isTypeProposed === after.isTypeProposed
      ? site
      : after;
  });

export const removeSite = (projects: Projects, owner: ProjectId, id: SiteId): Projects =>
  changeSites(projects, owner, (sites) =>
    sites.some((site) => site.id === id) ? sites.filter((site) => site.id !== id) : sites,
  );

/** A place drawn by hand is a scheme until somebody confirms it, as a project's is. */
export const placeSite = (
  projects: Projects,
  owner: ProjectId,
  id: SiteId,
  geometry: PlaceGeometry,
  source: string,
): Projects =>
  changeSite(projects, owner, id, (site) =>
    sameGeometry(site.geometry, geometry)
      ? site
      : { ...site, geometry, location: { ...NO_LOCATION, precision: "schematic", source } },
  );

export const clearSitePlace = (projects: Projects, owner: ProjectId, id: SiteId): Projects =>
  changeSite(projects, owner, id, (site) =>
    site.geometry === null ? site : { ...site, geometry: null, location: NO_LOCATION },
  );

/** The town vouches for the place as it is drawn. */
export const confirmSite = (
  projects: Projects,
  owner: ProjectId,
  id: SiteId,
  { by, on, method, source, accuracyMetres, precision, note }: Confirmation,
): Projects =>
  changeSite(projects, owner, id, (site) =>
    site.geometry === null
      ? site
      : {
          ...site,
          note,
          location: { precision, accuracyMetres, source, confirmedOn: on, confirmedBy: by, method },
        },
  );

/** The site under another project, after its sites. */
export function moveSite(
  projects: Projects,
  owner: ProjectId,
  id: SiteId,
  to: ProjectId,
): Projects {
  const from = projects.find((project) => project.id === owner);
  const site = from && siteOf(from, id);
  if (!site || owner === to || !projects.some((project) => project.id === to)) return projects;
  return changeSites(removeSite(projects, owner, id), to, (sites) => [...sites, site]);
}

const NEEDS_PLACE: ReadonlySet<SiteFieldKey> = new Set<SiteFieldKey>([
  "precision",
  "accuracyMetres",
  "confirmedOn",
  "confirmedBy",
  "method",
]);

/** Why a value of the right type does not suit this site, as a sentence with its remedy, or null. */
export function siteMisfit(site: Site, key: SiteFieldKey, value: FieldValue): string | null {
  if (key === "name") {
    const fault = typeof value === "string" ? nameFault(value) : "blank";
    return fault === null ? null : words.misfit.name[fault]();
  }
  if (!NEEDS_PLACE.has(key)) return null;
  if (site.geometry === null)
    return value === null || value === "none" ? null : words.misfit.noPlace();
  return key === "precision" && (value === null || value === "none") ? words.misfit.placed() : null;
}
