// The view as the part of an address after "#". One table says which key keeps what.
import { COLOURINGS, fadeLayer, FIRST_LAYERS, LAYER_GROUPS, type Layers } from "#ledger/layers.ts";
import { officeId, projectId, siteId, taskId } from "#base/ids.ts";
import { cellText, densityText, readCell, readDensity } from "#ledger/density/choice.ts";
import { FACETS, NO_FILTER, ROLES, type Facet, type Filter } from "#ledger/filter.ts";
import type { Camera } from "#geo/camera.ts";
import { FIRST_VIEW, PANELS, THEMES, TILE_CHOICES, type View } from "./view.ts";

const FACET_KEYS: Record<Facet, string> = {
  sections: "section",
  tasks: "task",
  offices: "office",
  kinds: "kind",
  statuses: "status",
  villages: "village",
  precision: "precision",
  siteTypes: "sitetype",
  siteStatuses: "sitestatus",
};
/** 未填报 is the empty value; a bare key would lose it. */
const UNSTATED = "-";

const oneOf = <T extends string>(allowed: readonly T[], value: string | null, fallback: T): T =>
  allowed.find((item) => item === value) ?? fallback;

/** "" for the first view. Values are percent-encoded; order is fixed, so that equal views have equal addresses. */
export function toAddress(view: View): string {
  const params = new URLSearchParams();
  const set = (key: string, value: string | null, fallback: string | null = null) => {
    if (value !== null && value !== fallback) params.append(key, value);
  };
  const { filter, camera } = view;
  set("panel", view.panel, FIRST_VIEW.panel);
  set("project", view.project);
  set("site", view.site);
  set("clause", view.clause);
  set("of", view.office);
  for (const facet of FACETS)
    for (const value of filter[facet])
      params.append(FACET_KEYS[facet], value === "" ? UNSTATED : value);
  set("role", filter.role, NO_FILTER.role);
  set("verified", filter.verifiedOnly ? "1" : null);
  set("q", filter.text, "");
  set("since", view.since === null ? null : String(view.since));
  setLayers(view.layers, set);
  set("cell", view.cell && cellText(view.cell));
  set("density", view.density && densityText(view.density));
  set("tiles", view.tiles, FIRST_VIEW.tiles);
  set("theme", view.theme, FIRST_VIEW.theme);
  if (camera)
    set(
      "at",
      [
        camera.zoom.toFixed(2),
        camera.center[1].toFixed(5),
        camera.center[0].toFixed(5),
        ...(camera.bearing ? [camera.bearing.toFixed(1)] : []),
      ].join("/"),
    );
  return params.toString();
}

/** Reads an address back; anything it cannot read falls back to the first view. Never throws. */
export function fromAddress(hash: string): View {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const values = (facet: Facet) => [
    ...new Set(params.getAll(FACET_KEYS[facet]).map((value) => (value === UNSTATED ? "" : value))),
  ];
  const filter: Filter = {
    ...(Object.fromEntries(FACETS.map((facet) => [facet, values(facet)])) as Record<
      Facet,
      string[]
    >),
    role: oneOf(ROLES, params.get("role"), NO_FILTER.role),
    verifiedOnly: params.get("verified") === "1",
    text: params.get("q") ?? "",
  };
  const named = <T>(key: string, make: (text: string) => T): T | null => {
    const text = params.get(key);
    return text ? make(text) : null;
  };
  return {
    filter,
    project: named("project", projectId),
    site: params.get("project") ? named("site", siteId) : null,
    clause: named("clause", taskId),
    office: named("of", officeId),
    panel: oneOf(PANELS, params.get("panel"), FIRST_VIEW.panel),
    tiles: oneOf(TILE_CHOICES, params.get("tiles"), FIRST_VIEW.tiles),
    theme: oneOf(THEMES, params.get("theme"), FIRST_VIEW.theme),
    camera: toCamera(params.get("at")),
    since: toSeq(params.get("since")),
    layers: toLayers(params),
    density: readDensity(params.get("density")),
    cell: readCell(params.get("cell")),
  };
}

/** Layers off as `off`, faint ones as `faint=PERCENT/KEY`, moved ones as `upper`, the uppermost first. */
function setLayers(
  { group, colour, off, faint, order }: Layers,
  set: (key: string, value: string | null, fallback?: string | null) => void,
): void {
  set("layers", group, FIRST_LAYERS.group);
  set("colour", colour, FIRST_LAYERS.colour);
  for (const key of off) set("off", key === "" ? UNSTATED : key);
  for (const [key, percent] of Object.entries(faint))
    set("faint", `${percent}/${key === "" ? UNSTATED : key}`);
  for (const key of order) set("upper", key === "" ? UNSTATED : key);
}

function toLayers(params: URLSearchParams): Layers {
  const keys = (name: string) => [
    ...new Set(params.getAll(name).map((key) => (key === UNSTATED ? "" : key))),
  ];
  const first: Layers = {
    group: oneOf(LAYER_GROUPS, params.get("layers"), FIRST_LAYERS.group),
    colour: oneOf(COLOURINGS, params.get("colour"), FIRST_LAYERS.colour),
    off: keys("off"),
    faint: {},
    order: keys("upper"),
  };
  const layers = params.getAll("faint").reduce((now, text) => {
    const at = text.indexOf("/");
    const [percent, key] = [Number(text.slice(0, at)), text.slice(at + 1)];
    return at > 0 && Number.isFinite(percent)
      ? fadeLayer(now, key === UNSTATED ? "" : key, percent)
      : now;
  }, first);
  return isFirst(layers) ? FIRST_LAYERS : layers;
}

/** The same object for the same view, so that nothing is drawn anew. */
const isFirst = ({ group, colour, off, faint, order }: Layers): boolean =>
  group === FIRST_LAYERS.group &&
  colour === FIRST_LAYERS.colour &&
  off.length === 0 &&
  order.length === 0 &&
  Object.keys(faint).length === 0;

const toSeq = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;

function toCamera(text: string | null): Camera | null {
  const [zoom, lat, lng, bearing = 0] = (text ?? "").split("/").map(Number);
  if (
    zoom === undefined ||
    lat === undefined ||
    lng === undefined ||
    ![zoom, lat, lng, bearing].every(Number.isFinite)
  )
    return null;
  return zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180
    ? { center: [lng, lat], zoom, bearing }
    : null;
}
