// How large a number a field may hold. Beyond it stands a slip of the pen or of a program, and sums and charts would be of nothing else.
import type { FieldType } from "./fields.ts";

/**
 * 1e8 万元 is a trillion yuan; 1e12 m² are a million square kilometres; 1e8 m are two and a half times around the earth.
 */
export const LARGEST: Readonly<Record<"wan" | "squareMetres" | "metres", number>> = {
  wan: 1e8,
  squareMetres: 1e12,
  metres: 1e8,
};

export const isNumeric = (type: FieldType): type is keyof typeof LARGEST =>
  Object.hasOwn(LARGEST, type);

/** Finite, not below zero, and no larger than the field's type allows. NaN fails every comparison. */
export const fitsRange = (type: keyof typeof LARGEST, value: number): boolean =>
  value >= 0 && value <= LARGEST[type];
