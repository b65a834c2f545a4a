// window.oneMap: the desk for programs. Portals that embed the map and our own browser tests use the same few calls.
import { flushSync } from "react-dom";
import type { Issue } from "#base/issue.ts";
import { anchorOf } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { checkQuotes } from "#ledger/checkQuotes.ts";
import { ROLES, type Counts, type Filter } from "#ledger/filter.ts";
import { parseProjects } from "#ledger/formats/geojson.ts";
import type { Project } from "#ledger/project.ts";
import { setFilter } from "#state/actions/filter.ts";
import { showUnsaved } from "#state/actions/keep.ts";
import { selectMatches, selectMatching } from "#state/selectors.ts";
import type { Action } from "#state/state.ts";
import type { Store } from "#state/store.ts";
import type { MapPort } from "#views/MapPort.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { editField } from "./editField.ts";

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
  /** Resolves after the frame that shows the result. null clears all filters. */
  setFilter: (filter: FilterRequest | null) => Promise<Counts>;
  counts: () => Counts;
  /** The marks of the projects shown, where they stand on the page now, with their names as far as these found a place. */
  marks: () => MarkOnPage[];
  jumpTo: (place: { center: LngLat; zoom: number }) => Promise<void>;
  settled: () => Promise<void>;
};

const LISTS = ["tasks", "offices", "kinds", "statuses", "villages", "precision"] as const;

export function makeOneMap(store: Store, port: MapPort, opened: Promise<void>): OneMap {
  const show = (action: Action) => flushSync(() => store.dispatch(action));
  const counts = () => selectMatches(store.get()).counts;
  const painted = async () => {
    const map = port.handle;
    if (map) await map.painted();
    else await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  };
  const settled = async () => {
    const map = await port.whenConnected();
    if (map) await map.settled();
  };
  return {
    ready: opened.then(async () => (await port.whenConnected())?.painted()),
    async loadProjects(collection) {
      const { plan } = store.get().ledger;
      const { value, issues } = parseProjects(collection, {
        file: "loadProjects",
        taskIds: new Set(plan.tasks.map(({ id }) => id)),
      });
      const all = [...issues, ...checkQuotes(value, plan)];
      show(showUnsaved(value, all, storage.state.offReason));
      await painted();
      const features = (collection as { features?: unknown } | null)?.features;
      const read = Array.isArray(features) ? features.length : 0;
      return { read, accepted: value.length, rejected: read - value.length, issues: all };
    },
    edit: (id, field, value) => editField(store, id, field, value),
    async setFilter(request) {
      show(setFilter(request === null ? null : readRequest(request, store)));
      const frame = painted();
      const result = counts();
      await frame;
      return result;
    },
    counts,
    marks: () => marksOnPage(selectMatching(store.get()), port.handle),
    async jumpTo({ center, zoom }) {
      (await port.whenConnected())?.moveTo({ center, zoom });
    },
    settled,
  };
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

/** Sections may be named by id, ordinal or title. Throws a TypeError on anything that is no list of texts. */
function readRequest(request: FilterRequest, store: Store): Partial<Filter> {
  const filter: Partial<Record<keyof Filter, unknown>> = {};
  for (const key of [...LISTS, "sections"] as const) {
    const value: unknown = request[key];
    if (value === undefined) continue;
    if (!Array.isArray(value))
      throw new TypeError(`oneMap.setFilter: ${key} must be an array of strings`);
    filter[key] = value.map(String);
  }
  const { sections } = store.get().ledger.plan;
  if (request.sections)
    filter.sections = request.sections.map(
      (name) =>
        sections.find(({ id, ordinal, written, title }) =>
          [id, String(ordinal), written, title].includes(String(name)),
        )?.id ?? String(name),
    );
  if (request.role !== undefined) {
    if (!ROLES.includes(request.role))
      throw new TypeError(`oneMap.setFilter: role must be one of ${ROLES.join(", ")}`);
    filter.role = request.role;
  }
  if (request.text !== undefined) filter.text = String(request.text);
  if (request.verifiedOnly !== undefined) filter.verifiedOnly = request.verifiedOnly;
  return filter as Partial<Filter>;
}
