// window.oneMap: the desk for programs. Portals that embed the map and our own browser tests use the same few calls.
import { flushSync } from "react-dom";
import type { Issue, Parsed } from "#base/issue.ts";
import { anchorOf } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { checkQuotes } from "#ledger/checkQuotes.ts";
import type { Counts, Filter } from "#ledger/filter.ts";
import { parseProjects } from "#ledger/formats/geojson.ts";
import type { Project } from "#ledger/project.ts";
import type { Plan } from "#plan/plan.ts";
import { setFilter } from "#state/actions/filter.ts";
import { showUnsaved } from "#state/actions/keep.ts";
import { selectMatches, selectMatching } from "#state/selectors.ts";
import type { Action } from "#state/state.ts";
import type { Store } from "#state/store.ts";
import type { MapPort } from "#views/MapPort.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { editField } from "./editField.ts";
import { readEdit, readFilter, readPlace } from "./readArguments.ts";

export type Report = { read: number; accepted: number; rejected: number; issues: readonly Issue[] };
export type FilterRequest = Partial<
  Pick<
    Filter,
    | "sections"
    | "tasks"
    | "offices"
    | "role"
    | "kinds"
    | "statuses"
    | "villages"
    | "precision"
    | "siteTypes"
    | "siteStatuses"
    | "verifiedOnly"
    | "text"
  >
>;

/** In CSS pixels of the page; `name` is null while the mark has none. */
export type MarkOnPage = {
  id: string;
  at: readonly [x: number, y: number];
  name: {
    text: string;
    box: readonly [left: number, top: number, right: number, bottom: number];
  } | null;
};

export type OneMap = {
  /** Resolves when the town's files are read and the first complete frame is drawn. */
  ready: Promise<void>;
  /** Shows other projects. They and whatever is edited in them are not saved; a reload brings the town's own back. */
  loadProjects: (collection: unknown) => Promise<Report>;
  /**
   * Sets one field of a project, by the keys of ledger/fields.ts; null is 未填报. Resolves to the number of the edit once it is on disk.
   * Rejects with a TypeError when project, field or value will not do, with an Error that says why when it could not be saved.
   */
  edit: (id: string, field: string, value: unknown) => Promise<number>;
  /** Resolves after the frame that shows the result. null clears all filters. Rejects with a TypeError at any condition it does not know. */
  setFilter: (filter: FilterRequest | null) => Promise<Counts>;
  counts: () => Counts;
  /** The marks of the projects shown, where they stand on the page now, with their names as far as these found a place. */
  marks: () => MarkOnPage[];
  /** Rejects with a TypeError where centre or zoom is none; a zoom beyond the map's own range stops at its end. */
  jumpTo: (place: { center: LngLat; zoom: number }) => Promise<void>;
  /** Resolves when the whole desk is drawn and nothing on the map moves, loads or waits any more. */
  settled: () => Promise<void>;
};

export function makeOneMap(store: Store, port: MapPort, opened: Promise<void>): OneMap {
  const show = (action: Action) => flushSync(() => store.dispatch(action));
  const counts = () => selectMatches(store.get()).counts;
  const painted = async () => {
    const map = port.handle;
    if (map) await map.painted();
    else await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  };
  const settled = async () => {
    // Connected in the commit that brings the whole desk.
    await (await port.whenConnected())?.settled();
  };
  return {
    ready: opened.then(async () => (await port.whenConnected())?.painted()),
    async loadProjects(collection) {
      const { value, issues } = readProjects(collection, store.get().ledger.plan);
      // What is no collection at all takes nothing off the map.
      if (!issues.some(({ code }) => code === "data.not-collection")) {
        show(showUnsaved(value, issues, storage.state.offReason));
        await painted();
      }
      const features = (collection as { features?: unknown } | null)?.features;
      const read = Array.isArray(features) ? features.length : 0;
      return { read, accepted: value.length, rejected: read - value.length, issues };
    },
    edit: async (...given) => editField(store, ...readEdit(given)),
    async setFilter(request) {
      show(setFilter(request === null ? null : readFilter(request, store.get().ledger.plan)));
      const frame = painted();
      const result = counts();
      await frame;
      return result;
    },
    counts,
    marks: () => marksOnPage(selectMatching(store.get()), port.handle),
    async jumpTo(argument) {
      const place = readPlace(argument);
      (await port.whenConnected())?.moveTo(place);
    },
    settled,
  };
}

function readProjects(collection: unknown, plan: Plan): Parsed<readonly Project[]> {
  const taskIds = new Set(plan.tasks.map(({ id }) => id));
  const { value, issues } = parseProjects(collection, { file: "loadProjects", taskIds });
  return { value, issues: [...issues, ...checkQuotes(value, plan)] };
}

function marksOnPage(projects: readonly Project[], map: MapPort["handle"]): MarkOnPage[] {
  if (!map) return [];
  const [left, top] = map.pagePosition;
  const names = new Map(map.names.map((name) => [name.key, name]));
  return projects.flatMap(({ id, geometry }): MarkOnPage[] => {
    if (!geometry) return [];
    const [x, y] = map.toPixels(anchorOf(geometry));
    const { text, box } = names.get(id) ?? {};
    const name =
      text === undefined || !box
        ? null
        : { text, box: [box[0] + left, box[1] + top, box[2] + left, box[3] + top] as const };
    return [{ id, at: [x + left, y + top], name }];
  });
}
