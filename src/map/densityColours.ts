// The colours of a density, from little to much: of one hue, so that they keep their order in grey print and for
// every eye.
import type { Look } from "./palette.ts";
import { toRgb } from "./palette.ts";

/** From the lowest class to the highest; `unstated` for cells whose money is 未填报. "#rrggbb". */
export type DensityRamp = { steps: readonly string[]; unstated: string };

const LIGHT: DensityRamp = {
  steps: ["#bfe0dc", "#86c2bf", "#4a9d9f", "#1b757c", "#06464e"],
  unstated: "#9a9a94",
};
const DARK: DensityRamp = {
  steps: ["#2d5a5f", "#3f8186", "#5ba9ac", "#8fd0cf", "#d3f4ef"],
  unstated: "#82878c",
};

export const densityRamp = (look: Look): DensityRamp => (look.startsWith("dark") ? DARK : LIGHT);

/** The colour of class `index` of so many: few classes take colours that lie far apart. */
export function stepColour({ steps }: DensityRamp, index: number, classes: number): string {
  const last = steps.length - 1;
  if (classes <= 1) return steps[last - 1]!;
  // Two classes need no faint one.
  const first = classes === 2 ? 1 : 0;
  const at = first + Math.round((index * (last - first)) / (classes - 1));
  return steps[Math.min(last, Math.max(0, at))]!;
}

/** Red, green, blue and opacity, each 0…255, of a share 0…1 of the highest density. */
export function heatColour(
  { steps }: DensityRamp,
  share: number,
): [number, number, number, number] {
  const place = Math.min(1, Math.max(0, share)) * (steps.length - 1);
  const index = Math.min(steps.length - 2, Math.floor(place));
  const [from, to] = [toRgb(steps[index]!), toRgb(steps[index + 1]!)];
  const mixed = from.map((value, at) =>
    Math.round((value + (to[at]! - value) * (place - index)) * 255),
  ) as [number, number, number];
  return [...mixed, Math.round(225 * Math.min(1, share / 0.16))];
}
