// The legend the room reads: the signs of the projects now on the map. Explains, filters nothing.
import { Suspense, useMemo } from "react";
import { linesOf } from "#ledger/baseMap.ts";
import { kindIndex, KINDS, OTHER_KIND } from "#ledger/kinds.ts";
import { isForWholeTown, PRECISIONS, type Project } from "#ledger/project.ts";
import { lookOf } from "#map/marks.ts";
import { selectMatches } from "#state/selectors.ts";
import { wall } from "#words/zh-CN/wall.ts";
import { words } from "#words/words.ts";
import { useDesk } from "#views/desk.ts";
import { ErrorBoundary } from "#views/ui/ErrorBoundary.tsx";
import { lazyPart } from "#views/ui/lazyPart.tsx";
import { Mark } from "#views/ui/Mark.tsx";

const DensityLegend = lazyPart(() =>
  import("#views/density/DensityLegend.tsx").then(({ DensityLegend }) => DensityLegend),
);

const MARK_SIZE = 15;
/** A plain disc, drawn in ink: the precision is a matter of filling, not of class. */
const PLAIN_KIND = "治理阵地";

/** What the legend must explain of the projects `mask` lets through, in legend order; a kind of the town's own counts as 其他 (null). Without a place nothing is drawn. */
export function signsOf(projects: readonly Project[], mask: Uint8Array) {
  const shown = projects.filter(({ geometry }, row) => mask[row] && geometry !== null);
  const kinds = new Set(shown.map(({ kind }) => kindIndex(kind)));
  const precisions = new Set(shown.map(({ location }) => location.precision));
  return {
    kinds: [
      ...KINDS.map(({ name }) => name).filter((name) => kinds.has(kindIndex(name))),
      ...(kinds.has(OTHER_KIND) ? [null] : []),
    ],
    precisions: PRECISIONS.filter((precision) => precision !== "none" && precisions.has(precision)),
  };
}

/** Goes into `.present-legend`. */
export function WallLegend() {
  const projects = useDesk(({ ledger }) => ledger.projects);
  const mask = useDesk((state) => selectMatches(state).mask);
  const density = useDesk(({ view }) => view.density);
  const base = useDesk((state) => state.base);
  const lines = useMemo(() => linesOf(base), [base]);
  const { kinds, precisions } = useMemo(() => signsOf(projects, mask), [projects, mask]);
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
        {kinds.map((name) => (
          <li key={name}>
            <Mark kind={name} look="solid" size={MARK_SIZE} />
            {name ?? words.map.otherKind}
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
