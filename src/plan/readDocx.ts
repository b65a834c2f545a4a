// .docx → text, through mammoth, which knows Word's revisions, fields and text boxes.
// A real table is refused like a flattened one: its rows are for the spreadsheet reader, not for this room.
import { error, warning, type Issue, type Parsed } from "#base/issue.ts";
import { words } from "#words/words.ts";
import { writeOutNumbers } from "./wordNumbers.ts";
import { readZip, writeZip } from "#base/zip.ts";
import { loadPart } from "#base/loadPart.ts";

const say = words.planIssues;
/** A plan of a hundred pages unpacks to some 3 MB. */
const MAX_UNPACKED = 48_000_000;

/** What mammoth hands to `transformDocument`, as far as it is used here. */
type WordElement = {
  type: string;
  value?: string;
  styleName?: string | null;
  children?: WordElement[];
};

/** The text of a Word document, its automatic numbers written out. Never rejects. */
export async function readDocx(bytes: Uint8Array): Promise<Parsed<string>> {
  try {
    const zip = await readZip(bytes, (name) => /\.(?:xml|rels)$/.test(name), MAX_UNPACKED);
    if ("failed" in zip)
      return refused(
        zip.failed === "too-big"
          ? error("plan.file-too-big", say.fileTooBig())
          : error("plan.file-broken", say.fileBroken()),
      );
    const { parts } = zip;
    if (parts.has("xl/workbook.xml"))
      return refused(error("plan.file-spreadsheet", say.fileSpreadsheet()));
    if (parts.has("OFD.xml")) return refused(error("plan.file-pdf", say.filePdf()));
    const find = (root: string) =>
      [...parts].find(
        ([name, part]) =>
          name.endsWith(".xml") &&
          new TextDecoder().decode(part.subarray(0, 2000)).includes(`<${root}`),
      );
    const main = find("w:document");
    if (!main) return refused(error("plan.file-broken", say.fileBroken()));
    const textOf = (part: ReturnType<typeof find>) =>
      part ? new TextDecoder().decode(part[1]) : "";
    const xml = textOf(main);
    const numbers = writeOutNumbers(xml, textOf(find("w:numbering")), textOf(find("w:styles")));
    const { text, tables } = await readText(
      writeZip(new Map(parts).set(main[0], new TextEncoder().encode(numbers.xml))),
    );
    const issues: Issue[] = tables.map((row) => error("plan.table", say.wordTable(), { row }));
    if (numbers.restored > 0)
      issues.push(warning("plan.word-numbers", say.wordNumbers(numbers.restored)));
    if (numbers.lost > 0)
      issues.push(warning("plan.word-numbers-lost", say.wordNumbersLost(numbers.lost)));
    if (/<w:(?:ins|del) /.test(xml))
      issues.push(warning("plan.word-revisions", say.wordRevisions()));
    return { value: text, issues };
  } catch {
    // Whatever a damaged archive makes the unpacker or mammoth throw, the reader can only be told that it is damaged.
    return refused(error("plan.file-broken", say.fileBroken()));
  }
}

const refused = (issue: Issue): Parsed<string> => ({ value: "", issues: [issue] });

async function readText(zip: Uint8Array<ArrayBuffer>): Promise<{ text: string; tables: number[] }> {
  const { default: mammoth } = await loadPart(() => import("mammoth"));
  let found: WordElement = { type: "document" };
  const transformDocument = (document: WordElement): WordElement => {
    found = document;
    return { ...document, children: [] }; // nothing is left for mammoth to turn into HTML
  };
  // Node wants `buffer`, the browser `arrayBuffer`.
  const input = { arrayBuffer: zip.buffer, buffer: zip };
  await mammoth.convertToHtml(input as Parameters<typeof mammoth.convertToHtml>[0], {
    transformDocument,
  });
  return toText(found);
}

/** The paragraphs of a document, and the line numbers at which a table was left out. */
function toText(document: WordElement): { text: string; tables: number[] } {
  const lines: string[] = [];
  const tables: number[] = [];
  const visit = (element: WordElement): void => {
    if (element.type === "table" && isTable(element)) tables.push(lines.length + 1);
    else if (element.type === "paragraph") {
      if (!/^toc\s?\d/i.test(element.styleName ?? ""))
        for (const line of inlineText(element).split("\n")) lines.push(line);
    } else element.children?.forEach(visit);
  };
  visit(document);
  return { text: lines.join("\n"), tables };
}

function inlineText(element: WordElement): string {
  if (element.type === "text") return element.value ?? "";
  if (element.type === "tab") return "\t";
  if (element.type === "break") return "\n";
  return (element.children ?? []).map(inlineText).join("");
}

/** A frame of one cell, one row or one column is layout, and its text is text. */
function isTable(table: WordElement): boolean {
  const rows = table.children ?? [];
  return rows.length > 1 && rows.some((row) => (row.children?.length ?? 0) > 1);
}
