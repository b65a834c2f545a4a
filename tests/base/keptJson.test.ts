// What a browser kept is taken only in the shape it was kept in; nothing that stands there throws.
import { afterEach, expect, it, vi } from "vitest";
import * as v from "valibot";
import { keptJson } from "#base/keptJson.ts";
import { readCarried } from "#storage/carry/carried.ts";
import { rememberedMappings } from "#storage/importing/mappings.ts";
import { savedBefore } from "#storage/twin/savedBefore.ts";

const Shape = v.object({ n: v.number() });
const keeping = (text: string | null): void =>
  void vi.stubGlobal("localStorage", { getItem: () => text });
afterEach(() => vi.unstubAllGlobals());

const HOSTILE = [null, "", "{", "null", "7", '"x"', "[]", "{}", '{"__proto__":{"n":1}}'];

it.each(HOSTILE)("%j is as if nothing were kept", (text) => {
  expect(keptJson(Shape, () => text)).toBeNull();
  keeping(text);
  expect([savedBefore("town"), rememberedMappings(), readCarried(text)]).toEqual([null, {}, null]);
});

it("a store that may not be read is as if nothing were kept", () =>
  expect(
    keptJson(Shape, () => {
      throw new DOMException("no", "SecurityError");
    }),
  ).toBeNull());

it("what has the shape comes back, without what else stands there", () =>
  expect(keptJson(Shape, () => '{"n":1,"more":2}')).toEqual({ n: 1 }));

it.each([
  ['{"seq":3,"at":5}', { seq: 3, at: 5 }],
  ['{"seq":3.5,"at":5}', null],
  ['{"seq":"3","at":5}', null],
  ['{"seq":3}', null],
])("the last save %s is %j", (text, saved) => {
  keeping(text);
  expect(savedBefore("town")).toEqual(saved);
});

it("of mappings the good ones stay", () => {
  keeping(
    '{"a":{"名称":{"to":"field","field":"name"}},"b":{"名称":7},"c":[],"d":{"名称":{"to":null}}}',
  );
  expect(rememberedMappings()).toMatchObject({ a: { 名称: { to: "field", field: "name" } } });
  expect(Object.keys(rememberedMappings())).not.toContain("b");
  expect(Object.keys(rememberedMappings())).not.toContain("d");
});

it("a copy is internal unless it says otherwise, and needs no meeting", () => {
  expect(readCarried('{"version":1,"id":"x","kind":"public","meeting":{"decks":7}}')).toEqual({
    version: 1,
    id: "x",
    kind: "public",
    madeOn: "",
    meeting: { decks: [], minutes: [] },
  });
  expect(readCarried('{"version":1,"id":"x"}')?.kind).toBe("internal");
  expect(readCarried('{"version":2,"id":"x"}')).toBeNull();
});
