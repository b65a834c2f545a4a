// A scene made of what the desk shows now: the whole view as its address, a title that says what is seen.
import type { Camera } from "#geo/camera.ts";
import { makeScene } from "#ledger/meeting/deck.ts";
import type { Scene } from "#ledger/meeting/meeting.ts";
import { FACETS } from "#ledger/filter.ts";
import { toAddress } from "#state/address.ts";
import { selectMatches, selectProject } from "#state/selectors.ts";
import type { State } from "#state/state.ts";
import { FIRST_VIEW } from "#state/view.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import { nameOfValue } from "../filters/facetNames.ts";

/** `camera` is where the map stands: the view's own is null until it has been moved. The editor's own panel is not part of a scene. */
export function sceneFromView(state: State, camera: Camera | null, id: string): Scene {
  const { view, ledger } = state;
  const project = selectProject(state);
  const task =
    view.clause ??
    (view.filter.tasks.length === 1
      ? ledger.plan.tasks.find((one) => one.id === view.filter.tasks[0])?.id
      : null) ??
    project?.tasks[0] ??
    null;
  const named = FACETS.flatMap((facet) =>
    view.filter[facet]
      .map((value) => nameOfValue(facet, value, ledger))
      .map(({ number, name }) => (number === "" ? name : `${number}　${name}`)),
  );
  const { counts } = selectMatches(state);
  const title =
    project?.name ??
    (named.length > 0 ? named.slice(0, 3).join("、") : meeting.auto.opening(ledger.town.name));
  const text = project ? "" : meeting.auto.projects(counts.projects, counts.shown);
  return makeScene({
    id,
    title,
    text,
    address: toAddress({
      ...view,
      camera,
      panel: view.panel === "meeting" ? (task === null ? FIRST_VIEW.panel : "reader") : view.panel,
    }),
    task,
    project: project?.id ?? null,
  });
}
