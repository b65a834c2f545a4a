// Layers of the map: what they go by, which are off, how faint, in what order; and what colour means. Data only, so
// that an address, a scene and a copy can keep it.

/** What the layers of projects go by. */
export const LAYER_GROUPS = ["sections", "tasks", "leads", "kinds", "statuses"] as const;
export type LayerGroup = (typeof LAYER_GROUPS)[number];

/** What colour and shape of a mark tell. A site shows its own status and precision, and its project's else. */
export const COLOURINGS = [
  "kinds",
  "sections",
  "tasks",
  "leads",
  "statuses",
  "villages",
  "precision",
] as const;
export type ColourBy = (typeof COLOURINGS)[number];

/** Keys of layers: a value of the group (“s1”, “道路交通”, "" for 未填报), or `base:ROLE`. */
export type LayerKey = string;

export type Layers = {
  group: LayerGroup;
  colour: ColourBy;
  off: readonly LayerKey[];
  /** Opacity of a layer in percent, 10…90; what is not named is opaque. */
  faint: Readonly<Record<LayerKey, number>>;
  /** Layers that were moved, the uppermost first; the others follow in their own order. */
  order: readonly LayerKey[];
};

export const FIRST_LAYERS: Layers = {
  group: "sections",
  colour: "kinds",
  off: [],
  faint: {},
  order: [],
};

const BASE = "base:";
export const baseLayer = (role: string): LayerKey => BASE + role;
export const isBaseLayer = (key: LayerKey): boolean => key.startsWith(BASE);

export const FAINTEST = 10;
export const OPAQUE = 100;

export const opacityOf = ({ faint }: Pick<Layers, "faint">, key: LayerKey): number =>
  (faint[key] ?? OPAQUE) / OPAQUE;

export const isOn = ({ off }: Pick<Layers, "off">, key: LayerKey): boolean => !off.includes(key);

/** The layer switched on or off. */
export const switchLayer = (layers: Layers, key: LayerKey, on: boolean): Layers => ({
  ...layers,
  off: on ? layers.off.filter((other) => other !== key) : [...new Set([...layers.off, key])],
});

export function fadeLayer(layers: Layers, key: LayerKey, percent: number): Layers {
  const { [key]: _, ...others } = layers.faint;
  const kept = Math.round(Math.max(FAINTEST, Math.min(OPAQUE, percent)));
  return { ...layers, faint: kept === OPAQUE ? others : { ...others, [key]: kept } };
}

/** Other groups have other layers: what was said of the old ones goes, what was said of the base map stays. */
export const groupBy = (layers: Layers, group: LayerGroup): Layers =>
  group === layers.group
    ? layers
    : {
        ...layers,
        group,
        off: layers.off.filter(isBaseLayer),
        faint: Object.fromEntries(Object.entries(layers.faint).filter(([key]) => isBaseLayer(key))),
        order: [],
      };

/** `keys` in the order that the user gave them, uppermost first; what was not moved follows as it stands. */
export function orderedKeys(keys: readonly LayerKey[], order: readonly LayerKey[]): LayerKey[] {
  const here = new Set(keys);
  const first = order.filter((key) => here.has(key));
  const moved = new Set(first);
  return [...first, ...keys.filter((key) => !moved.has(key))];
}

/** The layer one step up (-1) or down (1), or to the place of another one, among `keys` as they stand now. */
export function moveLayer(
  layers: Layers,
  keys: readonly LayerKey[],
  key: LayerKey,
  to: number,
): Layers {
  const now = orderedKeys(keys, layers.order);
  const from = now.indexOf(key);
  if (from < 0) return layers;
  const rest = now.filter((other) => other !== key);
  const at = Math.max(0, Math.min(rest.length, to));
  return { ...layers, order: [...rest.slice(0, at), key, ...rest.slice(at)] };
}
