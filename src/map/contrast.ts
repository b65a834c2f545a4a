// What a washed-out projector leaves of a colour, and how far a colour must go to be read all the same. Contrast as WCAG 2 defines it.

/** Share of white that the projector and the lit room mix into everything. */
const WASH = 0.3;
const STEPS = 50;

type Rgb = readonly number[];
const parse = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const write = (rgb: Rgb): string =>
  `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const seen = (value / 255) * (1 - WASH) + WASH;
    return seen <= 0.04045 ? seen / 12.92 : ((seen + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light! + 0.05) / (dark! + 0.05);
}

/** The colour, as little as need be nearer to black or white (whichever `ink` is closer to), until it stands out from all grounds by `least` : 1. "#rrggbb". */
export function standingOut(
  colour: string,
  grounds: readonly string[],
  ink: string,
  least: number,
): string {
  const end = luminance(parse(ink)) < luminance(parse(grounds[0]!)) ? 0 : 255;
  const from = parse(colour);
  for (let step = 0; step < STEPS; step++) {
    const mixed = parse(write(from.map((value) => value + ((end - value) * step) / STEPS)));
    if (grounds.every((ground) => contrast(mixed, parse(ground)) >= least)) return write(mixed);
  }
  return ink;
}
