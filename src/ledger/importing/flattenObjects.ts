// GeoJSON keeps `location` as an object; here its members become columns like any other.
import { isObject } from "#base/loose.ts";
import type { Source } from "../source.ts";

const MEMBERS = [
  "precision",
  "accuracyMetres",
  "source",
  "confirmedOn",
  "confirmedBy",
  "method",
] as const;
const HEADS: ReadonlySet<string> = new Set(["location", "位置"]);

export function flattenObjects(source: Source): Source {
  const at = source.columns.findIndex(
    (column, index) => HEADS.has(column) && source.rows.some(({ cells }) => isObject(cells[index])),
  );
  if (at < 0) return source;
  const rows = source.rows.map((row) => {
    const cell = row.cells[at];
    const members = MEMBERS.map((name) =>
      isObject(cell) && Object.hasOwn(cell, name) ? cell[name] : null,
    );
    return {
      ...row,
      cells: [
        ...row.cells.slice(0, at),
        ...members,
        ...padded(row.cells, at, source.columns.length),
      ],
    };
  });
  return {
    ...source,
    columns: [...source.columns.slice(0, at), ...MEMBERS, ...source.columns.slice(at + 1)],
    rows,
  };
}

const padded = (cells: readonly unknown[], at: number, width: number): unknown[] =>
  Array.from({ length: width - at - 1 }, (_, i) => cells[at + 1 + i] ?? null);
