// A table pasted or saved as text has lost its cells: it is refused with the way out, never guessed at.
import { readMarker } from "./marker.ts";
import type { Paragraph } from "./paragraphs.ts";

const HEADER =
  /^(?:序号|编号|类别|(?:重点|主要|目标|年度)?(?:任务|工作|项目)(?:名称|内容|事项|目标|类别|清单|举措|措施|任务)?|重点任务|主要(?:内容|措施|任务)|事项(?:名称)?|(?:整改|具体|推进)(?:任务|问题|目标|措施)|问题(?:描述|清单)?|建设(?:地点|内容|性质)|(?:牵头|责任|配合|协助|实施|主管|参与)(?:部门|单位|人|领导|科室|主体)(?:[（(].{1,6}[)）])?|分管领导|联系人|(?:完成|整改)?时限|完成时间|时间(?:节点|要求)|进度(?:安排)?|备注)$/;
const NEEDED = 3;
const SHORT = 60;

/** Index of the first paragraph of a flattened table, or -1. */
export function findFlatTable(paragraphs: readonly Paragraph[], source: string): number {
  const found = [
    headerAt(paragraphs, source),
    numberedRowsAt(paragraphs),
    paragraphAt(paragraphs, rowsAt(source)),
  ].filter((index) => index >= 0);
  return found.length > 0 ? Math.min(...found) : -1;
}

/** Header words stand alone in their lines, or side by side in one. */
function headerAt(paragraphs: readonly Paragraph[], source: string): number {
  return paragraphs.findIndex((paragraph, index) => {
    if (paragraph.text.length > SHORT) return false;
    const start = paragraph.offsets[0] ?? 0;
    const cells = source
      .slice(start, (paragraph.offsets.at(-1) ?? start) + 1)
      .split(/[\t|│┃\r\n]+| +|\u3000+/);
    if (cells.filter((cell) => HEADER.test(cell)).length >= NEEDED) return true;
    if (!HEADER.test(paragraph.text)) return false;
    const near = paragraphs.slice(index, index + 8).filter(({ text }) => HEADER.test(text));
    return new Set(near.map(({ text }) => text)).size >= NEEDED;
  });
}

/** One cell a line without a header: 1, cells, 2, cells, 3 — the numbers bare, the cells short. */
function numberedRowsAt(paragraphs: readonly Paragraph[]): number {
  let from = -1;
  let rows = 0;
  let cells = 0;
  for (const [index, { text }] of paragraphs.entries()) {
    if (Number(text) === rows + 1 && /^\d{1,3}$/.test(text) && (rows === 0 || cells >= 1)) {
      if (rows === 0) from = index;
      if (++rows >= NEEDED) return from;
      cells = 0;
    } else if (rows > 0 && (++cells > 12 || text.length > SHORT || readMarker(text) !== null))
      rows = cells = 0;
  }
  return -1;
}

/** Offset of three lines in a row that each hold three or more cells, parted by tabs, bars or wide gaps; or -1. */
function rowsAt(source: string): number {
  let at = -1;
  let rows = 0;
  for (const { 0: line, index } of source.matchAll(/[^\r\n]+/g)) {
    if (line.trim() === "") continue;
    const cells = line.split(/\t|[|│┃]| {2,}|\u3000{2,}/).filter((cell) => cell.trim() !== "");
    rows = cells.length >= NEEDED ? rows + 1 : 0;
    if (rows === 1) at = index;
    if (rows >= NEEDED) return at;
  }
  return -1;
}

const paragraphAt = (paragraphs: readonly Paragraph[], offset: number): number =>
  offset < 0 ? -1 : paragraphs.findIndex(({ offsets }) => (offsets.at(-1) ?? 0) >= offset);
