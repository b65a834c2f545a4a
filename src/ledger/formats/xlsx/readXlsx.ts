// .xlsx bytes → sheets of plain cells. Formulas are never run; what is hidden is read and flagged; limits keep hostile files small.
import { decodeText } from "#base/decode.ts";
import { error, IssueLog, warning, type Parsed } from "#base/issue.ts";
import { readZip, type ZipParts } from "#base/zip.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import type { Grid } from "../grid.ts";
import { readBook, readRelations, readStyles, type SheetEntry } from "./book.ts";
import { MAX_CELLS, MAX_TEXT, readSheet } from "./sheet.ts";
import { readSharedStrings, simpleXml } from "./text.ts";

const MEGABYTE = 1_048_576;
/** What a workbook's XML may unpack to. */
const MAX_UNPACKED = 200 * MEGABYTE;

const say = tableFormats.xlsx;

const isOle = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** An OLE container is an encrypted .xlsx when it holds a stream of this name, else an old .xls. */
function isEncrypted(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, MEGABYTE);
  const name = [..."EncryptedPackage"].map((char) => char.charCodeAt(0));
  for (let at = head.indexOf(name[0]!); at >= 0; at = head.indexOf(name[0]!, at + 1))
    if (name.every((code, index) => head[at + index * 2] === code)) return true;
  return false;
}

const WANTED = /\.(?:xml|rels)$/i;
const UNWANTED =
  /^(?:drawings|charts|theme|media|printerSettings|pivotTables|pivotCache|comments\d*\.xml|docProps|customXml|externalLinks|revisions)$/i;
const isWanted = (name: string): boolean =>
  WANTED.test(name) && !name.split("/").some((folder) => UNWANTED.test(folder));

/** Part names differ in case between writers. */
class Parts {
  readonly #byName: ReadonlyMap<string, Uint8Array>;

  constructor(parts: ZipParts) {
    this.#byName = new Map(
      [...parts].map(([name, bytes]) => [
        name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase(),
        bytes,
      ]),
    );
  }

  /** The XML of a part; `clean` is false when its bytes are no text. Null when it is not there. */
  text(path: string): { xml: string; clean: boolean } | null {
    const bytes = this.#byName.get(path.toLowerCase());
    if (!bytes) return null;
    const { text, encoding } = decodeText(bytes);
    const clean = encoding !== "gb18030";
    return { xml: simpleXml(clean ? text : new TextDecoder().decode(bytes)), clean };
  }

  xml(path: string): string {
    return this.text(path)?.xml ?? "";
  }
}

/** The workbook part and the part with its relations. */
function findBook(parts: Parts): { path: string; folder: string } {
  const main = readRelations(parts.xml("_rels/.rels"), "").find(
    ({ type }) => type === "officeDocument",
  )?.path;
  const path = main !== undefined && parts.text(main) ? main : "xl/workbook.xml";
  return { path, folder: path.slice(0, Math.max(0, path.lastIndexOf("/"))) };
}

/** Reads all sheets of a workbook. Never rejects; a file that is no workbook gives no sheets and one error. `limit`: bytes that may come out of the archive. */
export async function readXlsx(
  bytes: Uint8Array,
  file = "",
  limit = MAX_UNPACKED,
): Promise<Parsed<readonly Grid[]>> {
  const fail = (code: string, message: string): Parsed<readonly Grid[]> => ({
    value: [],
    issues: [error(code, message, { file })],
  });
  if (isOle(bytes))
    return isEncrypted(bytes)
      ? fail("xlsx.encrypted", say.encrypted())
      : fail("xlsx.old-format", say.oldFormat());
  if (!isZip(bytes)) return fail("xlsx.not-zip", say.notZip());
  const zip = await readZip(bytes, isWanted, limit).catch(() => ({ failed: "broken" as const }));
  if ("failed" in zip)
    return zip.failed === "too-big"
      ? fail("xlsx.too-big", say.tooBig(Math.round(limit / MEGABYTE)))
      : fail("xlsx.broken", say.broken());
  return readParts(new Parts(zip.parts), file);
}

function readParts(parts: Parts, file: string): Parsed<readonly Grid[]> {
  const { path, folder } = findBook(parts);
  const relations = readRelations(
    parts.xml(`${folder}/_rels/${path.slice(path.lastIndexOf("/") + 1)}.rels`),
    folder,
  );
  const book = readBook(parts.xml(path), relations);
  if (book.sheets.length === 0)
    return { value: [], issues: [error("xlsx.no-workbook", say.noWorkbook(), { file })] };
  const partOf = (type: string, usual: string) =>
    relations.find((relation) => relation.type === type)?.path ?? `${folder}/${usual}`;
  const strings = readSharedStrings(parts.xml(partOf("sharedStrings", "sharedStrings.xml")));
  const styles = readStyles(parts.xml(partOf("styles", "styles.xml")));
  const log = new IssueLog();
  const add = log.add.bind(log);
  let [budget, textBudget] = [MAX_CELLS, MAX_TEXT];
  const grids = book.sheets.flatMap((sheet: SheetEntry, index): Grid[] => {
    const name = sheet.name || `Sheet${index + 1}`;
    const text = parts.text(sheet.path ?? `${folder}/worksheets/sheet${index + 1}.xml`);
    if (!text) {
      add(error("xlsx.sheet-missing", say.sheetMissing(name), { file }));
      return [];
    }
    if (!text.clean) add(warning("xlsx.bad-text", say.badText(name), { file }));
    const { rows, numbers, merges, cells, characters } = readSheet(text.xml, {
      name,
      file,
      strings,
      styles,
      since1904: book.since1904,
      budget,
      textBudget,
      add,
    });
    budget = Math.max(0, budget - cells);
    textBudget = Math.max(0, textBudget - characters);
    return [{ name, rows, numbers, merges, hidden: sheet.hidden }];
  });
  return {
    value: grids,
    issues: log.finish((code, left) => warning(code, tableFormats.table.more(left), { file })),
  };
}
