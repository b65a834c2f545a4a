// Values from outside whose type nobody has checked yet.

/** An object of unknown members. Its prototype is not to be trusted: look with `Object.hasOwn`. */
export type Loose = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);
