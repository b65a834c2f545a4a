// What programs hand to oneMap: nonsense is refused with a sentence, before anything moves.
import { describe, expect, it } from "vitest";
import { readEdit, readFilter, readPlace } from "#embed/readArguments.ts";
import { sectionId } from "#base/ids.ts";
import type { Plan } from "#plan/plan.ts";

const plan = {
  sections: [{ id: sectionId("s2"), ordinal: 2, written: "二", title: "产业" }],
} as unknown as Plan;

describe("jumpTo", () => {
  it.each([
    undefined,
    null,
    3,
    "北京",
    [],
    {},
    { center: [110.7, 21.5] },
    { zoom: 12 },
    { center: [110.7, 21.5], zoom: Number.NaN },
    { center: [110.7, 21.5], zoom: "12" },
    { center: [110.7, 21.5], zoom: -1 },
    { center: [110.7, 21.5], zoom: 99 },
    { center: [Number.NaN, 21.5], zoom: 12 },
    { center: [Infinity, 21.5], zoom: 12 },
    { center: ["110.7", "21.5"], zoom: 12 },
    { center: [181, 21.5], zoom: 12 },
    { center: [110.7, 89], zoom: 12 },
    { center: [110.7], zoom: 12 },
    { center: [110.7, 21.5, 3], zoom: 12 },
    { center: { lng: 110.7, lat: 21.5 }, zoom: 12 },
  ])("%j is refused", (argument) => {
    expect(() => readPlace(argument)).toThrow(/^oneMap\.jumpTo/);
  });
  it("says that the two are swapped", () => {
    expect(() => readPlace({ center: [21.5, 110.7], zoom: 12 })).toThrow("颠倒");
  });
  it("takes a place", () => {
    expect(readPlace({ center: [110.7, 21.5], zoom: 12 })).toEqual({
      center: [110.7, 21.5],
      zoom: 12,
    });
  });
});

describe("setFilter", () => {
  it.each([
    undefined,
    "规划办",
    [],
    { office: ["规划办"] },
    { offices: "规划办" },
    { offices: [null] },
    { offices: [{}] },
    { tasks: [Number.NaN] },
    { role: "boss" },
    { role: null },
    { text: 7 },
    { verifiedOnly: "yes" },
    { precision: ["rough"] },
    { sections: 2 },
  ])("%j is refused", (argument) => {
    expect(() => readFilter(argument, plan)).toThrow(/^oneMap\.setFilter/);
  });
  it("says which condition it does not know, and which there are", () => {
    expect(() => readFilter({ office: ["规划办"] }, plan)).toThrow(/“office”.*offices/);
  });
  it("names sections by id, ordinal, numeral or title, and takes numbers for tasks", () => {
    for (const name of ["s2", "2", 2, "二", "产业"])
      expect(readFilter({ sections: [name] }, plan)).toEqual({ sections: ["s2"] });
    expect(
      readFilter({ tasks: [14, "14-2"], role: "lead", text: "路", verifiedOnly: true }, plan),
    ).toEqual({ tasks: ["14", "14-2"], role: "lead", text: "路", verifiedOnly: true });
  });
});

describe("edit", () => {
  it.each([undefined, null, "a", {}, [], ["a", "status"], { id: "a", field: "status" }, [1, 2, 3]])(
    "%j is refused",
    (argument) => {
      expect(() => readEdit(argument)).toThrow(/^oneMap\.edit/);
    },
  );
  it("takes an object as messages bring it, and the three in a row", () => {
    expect(readEdit({ id: "a", field: "status", value: null })).toEqual(["a", "status", null]);
    expect(readEdit(["a", "status", "竣工"])).toEqual(["a", "status", "竣工"]);
  });
});
