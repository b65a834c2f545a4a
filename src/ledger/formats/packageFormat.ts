// The app's own package as one of the files that can be imported: its projects as rows under the heads of the field table.
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
    return { value: value === null ? [] : [sourceOf(file.name, value)], issues };
  },
};

function sourceOf(file: string, { projects, rows: numbers }: ReadPackage): Source {
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
