// What the user has chosen for paper, and the job it makes of the ledger. Knows no elements.
import type { BaseMap } from "#ledger/baseMap.ts";
import type { Density } from "#ledger/density/choice.ts";
import type { Signs } from "#ledger/signs.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import type { PrintJob, PrintKind } from "#map/paper/job.ts";
import type { Page } from "#map/paper/papers.ts";
import type { TileBackground } from "#map/tiles.ts";

export type PrintChoices = {
  kind: PrintKind;
  page: Page;
  scope: "filtered" | "all";
  scale: number | null;
  stickers: boolean;
  withTiles: boolean;
  withDensity: boolean;
  issuer: string;
  title: string;
};

export const FIRST_CHOICES: PrintChoices = {
  kind: "wall",
  page: { paper: "A3", orientation: "landscape" },
  scope: "filtered",
  scale: null,
  stickers: true,
  withTiles: true,
  withDensity: true,
  issuer: "",
  title: "",
};

/** The paper that each kind is usually printed on. */
export const pageFor = (kind: PrintKind): Page =>
  kind === "wall"
    ? { paper: "A3", orientation: "landscape" }
    : { paper: "A4", orientation: "portrait" };

export type PrintData = {
  ledger: Ledger;
  base: BaseMap;
  matching: readonly Project[];
  tiles: TileBackground | null;
  density: Density | null;
  /** What the marks mean on the screen. */
  signs: Signs;
  madeOn: string;
};

export const jobOf = (
  { kind, page, scope, scale, stickers, withTiles, withDensity, issuer, title }: PrintChoices,
  { ledger, base, matching, tiles, density, signs, madeOn }: PrintData,
): PrintJob => ({
  kind,
  page,
  scale,
  stickers,
  issuer: issuer.trim(),
  title: kind === "wall" ? title.trim() : "",
  ledger,
  base,
  madeOn,
  projects: scope === "all" ? ledger.projects : matching,
  tiles: withTiles ? tiles : null,
  density: withDensity ? density : null,
  signs,
});
