// What programs hand to the calls of oneMap, decoded before anything is done. Each function throws a TypeError that says
// what was found and what is due; nothing is corrected in silence.
import { isObject, type Loose } from "#base/loose.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { ROLES, type Filter } from "#ledger/filter.ts";
import { PRECISIONS } from "#ledger/project.ts";
import type { Plan } from "#plan/plan.ts";
import { api } from "#words/zh-CN/api.ts";

export type Place = { center: LngLat; zoom: number };

const shown = (value: unknown): string => String(JSON.stringify(value)).slice(0, 60);
const isNumberIn = (value: unknown, least: number, most: number): value is number =>
  typeof value === "number" && value >= least && value <= most;

/** Web Mercator ends before the poles. */
const HIGHEST_LATITUDE = 85;
const HIGHEST_ZOOM = 24;

export function readPlace(argument: unknown): Place {
  if (!isObject(argument)) throw new TypeError(api.notObject("jumpTo"));
  const { center, zoom } = argument;
  const pair: readonly unknown[] = Array.isArray(center) && center.length === 2 ? center : [];
  const [lng, lat] = pair;
  if (!isNumberIn(lng, -180, 180) || !isNumberIn(lat, -HIGHEST_LATITUDE, HIGHEST_LATITUDE))
    throw new TypeError(
      isNumberIn(lat, 73, 136) && isNumberIn(lng, 3, 54)
        ? api.jump.swapped(shown(center))
        : api.jump.center(shown(center)),
    );
  if (!isNumberIn(zoom, 0, HIGHEST_ZOOM)) throw new TypeError(api.jump.zoom(shown(zoom)));
  return { center: [lng, lat], zoom };
}

const LISTS = [
  "tasks",
  "offices",
  "kinds",
  "statuses",
  "villages",
  "precision",
  "siteTypes",
  "siteStatuses",
] as const;
const KEYS = [...LISTS, "sections", "role", "text", "verifiedOnly"] as const;

/** Sections may be named by id, ordinal, numeral or title; tasks and sections also by a number. */
export function readFilter(argument: unknown, { sections }: Plan): Partial<Filter> {
  if (!isObject(argument)) throw new TypeError(api.notObject("setFilter"));
  for (const key of Object.keys(argument))
    if (!(KEYS as readonly string[]).includes(key))
      throw new TypeError(api.filter.unknown(key, KEYS));
  const filter: Partial<Record<keyof Filter, unknown>> = {};
  for (const key of LISTS)
    if (argument[key] !== undefined) filter[key] = textsOf(key, argument[key]);
  if (argument.sections !== undefined)
    filter.sections = textsOf("sections", argument.sections).map(
      (name) =>
        sections.find(({ id, ordinal, written, title }) =>
          [id, String(ordinal), written, title].includes(name),
        )?.id ?? name,
    );
  return { ...filter, ...readRest(argument) } as Partial<Filter>;
}

function readRest({ role, text, verifiedOnly, precision }: Loose): Partial<Filter> {
  const found = Array.isArray(precision) ? precision : [];
  if (!found.every((one) => (PRECISIONS as readonly unknown[]).includes(one)))
    throw new TypeError(api.filter.oneOf("precision", PRECISIONS));
  if (role !== undefined && !(ROLES as readonly unknown[]).includes(role))
    throw new TypeError(api.filter.oneOf("role", ROLES));
  if (text !== undefined && typeof text !== "string") throw new TypeError(api.filter.text());
  if (verifiedOnly !== undefined && typeof verifiedOnly !== "boolean")
    throw new TypeError(api.filter.flag());
  return {
    ...(role !== undefined && { role: role as Filter["role"] }),
    ...(text !== undefined && { text }),
    ...(verifiedOnly !== undefined && { verifiedOnly }),
  };
}

/** Numbers are let through where a list is of numbers written as text. */
function textsOf(key: string, value: unknown): string[] {
  const fits = (one: unknown): boolean =>
    typeof one === "string" || (typeof one === "number" && Number.isFinite(one));
  if (!Array.isArray(value) || !value.every(fits)) throw new TypeError(api.filter.list(key));
  return value.map(String);
}

/** `{id, field, value}`, or the three in a list as the function takes them. A value left out is no value. */
export function readEdit(argument: unknown): [id: string, field: string, value: unknown] {
  const [id, field, value] = Array.isArray(argument)
    ? (argument as unknown[])
    : isObject(argument)
      ? [argument.id, argument.field, argument.value]
      : [];
  if (typeof id !== "string" || typeof field !== "string" || value === undefined)
    throw new TypeError(api.edit.arguments());
  return [id, field, value];
}
