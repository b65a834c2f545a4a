// A workbook as a town office would make it → .xlsx bytes. Text is always stored as text, so nothing typed becomes a formula.
import { packZip } from "#base/zip.ts";
import { escapeXml } from "#base/xml.ts";
import { OptionLists } from "./optionLists.ts";
import { stylesXml } from "./styles.ts";
import { sheetXml, StringTable } from "./sheetXml.ts";
import type { Sheet, Workbook } from "./workbook.ts";

const MAX_NAME = 31;

/** Names that Excel takes: no []:*?/\, at most 31 characters, none twice. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, index) => {
    const base =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
        .replace(/^['\s]+|(?<!['\s])['\s]+$/g, "")
        .slice(0, MAX_NAME) || `Sheet${index + 1}`;
    let free = base;
    for (let times = 2; taken.has(free.toLowerCase()); times++)
      free = `${base.slice(0, MAX_NAME - 5)} (${times})`;
    taken.add(free.toLowerCase());
    return free;
  });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Writes the workbook. Rejects with a RangeError when a text is longer than 32,767 characters: the caller splits it. */
export async function writeXlsx({ sheets }: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const lists = new OptionLists();
  const strings = new StringTable();
  const names = sheetNames(sheets);
  const pages = sheets.map((sheet) => sheetXml(sheet, strings, lists));
  const all = [
    ...sheets.map((sheet, index) => ({ name: names[index]!, hidden: sheet.hidden === true })),
    ...(lists.isEmpty ? [] : [{ name: lists.name, hidden: true }]),
  ];
  if (!lists.isEmpty)
    pages.push({ xml: sheetXml(lists.sheet(), strings, lists).xml, titleRows: 0 });
  const number = (index: number) => index + 1;
  const parts = new Map<string, string>([
    [
      "[Content_Types].xml",
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${all.map((_, index) => `<Override PartName="/xl/worksheets/sheet${number(index)}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join("")}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      workbookXml(
        all,
        pages.map(({ titleRows }) => titleRows),
      ),
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}">${all.map((_, index) => `<Relationship Id="rId${number(index)}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number(index)}.xml"/>`).join("")}<Relationship Id="rId${all.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId${all.length + 2}" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    ...pages.map(({ xml }, index): [string, string] => [
      `xl/worksheets/sheet${number(index)}.xml`,
      xml,
    ]),
    ["xl/styles.xml", stylesXml()],
    ["xl/sharedStrings.xml", strings.xml()],
  ]);
  const encoder = new TextEncoder();
  return packZip(new Map([...parts].map(([name, xml]) => [name, encoder.encode(XML + xml)])));
}

function workbookXml(
  sheets: readonly { name: string; hidden: boolean }[],
  titleRows: readonly number[],
): string {
  const entries = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const titles = sheets
    .map(({ name }, index) =>
      titleRows[index]! > 0
        ? `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(name.replaceAll("'", "''"))}'!$1:$${titleRows[index]!}</definedName>`
        : "",
    )
    .join("");
  const shown = Math.max(
    0,
    sheets.findIndex(({ hidden }) => !hidden),
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="${shown}" firstSheet="${shown}"/></bookViews><sheets>${entries.join("")}</sheets>${titles ? `<definedNames>${titles}</definedNames>` : ""}<calcPr calcId="191029"/></workbook>`;
}
