// The legend of the density for places that know only the choice: the legend of the map, and that of the wall.
import type { Density } from "#ledger/density/choice.ts";
import { density as say } from "#words/zh-CN/density.ts";
import { LegendRows } from "./LegendRows.tsx";
import { useDensity } from "./useDensity.ts";

export const DensityLegend = ({ choice }: { choice: Density }) => (
  <div className="density-legend" role="group" aria-label={say.label}>
    <p className="legend-title">
      {say.label} · {say.by[choice.by]}
    </p>
    <LegendRows picture={useDensity(choice)} choice={choice} />
  </div>
);
