// A QR code as one path. Knows the encoding library, nothing of what the text means.
import { encode } from "uqr";
import { el, mm, type SvgNode } from "./svg.ts";

/** Modules smaller than this are not read by every telephone. */
const SMALLEST_MODULE = 0.3;

/** Side in mm that a code of this text needs at least, its quiet zone included; null where the text is too long for any code. */
export function qrSide(text: string): number | null {
  try {
    return encode(text, { ecc: "M", border: 2 }).size * SMALLEST_MODULE;
  } catch {
    return null;
  }
}

/** Dark on white, `side` mm wide with its quiet zone. Nothing where the text is too long. */
export function qrNodes(text: string, x: number, y: number, side: number): SvgNode[] {
  let code;
  try {
    code = encode(text, { ecc: "M", border: 2 });
  } catch {
    return [];
  }
  const module = side / code.size;
  const d = code.data
    .flatMap((row, j) =>
      runs(row).map(([from, to]) => `M${from} ${j}h${to - from}v1h${from - to}z`),
    )
    .join("");
  return [
    el("g", { transform: `translate(${mm(x)} ${mm(y)}) scale(${module.toFixed(6)})` }, [
      el("rect", { width: code.size, height: code.size, fill: "#fff" }),
      el("path", { d, fill: "#000" }),
    ]),
  ];
}

function runs(row: readonly boolean[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, i) => {
    const last = found.at(-1);
    if (dark && last && last[1] === i) last[1] = i + 1;
    else if (dark) found.push([i, i + 1]);
  });
  return found;
}
