// What can be drawn and picked: the place of each project, then the place of each site, one row each.
// Row r below `projects.length` is project r; the rows after it are the sites, in the order of their projects.
import type { ProjectId, SiteId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { Location, Project } from "#ledger/project.ts";
import type { Site } from "#ledger/site.ts";

export type Items = {
  projects: readonly Project[];
  sites: readonly Site[];
  /** The project's row by the site's place among `sites`. */
  owner: Uint32Array;
};

/** A project, or one of its sites. */
export type Item = { project: Project; site: Site | null };

export function makeItems(projects: readonly Project[]): Items {
  const sites: Site[] = [];
  const owner: number[] = [];
  projects.forEach((project, row) => {
    for (const site of project.sites) {
      sites.push(site);
      owner.push(row);
    }
  });
  return { projects, sites, owner: Uint32Array.from(owner) };
}

/** Null where there is no such row. */
export function itemAt({ projects, sites, owner }: Items, row: number): Item | null {
  const project = projects[row];
  if (project) return { project, site: null };
  const at = row - projects.length;
  const site = sites[at];
  return site ? { project: projects[owner[at]!]!, site } : null;
}

/** What of an item has the place: the site, or the project itself. */
export const placedAt = (
  { projects, sites }: Items,
  row: number,
): { geometry: PlaceGeometry | null; location: Location } | null =>
  projects[row] ?? sites[row - projects.length] ?? null;

export const geometryAt = (items: Items, row: number): PlaceGeometry | null =>
  placedAt(items, row)?.geometry ?? null;

/**
 * The row by which an item is brought into sight: its own, or that of the first site of a project that has no place
 * itself.
 */
export function rowInSight(items: Items, row: number | null): number | null {
  if (row === null || geometryAt(items, row) || row >= items.projects.length) return row;
  const at = items.owner.indexOf(row);
  for (let site = at; site >= 0 && items.owner[site] === row; site++)
    if (items.sites[site]!.geometry) return items.projects.length + site;
  return row;
}

/** The row of a project or of one of its sites; null where it is not there. `rowOf` finds projects. */
export function rowOf(
  { projects, sites, owner }: Items,
  rows: ReadonlyMap<string, number>,
  project: ProjectId | null,
  site: SiteId | null,
): number | null {
  const row = project === null ? undefined : rows.get(project);
  if (row === undefined) return null;
  if (site === null) return row;
  // Sites of a project lie together, and projects in their order: a search by halves.
  let [low, high] = [0, sites.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (owner[middle]! < row) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < sites.length && owner[at] === row; at++)
    if (sites[at]!.id === site) return projects.length + at;
  return row;
}
