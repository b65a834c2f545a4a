// Where things stand on a slide: one frame for all, a body by the kind of scene. What does not fit goes into the notes and is told.
import { slides as say } from "#words/zh-CN/slides.ts";
import type { Ledger } from "../ledger.ts";
import { cutToFit, fitSize, heightOf } from "./fit.ts";
import type { Signs } from "../signs.ts";
import { legendItems, scaleItems } from "./legend.ts";
import { noticesOf } from "../notices.ts";
import { exampleNotices, isInternal, type Town } from "../town.ts";
import { gapRows, projectRow, taskRows, totalRows, type SceneContent } from "./sceneContent.ts";
import type { Box, Colour, Slide, SlideItem } from "./slide.ts";
import { fitTable, type TablePlan } from "./tables.ts";

export type SlideSize = "16:9" | "32:9";
export const HEIGHT = 7.5;
export const widthOf = (size: SlideSize): number => (size === "32:9" ? 80 / 3 : 40 / 3);

const MARGIN = 0.5,
  GAP = 0.3,
  TOP = 1.35,
  BOTTOM = 6.84,
  STRIP = 0.34;
const INK = "#22282e",
  QUIET = "#4f5860",
  ACCENT = "#0b5f66",
  RULE = "#b9c4c6";
/** 14 pt on a slide of 7.5 in is 28 px at 1080p: nothing meant for the room is smaller. */
const TEXT_SIZES = [20, 18, 16, 14],
  CLAUSE_SIZES = [26, 24, 22, 20, 18, 16, 14],
  TABLE_SIZES = [16, 14];
const NAMES_IN_NOTES = 200;

/** The picture of the map in pixels; `groundMetres` is what its width covers on the ground, null where unknown. */
export type PlacedPicture = {
  png: Uint8Array;
  widthPixels: number;
  heightPixels: number;
  groundMetres: number | null;
};

export type SlideContext = {
  ledger: Ledger;
  size: SlideSize;
  page: number;
  pages: number;
  sources: readonly string[];
  colours: readonly Colour[];
  /** What the marks of the map mean. */
  signs: Signs;
};

/** Where the map of a scene stands, in inches. */
export function mapBox(size: SlideSize): Box {
  const width = widthOf(size);
  return {
    x: MARGIN,
    y: TOP,
    width: size === "32:9" ? width * 0.54 : width * 0.5,
    height: BOTTOM - STRIP - TOP,
  };
}

/** `cutRows`, `cutText`: what was put into the notes for want of room. */
export type LaidOut = { slide: Slide; cutRows: number; cutText: boolean };

export function layOut(
  content: SceneContent,
  picture: PlacedPicture | null,
  context: SlideContext,
): LaidOut {
  const page = new Page(content, context);
  switch (content.kind) {
    case "opening":
      page.opening();
      break;
    case "closing":
      page.closing();
      break;
    case "clause":
      page.clause();
      break;
    case "view":
      page.view(picture);
      break;
  }
  return page.finish();
}

class Page {
  readonly #items: SlideItem[] = [];
  readonly #notes: string[];
  readonly #content: SceneContent;
  readonly #context: SlideContext;
  readonly #width: number;
  #cutRows = 0;
  #cutText = false;

  constructor(content: SceneContent, context: SlideContext) {
    this.#content = content;
    this.#context = context;
    this.#width = widthOf(context.size);
    this.#notes = content.notes ? [content.notes] : [];
  }

