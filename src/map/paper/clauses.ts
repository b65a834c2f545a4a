// The plan's words as rows of a sheet; the words that name the project are set bold.
import type { Task } from "#plan/plan.ts";
import { print as say } from "#words/zh-CN/print.ts";
import type { FlowRow } from "./flow.ts";
import { SOFT } from "./furniture.ts";
import { PAPER_PALETTE as ink } from "./patterns.ts";
import { el, mm, type SvgNode } from "./svg.ts";
import { wrapText } from "./typeset.ts";

export const headingRow = (text: string, size: number, above = 1): FlowRow => ({
  height: size * (1.9 + above),
  keep: true,
  draw: (x, y) => [textLine(x, y + size * (above + 0.9), [[text, true]], size * 1.05, ink.accent)],
});

/** Each task's text, headed by its number. */
export function clauseRows(
  tasks: readonly Task[],
  quote: string | null,
  width: number,
  size: number,
): FlowRow[] {
  return tasks.flatMap(({ id, text }) => [
    {
      height: size * 2.1,
      keep: true as const,
      draw: (x: number, y: number) => [
        textLine(x, y + size * 1.2, [[say.clauseOf(id), true]], size, SOFT),
      ],
    },
    ...paragraphRows(text, quote, width, size),
  ]);
}

/** `bold`: words to be set bold wherever they stand. */
export function paragraphRows(
  text: string,
  bold: string | null,
  width: number,
  size: number,
): FlowRow[] {
  const lines = wrapText(text, width, size);
  const ranges = rangesOf(text, bold);
  let cursor = 0;
  return lines.map((line) => {
    const start = Math.max(cursor, text.indexOf(line, cursor));
    cursor = start + line.length;
    return {
      height: size * 1.62,
      draw: (x: number, y: number) => [
        textLine(x, y + size * 0.81, runsOf(line, start, ranges), size, ink.ink),
      ],
    };
  });
}

function rangesOf(text: string, bold: string | null): [number, number][] {
  const found: [number, number][] = [];
  if (bold === null || bold === "") return found;
  for (let at = text.indexOf(bold); at >= 0; at = text.indexOf(bold, at + bold.length))
    found.push([at, at + bold.length]);
  return found;
}

type Run = readonly [text: string, bold: boolean];

function runsOf(line: string, start: number, ranges: readonly [number, number][]): Run[] {
  const cuts = [
    ...new Set([
      0,
      line.length,
      ...ranges
        .flat()
        .map((at) => at - start)
        .filter((at) => at > 0 && at < line.length),
    ]),
  ].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i): Run => {
    const from = cuts[i]!;
    return [line.slice(from, end), ranges.some(([a, b]) => start + from >= a && start + from < b)];
  });
}

const textLine = (
  x: number,
  middle: number,
  runs: readonly Run[],
  size: number,
  fill: string,
): SvgNode =>
  el(
    "text",
    { x: mm(x), y: mm(middle + size * 0.36), "font-size": mm(size), fill, "xml:space": "preserve" },
    runs.map(([text, bold]) => (bold ? el("tspan", { "font-weight": 700 }, [text]) : text)),
  );
