// The lines that end a text proper: attachments, copies to, links, signature and date.
import { toInteger } from "#base/numerals.ts";

const BODY =
  /^(?:中共)?[\p{Script=Han}（）()“”"·]{2,36}(?:委员会|人民政府|政府|办公室|办事处|指挥部|领导小组|工作专班|管理局|党委|[局委厅院])$/u;
const DATE =
  /([12]\d{3}|[〇○零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日$/;
const CLOSING =
  /^(?:附件?\d{0,2}|附表|政策解读|相关(?:链接|解读|文件)|解读(?:材料|链接)|抄送|抄报|主动公开|公开(?:方式|属性|选项)|信息来源|来源|责任编辑|编辑|分享(?:到)?|打印|扫一扫)(?:[:：]|\d|$)|^[（(](?:此件|来源[:：])|^本(?:方案|办法|意见|计划|通知|要点|规划|措施)自/;
const PRINTED = /\d{4}年\d{1,2}月\d{1,2}日印发$/;

/** True for a line after which the text proper is over: 附件：, 政策解读：, 抄送：…, …2024年5月20日印发 */
export const closesText = (text: string): boolean =>
  CLOSING.test(text.slice(0, 20)) || (text.length <= 60 && PRINTED.test(text));

/** The name of an issuing body that stands alone or before a date; null for anything else. */
export function readIssuer(text: string): string | null {
  if (text.length > 50) return null;
  const name = text.replace(DATE, "");
  return BODY.test(name) ? name : null;
}

/** True for a date standing alone, or the name of an issuing body standing alone. */
export const isSignature = (text: string): boolean =>
  text.length <= 50 && (DATE.exec(text)?.index === 0 || readIssuer(text) !== null);

/** "2023年4月23日" or "二〇二三年四月二十三日", alone or after the issuing body → "2023-04-23"; null for anything else. */
export function toIsoDate(text: string): string | null {
  const match = text.length <= 50 ? DATE.exec(text) : null;
  if (!match || (match.index > 0 && readIssuer(text) === null)) return null;
  const year = /^\d/.test(match[1]!)
    ? Number(match[1])
    : Number(
        [...match[1]!]
          .map((char) => "〇一二三四五六七八九".indexOf(char.replace(/[○零]/, "〇")))
          .join(""),
      );
  const month = toInteger(match[2]!);
  const day = toInteger(match[3]!);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
