// Workbooks made part by part, as Excel, WPS and others write them, for what our own writer never would.
import { writeZip } from "#base/zip.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export type Raw = {
  /** Content of <worksheet>, by name. */
  sheets: Readonly<Record<string, string>>;
  /** Content of <sst>. */
  strings?: string;
  /** Content of <styleSheet>. */
  styles?: string;
  /** Content of <workbook> before <sheets>. */
  properties?: string;
  hidden?: readonly string[];
};

/** The parts of a workbook as text. */
export function rawParts({
  sheets,
  strings,
  styles,
  properties = "",
  hidden = [],
}: Raw): Map<string, string> {
  const names = Object.keys(sheets);
  const entries = names.map(
    (name, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${hidden.includes(name) ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const relations = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return new Map([
    [
      "[Content_Types].xml",
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ],
    [
      "_rels/.rels",
      `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${entries.join("")}</sheets></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", `<Relationships>${relations.join("")}</Relationships>`],
    ...names.map((name, index): [string, string] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${sheets[name]!}</worksheet>`,
    ]),
    ...(strings === undefined
      ? []
      : [["xl/sharedStrings.xml", `<sst xmlns="${MAIN}">${strings}</sst>`] as [string, string]]),
    ...(styles === undefined
      ? []
      : [
          ["xl/styles.xml", `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`] as [
            string,
            string,
          ],
        ]),
  ]);
}

export const zipParts = (parts: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> =>
  writeZip(new Map([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)])));

export const rawXlsx = (raw: Raw): Uint8Array<ArrayBuffer> => zipParts(rawParts(raw));
/** One sheet with the given rows. */
export const oneSheet = (rows: string, raw: Omit<Raw, "sheets"> = {}): Uint8Array<ArrayBuffer> =>
  rawXlsx({ ...raw, sheets: { 表: `<sheetData>${rows}</sheetData>` } });
