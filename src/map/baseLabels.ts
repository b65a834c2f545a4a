// Names of the base map, each from the zoom at which it helps.
import { baseLayer, FIRST_LAYERS, isOn, type Layers } from "#ledger/layers.ts";
import { anchorOf, eachPosition, type PlaceGeometry } from "#geo/geometry.ts";
import type { BaseRole } from "#ledger/town.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { words } from "#words/words.ts";
import type { Label, LabelKind } from "./labels.ts";

const SHOWN: Partial<
  Record<BaseRole, { kind: LabelKind; from: number; to: number; rank: number; clear: number }>
> = {
  county: { kind: "county", from: 0, to: 11.2, rank: 600, clear: 0 },
  town: { kind: "town", from: 9.2, to: 24, rank: 700, clear: 4 },
  station: { kind: "station", from: 11.5, to: 24, rank: 750, clear: 4 },
  village: { kind: "village", from: 12.6, to: 24, rank: 800, clear: 3 },
  sea: { kind: "water", from: 0, to: 24, rank: 650, clear: 0 },
  river: { kind: "water", from: 9.5, to: 24, rank: 660, clear: 0 },
  extent: { kind: "extent", from: 10.6, to: 24, rank: 95, clear: 2 },
};

/** Labels for the base map at a zoom; `home` is the town whose own name goes before the others. */
export function baseLabels(
  base: BaseMap,
  zoom: number,
  home: string,
  layers: Pick<Layers, "off"> = FIRST_LAYERS,
): Label[] {
  return base.features.flatMap(({ geometry, properties: { role, name } }, index) => {
    const rule = SHOWN[role];
    if (
      !rule ||
      !isOn(layers, baseLayer(role)) ||
      name === "" ||
      zoom < rule.from ||
      zoom > rule.to
    )
      return [];
    if (role === "extent")
      return [
        {
          key: `base-${index}`,
          kind: "extent",
          lines: [words.map.extentLabel],
          badge: "",
          at: southmost(geometry),
          rank: rule.rank,
          clear: rule.clear,
        },
      ];
    const isHome = role === "town" && name === home;
    return [
      {
        key: `base-${index}`,
        kind: rule.kind,
        lines: [name],
        badge: "",
        at: anchorOf(geometry),
        rank: isHome ? 90 : rule.rank,
        clear: isHome ? 9 : rule.clear,
      },
    ];
  });
}

/** The dashed line is named at its southern tip, where its course is a guess. */
function southmost(geometry: PlaceGeometry): [number, number] {
  let tip: [number, number] = [0, 90];
  eachPosition(geometry, ([lng, lat]) => {
    if (lat! < tip[1]) tip = [lng!, lat!];
  });
  return tip;
}
