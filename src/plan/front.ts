// The front of a document: title, issuing bodies and date, the last two also from the signature after the text.
import { closesText, isSignature, readIssuer, toIsoDate } from "./closing.ts";
import { readMarker } from "./marker.ts";
import type { Paragraph } from "./paragraphs.ts";

const PLAN_WORD =
  /(?:方案|计划|规划|意见|措施|办法|纲要|要点|清单|行动|安排|通知)(?:[（(].{1,12}[)）])?$/;

/** True when a title calls its document a plan. */
export const isPlanTitle = (title: string | null): boolean =>
  title !== null && PLAN_WORD.test(title);

export type Front = {
  title: string | null;
  titleAt: ReadonlySet<number>;
  issuers: readonly string[];
  date: string | null;
};

/** Reads title, issuers and date from the paragraphs before `firstHeading` and the lines outside the text proper. */
export function readFront(
  paragraphs: readonly Paragraph[],
  firstHeading: number,
  outside: ReadonlySet<number>,
): Front {
  const places = paragraphs
    .map((_, index) => index)
    .filter((index) => index < firstHeading || outside.has(index));
  const text = (index: number) => paragraphs[index]!.text.replace(/^[（(]?(.*?)[)）]?$/, "$1");
  const issuers = places
    .map((index) => readIssuer(paragraphs[index]!.text))
    .filter((name) => name !== null);
  const date =
    places.map((index) => toIsoDate(text(index))).findLast((found) => found !== null) ?? null;
  const { title, at } = findTitle(paragraphs, firstHeading);
  return { title, titleAt: at, issuers: [...new Set(issuers)], date };
}

/** The last group of short lines before the text that ends in 方案, 计划, 意见…; the plan's own title rather than the cover letter's. */
function findTitle(
  paragraphs: readonly Paragraph[],
  firstHeading: number,
): { title: string | null; at: ReadonlySet<number> } {
  let best: { title: string; at: Set<number> } | null = null;
  for (let from = 0; from < firstHeading; from++) {
    let joined = "";
    for (let to = from; to < Math.min(firstHeading, from + 4); to++) {
      const line = paragraphs[to]!.text;
      if (!isTitleLine(line)) break;
      joined += line;
      const letter = /通知$/.test(joined) && best !== null;
      if (PLAN_WORD.test(joined) && joined.length <= 120 && !letter) {
        const inside = best?.at.has(from) && best.title.endsWith(joined);
        if (!inside)
          best = {
            title: joined,
            at: new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i)),
          };
      }
    }
  }
  if (best) return { title: best.title, at: best.at };
  const first = paragraphs[0];
  return firstHeading > 0 && first && isTitleLine(first.text)
    ? { title: first.text, at: new Set([0]) }
    : { title: null, at: new Set() };
}

const isTitleLine = (text: string): boolean =>
  text.length <= 80 &&
  !/[。；;：:！？]$/.test(text) &&
  !isSignature(text) &&
  !closesText(text) &&
  !readMarker(text) &&
  !/^[各（(].{0,60}[:：]$/.test(text);
