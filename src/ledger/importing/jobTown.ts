// What an import must know of the town: its plan, its projects, its ground, and who leads a task.
import { boxOf } from "#geo/geometry.ts";
import type { Box } from "#geo/lngLat.ts";
import { makeRegionFinder } from "#geo/regions.ts";
import type { BaseMap } from "../baseMap.ts";
import { officeKeyOf, type Ledger } from "../ledger.ts";
import type { JobTown } from "./job.ts";

/** Half the side of the frame around the town's view, where no extent is known; degrees. */
const REACH = 0.12;

function frameOf(ledger: Ledger, base: Pick<BaseMap, "features">): Box {
  const extent = base.features.find(({ properties }) => properties.role === "extent");
  if (extent) return boxOf(extent.geometry);
  const [lng, lat] = ledger.town.view.center;
  return [lng - REACH, lat - REACH, lng + REACH, lat + REACH];
}

export function makeJobTown(ledger: Ledger, base: Pick<BaseMap, "features">): JobTown {
  const counties = base.features
    .filter(({ properties }) => properties.role === "county")
    .map(({ geometry, properties }) => ({ name: properties.name, geometry }));
  return {
    plan: ledger.plan.tasks.length > 0 ? ledger.plan : null,
    projects: ledger.projects,
    ground: {
      home: frameOf(ledger, base),
      homeName: ledger.town.place,
      homeCounty: ledger.town.county,
      countyAt: makeRegionFinder(counties),
    },
    officeKey: officeKeyOf(ledger),
    isExample: ledger.town.isExample,
  };
}
