// Small Word documents, written by hand for tests.
import { writeZip } from "#base/zip.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export type Paragraph = { text: string; list?: [id: number, level: number]; style?: string };
export const paragraph = ({ text, list, style }: Paragraph) =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ""}${list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : ""}</w:pPr>${text
    .split("\n")
    .map((line) => `<w:r><w:t>${line}</w:t></w:r>`)
    .join("<w:r><w:br/></w:r>")}</w:p>`;
export const table = (rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((text) => `<w:tc>${paragraph({ text })}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

const level = (index: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = `<w:numbering ${NAMESPACE}>
  <w:abstractNum w:abstractNumId="7">${level(0, "chineseCounting", "%1、")}${level(1, "japaneseCounting", "（%2）")}${level(2, "decimal", "%3.")}${level(3, "bullet", "●")}</w:abstractNum>
  <w:abstractNum w:abstractNumId="8">${level(0, "decimalEnclosedCircleChinese", "%1", '<w:pStyle w:val="Step"/>')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>`;
const STYLES = `<w:styles ${NAMESPACE}><w:style w:type="paragraph" w:styleId="Step"><w:name w:val="Step"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="SubStep"><w:name w:val="Sub step"/><w:basedOn w:val="Step"/></w:style>
  <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>`;

export function docx(body: string, extra: Record<string, string> = {}): Uint8Array {
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`,
    "word/numbering.xml": NUMBERING,
    "word/styles.xml": STYLES,
    ...extra,
  };
  return writeZip(new Map(Object.entries(parts).map(([name, text]) => [name, utf8(text)])));
}
