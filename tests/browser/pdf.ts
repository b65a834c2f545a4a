// Page sizes of a PDF as a browser writes it.

/** Points of a PDF; 1 mm is 72/25.4. */
export const boxesOf = (pdf: Buffer): number[][] =>
  [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map((match) =>
    match[1]!.trim().split(/\s+/).slice(2).map(Number),
  );
export const millimetres = (boxes: number[][]): number[][] =>
  boxes.map((box) => box.map((value) => Math.round((value * 25.4) / 72)));