  view(picture: PlacedPicture | null): void {
    this.#head();
    const map = mapBox(this.#context.size);
    if (!picture)
      return this.#words(
        { x: MARGIN, y: TOP, width: this.#width - 2 * MARGIN, height: BOTTOM - TOP },
        [...this.#content.missing, say.noPicture],
      );
    const { ledger, colours, signs } = this.#context;
    const scale = Math.min(map.width / picture.widthPixels, map.height / picture.heightPixels);
    const box = {
      x: map.x,
      y: map.y,
      width: picture.widthPixels * scale,
      height: picture.heightPixels * scale,
    };
    this.#items.push({
      kind: "picture",
      name: say.parts.map,
      box,
      png: picture.png,
      alt: say.alt(this.#content.title, this.#content.projects.length),
    });
    const strip = { x: map.x, y: box.y + box.height + 0.02, width: box.width, height: STRIP };
    const bar = scaleItems(strip, box, picture.groundMetres, INK);
    this.#items.push(
      ...legendItems(
        { ...strip, width: strip.width - bar.width },
        this.#content.projects.length ? this.#content.projects : ledger.projects,
        signs,
        colours,
      ),
      ...bar.items,
    );
    const x = box.x + box.width + GAP;
    this.#words(
      { x, y: TOP, width: this.#width - MARGIN - x, height: BOTTOM - TOP },
      this.#content.missing,
    );
  }

