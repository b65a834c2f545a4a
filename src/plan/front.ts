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

type Title = { title: string; at: ReadonlySet<number> };

/** The last group of short lines before the text that ends in 方案, 计划, 意见…; the plan's own title rather than the cover letter's. */
function findTitle(
  paragraphs: readonly Paragraph[],
  firstHeading: number,
): { title: string | null; at: ReadonlySet<number> } {
  let best: Title | null = null;
  for (let from = 0; from < firstHeading; from++)
    best = titleFrom(paragraphs, from, Math.min(firstHeading, from + 4), best);
  if (best) return best;
  const first = paragraphs[0];
  return firstHeading > 0 && first && isTitleLine(first.text)
    ? { title: first.text, at: new Set([0]) }
    : { title: null, at: new Set() };
}

/** The longest title of the lines `from` to before `end`, if one is better than `best`: neither a letter about it nor a part of it. */
function titleFrom(
  paragraphs: readonly Paragraph[],
  from: number,
  end: number,
  best: Title | null,
): Title | null {
  let found = best;
  let joined = "";
  for (let to = from; to < end; to++) {
    const line = paragraphs[to]!.text;
    if (!isTitleLine(line)) break;
    joined += line;
    const isLetter = /通知$/.test(joined) && found !== null;
    if (!PLAN_WORD.test(joined) || joined.length > 120 || isLetter) continue;
    if (found?.at.has(from) && found.title.endsWith(joined)) continue;
    found = {
      title: joined,
      at: new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i)),
    };
  }
  return found;
}

const isTitleLine = (text: string): boolean =>
  text.length <= 80 &&
  !/[。；;：:！？]$/.test(text) &&
  !isSignature(text) &&
  !closesText(text) &&
  !readMarker(text) &&
  !/^[各（(].{0,60}[:：]$/.test(text);
