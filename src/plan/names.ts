// Lists of office names: where one ends and the next begins, and what looks like an office at all.
import { pairBrackets } from "./brackets.ts";

/** Trims what belongs to the sentence and not to the name: “由…”, “…等部门”. */
export const tidyName = (text: string): string =>
  text
    .replace(/^[\s、，,；;：:。.和及与由]+/, "")
    .replace(/^(?:以及|具体由|主要由)/, "")
    .replace(/(?<![\s、，,；;：:。.])[\s、，,；;：:。.]+$/, "")
    .replace(/(?:等(?:有关|相关)?(?:部门|单位|职能部门|成员单位)?|为主)$/, "")
    .trim();

const ORGANISATION =
  /(?:[局委办室厅院会队所站社镇乡街道区县市科处署团村校行部联学组协]|中心|公司|集团|政府|人大|政协|部门|单位|机构|专班|[）)])$/;
/** Words that end a name but are none by themselves, and words of slogans (政府负责、社会协同). */
const GENERIC =
  /^(?:办公室|委员会|领导小组|管理局|分局|政府|部门|单位|机构|党委|乡镇|镇街|镇村|村居|村|镇|县|市|区|社会|中心|学校|公司|集团|有关部门|各部门)$/;

export const isOrganisation = (name: string): boolean =>
  name.length <= 30 && (ORGANISATION.test(name) || /^各.{1,20}$/.test(name));
/** An office that a reader could go and find: not just 政府 or 部门. */
export const isSpecific = (name: string): boolean => isOrganisation(name) && !GENERIC.test(name);

const SEPARATOR = /^(?:[、，,；;/|\n\t]|以及|及(?=各|有关|相关|其他|属地))/;
/** “和”, “与”, “及” part two names only when the second starts with its own rank: 发展和改革局 is one office. */
const AND = /^[和与及](?=[省市县区镇乡]|各|有关|相关)/;
const HAN = /\p{Script=Han}|[（）()]/u;

/** “A、B，C/D以及各村” → names in order. Brackets belong to the name they follow. */
export function splitNames(text: string): string[] {
  const pairs = pairBrackets(text);
  const names: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const close = pairs.get(i);
    if (close !== undefined) {
      i = close;
      continue;
    }
    const near = text.slice(i, i + 4);
    const space = text[i] === " " && HAN.test(text[i - 1] ?? "") && HAN.test(text[i + 1] ?? "");
    const and = AND.test(near) && i - start >= 3 && ORGANISATION.test(text.slice(start, i));
    const length = space || and ? 1 : (SEPARATOR.exec(near)?.[0].length ?? 0);
    if (length === 0) continue;
    names.push(text.slice(start, i));
    start = i + length;
    i = start - 1;
  }
  return [...names, text.slice(start)].map(tidyName).filter((name) => /[\p{L}\d]/u.test(name));
}

/** What no name reaches across. */
const EDGE = /[、，,；;：:。（(【[〔\s）)】\]〕]/;
const AFTER =
  /^[^、，,；;：:。（(【[〔\s）)】\]〕]{1,30}?(?=牵头|配合|协助|负责|按|等|$|[、，,；;：:。（(【[〔\s）)】\]〕])/;

/** True when a space between the two texts parts two offices, and is no artefact of the layout. */
export function spacePartsNames(before: string, after: string): boolean {
  const left = before.slice(-30).split(EDGE).at(-1) ?? "";
  const right = AFTER.exec(after.slice(0, 31))?.[0] ?? "";
  return left.length >= 3 && right.length >= 3 && isSpecific(left) && isSpecific(right);
}