  clause(): void {
    this.#head();
    const { clause, projects } = this.#content;
    const whole = { x: MARGIN, y: TOP, width: this.#width - 2 * MARGIN, height: BOTTOM - TOP };
    if (!clause) return this.#words(whole, this.#content.missing);
    const aside =
      projects.length > 0 || this.#content.text !== "" || this.#content.missing.length > 0;
    const left = { ...whole, width: aside ? whole.width * 0.56 : whole.width };
    this.#text(say.parts.clause, { ...left, height: 0.62 }, clause.head, [18, 16, 14], {
      colour: ACCENT,
      bold: true,
    });
    this.#text(
      say.parts.clause,
      { ...left, y: TOP + 0.68, height: left.height - 0.68 },
      clause.text,
      CLAUSE_SIZES,
      {},
      { mark: say.clauseCut, whole: say.fullClause },
    );
    if (aside)
      this.#words(
        { ...whole, x: left.x + left.width + GAP, width: whole.width - left.width - GAP },
        this.#content.missing,
      );
  }

  opening(): void {
    const { ledger, size } = this.#context;
    const said = `${this.#content.title}\n${this.#content.text}`;
    const aboutPlan = [ledger.plan.title ?? "", ...ledger.plan.issuers, ledger.plan.date ?? ""];
    const free = this.#cover(aboutPlan.filter((line) => !said.includes(line)));
    if (size !== "32:9") {
      this.#tasks(this.#totals(free));
      return;
    }
    this.#totals({ ...free, width: free.width * 0.61 });
    this.#tasks({ ...free, x: free.x + free.width * 0.64, width: free.width * 0.36 });
  }

  /** What the projects add up to; returns what is left of the box below. */
  #totals(box: Box): Box {
    const { totals } = say;
    const { projects } = this.#content;
    this.#text(
      say.parts.text,
      { ...box, height: 0.4 },
      totals.scope(projects.length, this.#context.ledger.projects.length),
      [18, 16, 14],
      { bold: true },
    );
    const table = this.#table(
      say.parts.totals,
      { ...box, y: box.y + 0.5, height: box.height - 1.1 },
      {
        heads: totals.heads,
        rows: totalRows(projects),
        shares: [1.5, 1.1, 1.1, 1.1, 1.5, 1.3],
        sizes: TABLE_SIZES,
        total: true,
        rest: say.restRows,
      },
      [],
    );
    const note = this.#text(
      say.parts.text,
      { ...box, y: box.y + 0.6 + table, height: 0.6 },
      totals.place,
      [14],
      { colour: QUIET },
    );
    const y = box.y + 0.75 + table + note;
    return { ...box, y, height: box.y + box.height - y };
  }

  /** The task areas with their projects, where all of them fit. */
  #tasks(box: Box): void {
    const plan: TablePlan = {
      heads: say.totals.taskHeads,
      rows: taskRows(this.#context.ledger),
      shares: [5, 1.2],
      sizes: [14],
      total: true,
      rest: say.restRows,
    };
    if (plan.rows.length > 1 && fitTable("", box, plan).left === 0)
      this.#table(say.parts.tasks, box, plan, []);
  }

  closing(): void {
    const half = this.#cover([]);
    const rows = gapRows(this.#content.projects, this.#context.ledger);
    if (rows.length === 0) return;
    this.#text(say.parts.text, { ...half, height: 0.4 }, say.gaps.title, [18, 16, 14], {
      bold: true,
    });
    this.#table(
      say.parts.gaps,
      { ...half, y: half.y + 0.5, height: half.height - 0.5 },
      { heads: say.gaps.heads, rows, shares: [3, 1], sizes: TABLE_SIZES, rest: say.restRows },
      [],
    );
  }

  /** Large words at the left; returns the half that is free. */
  #cover(lines: readonly string[]): Box {
    const { title, text, missing } = this.#content;
    const width = this.#width * 0.46 - MARGIN;
    this.#items.push({
      kind: "bar",
      name: say.parts.rule,
      box: { x: MARGIN, y: 1.3, width: 0.09, height: 1.7 },
      colour: ACCENT,
    });
    const size = fitSize(title, width - 0.3, 1.7, [40, 36, 32, 28, 24, 20]);
    this.#title({ x: MARGIN + 0.28, y: 1.3, width: width - 0.28, height: 1.7 }, title, size);
    this.#pageNumber();
    const words = [text, ...missing, ...lines].filter(Boolean).join("\n");
    this.#text(
      say.parts.text,
      { x: MARGIN + 0.28, y: 3.25, width: width - 0.28, height: BOTTOM - 3.25 },
      words,
      TEXT_SIZES,
      { colour: QUIET },
      { mark: say.clauseCut, whole: say.fullText },
    );
    const x = MARGIN + width + 0.5;
    return { x, y: 1.3, width: this.#width - MARGIN - x, height: BOTTOM - 1.3 };
  }

  #head(): void {
    const { title } = this.#content;
    this.#items.push({
      kind: "bar",
      name: say.parts.rule,
      box: { x: MARGIN, y: 0.42, width: 0.08, height: 0.66 },
      colour: ACCENT,
    });
    const width = this.#width - 2 * MARGIN - 1.5;
    this.#title(
      { x: MARGIN + 0.22, y: 0.35, width, height: 0.8 },
      title,
      fitSize(title, width, 0.8, [30, 28, 26, 24, 22, 20, 18, 16]),
    );
    this.#pageNumber();
  }

  #title(box: Box, title: string, size: number): void {
    const { text, cut } = cutToFit(title, box.width, box.height, size, "…");
    if (cut) this.#overflow(say.fullText(title));
    this.#items.push({
      kind: "title",
      box,
      text,
      style: { size, bold: true, colour: INK, anchor: "middle" },
    });
  }

  #pageNumber(): void {
    const { page, pages } = this.#context;
    this.#items.push({
      kind: "text",
      name: say.parts.number,
      box: { x: this.#width - MARGIN - 1.2, y: 0.35, width: 1.2, height: 0.8 },
      text: say.page(page, pages),
      style: { size: 14, colour: QUIET, align: "right", anchor: "middle" },
    });
  }

  /** The scene's own words above, its projects below. */
  #words(box: Box, notices: readonly string[]): void {
    const { projects, text } = this.#content;
    const words = [...notices, text].filter(Boolean).join("\n");
    const { heads } = say;
    const isWide = box.width > 8;
    const plan: TablePlan = {
      heads: [heads.number, heads.task, heads.name, heads.offices, heads.status],
      rows: projects.map((project, index) =>
        projectRow(project, index + 1, this.#context.ledger, isWide),
      ),
      shares: isWide ? [0.7, 0.8, 4, 4, 1.2] : [0.6, 0.66, 2.1, 1.75, 0.88],
      sizes: isWide ? TABLE_SIZES : [14],
      rest: say.restRow,
    };
    // Words take what the table leaves them, but never so much that it shows nothing.
    const spare =
      box.height -
      0.2 -
      (projects.length > 0 ? fitTable("", box, { ...plan, sizes: [14] }).height : 0);
    const most =
      projects.length > 0
        ? Math.min(Math.max(spare, box.height * 0.28), box.height * 0.6)
        : box.height;
    const used = words
      ? this.#text(
          say.parts.text,
          { ...box, height: most },
          words,
          TEXT_SIZES,
          {},
          { mark: say.clauseCut, whole: say.fullText },
        ) + 0.2
      : 0;
    if (projects.length === 0) return;
    this.#table(say.parts.table, { ...box, y: box.y + used, height: box.height - used }, plan);
  }

  /** Returns the height used. A text that does not fit in the smallest size is cut, and kept whole in the notes. */
  #text(
    name: string,
    box: Box,
    whole: string,
    sizes: readonly number[],
    style: { bold?: boolean; colour?: Colour },
    overflow: { mark: string; whole: (text: string) => string } = {
      mark: "…",
      whole: say.fullText,
    },
  ): number {
    const size = fitSize(whole.slice(0, 5000), box.width, box.height, sizes);
    const { text, cut } = cutToFit(whole, box.width, box.height, size, overflow.mark);
    if (cut) this.#overflow(overflow.whole(whole));
    const height = Math.min(box.height, heightOf(text, box.width, size));
    this.#items.push({
      kind: "text",
      name,
      box: { ...box, height },
      text,
      style: { size, ...style },
    });
    return height;
  }

  #overflow(whole: string): void {
    this.#cutText = true;
    this.#notes.push(whole);
  }

  #table(
    name: string,
    box: Box,
    plan: TablePlan,
    named = this.#content.projects.map((project) => project.name),
  ): number {
    const { item, left, height } = fitTable(name, box, plan);
    this.#items.push(item);
    if (left > 0 && named.length > 0) {
      this.#cutRows += left;
      const names = named.slice(-left);
      this.#notes.push(
        say.restNotes(names.slice(0, NAMES_IN_NOTES), Math.max(0, left - NAMES_IN_NOTES)),
      );
    }
    return height;
  }

  finish(): LaidOut {
    const { ledger, sources } = this.#context;
    const width = this.#width - 2 * MARGIN;
    const notices = noticesOn(ledger.town).join("　　");
    this.#items.push({
      kind: "bar",
      name: say.parts.rule,
      box: { x: MARGIN, y: 6.9, width, height: 0.01 },
      colour: RULE,
    });
    this.#items.push({
      kind: "text",
      name: say.parts.notices,
      box: { x: MARGIN, y: 6.92, width, height: 0.24 },
      text: notices,
      style: { size: 11, bold: true, colour: INK, anchor: "middle" },
    });
    const all = [
      ...new Set([
        ...sources,
        ...this.#content.projects
          .slice(0, NAMES_IN_NOTES)
          .flatMap(({ location }) => location.source ?? []),
      ]),
    ];
    const { text: origin, cut } = cutToFit(all.length ? say.sources(all) : "", width, 0.34, 8, "…");
    // Licences ask that their notices go with every slide; where the line has no room the notes have it.
    if (cut) this.#notes.push(say.sources(noticesOf(sources)));
    if (origin)
      this.#items.push({
        kind: "text",
        name: say.parts.notices,
        box: { x: MARGIN, y: 7.15, width, height: 0.34 },
        text: origin,
        style: { size: 8, colour: QUIET },
      });
    return {
      slide: { items: this.#items, notes: this.#notes.join("\n\n") },
      cutRows: this.#cutRows,
      cutText: this.#cutText,
    };
  }
}

/** What every slide says of its map. */
const noticesOn = (town: Town): string[] => [
  ...exampleNotices(town),
  ...(isInternal(town) ? [say.notice] : []),
  say.approval(town.mapApproval),
  say.extentNote,
];
