// The app's own package as one of the files that can be imported: its projects as rows under the heads of the field table.
import { sites as words } from "#words/zh-CN/sites.ts";
import type { Site } from "../site.ts";
import { SITE_FIELD_KEYS, siteValue, type SiteFieldKey } from "../siteFields.ts";
import { allSites, type Owned } from "../sites.ts";
import { SITE_OF } from "./geojsonSites.ts";
import type { Parsed } from "#base/issue.ts";
import { FIELD_KEYS, valueOf } from "../fields.ts";
import type { Format, InputFile, Source, SourceRow } from "../source.ts";
import { fromPackage, type ReadPackage } from "./package.ts";

export const packageFormat: Format = {
  id: "package",
  accepts: ({ name }: InputFile) => /\.onemap$/i.test(name),
  async read(files, { progress, signal }): Promise<Parsed<readonly Source[]>> {
    const file = files[0];
    if (!file) return { value: [], issues: [] };
    signal.throwIfAborted();
    const { value, issues } = await fromPackage(file.bytes, file.name);
    signal.throwIfAborted();
    progress(1);
    return { value: value === null ? [] : sourcesOf(file.name, value), issues };
  },
};

/** Its projects, and where there are any, their sites as a list of their own. */
function sourcesOf(file: string, read: ReadPackage): Source[] {
  const owned = allSites(read.projects);
  const projects = projectSource(file, read);
  const sources = owned.length === 0 ? [projects] : [projects, siteSource(file, owned)];
  return sources.map((source) => ({ ...source, isExample: read.town.isExample }));
}

function siteSource(file: string, owned: readonly Owned[]): Source {
  const known: ReadonlySet<string> = new Set([...SITE_FIELD_KEYS, SITE_OF, "siteId"]);
  const extras = [...new Set(owned.flatMap(({ site }) => Object.keys(site.extra)))].filter(
    (key) => !known.has(key),
  );
  const cellOf = (site: Site, key: SiteFieldKey): unknown =>
    key === "type" && site.isTypeProposed ? null : siteValue(site, key);
  return {
    file,
    sheet: words.title,
    format: "package",
    columns: [SITE_OF, "siteId", ...SITE_FIELD_KEYS, ...extras],
    rows: owned.map(({ project, site }, index) => ({
      row: index + 1,
      cells: [
        project.id,
        site.id,
        ...SITE_FIELD_KEYS.map((key) => cellOf(site, key)),
        ...extras.map((key) => (Object.hasOwn(site.extra, key) ? site.extra[key] : null)),
      ],
      geometry: site.geometry,
    })),
    skipped: [],
    hasGeometry: true,
    crs: { crs: "WGS84", refused: null, text: "WGS84" },
    keepsUnplaced: true,
  };
}

function projectSource(file: string, { projects, rows: numbers }: ReadPackage): Source {
  const known: ReadonlySet<string> = new Set([...FIELD_KEYS, "attachments"]);
  const extras = [...new Set(projects.flatMap(({ extra }) => Object.keys(extra)))].filter(
    (key) => !known.has(key),
  );
  const rows = projects.map((project, index): SourceRow => ({
    row: numbers[index] ?? index + 1,
    cells: [
      ...FIELD_KEYS.map((key) => valueOf(project, key)),
      project.attachments,
      ...extras.map((key) => (Object.hasOwn(project.extra, key) ? project.extra[key] : null)),
    ],
    geometry: project.geometry,
  }));
  return {
    file,
    sheet: null,
    format: "package",
    columns: [...FIELD_KEYS, "attachments", ...extras],
    rows,
    skipped: [],
    hasGeometry: true,
    crs: { crs: "WGS84", refused: null, text: "WGS84" },
    keepsUnplaced: true,
  };
}
