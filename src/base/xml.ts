// A small, fast scanner of XML: tags and text in order. No DTD, no entities but the five and character numbers, so nothing can be expanded.

export type XmlEvents = {
  /** `raw` holds the attributes unread; see `attribute`. A self-closing element is followed by its `close`. */
  open: (name: string, raw: string) => void;
  /** Text between tags, entities replaced; CDATA as it stands. */
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Scans to the end, whatever the text is: a tag that is never closed ends the scan. Names keep their prefix. */
export function scanXml(source: string, { open, text, close }: XmlEvents): void {
  const size = source.length;
  let at = 0;
  while (at < size) {
    const tag = source.indexOf("<", at);
    const end = tag < 0 ? size : tag;
    if (text && end > at) text(unescapeXml(source.slice(at, end)));
    if (tag < 0) return;
    const next = source.charCodeAt(tag + 1);
    if (next === 33 || next === 63) at = skipSpecial(source, tag, text);
    else at = readTag(source, tag, next === 47, open, close);
    if (at < 0) return;
  }
}

/** Local name: “kml:Point” → “Point”. */
export const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

function readTag(
  source: string,
  tag: number,
  closing: boolean,
  open: XmlEvents["open"],
  close: XmlEvents["close"],
): number {
  const end = closing ? source.indexOf(">", tag) : tagEnd(source, tag);
  if (end < 0) return -1;
  if (closing) {
    close?.(source.slice(tag + 2, end).trim());
    return end + 1;
  }
  const selfClosing = source.charCodeAt(end - 1) === 47;
  const last = selfClosing ? end - 1 : end;
  let name = tag + 1;
  while (name < last && source.charCodeAt(name) > 32) name++;
  const label = source.slice(tag + 1, name);
  open(label, source.slice(name, last));
  if (selfClosing) close?.(label);
  return end + 1;
}

/** The “>” that ends a tag: one may also stand inside a quoted attribute. One pass, so that a hostile tag costs no more than its length. */
function tagEnd(source: string, tag: number): number {
  let quote = 0;
  for (let i = tag + 1; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return i;
    else if (code === 34 || code === 39) quote = code;
  }
  return -1;
}

/** Comment, CDATA, declaration, processing instruction. Returns where to go on, or -1 at an unclosed one. */
function skipSpecial(source: string, tag: number, text: XmlEvents["text"]): number {
  const after = (mark: string, from: number) => {
    const end = source.indexOf(mark, from);
    return end < 0 ? -1 : end + mark.length;
  };
  if (source.startsWith("<!--", tag)) return after("-->", tag + 4);
  if (source.startsWith("<![CDATA[", tag)) {
    const end = source.indexOf("]]>", tag + 9);
    text?.(source.slice(tag + 9, end < 0 ? source.length : end));
    return end < 0 ? -1 : end + 3;
  }
  if (source.startsWith("<!", tag)) {
    const end = source.indexOf(">", tag);
    const subset = end < 0 ? -1 : source.slice(tag, end).indexOf("[");
    return subset >= 0 ? after("]>", tag + subset) : end < 0 ? -1 : end + 1;
  }
  return after("?>", tag + 2);
}

/** The value of an attribute in what `open` hands over, or null. A prefix is part of the name; blanks around “=” are allowed. */
export function attribute(raw: string, name: string): string | null {
  for (let at = raw.indexOf(name); at >= 0; at = raw.indexOf(name, at + 1)) {
    if (at > 0 && raw.charCodeAt(at - 1) > 32) continue;
    const sign = skipBlanks(raw, at + name.length);
    if (raw.charCodeAt(sign) !== 61) continue;
    const from = skipBlanks(raw, sign + 1);
    const end = raw.indexOf(raw[from] ?? "", from + 1);
    return end < 0 || !/["']/.test(raw[from] ?? "") ? null : unescapeXml(raw.slice(from + 1, end));
  }
  return null;
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charCodeAt(next) <= 32) next++;
  return next;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

export const unescapeXml = (text: string): string =>
  text.includes("&")
    ? text.replace(
        /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi,
        (whole, decimal?: string, hex?: string, name?: string) => {
          if (name) return NAMED[name] ?? whole;
          const code = decimal ? Number(decimal) : parseInt(hex!, 16);
          return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
        },
      )
    : text;

// Characters that XML 1.0 cannot hold, lone surrogates included.
// oxlint-disable-next-line no-misleading-character-class
const FORBIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What XML 1.0 cannot hold is left out. */
export const cleanXml = (text: string): string => text.replace(FORBIDDEN, "");

/** Text for an element or a double-quoted attribute, clean. */
export const escapeXml = (text: string): string =>
  cleanXml(text).replace(/[&<>"]/g, (sign) =>
    sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : sign === ">" ? "&gt;" : "&quot;",
  );
