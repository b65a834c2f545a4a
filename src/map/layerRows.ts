// Which layer each drawn place lies in, and what that does to it: hidden, faint, above or below others. Arrays by
// row, made once per set of projects and choice of layers.
import { groupValue, countValues } from "#ledger/colouring.ts";
import { isOn, opacityOf, orderedKeys, type LayerKey, type Layers } from "#ledger/layers.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Items } from "./items.ts";

export type LayerRows = {
  /** Keys of the layers in the order of plan and lists; 未填报 last. */
  keys: readonly LayerKey[];
  /** Index into `keys` for each row of the items. */
  layerOf: Uint16Array;
};

/** Linear in the places. */
export function makeLayerRows(
  group: Layers["group"],
  { projects, sites, owner }: Items,
  ledger: Ledger,
): LayerRows {
  const keys = [...countValues(group, ledger).keys()];
  const codeOf = new Map(keys.map((key, code) => [key, code]));
  const layerOf = new Uint16Array(projects.length + sites.length);
  projects.forEach((project, row) => {
    layerOf[row] = codeOf.get(groupValue(group, project, null, ledger)) ?? 0;
  });
  sites.forEach((site, at) => {
    const value = groupValue(group, projects[owner[at]!]!, site, ledger);
    layerOf[projects.length + at] = codeOf.get(value) ?? 0;
  });
  return { keys, layerOf };
}

/** `mask` without what lies in layers that are off; the same array where none is. */
export function withoutHidden(
  mask: Uint8Array,
  { keys, layerOf }: LayerRows,
  layers: Layers,
): Uint8Array {
  const shown = Uint8Array.from(keys, (key) => (isOn(layers, key) ? 1 : 0));
  if (shown.every((one) => one === 1)) return mask;
  return mask.map((one, row) => (one === 1 ? shown[layerOf[row]!]! : 0));
}

/** Rows from the lowest layer to the uppermost, each layer's in its own order; null where no layer was moved. */
export function drawingOrder({ keys, layerOf }: LayerRows, layers: Layers): Uint32Array | null {
  if (layers.order.length === 0) return null;
  const rank = new Map(orderedKeys(keys, layers.order).map((key, at) => [key, at]));
  const ranks = Uint16Array.from(keys, (key) => rank.get(key)!);
  const counts = new Uint32Array(keys.length + 1);
  for (const code of layerOf) counts[ranks[code]!]!++;
  // The last of the list lies lowest: its rows are drawn first.
  const start = new Uint32Array(keys.length);
  for (let at = keys.length - 2; at >= 0; at--) start[at] = start[at + 1]! + counts[at + 1]!;
  const rows = new Uint32Array(layerOf.length);
  layerOf.forEach((code, row) => {
    rows[start[ranks[code]!]!++] = row;
  });
  return rows;
}

/** Opacity of each row, 0…1; null where all are opaque. */
export function opacities({ keys, layerOf }: LayerRows, layers: Layers): Float32Array | null {
  const each = Float32Array.from(keys, (key) => opacityOf(layers, key));
  return each.every((one) => one === 1) ? null : Float32Array.from(layerOf, (code) => each[code]!);
}
