// Features of a town's own GeoJSON that are sites: each names its project by `siteOf`. Read after the projects, and
// given to them.
import { isOfLocation } from "../location.ts";
import { siteId } from "#base/ids.ts";
import { error, IssueLog, warning, type Place } from "#base/issue.ts";
import { isObject, type Loose } from "#base/loose.ts";
import { checkGeometry, isFault, withSoundHeights, type PlaceGeometry } from "#geo/geometry.ts";
import { words } from "#words/words.ts";
import { makeSiteId } from "../importing/applySite.ts";
import type { FieldValue } from "../fields.ts";
import type { Project } from "../project.ts";
import { hasInk, nameFault } from "../projectName.ts";
import { siteCellReader } from "../reading/cells.ts";
import { EMPTY_SITE, type Site } from "../site.ts";
import {
  SITE_FIELD_KEYS,
  SITE_FIELDS,
  siteFieldOfHead,
  siteValue,
  withSiteValue,
  type SiteFieldKey,
} from "../siteFields.ts";

const say = words.dataIssues;
/** The property that names the project, and those that are no field of a site. */
export const SITE_OF = "siteOf";
const OWN: ReadonlySet<string> = new Set([SITE_OF, "id", "location", "typeProposed", "__proto__"]);

export type SiteFeature = { feature: Loose; row: number };

const propertiesOf = (feature: unknown): Loose =>
  isObject(feature) && isObject(feature.properties) ? feature.properties : {};

/** Whether a feature is a site of a project rather than a project. */
export const isSiteFeature = (feature: unknown): boolean => {
  const owner = propertiesOf(feature)[SITE_OF];
  return typeof owner === "string" && owner.trim() !== "";
};

/**
 * The projects with the sites that name them, in the order of the file. What names no project of the file is refused
 * and said.
 */
export function withSites(
  projects: readonly Project[],
  features: readonly SiteFeature[],
  file: string,
  log: IssueLog,
): readonly Project[] {
  if (features.length === 0) return projects;
  const lists = new Map<string, Site[]>(projects.map(({ id }) => [id, []]));
  const taken = new Set<string>();
  for (const { feature, row } of features) {
    const owner = String(propertiesOf(feature)[SITE_OF]).trim();
    const list = lists.get(owner);
    const place = { file, row, path: say.feature(row) };
    if (!list) log.add(error("data.site-owner", say.siteOwner(owner.slice(0, 40)), place));
    else {
      const site = new SiteReader(feature, owner, { file, row }, log).read(taken);
      if (site) list.push(site);
      if (site) taken.add(site.id);
    }
  }
  return projects.map((project) => {
    const sites = lists.get(project.id)!;
    return sites.length === 0 ? project : { ...project, sites };
  });
}

class SiteReader {
  readonly #properties: Loose;
  readonly #feature: Loose;
  readonly #owner: string;
  readonly #at: { file: string; row: number };
  readonly #log: IssueLog;
  #path: string;

  constructor(feature: Loose, owner: string, at: { file: string; row: number }, log: IssueLog) {
    this.#feature = feature;
    this.#properties = propertiesOf(feature);
    this.#owner = owner;
    this.#at = at;
    this.#log = log;
    this.#path = say.feature(at.row);
  }

  read(taken: ReadonlySet<string>): Site | null {
    const { name } = this.#properties;
    const fault = typeof name === "string" ? nameFault(name.trim()) : "blank";
    if (typeof name !== "string" || fault !== null)
      return this.#refuse("data.no-name", words.importing.noSiteName());
    this.#path = say.featureNamed(this.#at.row, name.slice(0, 30));
    const given = this.#properties.id ?? this.#feature.id;
    const id = typeof given === "string" && hasInk(given) ? given : null;
    if (id !== null && taken.has(id)) return this.#refuse("data.duplicate-id", say.duplicateId(id));
    const geometry = this.#geometry();
    const blank: Site = {
      ...EMPTY_SITE,
      id: siteId(id ?? makeSiteId(this.#owner, { id, owner: null, values: { name } }, taken)),
      name: name.trim(),
      type: "other",
      geometry,
      file: this.#at.file,
      row: this.#at.row,
    };
    return this.#placed(this.#filled(blank));
  }

  /**
   * Every property that a field of sites is called by, its cells read as a table's are; the rest is kept as it
   * stands.
   */
  #filled(blank: Site): Site {
    const extra: Record<string, unknown> = {};
    const { location } = this.#properties;
    const all = { ...this.#properties, ...(isObject(location) ? location : {}) };
    let site = blank;
    for (const [head, cell] of Object.entries(all)) {
      if (OWN.has(head) || head === "name") continue;
      const key = this.#keyOf(head);
      const value = key && this.#value(key, cell);
      if (key && value !== undefined) site = withSiteValue(site, key, value);
      else extra[head] = cell;
    }
    const isTypeProposed = this.#properties.typeProposed === true;
    return { ...site, isTypeProposed, extra };
  }

  #keyOf = (head: string): SiteFieldKey | null =>
    SITE_FIELD_KEYS.find((key) => key === head) ?? siteFieldOfHead(head);

  /** undefined: it cannot be read, which is said. A blank type or precision says nothing. */
  #value(key: SiteFieldKey, cell: unknown): FieldValue | undefined {
    const read = siteCellReader(key, null)(cell);
    if (!("fault" in read)) {
      if (read.value === null && key === "type") return "other";
      return read.value === null && key === "precision" ? "none" : read.value;
    }
    const found = (typeof cell === "string" ? cell : typeof cell).slice(0, 40);
    this.#warn("data.unreadable", say.unreadable(SITE_FIELDS[key].label, found, read.fault));
    return undefined;
  }

  /** A place has a precision, and without a place there is none. */
  #placed(site: Site): Site {
    const { precision } = site.location;
    if (site.geometry === null)
      return precision === "none"
        ? site
        : { ...site, location: { ...site.location, precision: "none" } };
    if (precision !== "none") return site;
    this.#warn("data.no-precision", say.noPrecision());
    return { ...site, location: { ...site.location, precision: "schematic" } };
  }

  #geometry(): PlaceGeometry | null {
    const value = this.#feature.geometry;
    if (value === null || value === undefined) return null;
    const checked = checkGeometry(value);
    if (!isFault(checked)) return withSoundHeights(checked).geometry;
    const message = say.geometry[checked.fault](checked.found);
    this.#log.add(error(`data.geometry-${checked.fault}`, message, this.#place()));
    return null;
  }

  #place = (): Place => ({ ...this.#at, path: this.#path });

  #warn(code: string, message: string): void {
    this.#log.add(warning(code, message, this.#place()));
  }

  #refuse(code: string, message: string): null {
    this.#log.add(error(code, message, this.#place()));
    return null;
  }
}

/** A site as a feature of the town's own GeoJSON. 未填报 is left out, and reads back as 未填报. */
export function toSiteFeature(owner: string, site: Site): unknown {
  const fields = SITE_FIELD_KEYS.filter((key) => !isOfLocation(key))
    .map((key) => [key, siteValue(site, key)] as const)
    .filter(([, value]) => value !== null);
  const properties = {
    id: site.id,
    [SITE_OF]: owner,
    ...Object.fromEntries(fields),
    ...(site.isTypeProposed ? { typeProposed: true } : {}),
    location: site.location,
  };
  const extra = Object.entries(site.extra).filter(([key]) => !Object.hasOwn(properties, key));
  return {
    type: "Feature",
    properties: { ...properties, ...Object.fromEntries(extra) },
    geometry: site.geometry,
  };
}
