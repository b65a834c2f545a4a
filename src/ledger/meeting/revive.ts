// Decks and minutes read back from a store or a package: unknown values → items exact about types. Fields that are missing are empty.
// Never throws, never trusts a prototype; what of an item cannot be read is counted, so that somebody can be told.
import * as v from "valibot";
import { officeId, projectId, taskId } from "#base/ids.ts";
import { isObject, type Loose } from "#base/loose.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { MINUTE_KINDS, type Deck, type Minute, type Scene, type Stroke } from "./meeting.ts";

/** `lost`: scenes or strokes inside it that could not be read. */
export type Revived<T> = { item: T; lost: number };

const SCENE_KINDS = ["view", "opening", "closing", "clause"] as const;
const COLOURS = ["accent", "bad", "ink"] as const;
const DEFAULT_SECONDS = 20;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const Text = v.fallback(v.string(), "");
const Filled = v.fallback(v.nullable(v.pipe(v.string(), v.minLength(1))), null);
const Time = v.fallback(v.pipe(v.number(), v.finite()), 0);
const Seconds = v.fallback(v.nullable(v.pipe(v.number(), v.finite(), v.gtValue(0))), null);
const Id = v.pipe(v.string(), v.minLength(1));
const Task = v.pipe(
  Filled,
  v.transform((id) => (id === null ? null : taskId(id))),
);
const Named = v.pipe(
  Filled,
  v.transform((id) => (id === null ? null : projectId(id))),
);
const within = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
/** A third number is let go. */
const Position = v.pipe(
  v.tuple([within(180), within(90)]),
  v.transform(([lng, lat]): LngLat => [lng, lat]),
);
const StrokeRecord = v.object({
  line: v.pipe(v.array(Position), v.minLength(1)),
  colour: v.picklist(COLOURS),
});
const SceneRecord = v.object({
  id: Id,
  kind: v.picklist(SCENE_KINDS),
  title: Text,
  text: Text,
  notes: Text,
  address: Text,
  task: Task,
  project: Named,
  seconds: Seconds,
});
const DeckRecord = v.object({ id: Id, name: Text, seconds: Seconds, madeAt: Time });
const MinuteRecord = v.object({
  id: Id,
  kind: v.picklist(MINUTE_KINDS),
  text: Text,
  office: v.pipe(
    Filled,
    v.transform((name) => (name === null ? null : officeId(name))),
  ),
  owner: Filled,
  dueOn: v.fallback(v.nullable(v.pipe(v.string(), v.regex(DAY))), null),
  done: v.fallback(v.boolean(), false),
  at: v.fallback(v.nullable(Position), null),
  project: Named,
  task: Task,
  madeAt: Time,
  by: Text,
  meeting: Text,
});

/**
 * What stands on the value itself, and nothing of a prototype. Missing members are there as undefined, so that each
 * falls back.
 */
function ownOf({ entries }: { entries: object }, value: unknown): Loose | null {
  if (!isObject(value)) return null;
  const missing = Object.fromEntries(Object.keys(entries).map((key) => [key, undefined]));
  return { ...missing, ...value };
}

/** The good ones of a list; null where there is none. */
const listOf = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);

function goodOnes<S extends v.GenericSchema>(
  schema: S,
  values: readonly unknown[],
): v.InferOutput<S>[] {
  return values.flatMap((value) => {
    const read = v.safeParse(schema, value);
    return read.success ? [read.output] : [];
  });
}

function reviveScene(value: unknown): Revived<Scene> | null {
  const found = ownOf(SceneRecord, value);
  const read = v.safeParse(SceneRecord, found);
  if (!found || !read.success) return null;
  const given = listOf(found.strokes) ?? [];
  const strokes: Stroke[] = goodOnes(StrokeRecord, given);
  return { item: { ...read.output, strokes }, lost: given.length - strokes.length };
}

/** null when it has no id or no list of scenes. Of scenes with the same id the first stays. */
export function reviveDeck(value: unknown): Revived<Deck> | null {
  const found = ownOf(DeckRecord, value);
  const read = v.safeParse(DeckRecord, found);
  const given = listOf(found?.scenes);
  if (!read.success || given === null) return null;
  const taken = new Set<string>();
  const scenes = given
    .map(reviveScene)
    .filter(
      (scene) => scene !== null && !taken.has(scene.item.id) && taken.add(scene.item.id) !== null,
    ) as Revived<Scene>[];
  const lost = given.length - scenes.length + scenes.reduce((sum, scene) => sum + scene.lost, 0);
  const seconds = read.output.seconds ?? DEFAULT_SECONDS;
  return {
    item: { ...read.output, seconds, scenes: scenes.map((scene) => scene.item) },
    lost,
  };
}

/** null when it has no id or is of no known kind. A day or a place that is there and wrong is lost, and counted. */
export function reviveMinute(value: unknown): Revived<Minute> | null {
  const found = ownOf(MinuteRecord, value);
  const read = v.safeParse(MinuteRecord, found);
  if (!found || !read.success) return null;
  const item: Minute = read.output;
  const isWrongDay = item.dueOn === null && v.is(Id, found.dueOn);
  const isWrongPlace = item.at === null && found.at !== undefined && found.at !== null;
  return { item, lost: Number(isWrongDay) + Number(isWrongPlace) };
}
