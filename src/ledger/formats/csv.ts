// .csv, .tsv, .txt and pasted text as a source of rows.
import { decodeText } from "#base/decode.ts";
import { error } from "#base/issue.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import type { Format } from "../source.ts";
import { detectDelimiter, openDelimited } from "./delimited.ts";
import { findTable } from "./findTable.ts";

/** A .txt is a table when most of its first lines part into fields; a plan or a letter is not. */
function isTable(bytes: Uint8Array): boolean {
  const { text } = decodeText(bytes.subarray(0, 65_536));
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const { delimiter, fields } = detectDelimiter(text);
  return (
    fields > 1 &&
    delimiter !== "，" &&
    lines.filter((line) => line.includes(delimiter)).length * 2 > lines.length
  );
}

export const csv: Format = {
  id: "csv",
  accepts: ({ name, bytes }) =>
    /\.(?:csv|tsv|tab)$/i.test(name) || (/\.txt$/i.test(name) && isTable(bytes)),
  read: async ([file], { progress }) => {
    if (!file) return { value: [], issues: [] };
    const grid = openDelimited(decodeText(file.bytes).text, file.name);
    progress(0.5);
    const source = findTable(grid.value, file.name, "csv");
    progress(1);
    if (!source.value)
      return {
        value: [],
        issues: [
          ...grid.issues,
          error("table.empty", tableFormats.table.empty(), { file: file.name }),
        ],
      };
    return { value: [source.value], issues: [...grid.issues, ...source.issues] };
  },
};
