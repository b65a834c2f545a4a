// The same plan laid out otherwise says the same: hard-wrapped, indented, with other line ends or blank lines.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePlan } from "#plan/parsePlan.ts";

const FOLDER = new URL("../fixtures/plan/", import.meta.url);
/** These are about the layout itself, or are tables, whose lines are cells. */
const ABOUT_LAYOUT =
  /^(?:table|hard-wrapped|page-numbers|names-by-spaces|markdown|label-then|long-headings|empty)/;

const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt") && !ABOUT_LAYOUT.test(name))
  .map((name): [string, string] => [
    name.slice(0, -4),
    readFileSync(new URL(name, FOLDER), "utf8").trimEnd(),
  ]);

const meaning = (source: string) => {
  const { value: plan } = parsePlan(source);
  return {
    // Where a sentence happens to end with its line, no one can tell whether the paragraph ends too.
    tasks: plan.tasks.map(({ id, number, section, title, text, leads, assists }) => ({
      id,
      number,
      section,
      title,
      text: text.replace(/(?<=[。；：])\n/g, ""),
      leads,
      assists,
    })),
    sections: plan.sections.map(({ written, title, part }) => ({ written, title, part })),
    title: plan.title,
    issuers: plan.issuers,
    date: plan.date,
  };
};

const wrap = (line: string, width: number): string =>
  line.match(new RegExp(`.{1,${width}}`, "gu"))?.join("\n") ?? "";
const eachLine = (source: string, change: (line: string) => string) =>
  source.split("\n").map(change).join("\n");

const layouts: [string, (source: string) => string][] = [
  ["CRLF", (source) => source.replaceAll("\n", "\r\n")],
  ["CR", (source) => source.replaceAll("\n", "\r")],
  ["a byte order mark", (source) => `\ufeff${source}`],
  ["a blank line between paragraphs", (source) => source.replaceAll("\n", "\n\n")],
  ["indented paragraphs", (source) => eachLine(source, (line) => `　　${line}`)],
  ["trailing spaces", (source) => eachLine(source, (line) => `${line}  `)],
  ["spaces after punctuation", (source) => source.replace(/([，。；、：])/g, "$1 ")],
  [
    "markdown headings",
    (source) =>
      eachLine(source, (line) =>
        /^[一二三四五]+、|^（[一二三四五]+）/.test(line) && line.length < 30 ? `## ${line}` : line,
      ),
  ],
  ...[25, 28, 32, 36, 40].flatMap((width): [string, (source: string) => string][] => [
    [
      `wrapped at ${width}, indented`,
      (source) => eachLine(source, (line) => wrap(`　　${line}`, width)),
    ],
    [
      `wrapped at ${width}, blank lines between`,
      (source) => eachLine(source, (line) => `${wrap(line, width)}\n`),
    ],
    [`wrapped at ${width}`, (source) => eachLine(source, (line) => wrap(line, width))],
  ]),
];

describe.each(layouts)("%s", (_, layOut) => {
  it.each(texts)("%s", (_name, source) => {
    expect(meaning(layOut(source))).toEqual(meaning(source));
  });
});
