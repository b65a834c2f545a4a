// Sheets printed by Chromium, read back by poppler: size, number of pages, text, fonts, and a picture that is not empty.
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePages } from "#map/paper/makePages.ts";
import type { PrintJob } from "#map/paper/job.ts";
import type { Paper } from "#map/paper/papers.ts";
import { toMarkup } from "#map/paper/svg.ts";
import { launch } from "../browser/chromium.ts";
import { openOwnTown } from "../ledger/town.ts";
import { put, workFolder } from "./gdal.ts";

const run = (program: string, ...parameters: string[]): string =>
  execFileSync(program, parameters, { encoding: "utf8", maxBuffer: 1e9, timeout: 60_000 });

let browser: Browser;
let town: Awaited<ReturnType<typeof openOwnTown>>;
beforeAll(async () => {
  [browser, town] = await Promise.all([launch(), openOwnTown()]);
});
afterAll(() => browser.close());

async function printed(
  kind: PrintJob["kind"],
  paper: Paper,
  orientation: "landscape" | "portrait",
): Promise<{ path: string; pages: number }> {
  const { ledger, base } = town;
  const { pages } = makePages({
    kind,
    page: { paper, orientation },
    scale: null,
    projects: ledger.projects,
    ledger,
    base,
    madeOn: "2026-11-24",
    issuer: "规划建设办公室",
    title: "",
    stickers: true,
    tiles: null,
  });
  const { width, height } = pages[0]!;
  const page = await browser.newPage();
  await page.setContent(
    `<style>@page { size: ${width}mm ${height}mm; margin: 0 } body { margin: 0 } svg { display: block; break-after: page } svg:last-child { break-after: auto }</style>${pages.map(({ svg }) => toMarkup(svg)).join("")}`,
  );
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await page.close();
  return { path: put(workFolder(), "sheet.pdf", pdf), pages: pages.length };
}

const factsOf = (path: string): { pages: number; millimetres: number[] } => {
  const info = run("pdfinfo", path);
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(info)![1]),
    millimetres: /Page size:\s+([\d.]+) x ([\d.]+)/
      .exec(info)!
      .slice(1, 3)
      .map((points) => Math.round((Number(points) * 25.4) / 72)),
  };
};
const bare = (text: string): string => text.replaceAll(/\s+/g, "");

describe("poppler reads", () => {
  it.each([
    ["A3", [420, 297]],
    ["A0", [1189, 841]],
  ] as const)(
    "a %s wall sheet as one page of its size, every project's name as text, all fonts embedded, and something on every part of it",
    async (paper, size) => {
      const { path } = await printed("wall", paper, "landscape");
      expect(factsOf(path)).toEqual({ pages: 1, millimetres: size });
      const text = bare(run("pdftotext", "-layout", path, "-"));
      for (const { name } of town.ledger.projects) expect(text).toContain(bare(name).slice(0, 6));
      for (const needed of [
        "内部工作用图，不得公开传播",
        "审图号",
        "规划建设办公室",
        "共47个项目：图上19个，无空间位置28个",
      ])
        expect(text).toContain(needed);
      const fonts = run("pdffonts", path).trim().split("\n").slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      expect(
        fonts.filter((line) => !/\syes\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$/.test(line)),
      ).toEqual([]);
      expect(run("pdfimages", "-list", path).trim().split("\n")).toHaveLength(2);
      run("pdftoppm", "-r", "20", "-gray", "-singlefile", path, path.replace(".pdf", ""));
      const grey = readFileSync(path.replace(".pdf", ".pgm"));
      expect(inkIn(grey, 0.05, 0.15, 0.5, 0.7)).toBeGreaterThan(0.005);
      expect(inkIn(grey, 0.6, 0.15, 0.95, 0.7)).toBeGreaterThan(0.005);
      expect(statSync(path).size).toBeLessThan(8e6);
    },
  );

  it("A4 handouts: a page for each", async () => {
    const { path, pages } = await printed("project", "A4", "portrait");
    expect(factsOf(path)).toEqual({ pages, millimetres: [210, 297] });
    expect(bare(run("pdftotext", "-f", "1", "-l", "1", path, "-"))).toContain(
      "恒隆生态农场肉牛养殖基地",
    );
  });
});

/** Share of dark dots in a part of a grey picture (PGM), the part given by shares of its sides. */
function inkIn(pgm: Buffer, left: number, top: number, right: number, bottom: number): number {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString("latin1"))!;
  const [width, height, start] = [Number(head[1]), Number(head[2]), head[0].length];
  let [dark, all] = [0, 0];
  for (let y = Math.floor(top * height); y < bottom * height; y++)
    for (let x = Math.floor(left * width); x < right * width; x++, all++)
      if (pgm[start + y * width + x]! < 140) dark++;
  return dark / all;
}
