// The density of what is filtered now, and where each of its cells lies in words. Legend, table and map reckon it the
// same way.
import { useMemo } from "react";
import { offsetBetween } from "#geo/distance.ts";
import { centreOf } from "#geo/hexGrid.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import type { DensityCell } from "#ledger/density/cells.ts";
import type { Density } from "#ledger/density/choice.ts";
import { densityPicture, type DensityPicture } from "#ledger/density/density.ts";
import { densityMask } from "#state/selectors.ts";
import { density as say } from "#words/zh-CN/density.ts";
import { useDesk } from "../desk.ts";

export function useDensity(choice: Density): DensityPicture {
  const projects = useDesk(({ ledger }) => ledger.projects);
  const mask = useDesk((state) => densityMask(state, choice));
  const latitude = useDesk(({ ledger }) => ledger.town.view.center[1]);
  return useMemo(
    () => densityPicture({ projects, mask, choice, latitude }),
    [projects, mask, choice, latitude],
  );
}

/** Nothing farther away describes where a cell is. */
const NEAR_METRES = 5000;
const NAMED = new Set(["village", "town"]);

/** "某村附近 800 米", or the degrees of its middle where no name is near. */
export function usePlaceOf(picture: DensityPicture): (cell: DensityCell) => string {
  const base = useDesk((state) => state.base);
  return useMemo(() => {
    const places = placesIn(base);
    return (cell) => placeName(centreOf(picture.grid, cell), places);
  }, [base, picture]);
}

type Place = { name: string; at: LngLat };

const placesIn = ({ features }: BaseMap): Place[] =>
  features.flatMap(({ geometry, properties }) =>
    geometry.type === "Point" && NAMED.has(properties.role)
      ? [{ name: properties.name, at: [geometry.coordinates[0]!, geometry.coordinates[1]!] }]
      : [],
  );

function placeName(centre: LngLat, places: readonly Place[]): string {
  let [name, nearest] = ["", NEAR_METRES];
  for (const place of places) {
    const { metres } = offsetBetween(centre, place.at);
    if (metres < nearest) [name, nearest] = [place.name, metres];
  }
  return name === ""
    ? `${centre[0].toFixed(3)}, ${centre[1].toFixed(3)}`
    : say.table.near(name, nearest);
}
