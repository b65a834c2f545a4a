// The wall: colours that a washed-out projector leaves readable, sizes that step, and a legend of what is on the map.
import { KIND_SIGNS } from "#ledger/signs.ts";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { projectId } from "#base/ids.ts";
import { EMPTY_PROJECT, NO_LOCATION, type Precision, type Project } from "#ledger/project.ts";
import { paletteOf } from "#map/palette.ts";
import { FACTORS, ROOM_TEXT, TEXT_SIZES, wallTextScale } from "#views/meeting/wall/textSize.ts";
import { explain } from "#views/meeting/wall/WallLegend.tsx";

const CSS = readFileSync("src/views/styles/present.css", "utf8");
const block = (selector: string): string =>
  CSS.slice(CSS.indexOf(`\n${selector} {`)).split("}")[0]!;
const tokensOf = (selector: string) =>
  new Map(
    [...block(selector).matchAll(/--present-([a-z-]+): (#[0-9a-f]{6});/g)].map(
      ([, name, colour]) => [name!, colour!],
    ),
  );
const WASH = 0.3;

/** WCAG relative luminance after the projector has mixed white into the colour. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const washed = (parseInt(hex.slice(at, at + 2), 16) / 255) * (1 - WASH) + WASH;
    return washed <= 0.04045 ? washed / 12.92 : ((washed + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

describe("colours after a wash of 30 % white", () => {
  it.each([":root", ':root[data-theme="dark"]'])("%s keeps 4.5 : 1", (selector) => {
    const tokens = tokensOf(selector);
    const paper = tokens.get("paper")!;
    const texts = ["ink", "soft", "accent"].map(
      (name) => [name, contrast(tokens.get(name)!, paper)] as const,
    );
    const all = [
      ...texts,
      ["accent-ink", contrast(tokens.get("accent-ink")!, tokens.get("accent")!)] as const,
    ];
    expect(all.filter(([, ratio]) => !(ratio >= 4.5))).toEqual([]);
  });

  it.each(["light-room", "dark-room"] as const)(
    "%s: every mark, line and name of the map keeps 4.5 : 1 on every ground of the town, and the lines of the base map 3 : 1",
    (look) => {
      const {
        kinds,
        ink,
        accent,
        extent,
        place,
        river,
        paper,
        land,
        home,
        sea,
        water,
        rail,
        border,
      } = paletteOf(look);
      const signs = [...kinds, ink, accent, extent, place, river];
      const weak = signs
        .flatMap((sign) =>
          [paper, land, home].map((ground) => [sign, ground, contrast(sign, ground)] as const),
        )
        .filter(([, , ratio]) => ratio < 4.5);
      expect(weak).toEqual([]);
      expect(
        [water, rail, border].flatMap((line) =>
          [paper, land, home].filter((ground) => contrast(line, ground) < 3),
        ),
      ).toEqual([]);
      expect(contrast(river, sea)).toBeGreaterThanOrEqual(4.5);
      expect(new Set(kinds).size).toBe(kinds.length);
    },
  );

  it("no other colour of text stands in the sheet", () => {
    const colours = [...CSS.matchAll(/[{; ]color: ([^;}]+)/g)].map(([, value]) => value!.trim());
    expect(
      colours.filter(
        (value) =>
          !/^(?:inherit|var\(--present-(?:ink|soft|accent|accent-ink)\)(?: !important)?)$/.test(
            value,
          ),
      ),
    ).toEqual([]);
  });
});

describe("text sizes", () => {
  it("the style sheet and the code hold the same factors", () => {
    const inSheet = new Map(
      [...CSS.matchAll(/data-wall-size="([^"]+)"\]\s*\{\s*--present-k:\s*([\d.]+);/g)].map(
        ([, name, factor]) => [name!, Number(factor)],
      ),
    );
    expect(Object.fromEntries([["A", 1], ...inSheet])).toEqual(FACTORS);
  });

  it.each([
    [1024, 768],
    [1366, 768],
    [1920, 1080],
    [3840, 1080],
    [3840, 2160],
    [5760, 1080],
  ])("the smallest name on the map is text for the room at %i × %i", (width, height) => {
    for (const size of TEXT_SIZES)
      expect(11 * wallTextScale(size, width, height)).toBeGreaterThanOrEqual(
        ROOM_TEXT * FACTORS[size] * (height / 1080) - 1e-9,
      );
  });
});

describe("the keys + and −", () => {
  beforeEach(() => vi.resetModules());
  const withStore = async (kept: Map<string, string>) => {
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    return import("#views/meeting/wall/textSize.ts");
  };

  it("step to the ends and stay; the size is there the next time", async () => {
    const kept = new Map<string, string>();
    const first = await withStore(kept);
    expect(first.currentTextSize()).toBe("A");
    for (const [by, expected] of [
      [-1, "A"],
      [1, "A+"],
      [1, "A++"],
      [1, "A++"],
    ] as const) {
      first.stepTextSize(by);
      expect(first.currentTextSize()).toBe(expected);
    }
    vi.resetModules();
    expect((await withStore(kept)).currentTextSize()).toBe("A++");
  });

  it("a kept value that is no size counts as A", async () => {
    expect((await withStore(new Map([["one-map.present-size", "XXL"]]))).currentTextSize()).toBe(
      "A",
    );
  });

  it("a browser without a store still changes the size", async () => {
    vi.stubGlobal("localStorage", {
      getItem: () => {
        throw new Error("denied");
      },
      setItem: () => {
        throw new Error("denied");
      },
    });
    const { currentTextSize, stepTextSize } = await import("#views/meeting/wall/textSize.ts");
    stepTextSize(1);
    expect(currentTextSize()).toBe("A+");
  });
});

describe("the legend", () => {
  const at = (id: string, kind: string | null, precision: Precision, drawn = true): Project => ({
    ...EMPTY_PROJECT,
    id: projectId(id),
    name: id,
    kind,
    geometry: drawn ? { type: "Point", coordinates: [110.6, 21.5] } : null,
    location: { ...NO_LOCATION, precision },
  });
  const PROJECTS = [
    at("a", "治理阵地", "schematic"),
    at("b", "特色产业", "village"),
    at("c", "党建基地", "surveyed"),
    at("d", "水环境", "none", false),
  ];

  const shown = (mask: readonly number[], signs = KIND_SIGNS) => {
    const { marks, precisions } = explain(PROJECTS, new Uint8Array(mask), signs);
    return { names: marks.map(({ name }) => name), precisions };
  };

  it("has what is drawn and nothing else, in its own order; a kind of the town's own is 其他", () => {
    expect(shown([1, 1, 1, 1])).toEqual({
      names: ["特色产业", "治理阵地", "其他"],
      precisions: ["surveyed", "village", "schematic"],
    });
  });

  it("leaves out what the filter hides", () => {
    expect(shown([1, 0, 0, 0])).toEqual({
      names: ["治理阵地"],
      precisions: ["schematic"],
    });
  });
});
