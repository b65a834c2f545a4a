// The legend the room reads: every sign of this ledger, always the same, so that scenes do not make it jump. Filters nothing.
import { useMemo } from "react";
import { kindIndex, KINDS, OTHER_KIND } from "#ledger/kinds.ts";
import { PRECISIONS, type Project } from "#ledger/project.ts";
import { lookOf } from "#map/marks.ts";
import { wall } from "#words/zh-CN/wall.ts";
import { words } from "#words/words.ts";
import { useDesk } from "../../desk.ts";
import { Mark } from "../../ui/Mark.tsx";

const MARK_SIZE = 15;

/** What the legend must explain of these projects, in legend order; a kind of the town's own counts as 其他. */
export function signsOf(projects: readonly Project[]) {
  const kinds = new Set(projects.map(({ kind }) => kindIndex(kind)));
  const precisions = new Set(projects.map(({ location }) => location.precision));
  return {
    kinds: [...KINDS.map(({ name }) => name).filter((name) => kinds.has(kindIndex(name))), ...(kinds.has(OTHER_KIND) ? [null] : [])],
    precisions: PRECISIONS.filter((precision) => precision !== "none" && precisions.has(precision)),
  };
}

/** Goes into `.present-legend`. */
export function WallLegend() {
  const projects = useDesk(({ ledger }) => ledger.projects);
  const { kinds, precisions } = useMemo(() => signsOf(projects), [projects]);
  return (
    <ul className="wall-legend" aria-label={wall.legend}>
      {kinds.map((name) => <li key={name}><Mark kind={name} look="solid" size={MARK_SIZE} />{name ?? words.map.otherKind}</li>)}
      {precisions.map((precision) => <li key={precision}><Mark kind="治理阵地" look={lookOf(precision)} size={MARK_SIZE} />{words.desk.precision[precision]}</li>)}
      {(["extent", "border", "river", "railway"] as const).map((line) => <li key={line}><span className={`line-sample is-${line}`} aria-hidden="true" />{wall.lines[line]}</li>)}
    </ul>
  );
}
