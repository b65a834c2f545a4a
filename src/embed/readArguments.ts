// What programs hand to the calls of oneMap, decoded before anything is done. Each function throws a TypeError that says
// what was found and what is due; nothing is corrected in silence.
import * as v from "valibot";
import { isObject } from "#base/loose.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { ROLES, type Filter } from "#ledger/filter.ts";
import { PRECISIONS } from "#ledger/project.ts";
import type { Plan } from "#plan/plan.ts";
import { api } from "#words/zh-CN/api.ts";

export type Place = { center: LngLat; zoom: number };

const shown = (value: unknown): string => String(JSON.stringify(value)).slice(0, 60);

/** What the schema makes of the argument; else a TypeError with the sentence of the first thing that is wrong. */
function decode<S extends v.GenericSchema>(schema: S, argument: unknown): v.InferOutput<S> {
  const read = v.safeParse(schema, argument, { abortEarly: true });
  if (read.success) return read.output;
  throw new TypeError(read.issues[0].message);
}

const between = (least: number, most: number) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));
/** Web Mercator ends before the poles. */
const HIGHEST_LATITUDE = 85;
const HIGHEST_ZOOM = 24;
const Center = v.strictTuple([between(-180, 180), between(-HIGHEST_LATITUDE, HIGHEST_LATITUDE)]);
/** What makes sense in China only the other way round. */
const Swapped = v.strictTuple([between(3, 54), between(73, 136)]);
const Zoom = between(0, HIGHEST_ZOOM);

export function readPlace(argument: unknown): Place {
  if (!isObject(argument)) throw new TypeError(api.notObject("jumpTo"));
  const { center, zoom } = argument;
  if (!v.is(Center, center))
    throw new TypeError(
      v.is(Swapped, center) ? api.jump.swapped(shown(center)) : api.jump.center(shown(center)),
    );
  if (!v.is(Zoom, zoom)) throw new TypeError(api.jump.zoom(shown(zoom)));
  return { center, zoom };
}

/** Numbers are let through where a list is of numbers written as text. */
function textsOf(key: string) {
  const say = (): string => api.filter.list(key);
  const item = v.union([v.string(), v.pipe(v.number(), v.finite())], say);
  return v.optional(
    v.pipe(
      v.array(item, say),
      v.transform((list) => list.map(String)),
    ),
  );
}

const PRECISION = () => api.filter.oneOf("precision", PRECISIONS);
const ENTRIES = {
  tasks: textsOf("tasks"),
  offices: textsOf("offices"),
  kinds: textsOf("kinds"),
  statuses: textsOf("statuses"),
  villages: textsOf("villages"),
  precision: v.optional(v.array(v.picklist(PRECISIONS, PRECISION), PRECISION)),
  siteTypes: textsOf("siteTypes"),
  siteStatuses: textsOf("siteStatuses"),
  sections: textsOf("sections"),
  role: v.optional(v.picklist(ROLES, () => api.filter.oneOf("role", ROLES))),
  text: v.optional(v.string(() => api.filter.text())),
  verifiedOnly: v.optional(v.boolean(() => api.filter.flag())),
};
const FilterArgument = v.strictObject(ENTRIES, ({ path }) =>
  path ? api.filter.unknown(String(path[0].key), Object.keys(ENTRIES)) : api.notObject("setFilter"),
);

/** Sections may be named by id, ordinal, numeral or title; tasks and sections also by a number. */
export function readFilter(argument: unknown, { sections }: Plan): Partial<Filter> {
  const given = decode(FilterArgument, Array.isArray(argument) ? null : argument);
  const named = given.sections?.map(
    (name) =>
      sections.find(({ id, ordinal, written, title }) =>
        [id, String(ordinal), written, title].includes(name),
      )?.id ?? name,
  );
  const filter = { ...given, sections: named };
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  ) as Partial<Filter>;
}

const Edit = v.pipe(
  v.union([
    v.pipe(
      v.object({ id: v.string(), field: v.string(), value: v.unknown() }),
      v.transform(({ id, field, value }): [string, string, unknown] => [id, field, value]),
    ),
    v.tuple([v.string(), v.string(), v.unknown()]),
  ]),
  v.check(([, , value]) => value !== undefined),
);

/** `{id, field, value}`, or the three in a list as the function takes them. A value left out is no value. */
export function readEdit(argument: unknown): [id: string, field: string, value: unknown] {
  if (!v.is(Edit, argument)) throw new TypeError(api.edit.arguments());
  return v.parse(Edit, argument);
}
