// Mappings of columns that the user has corrected, kept on this machine by the set of heads they belong to.
import type { Remembered } from "#ledger/importing/job.ts";
import type { ColumnTarget } from "#ledger/importing/setup.ts";

const KEY = "one-map.mappings";
const MOST = 200;

const isMapping = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every(
    (target: unknown) => typeof (target as ColumnTarget | null)?.to === "string",
  );

/** {} when nothing was kept, or when what was kept cannot be read. */
export function rememberedMappings(): Remembered {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof value === "object" && value !== null
      ? (Object.fromEntries(
          Object.entries(value).filter(([, mapping]) => isMapping(mapping)),
        ) as Remembered)
      : {};
  } catch {
    return {};
  }
}

/** Keeps a mapping; the oldest goes when there are too many. */
export function rememberMapping(
  headKey: string,
  columns: readonly string[],
  targets: readonly ColumnTarget[],
): void {
  try {
    const { [headKey]: _, ...others } = rememberedMappings();
    const kept = [
      ...Object.entries(others),
      [
        headKey,
        Object.fromEntries(columns.map((column, index) => [column, targets[index]])),
      ] as const,
    ].slice(-MOST);
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // A private window keeps nothing; the mapping holds for this import.
  }
}
