// Text inside a workbook's XML: runs, phonetics, escapes. Indexes only, so that each part is walked once.
import { escapeXml, unescapeXml } from "#base/xml.ts";

const ESCAPED = /_x([\da-f]{4})_/gi;

/** XML entities and the `_x000D_` escapes of Excel; line ends become "\n" as XML has it. */
export function plainText(raw: string): string {
  let text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (text.includes("&")) text = unescapeXml(text);
  return text.includes("_x")
    ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

/** Joins the `<t>` of one string item; readings in `<rPh>` are left out. */
export function runsOf(item: string): string {
  let text = "";
  let reading = false;
  for (let at = item.indexOf("<"); at >= 0; at = item.indexOf("<", at + 1)) {
    const name = TAG.exec(item.slice(at + 1, at + 9))?.[0];
    if (name === "rPh") reading = true;
    else if (name === "/rPh") reading = false;
    if (name !== "t" || reading) continue;
    const open = item.indexOf(">", at);
    if (open < 0) break;
    if (item.charCodeAt(open - 1) === 47) continue;
    const close = item.indexOf("<", open);
    text += plainText(item.slice(open + 1, close < 0 ? item.length : close));
  }
  return text;
}

const TAG = /^\/?\w+/;

/** All items of sharedStrings.xml. A part cut off in an item ends before it. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  for (let at = xml.indexOf("<si"); at >= 0; at = xml.indexOf("<si", at)) {
    const open = xml.indexOf(">", at);
    if (open < 0) break;
    if (xml.charCodeAt(open - 1) === 47) {
      strings.push("");
      at = open;
      continue;
    }
    // The common item is one <t>; it is cut out without looking for anything else.
    const simple = xml.startsWith("<t>", open + 1) ? xml.indexOf("<", open + 4) : -1;
    if (simple >= 0 && xml.startsWith("</t></si>", simple)) {
      strings.push(plainText(xml.slice(open + 4, simple)));
      at = simple + 9;
      continue;
    }
    const close = xml.indexOf("</si>", open);
    if (close < 0) break;
    strings.push(runsOf(xml.slice(open + 1, close)));
    at = close + 5;
  }
  return strings;
}

/** XML as this room reads it: without the prefix that some writers put before every tag (`x:`), CDATA as escaped text. */
export function simpleXml(xml: string): string {
  const prefix = /<([\w.-]{1,20}):(?:worksheet|workbook|sst|styleSheet|Relationships)[\s>]/.exec(
    xml.slice(0, 2000),
  )?.[1];
  return withoutCdata(
    prefix ? xml.replaceAll(`<${prefix}:`, "<").replaceAll(`</${prefix}:`, "</") : xml,
  );
}

function withoutCdata(xml: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = xml.indexOf("<![CDATA["); at >= 0; at = xml.indexOf("<![CDATA[", from)) {
    const end = xml.indexOf("]]>", at);
    if (end < 0) break;
    pieces.push(xml.slice(from, at), escapeXml(xml.slice(at + 9, end)));
    from = end + 3;
  }
  return from === 0 ? xml : pieces.join("") + xml.slice(from);
}
