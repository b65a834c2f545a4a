// Lists of office names: where one ends and the next begins.

/** Trims what belongs to the sentence and not to the name: “由…”, “…等部门”. */
export const tidyName = (text: string): string =>
  text
    .replace(/^[\s、，,；;：:。.和及与由]+/, "")
    .replace(/^(?:以及|具体由|主要由)/, "")
    .replace(/[\s、，,；;：:。.]+$/, "")
    .replace(/(?:等(?:有关|相关)?(?:部门|单位|职能部门|成员单位)?|为主)$/, "")
    .trim();

const SEPARATOR = /^(?:[、，,；;\/|\n\t]|以及|及(?=各|有关|相关|其他|属地))/;
const OPEN = "（([【〔";
const CLOSE = "）)]】〕";

/** “A、B，C/D以及各村” → names in order. Brackets belong to the name they follow. */
export function splitNames(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = "";
  for (let i = 0; i < text.length; ) {
    const separator = depth === 0 ? SEPARATOR.exec(text.slice(i, i + 4))?.[0] : undefined;
    if (separator) {
      names.push(name);
      name = "";
      i += separator.length;
      continue;
    }
    const char = text[i]!;
    if (OPEN.includes(char)) depth++;
    else if (CLOSE.includes(char)) depth = Math.max(0, depth - 1);
    name += char;
    i++;
  }
  return [...names, name].map(tidyName).filter((found) => found !== "");
}
