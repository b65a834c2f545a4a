// Projects and their sites together: who owns a site, what is on the map, how many there are. Pure.
import { sites as words } from "#words/zh-CN/sites.ts";
import type { SiteId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { Plan, Task } from "#plan/plan.ts";
import { isVerified, PRECISIONS, type Precision, type Project } from "./project.ts";
import type { Site, SiteType } from "./site.ts";

export type Owned = { project: Project; site: Site };
type Places = Pick<Project, "geometry" | "sites">;

/** Below this a walk is quicker than an index. */
const FEW = 16;
const indexes = new WeakMap<readonly Site[], ReadonlyMap<SiteId, Site>>();

function indexOf(sites: readonly Site[]): ReadonlyMap<SiteId, Site> {
  const known = indexes.get(sites) ?? new Map(sites.map((site) => [site.id, site]));
  indexes.set(sites, known);
  return known;
}

/** A site by its id within a project; null where the project has none of it. */
export function siteOf({ sites }: Pick<Project, "sites">, id: SiteId): Site | null {
  const found = sites.length > FEW ? indexOf(sites).get(id) : sites.find((site) => site.id === id);
  return found ?? null;
}

/** All sites of some projects, in their order. */
export const allSites = (projects: readonly Project[]): Owned[] =>
  projects.flatMap((project) => project.sites.map((site) => ({ project, site })));

export const countSites = (projects: readonly Project[]): number =>
  projects.reduce((sum, { sites }) => sum + sites.length, 0);

/** Places of a project on the map: its own, then those of its sites. */
export function placesOf({ geometry, sites }: Places): PlaceGeometry[] {
  const own = geometry === null ? [] : [geometry];
  return sites.length === 0
    ? own
    : [...own, ...sites.flatMap((site) => (site.geometry ? [site.geometry] : []))];
}

/** On the map by a place of its own or of a site. */
export const isOnMap = ({ geometry, sites }: Places): boolean =>
  geometry !== null || sites.some((site) => site.geometry !== null);

/** How exact the places on the map are, own ones and sites', from the most exact. */
export function precisionsOnMap(projects: readonly Project[]): readonly Precision[] {
  const found = new Set<Precision>();
  for (const project of projects)
    for (const { geometry, location } of [project, ...project.sites])
      if (geometry !== null) found.add(location.precision);
  return PRECISIONS.filter((precision) => found.has(precision));
}

/** On the map, and every place it has there is confirmed or surveyed. */
export const isWhollyVerified = (project: Project): boolean =>
  project.sites.length === 0
    ? isVerified(project)
    : isOnMap(project) &&
      (project.geometry === null || isVerified(project)) &&
      project.sites.every((site) => site.geometry === null || isVerified(site));

/** How many sites are in each status (null: 未填报, last), in the order of the town's lists; none of 0. */
export function sitesByStatus(
  sites: readonly Site[],
  statuses: Readonly<Record<SiteType, readonly string[]>>,
): [status: string | null, count: number][] {
  const counts = new Map<string | null, number>();
  for (const { type, status } of sites) {
    // Each type's list comes in before the first status of it, so that the order is the town's.
    for (const known of statuses[type]) if (!counts.has(known)) counts.set(known, 0);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const unstated = counts.get(null) ?? 0;
  counts.delete(null);
  counts.set(null, unstated);
  return [...counts].filter(([, count]) => count > 0);
}

/** “12 个点位：待治理 3、已销号 2、未填报 7”; "" where there is none. */
export function sitesText(
  sites: readonly Site[],
  statuses: Readonly<Record<SiteType, readonly string[]>>,
): string {
  if (sites.length === 0) return "";
  const parts = sitesByStatus(sites, statuses).map(([status, n]) =>
    words.card.byStatus(status ?? words.unstated, n),
  );
  return words.card.summary(sites.length, parts.join("、"));
}

/** Words of a task that tell what its sites are. The first that is found counts. */
const TYPE_WORDS: readonly (readonly [SiteType, RegExp])[] = [
  ["water", /水体|河涌|坑塘|水环境|污染防治/],
  ["road", /公路|道路|路面|路灯|交通/],
  ["plot", /农田|地块|撂荒|粮食安全/],
];

const typeSaid = (text: string): SiteType | null =>
  TYPE_WORDS.find(([, words]) => words.test(text))?.[0] ?? null;

/**
 * What the sites of a project most likely are, by its own name and class, else by the titles of its tasks; null where
 * nothing tells. A proposal: whoever takes it marks it as one.
 */
export function proposeSiteType(
  { name, kind, tasks }: Pick<Project, "name" | "kind" | "tasks">,
  plan: Plan | null,
): SiteType | null {
  const own = typeSaid(`${name} ${kind ?? ""}`);
  const titles = (plan?.tasks ?? []).filter((task: Task) => tasks.includes(task.id));
  return own ?? typeSaid(titles.map(({ title }) => title).join(" "));
}
