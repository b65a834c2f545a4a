// The few looks of a written cell, and their numbers in styles.xml.

/** Order of the cell formats in styles.xml. */
const LOOKS = [
  "plain",
  "title",
  "note",
  "head",
  "text",
  "number",
  "date",
  "textLocked",
  "numberLocked",
  "dateLocked",
  "total",
  "totalNumber",
] as const;
export type Look = (typeof LOOKS)[number];
export const styleOf = (look: Look): number => LOOKS.indexOf(look);

type Format = {
  font: number;
  fill: number;
  border: number;
  number: number;
  align: string;
  open?: boolean;
};

const wrapped = '<alignment vertical="center" wrapText="1"/>';
const centred = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const right = '<alignment vertical="center"/>';

/** Number formats: 0 General, 49 text, 14-like date written out so that it is the same in every language. */
const [GENERAL, TEXT, DATE] = [0, 49, 164];

const FORMATS: Readonly<Record<Look, Format>> = {
  plain: { font: 0, fill: 0, border: 0, number: GENERAL, align: "" },
  title: { font: 2, fill: 0, border: 0, number: TEXT, align: centred },
  note: { font: 0, fill: 0, border: 0, number: TEXT, align: wrapped },
  head: { font: 1, fill: 2, border: 1, number: TEXT, align: centred },
  text: { font: 0, fill: 0, border: 1, number: TEXT, align: wrapped, open: true },
  number: { font: 0, fill: 0, border: 1, number: GENERAL, align: right, open: true },
  date: { font: 0, fill: 0, border: 1, number: DATE, align: right, open: true },
  textLocked: { font: 0, fill: 3, border: 1, number: TEXT, align: wrapped },
  numberLocked: { font: 0, fill: 3, border: 1, number: GENERAL, align: right },
  dateLocked: { font: 0, fill: 3, border: 1, number: DATE, align: right },
  total: { font: 1, fill: 0, border: 1, number: TEXT, align: centred },
  totalNumber: { font: 1, fill: 0, border: 1, number: GENERAL, align: right },
};

const side = (name: string): string => `<${name} style="thin"><color rgb="FF808080"/></${name}>`;
const font = (size: number, bold: boolean): string =>
  `<font>${bold ? "<b/>" : ""}<sz val="${size}"/><name val="等线"/><family val="2"/><charset val="134"/></font>`;
const fill = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;

function formatXml({ font, fill, border, number, align, open }: Format): string {
  const inner = align + (open ? '<protection locked="0"/>' : "");
  return `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${align ? ' applyAlignment="1"' : ""}${open ? ' applyProtection="1"' : ""}${inner ? `>${inner}</xf>` : "/>"}`;
}

export const stylesXml = (): string =>
  `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="${DATE}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="3">${font(11, false)}${font(11, true)}${font(18, true)}</fonts>` +
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill("FFDDE9F5")}${fill("FFF2F2F2")}</fills>` +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="${LOOKS.length}">${LOOKS.map((look) => formatXml(FORMATS[look])).join("")}</cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
