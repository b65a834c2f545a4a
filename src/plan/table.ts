// A table pasted or saved as text has lost its cells: it is refused with the way out, never guessed at.
import type { Paragraph } from "./paragraphs.ts";

const HEADER = /^(?:序号|编号|任务(?:名称|内容|事项)?|重点任务|工作(?:任务|内容|事项|目标)|主要(?:任务|内容|措施)|项目(?:名称|类别|内容)|目标任务|具体措施|牵头(?:部门|单位)|责任(?:部门|单位|人|领导)|配合(?:部门|单位)|协助(?:部门|单位)|完成时限|时间(?:节点|要求)|进度(?:安排)?|备注)$/;
const NEEDED = 3;

/** Index of the first paragraph of a flattened table, or -1. Header words stand alone, or side by side in one line. */
export function findFlatTable(paragraphs: readonly Paragraph[], source: string): number {
  for (let index = 0; index < paragraphs.length; index++) {
    const paragraph = paragraphs[index]!;
    if (paragraph.text.length > 60) continue;
    const start = paragraph.offsets[0] ?? 0;
    const cells = source.slice(start, (paragraph.offsets.at(-1) ?? start) + 1).split(/[\t|│┃\r\n]+| {1,}|\u3000+/).filter(Boolean);
    if (cells.filter((cell) => HEADER.test(cell)).length >= NEEDED) return index;
    if (HEADER.test(paragraph.text)) {
      const near = paragraphs.slice(index, index + 8).filter(({ text }) => HEADER.test(text));
      if (new Set(near.map(({ text }) => text)).size >= NEEDED) return index;
    }
  }
  return -1;
}
