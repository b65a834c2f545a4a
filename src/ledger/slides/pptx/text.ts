// Text as paragraphs of runs, and tables of such text.
import { escapeXml } from "#base/xml.ts";
import type { SlideTable, TextStyle } from "../slide.ts";
import { ACCENT, BAND, emu, FACE, fill, INK, PAPER, RULE } from "./xml.ts";

const ALIGN = { left: "l", center: "ctr", right: "r" } as const;
const ANCHOR = { top: "t", middle: "ctr", bottom: "b" } as const;

/** One paragraph a line. */
export function paragraphs(
  text: string,
  { size, bold, colour = INK, align = "left" }: TextStyle,
): string {
  const run = `lang="zh-CN" altLang="en-US" sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}" dirty="0"`;
  const face = `${fill(colour)}<a:latin typeface="${FACE}"/><a:ea typeface="${FACE}"/>`;
  return text
    .split(/\r\n|[\n\r\v\f\u2028\u2029]/)
    .map(
      (line) =>
        `<a:p><a:pPr algn="${ALIGN[align]}"/>${line === "" ? "" : `<a:r><a:rPr ${run}>${face}</a:rPr><a:t>${escapeXml(line)}</a:t></a:r>`}<a:endParaRPr ${run}>${face}</a:endParaRPr></a:p>`,
    )
    .join("");
}

export const textBody = (text: string, style: TextStyle): string =>
  `<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${ANCHOR[style.anchor ?? "top"]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>${paragraphs(text, style)}</p:txBody>`;

/** Inches that a cell keeps free at each side, and above and below. */
export const CELL_SIDE = 0.07,
  CELL_TOP = 0.04;

const line = (name: string, colour: string): string =>
  `<a:${name} w="9525">${fill(colour)}</a:${name}>`;
const noLine = (name: string): string => `<a:${name} w="0"><a:noFill/></a:${name}>`;

function cell(text: string, style: TextStyle, ground: string, span: number): string {
  const insets = `marL="${emu(CELL_SIDE)}" marR="${emu(CELL_SIDE)}" marT="${emu(CELL_TOP)}" marB="${emu(CELL_TOP)}" anchor="ctr"`;
  const hidden =
    '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></a:txBody><a:tcPr/></a:tc>'.repeat(
      span - 1,
    );
  return `<a:tc${span > 1 ? ` gridSpan="${span}"` : ""}><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphs(text, style)}</a:txBody><a:tcPr ${insets}>${noLine("lnL")}${noLine("lnR")}${line("lnT", RULE)}${line("lnB", RULE)}${fill(ground)}</a:tcPr></a:tc>${hidden}`;
}

/** A native table: its cells are edited and re-sized in the presentation program. */
export function tableXml({ heads, rows, widths, heights, size, total }: SlideTable): string {
  const head = heads
    .map((text) => cell(text, { size, bold: true, colour: PAPER }, ACCENT, 1))
    .join("");
  const body = rows.map((row, index) => {
    const sum = total === true && index === rows.length - 1;
    const ground = sum || index % 2 === 1 ? BAND : PAPER;
    return "span" in row
      ? cell(row.span, { size }, ground, heads.length)
      : row.map((text) => cell(text, { size, bold: sum }, ground, 1)).join("");
  });
  return `<a:tbl><a:tblPr firstRow="1" bandRow="1"/><a:tblGrid>${widths.map((width) => `<a:gridCol w="${emu(width)}"/>`).join("")}</a:tblGrid>${[head, ...body].map((cells, index) => `<a:tr h="${emu(heights[index] ?? 0)}">${cells}</a:tr>`).join("")}</a:tbl>`;
}
