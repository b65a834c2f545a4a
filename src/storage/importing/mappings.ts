// Mappings of columns that the user has corrected, kept on this machine by the set of heads they belong to.
import * as v from "valibot";
import { keptJson } from "#base/keptJson.ts";
import type { Remembered } from "#ledger/importing/job.ts";
import type { ColumnTarget } from "#ledger/importing/setup.ts";

const KEY = "one-map.mappings";
const MOST = 200;

/** Where a column goes; what else stands there belongs to its kind. */
const Mapping = v.record(v.string(), v.looseObject({ to: v.string() }));

/** {} when nothing was kept, or when what was kept cannot be read. */
export function rememberedMappings(): Remembered {
  const all = keptJson(v.record(v.string(), v.unknown()), () => localStorage.getItem(KEY));
  return Object.fromEntries(
    Object.entries(all ?? {}).filter(([, mapping]) => v.is(Mapping, mapping)),
  ) as Remembered;
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
