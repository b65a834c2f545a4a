// LibreOffice opens what we write: every scene is a page, and its words are found on it.
import { KIND_SIGNS } from "#ledger/signs.ts";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { exportSlides } from "#ledger/slides/exportSlides.ts";
import { deckOf, greyPng, projectsOfTask } from "../ledger/slides/deck.ts";
import { openOwnTown } from "../ledger/town.ts";
import { put, workFolder } from "./gdal.ts";

const run = (program: string, ...parameters: string[]): string =>
  execFileSync(program, parameters, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 110_000,
  });
/** The words of a page, however they are wrapped. */
const plain = (text: string): string => text.replace(/\s+/g, "");

describe.each(["16:9", "32:9"] as const)("slides %s", (size) => {
  let pdf = "";
  let pages: string[] = [];
  const scenes: { title: string; text: string }[] = [];
  beforeAll(async () => {
    const { ledger, base } = await openOwnTown();
    const deck = deckOf(ledger);
    scenes.push(...deck.scenes);
    const picture = async (_: unknown, { width, height }: { width: number; height: number }) => ({
      png: greyPng(2000, Math.round((2000 * height) / width)),
      groundMetres: 12_000,
    });
    const { value } = await exportSlides({
      deck,
      ledger,
      size,
      projectsOf: projectsOfTask(ledger),
      gapsOf: () => [],
      picture,
      sources: base.attributions,
      signsOf: () => KIND_SIGNS,
      colours: [],
      progress: () => undefined,
      signal: new AbortController().signal,
    });
    const folder = workFolder();
    const path = put(folder, "deck.pptx", value);
    // A profile of its own, so that an office that is open elsewhere is not asked to do it.
    run(
      "soffice",
      `-env:UserInstallation=file://${folder}/profile`,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      path,
    );
    pdf = join(folder, "deck.pdf");
    pages = run("pdftotext", "-layout", pdf, "-").split("\f").slice(0, -1).map(plain);
  });

  it("has a page a scene, in its proportions", () => {
    const info = run("pdfinfo", pdf);
    expect(Number(/Pages:\s+(\d+)/.exec(info)![1])).toBe(scenes.length);
    const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info)!.map(Number);
    expect(width! / height!).toBeCloseTo(size === "16:9" ? 16 / 9 : 32 / 9, 2);
  });

  it("says the title of each scene, the notice and 审图号 on its page", () => {
    expect(pages).toHaveLength(scenes.length);
    // A long title is wrapped beside other words: its beginning stands in one line.
    scenes.forEach(({ title }, index) => expect(pages[index]).toContain(plain(title).slice(0, 8)));
    for (const page of pages) expect(page).toContain("内部工作用图，不得公开传播审图号：");
  });

  it("shows the tables", () => {
    expect(pages[0]).toContain("合计47");
    expect(pages[1]).toContain("未填报");
  });
});
