// The front and the tail of a document: title, issuing bodies, date, and the lines that end the text proper.
import { toInteger } from "#base/numerals.ts";
import type { Paragraph } from "./paragraphs.ts";

const PLAN_WORD = /(?:方案|计划|规划|意见|措施|办法|纲要|要点|清单|行动|安排|通知)(?:[（(].{1,12}[)）])?$/;
const BODY = /^(?:中共)?[\p{Script=Han}（）()“”"·]{2,36}(?:委员会|人民政府|政府|办公室|指挥部|领导小组|工作专班|管理局|党委|[局委厅院])$/u;
const DATE = /^([12]\d{3}|[〇○零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日$/;
const CLOSING = /^(?:附件?\d{0,2}|附表|政策解读|相关(?:链接|解读|文件)|解读(?:材料|链接)|抄送|抄报|主动公开|公开(?:方式|属性|选项)|信息来源|来源|责任编辑|编辑|分享(?:到)?|打印|扫一扫)(?:[:：]|\d|$)|^[（(]此件/;

/** True for a line after which the text proper is over: 附件：, 政策解读：, 抄送：… */
export const closesText = (text: string): boolean => CLOSING.test(text.slice(0, 20));

/** True for a date standing alone, or the name of an issuing body standing alone. */
export const isSignature = (text: string): boolean => text.length <= 40 && (DATE.test(text) || BODY.test(text));

/** "2023年4月23日" or "二〇二三年四月二十三日" → "2023-04-23"; null for anything else. */
export function toIsoDate(text: string): string | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const year = /^\d/.test(match[1]!) ? Number(match[1]) : Number([...match[1]!].map((char) => "〇一二三四五六七八九".indexOf(char.replace(/[○零]/, "〇"))).join(""));
  const month = toInteger(match[2]!);
  const day = toInteger(match[3]!);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export type Front = { title: string | null; titleAt: ReadonlySet<number>; issuers: readonly string[]; date: string | null };

/** Reads title, issuers and date from the paragraphs before `firstHeading` and the lines outside the text proper. */
export function readFront(paragraphs: readonly Paragraph[], firstHeading: number, outside: ReadonlySet<number>): Front {
  const places = paragraphs.map((_, index) => index).filter((index) => index < firstHeading || outside.has(index));
  const text = (index: number) => paragraphs[index]!.text.replace(/^[（(]?(.*?)[)）]?$/, "$1");
  const issuers = places.filter((index) => !toIsoDate(text(index)) && isSignature(paragraphs[index]!.text)).map((index) => paragraphs[index]!.text);
  const date = places.map((index) => toIsoDate(text(index))).findLast((found) => found !== null) ?? null;
  const { title, at } = findTitle(paragraphs, firstHeading);
  return { title, titleAt: at, issuers: [...new Set(issuers)], date };
}

/** The last group of short lines before the text that ends in 方案, 计划, 意见…; the plan's own title rather than the cover letter's. */
function findTitle(paragraphs: readonly Paragraph[], firstHeading: number): { title: string | null; at: ReadonlySet<number> } {
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
        if (!inside) best = { title: joined, at: new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i)) };
      }
    }
  }
  if (best) return { title: best.title, at: best.at };
  const first = paragraphs[0];
  return firstHeading > 0 && first && isTitleLine(first.text) ? { title: first.text, at: new Set([0]) } : { title: null, at: new Set() };
}

const isTitleLine = (text: string): boolean => text.length <= 80 && !/[。；;：:！？]$/.test(text) && !isSignature(text) && !/^[各（(].{0,60}[:：]$/.test(text);
