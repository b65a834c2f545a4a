// What choosing a hit does: selects, opens, filters or flies, and says where the eye shall go.
import { boxOf, boxOfAll } from "#geo/geometry.ts";
import { placesOf } from "#ledger/sites.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { FoundVillage, Target } from "#ledger/finding.ts";
import { clearFilter, setFilter, setText } from "#state/actions/filter.ts";
import {
  openOffice,
  openPanel,
  readClause,
  selectProject,
  selectSite,
} from "#state/actions/look.ts";
import { columnsOf, selectMatches, selectMatching } from "#state/selectors.ts";
import { finding as say } from "#words/zh-CN/finding.ts";
import type { Desk } from "../desk.ts";
import { soughtPlace, soughtSentence, type SoughtPlace } from "./sought.ts";

/** `text` is what the search box holds afterwards. */
export type Chosen =
  | {
      text: string;
      /** On the map, or in the panel beside it. */
      where: "map" | "panel";
      /** Moves the map, once what lay upon it for the search is gone. */
      fly: (() => void) | null;
    }
  | { message: string };

const IN_PANEL: Chosen = { text: "", where: "panel", fly: null };
const onMap = (text: string, fly: (() => void) | null): Chosen => ({ text, where: "map", fly });

/**
 * Words that led to a project go on filtering projects; those that led elsewhere are put away, as they would only
 * hide projects.
 */
export function chooseHit(target: Target, text: string, desk: Desk): Chosen {
  switch (target.kind) {
    case "project":
      return showProject(target.row, text, desk);
    case "site": {
      const shown = showProject(target.row, text, desk);
      const owner = desk.store.get().ledger.projects[target.row];
      if (owner) desk.store.dispatch(selectSite(owner.id, target.id));
      return shown;
    }
    case "task":
      soughtSentence.set(null);
      desk.store.dispatch(readClause(target.id));
      return IN_PANEL;
    case "clause": {
      const { sentence } = target;
      soughtSentence.set(sentence);
      desk.store.dispatch(sentence.task ? readClause(sentence.task) : openPanel("reader"));
      return IN_PANEL;
    }
    case "office":
      desk.store.dispatch(openOffice(target.id));
      return IN_PANEL;
    case "village":
      return showVillage(target.village, desk);
    case "place":
      return toPlace(
        { name: target.feature.properties.name, geometry: target.feature.geometry },
        desk,
      );
  }
}

function showProject(row: number, text: string, { store, port }: Desk): Chosen {
  const project = store.get().ledger.projects[row];
  if (!project) return onMap(text, null);
  if (selectMatches(store.get()).mask[row] !== 1) {
    store.dispatch(clearFilter);
    store.dispatch(setText(text));
  }
  const again = store.get().view.project === project.id;
  store.dispatch(selectProject(project.id));
  return onMap(text, again ? () => port.handle?.reveal(row, { right: 0, bottom: 0 }) : null);
}

/** Filters to the village's projects and shows where they are; without projects, its point. */
function showVillage(village: FoundVillage, desk: Desk): Chosen {
  const { name, at, projects, spellings } = village;
  if (projects === 0 && at === null) return { message: say.village.nothing(name) };
  if (projects > 0) {
    const { store, port } = desk;
    const { codeOf } = columnsOf(store.get().ledger).by.villages;
    store.dispatch(setFilter({ villages: spellings.filter((value) => codeOf.has(value)) }));
    const box = boxOfAll(selectMatching(store.get()).flatMap(placesOf));
    if (box || at === null) return onMap("", box && (() => port.fitTo(box)));
  }
  const point: LngLat = at!;
  return toPlace({ name, geometry: { type: "Point", coordinates: [...point] } }, desk);
}

const toPlace = (place: SoughtPlace, { port }: Desk): Chosen =>
  onMap("", () => {
    port.fitTo(boxOf(place.geometry));
    soughtPlace.set(place);
  });
