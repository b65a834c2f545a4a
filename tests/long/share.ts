// How much of the long tests runs: LONG_SHARE=0.1 is a tenth, from the same seeds. Fuzz files run in the unit project too, with few inputs.

/** Share of the long project that is asked for, above 0 and at most 1. */
export const share = readShare(process.env.LONG_SHARE);

function readShare(text: string | undefined): number {
  const value = text === undefined ? 1 : Number(text);
  if (!(value > 0 && value <= 1)) throw new Error(`LONG_SHARE is a number in (0, 1], not ${text}`);
  return value;
}

/** Number of inputs for a fuzz test: `few` in the unit project, else the share of `many`. */
export const runs = (few: number, many: number): number =>
  process.env.LONG === "1" ? Math.max(1, Math.round(many * share)) : few;
