// The villages' points of the gazetteer. The point is a name's place, not the village.
import type { LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "./baseMap.ts";
import { bareVillage, type Town } from "./town.ts";

export type Village = { name: string; at: LngLat | null; accuracyMetres: number | null };

export function* villagePoints(base: BaseMap): Generator<Village & { at: LngLat }> {
  for (const { geometry, properties } of base.features) {
    if (properties.role === "village" && geometry.type === "Point")
      yield {
        name: properties.name,
        at: [geometry.coordinates[0]!, geometry.coordinates[1]!],
        accuracyMetres: properties.accuracyMetres ?? null,
      };
  }
}

/**
 * The town's own villages; those that no gazetteer places have no point. Of several points of a name the one nearest
 * to the town counts.
 */
export function villagesOf(base: BaseMap, town: Town): readonly Village[] {
  const far = ({ at }: { at: LngLat }): number =>
    Math.hypot(at[0] - town.view.center[0], at[1] - town.view.center[1]);
  const all = [...villagePoints(base)].sort((a, b) => far(a) - far(b));
  return town.villages.map((name) => {
    const found = all.find(
      (point) => bareVillage(point.name) === bareVillage(name) && far(point) < 0.2,
    );
    return found ? { ...found, name } : { name, at: null, accuracyMetres: null };
  });
}
