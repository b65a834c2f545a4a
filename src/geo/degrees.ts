// Angles as people write them in cells and messages: decimals, degrees-minutes-seconds in every spelling, with or without 东经/北纬.

export type Degrees = { value: number; axis: "lng" | "lat" | null };

const LONGEST = 60;

/** Full-width signs, the many degree, minute and second marks, and Chinese words, to ° ' ". */
function plain(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\t]/g, " ")
    .replace(/[º˚゜]|(?<![经纬])度/g, "°")
    .replace(/[′’‘`´分ˊ]/g, "'")
    .replace(/[″”“秒〃ˮ]|''/g, '"')
    .replace(/[−–—－]/g, "-")
    .trim();
}

const AXIS =
  /^(东经|西经|北纬|南纬|经度|纬度|longitude|latitude|long|lng|lon|lat|[EWNS])\s*(?:[:=]\s*)?|(?<!\s)\s*(东经|西经|北纬|南纬|[EWNS])$/gi;
const DECIMAL = /^(\d{1,3}(?:\.\d+)?)\s*°?$/;
const MARKED = /^(\d{1,3})\s*°\s*(\d{1,2}(?:\.\d+)?)\s*(?:'\s*(?:(\d{1,2}(?:\.\d+)?)\s*"?)?)?$/;
const SPACED =
  /^(\d{1,3})(?:\s*[-:]\s*| +)(\d{1,2}(?:\.\d+)?)(?:(?:\s*[-:]\s*| +)(\d{1,2}(?:\.\d+)?))?$/;

/** Degrees, south and west negative. Null for anything that is no angle: minutes or seconds of 60 and more, above 180° (90° of latitude). */
export function parseDegrees(source: string | number): Degrees | null {
  if (typeof source === "number")
    return Math.abs(source) <= 180 ? { value: source, axis: null } : null;
  if (source.length > LONGEST) return null;
  let axis: Degrees["axis"] = null;
  let sign = 1;
  let clash = false;
  let body = plain(source).replace(AXIS, (word) => {
    const name = word.toLowerCase();
    const found = /[东西ew经]|lon|lng/.test(name) && !/lat/.test(name) ? "lng" : "lat";
    clash ||= axis !== null && axis !== found;
    axis = found;
    if (/[西南]|^\W*[ws]\W*$/.test(name)) sign = -1;
    return "";
  });
  const signed = /^[-+]/.exec(body)?.[0];
  if (signed) body = body.slice(1).trim();
  const size = readAngle(body);
  if (size === null || clash || size > (axis === "lat" ? 90 : 180)) return null;
  return { value: (signed === "-" ? -1 : 1) * sign * size, axis };
}

function readAngle(body: string): number | null {
  const decimal = DECIMAL.exec(body);
  if (decimal) return Number(decimal[1]);
  const parts = MARKED.exec(body) ?? SPACED.exec(body);
  if (!parts) return null;
  const [degrees, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  // “110°36.2′30″” states the same fraction twice.
  if (minutes >= 60 || seconds >= 60 || (parts[3] && parts[2]!.includes("."))) return null;
  return degrees + minutes / 60 + seconds / 3600;
}

const plainNumber = (text: string): number | null =>
  /^[-+]?\d{1,12}(?:\.\d+)?$/.test(text) ? Number(text) : null;

/** Two numbers from one cell, in the order [lng, lat] where the text names the axes, else as written; metres are let through. */
export function parsePair(source: string): readonly [number, number] | null {
  if (source.length > 2 * LONGEST) return null;
  const text = plain(source).replace(/^[([{]\s*|(?<!\s)\s*[)\]}]$/g, "");
  const marks = [...text].flatMap((sign, at) => (/[,;、/|\n]/.test(sign) ? [at] : []));
  // A sign between the two is certain; a space, or nothing, only when exactly one way of parting them makes sense.
  const ways = [
    marks.map((at) => [at, at + 1]),
    [...text].flatMap((sign, at) => (sign === " " ? [[at, at + 1]] : [])),
    [...text].map((_, at) => [at, at]),
  ];
  for (const cuts of ways) {
    const pairs = cuts
      .map(([end, start]) => pairOf(text.slice(0, end).trim(), text.slice(start).trim()))
      .filter((pair) => pair !== null);
    const first = pairs[0];
    if (first)
      return pairs.every((pair) => pair[0] === first[0] && pair[1] === first[1]) ? first : null;
    if (cuts === ways[0] && marks.length > 0 && !/[东西南北经纬EWNS]/i.test(text)) return null;
  }
  return null;
}

/** Without any sign between them, two numbers run together: only named axes or marks may part them. */
function pairOf(left: string, right: string): readonly [number, number] | null {
  if (left === "" || right === "") return null;
  const [a, b] = [parseDegrees(left), parseDegrees(right)];
  if (a && b) {
    if (a.axis !== null && a.axis === b.axis) return null;
    return a.axis === "lat" || b.axis === "lng" ? [b.value, a.value] : [a.value, b.value];
  }
  const [east, north] = [plainNumber(left), plainNumber(right)];
  return east !== null && north !== null ? [east, north] : null;
}
