// An official paper as a town office prints it (GB/T 9704: A4, margins 37/35/28/26 mm, 黑体 and 仿宋) → .docx bytes. Text is always text: nothing typed becomes a field.
import { escapeXml } from "#base/xml.ts";
import { packZip } from "#base/zip.ts";

export type DocxColumn = {
  label: string;
  /** Share of the width, in any unit. */ width: number;
  centred?: boolean;
};
export type DocxBlock =
  | { kind: "title" | "heading" | "text" | "note"; text: string }
  | { kind: "table"; columns: readonly DocxColumn[]; rows: readonly (readonly string[])[] };
export type DocxPaper = {
  /** Wide tables lie across the paper. */ landscape: boolean;
  blocks: readonly DocxBlock[];
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Twentieths of a point. A4, and the margins of GB/T 9704; lying across, the binding edge of 28 mm is on top. */
const A4 = [11906, 16838] as const;
const MM = 1440 / 25.4;
const [TOP, BOTTOM, LEFT, RIGHT] = [37, 35, 28, 26].map((mm) => Math.round(mm * MM)) as [
  number,
  number,
  number,
  number,
];

type Face = {
  font: string;
  /** Half points. */ size: number;
  align: "center" | "both" | "left";
  indent: number;
  /** Twentieths of a point. */ line: number;
};
const FACES = {
  title: { font: "黑体", size: 44, align: "center", indent: 0, line: 700 },
  heading: { font: "黑体", size: 32, align: "left", indent: 200, line: 560 },
  text: { font: "仿宋", size: 32, align: "both", indent: 200, line: 560 },
  note: { font: "仿宋", size: 24, align: "left", indent: 0, line: 400 },
  head: { font: "黑体", size: 24, align: "center", indent: 0, line: 320 },
  cell: { font: "仿宋", size: 24, align: "left", indent: 0, line: 320 },
  centredCell: { font: "仿宋", size: 24, align: "center", indent: 0, line: 320 },
} as const satisfies Record<string, Face>;

/** A line break of the text stays one. */
function runs(text: string, { font, size }: Face): string {
  const face = `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}" w:hint="eastAsia"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  return text
    .split(/\r\n|\n|\r/)
    .map(
      (line, index) =>
        `<w:r>${face}${index > 0 ? "<w:br/>" : ""}<w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r>`,
    )
    .join("");
}

const paragraph = (text: string, face: Face, after = 0): string =>
  `<w:p><w:pPr><w:spacing w:before="0" w:after="${after}" w:line="${face.line}" w:lineRule="exact"/>${face.indent > 0 ? `<w:ind w:firstLineChars="${face.indent}" w:firstLine="${face.size * 20}"/>` : ""}<w:jc w:val="${face.align}"/></w:pPr>${runs(text, face)}</w:p>`;

/** A row of heads that comes again on every page; no row breaks across two. Lines grow with their text. */
function table(
  columns: readonly DocxColumn[],
  rows: readonly (readonly string[])[],
  room: number,
): string {
  const whole = columns.reduce((sum, { width }) => sum + width, 0) || 1;
  const widths = columns.map(({ width }) => Math.floor((room * width) / whole));
  const cell = (text: string, index: number, face: Face): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[index]!}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(text, face)}</w:tc>`;
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map(({ label }, index) => cell(label, index, FACES.head)).join("")}</w:tr>`;
  const body = rows.map(
    (row) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${columns.map(({ centred }, index) => cell(row[index] ?? "", index, centred ? FACES.centredCell : FACES.cell)).join("")}</w:tr>`,
  );
  const border = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join("");
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${head}${body.join("")}</w:tbl>`;
}

function documentXml({ landscape, blocks }: DocxPaper): string {
  const [width, height] = landscape ? [A4[1], A4[0]] : A4;
  const [top, right, bottom, left] = landscape
    ? [LEFT, TOP, RIGHT, BOTTOM]
    : [TOP, RIGHT, BOTTOM, LEFT];
  const body = blocks.map((block) =>
    block.kind === "table"
      ? table(block.columns, block.rows, width - left - right)
      : paragraph(
          block.text,
          FACES[block.kind],
          block.kind === "title" || block.kind === "note" ? 160 : 0,
        ),
  );
  // Word wants a paragraph after a table at the end.
  if (blocks.at(-1)?.kind === "table")
    body.push('<w:p><w:pPr><w:spacing w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>');
  return `<w:document xmlns:w="${W}" xmlns:r="${OFFICE}"><w:body>${body.join("")}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${width}" w:h="${height}"${landscape ? ' w:orient="landscape"' : ""}/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="851" w:footer="${Math.max(400, bottom - 720)}" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

/** “— 1 —” below the middle of the page. */
function footerXml(): string {
  const face =
    '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>';
  return `<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>${face}<w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r>${face}<w:t>1</w:t></w:r></w:fldSimple><w:r>${face}<w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`;
}

/** The paper as bytes. Characters that XML cannot hold are left out by `escapeXml`. */
export function writeDocx(paper: DocxPaper): Promise<Uint8Array<ArrayBuffer>> {
  const parts = new Map<string, string>([
    [
      "[Content_Types].xml",
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${TYPES}.footer+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    ["word/document.xml", documentXml(paper)],
    [
      "word/_rels/document.xml.rels",
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/footer" Target="footer1.xml"/></Relationships>`,
    ],
    [
      "word/styles.xml",
      `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"/><w:sz w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`,
    ],
    ["word/footer1.xml", footerXml()],
  ]);
  const encoder = new TextEncoder();
  return packZip(new Map([...parts].map(([name, xml]) => [name, encoder.encode(XML + xml)])));
}
