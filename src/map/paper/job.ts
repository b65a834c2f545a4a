// What is to be printed, and the pages that come of it. Types only.
import type { BaseMap } from "#ledger/baseMap.ts";
import type { Density } from "#ledger/density/choice.ts";
import type { Signs } from "#ledger/signs.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import type { TileBackground } from "../tiles.ts";
import type { Page } from "./papers.ts";
import type { SvgNode } from "./svg.ts";

export const PRINT_KINDS = ["wall", "project", "office"] as const;
export type PrintKind = (typeof PRINT_KINDS)[number];

export type PrintJob = {
  kind: PrintKind;
  page: Page;
  /** Denominator; null takes the largest round scale at which everything fits. */
  scale: number | null;
  projects: readonly Project[];
  ledger: Ledger;
  base: BaseMap;
  /** ISO day. */
  madeOn: string;
  /** Empty leaves a line to write on. */
  issuer: string;
  /** Empty takes the usual title. */
  title: string;
  stickers: boolean;
  tiles: TileBackground | null;
  /** What marks mean where a legend explains them; by class where nothing else is asked for. */
  signs?: Signs;
  /** Under the projects of the map of a wall or an office's sheet. */
  density?: Density | null;
};

/** `svg` is as large as the page, in millimetres. `scale` is null on a page without a map. */
export type PaperPage = {
  svg: SvgNode;
  width: number;
  height: number;
  title: string;
  scale: number | null;
};
