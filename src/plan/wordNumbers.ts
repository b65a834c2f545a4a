// Word keeps automatic numbers out of the text: “一、” is a rule in numbering.xml. Here they become text again,
// before any reader drops them. Works on the XML as text: no parser is at hand in both Node and the browser.
import { toHan } from "#base/numerals.ts";

type LevelRule = { start: number; format: string; text: string; style: string | null };
type List = {
  rule: string;
  levels: ReadonlyMap<number, LevelRule>;
  starts: ReadonlyMap<number, number>;
};
type Use = { list: string; level: number | null };
type Style = { use: Use | null; basedOn: string | null };

/** The document with its numbers written out, how many there were, and how many have no rule. */
export function writeOutNumbers(
  documentXml: string,
  numberingXml: string,
  stylesXml: string,
): { xml: string; restored: number; lost: number } {
  const lists = readLists(numberingXml);
  const styles = readStyles(stylesXml);
  const counter = new Counter(lists);
  const body = withoutElements(documentXml, "w:pPrChange");
  const pieces: string[] = [];
  let from = 0;
  let restored = 0;
  let lost = 0;
  for (const { content, end } of elements(body, "w:pPr")) {
    const use = findUse(content, lists, styles);
    if (!use || use.list === "0") continue;
    const label = counter.next(use.list, use.level ?? 0);
    if (label === null) lost++;
    else if (label !== "") {
      pieces.push(body.slice(from, end), `<w:r><w:t xml:space="preserve">${label}</w:t></w:r>`);
      from = end;
      restored++;
    }
  }
  return { xml: pieces.join("") + body.slice(from), restored, lost };
}

type XmlElement = { head: string; content: string; start: number; end: number };

/** Elements of one name, none inside another of that name, in document order. Linear in the text. */
function* elements(xml: string, name: string): Generator<XmlElement> {
  for (
    let start = xml.indexOf(`<${name}`);
    start >= 0;
    start = xml.indexOf(`<${name}`, start + 1)
  ) {
    if (!/[\s/>]/.test(xml[start + name.length + 1] ?? "")) continue;
    const headEnd = xml.indexOf(">", start);
    if (headEnd < 0) return;
    const head = xml.slice(start, headEnd + 1);
    if (head.endsWith("/>")) {
      yield { head, content: "", start, end: headEnd + 1 };
      continue;
    }
    const close = xml.indexOf(`</${name}>`, headEnd);
    if (close < 0) return;
    yield { head, content: xml.slice(headEnd + 1, close), start, end: close + name.length + 3 };
    start = close;
  }
}

const first = (xml: string, name: string): XmlElement | null =>
  elements(xml, name).next().value ?? null;
const attribute = (head: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(head)?.[1] ?? null;
const valueOf = (xml: string, name: string): string | null =>
  attribute(first(xml, name)?.head ?? "", "w:val");

function withoutElements(xml: string, name: string): string {
  let rest = "";
  let from = 0;
  for (const { start, end } of elements(xml, name)) {
    rest += xml.slice(from, start);
    from = end;
  }
  return rest + xml.slice(from);
}

function readLists(xml: string): ReadonlyMap<string, List> {
  const rules = new Map<string, ReadonlyMap<number, LevelRule>>();
  for (const { head, content } of elements(xml, "w:abstractNum")) {
    const levels = [...elements(content, "w:lvl")].map((level): [number, LevelRule] => [
      Number(attribute(level.head, "w:ilvl") ?? 0),
      {
        start: Number(valueOf(level.content, "w:start") ?? 1),
        format: valueOf(level.content, "w:numFmt") ?? "decimal",
        text: valueOf(level.content, "w:lvlText") ?? "",
        style: valueOf(level.content, "w:pStyle"),
      },
    ]);
    rules.set(attribute(head, "w:abstractNumId") ?? "", new Map(levels));
  }
  return new Map(
    [...elements(xml, "w:num")].map(({ head, content }): [string, List] => {
      const rule = valueOf(content, "w:abstractNumId") ?? "";
      const starts = [...elements(content, "w:lvlOverride")].map((item): [number, number] => [
        Number(attribute(item.head, "w:ilvl") ?? 0),
        Number(valueOf(item.content, "w:startOverride") ?? Number.NaN),
      ]);
      return [
        attribute(head, "w:numId") ?? "",
        {
          rule,
          levels: rules.get(rule) ?? new Map(),
          starts: new Map(starts.filter(([, start]) => !Number.isNaN(start))),
        },
      ];
    }),
  );
}

function readUse(xml: string): Use | null {
  const rule = first(xml, "w:numPr");
  const list = rule ? valueOf(rule.content, "w:numId") : null;
  const level = rule ? valueOf(rule.content, "w:ilvl") : null;
  return list === null ? null : { list, level: level === null ? null : Number(level) };
}

const readStyles = (xml: string): ReadonlyMap<string, Style> =>
  new Map(
    [...elements(xml, "w:style")].map(({ head, content }) => [
      attribute(head, "w:styleId") ?? "",
      { use: readUse(content), basedOn: valueOf(content, "w:basedOn") },
    ]),
  );

/** The list a paragraph belongs to: its own, or that of its style or of the style that one is based on. */
function findUse(
  properties: string,
  lists: ReadonlyMap<string, List>,
  styles: ReadonlyMap<string, Style>,
): Use | null {
  const own = readUse(properties);
  if (own) return own;
  let name = valueOf(properties, "w:pStyle");
  for (let depth = 0; name !== null && depth < 10; depth++) {
    const style = styles.get(name);
    if (style?.use) {
      const linked = [...(lists.get(style.use.list)?.levels ?? [])].find(
        ([, level]) => level.style === name,
      )?.[0];
      return { list: style.use.list, level: style.use.level ?? linked ?? 0 };
    }
    name = style?.basedOn ?? null;
  }
  return null;
}

/** Lists of one rule count together; a list with its own start begins anew. */
class Counter {
  readonly #lists: ReadonlyMap<string, List>;
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #begun = new Set<string>();

  constructor(lists: ReadonlyMap<string, List>) {
    this.#lists = lists;
  }

  /** The next number as Word shows it; "" for a bullet, null when the list has no rule. */
  next(id: string, level: number): string | null {
    const list = this.#lists.get(id);
    const rule = list?.levels.get(level);
    if (!list || !rule) return null;
    const counts = this.#counts.get(list.rule) ?? new Map<number, number>();
    this.#counts.set(list.rule, counts);
    if (!this.#begun.has(id)) for (const [at, start] of list.starts) counts.set(at, start - 1);
    this.#begun.add(id);
    counts.set(level, (counts.get(level) ?? rule.start - 1) + 1);
    for (const deeper of counts.keys()) if (deeper > level) counts.delete(deeper);
    if (rule.format === "bullet" || rule.format === "none") return "";
    return rule.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = list.levels.get(at);
      return toText(counts.get(at) ?? other?.start ?? 1, other?.format ?? "decimal");
    });
  }
}

function toText(value: number, format: string): string {
  if (/Counting|ideographDigital|chineseLegal/i.test(format)) return toHan(value);
  if (format === "decimalFullWidth")
    return String(value).replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
  if (/^decimalEnclosedCircle/.test(format) && value <= 20)
    return String.fromCharCode(0x245f + value);
  if (/Letter$/.test(format) && value <= 26)
    return String.fromCharCode((format.startsWith("lower") ? 96 : 64) + value);
  return String(value);
}
