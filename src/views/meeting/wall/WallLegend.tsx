// The legend the room reads: the signs of the projects now on the map. Explains, filters nothing.
import { Suspense, useMemo } from "react";
import { linesOf } from "#ledger/baseMap.ts";
import { isForWholeTown, type Project } from "#ledger/project.ts";
import type { Signs } from "#ledger/signs.ts";
import { isOnMap, precisionsOnMap } from "#ledger/sites.ts";
import { withShownKinds } from "#ledger/suggestedKind.ts";
import { lookOf } from "#map/marks.ts";
import { selectMatches } from "#state/selectors.ts";
import { wall } from "#words/zh-CN/wall.ts";
import { words } from "#words/words.ts";
import { useDesk } from "#views/desk.ts";
import { signsOf } from "#views/layers/layerNames.ts";
import { ErrorBoundary } from "#views/ui/ErrorBoundary.tsx";
import { lazyPart } from "#views/ui/lazyPart.tsx";
import { Mark } from "#views/ui/Mark.tsx";

const DensityLegend = lazyPart(() =>
  import("#views/density/DensityLegend.tsx").then(({ DensityLegend }) => DensityLegend),
);

const MARK_SIZE = 15;
/** A plain disc, drawn in ink: the precision is a matter of filling, not of class. */
const PLAIN_KIND = "治理阵地";

/**
 * What the legend must explain of the projects `mask` lets through, in legend order. Without a place nothing is
 * drawn.
 */
export function explain(projects: readonly Project[], mask: Uint8Array, signs: Signs) {
  const shown = projects.filter((project, row) => mask[row] && isOnMap(project));
  return {
    marks: signs.among(shown),
    precisions: precisionsOnMap(shown).filter((precision) => precision !== "none"),
  };
}

/** Goes into `.present-legend`. */
export function WallLegend() {
  const ledger = useDesk((state) => state.ledger);
  const colour = useDesk(({ view }) => view.layers.colour);
  const projects = useMemo(() => withShownKinds(ledger.projects), [ledger]);
  const mask = useDesk((state) => selectMatches(state).mask);
  const density = useDesk(({ view }) => view.density);
  const base = useDesk((state) => state.base);
  const lines = useMemo(() => linesOf(base), [base]);
  const { marks, precisions } = useMemo(
    () => explain(projects, mask, signsOf(colour, ledger)),
    [projects, mask, colour, ledger],
  );
  const wholeTown = projects.some((project, row) => mask[row] === 1 && isForWholeTown(project));
  return (
    <div className="wall-legend" role="group" aria-label={wall.legend}>
      {density && (
        <ErrorBoundary>
          <Suspense>
            <DensityLegend choice={density} />
          </Suspense>
        </ErrorBoundary>
      )}
      <ul>
        {marks.map(({ slot, name }) => (
          <li key={slot}>
            <Mark kind={null} slot={slot} look="solid" size={MARK_SIZE} />
            {name}
          </li>
        ))}
      </ul>
      <ul className="is-precision">
        {precisions.map((precision) => (
          <li key={precision}>
            <Mark kind={PLAIN_KIND} look={lookOf(precision)} size={MARK_SIZE} />
            {words.desk.precision[precision]}
          </li>
        ))}
        {wholeTown && (
          <li>
            <Mark kind={PLAIN_KIND} look={lookOf("schematic")} size={MARK_SIZE} />
            {words.desk.wholeTown}
          </li>
        )}
      </ul>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <span className={`line-sample is-${line}`} aria-hidden="true" />
            {wall.lines[line]}
          </li>
        ))}
      </ul>
    </div>
  );
}
