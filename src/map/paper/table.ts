// The task table beside a map: a row a project, numbered as on the map, with room for stickers and codes.
import { sites as siteWords } from "#words/zh-CN/sites.ts";
import { isOnMap } from "#ledger/sites.ts";
import type { Steps } from "#base/steps.ts";
import type { Signs } from "#ledger/signs.ts";
import type { PaperGroup, PaperItem } from "#ledger/paper/paperItems.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { words } from "#words/words.ts";
import { lookOf } from "../marks.ts";
import type { FlowRow } from "./flow.ts";
import { RULE, SOFT } from "./furniture.ts";
import { badgeNodes } from "./paperMap.ts";
import { badgeSize } from "./paperLabels.ts";
import { paperMark } from "./paperMark.ts";
import { PAPER_PALETTE as ink } from "./patterns.ts";
import { qrNodes } from "./qr.ts";
import { box, line, mm, write, type SvgNode } from "./svg.ts";
import { shorten, wrapText } from "./typeset.ts";

export type TableLook = {
  width: number;
  /** Size of the type, mm. */
  size: number;
  stickers: boolean;
  /** Side of the codes; 0 for none. */
  qr: number;
  addressOf: (item: PaperItem) => string | null;
  slotOf: Signs["slotOf"];
  outside: ReadonlySet<string>;
};

type Columns = {
  mark: number;
  name: number;
  nameWidth: number;
  tasks: number;
  leads: number;
  leadsWidth: number;
  status: number;
  steps: number;
  step: number;
  qr: number;
  end: number;
};

function columnsOf({ width, size, stickers, qr }: TableLook): Columns {
  const step = stickers ? size * 1.62 : 0;
  const end = width;
  const code = end - qr;
  const steps = code - step * say.steps.length;
  const status = steps - size * 4.4;
  const leadsWidth = Math.min(size * 9.5, width * 0.24);
  const leads = status - leadsWidth - size * 0.6;
  const tasks = leads - size * 3.4;
  const name = size * 4.3;
  return {
    mark: size * 3,
    name,
    nameWidth: tasks - name - size * 0.5,
    tasks,
    leads,
    leadsWidth,
    status,
    steps,
    step,
    qr: code,
    end,
  };
}

export function tableHead(look: TableLook): FlowRow {
  const { size } = look;
  const at = columnsOf(look);
  const height = size * 2.3;
  const face = { size: size * 0.92, weight: 700, fill: SOFT } as const;
  return {
    height,
    draw: (x, y) => [
      line(x, y, x + look.width, y, ink.ink, size * 0.14),
      ...(
        [
          [0, say.columns.number],
          [at.name, say.columns.name],
          [at.tasks, say.columns.tasks],
          [at.leads, say.columns.leads],
          [at.status, say.columns.status],
        ] as const
      ).map(([left, text]) => write(x + left, y + height / 2, text, face)),
      ...(look.stickers
        ? say.steps.map((text, i) =>
            write(x + at.steps + (i + 0.5) * at.step, y + height / 2, text, {
              ...face,
              size: size * 0.66,
              anchor: "middle",
            }),
          )
        : []),
      ...(look.qr > 0
        ? [
            write(x + at.qr + look.qr / 2, y + height / 2, say.columns.qr, {
              ...face,
              anchor: "middle",
            }),
          ]
        : []),
      line(x, y + height, x + look.width, y + height, ink.ink, size * 0.06),
    ],
  };
}

export function* tableSteps(groups: readonly PaperGroup[], look: TableLook): Steps<FlowRow[]> {
  const rows: FlowRow[] = [];
  const all = groups.reduce((sum, { items }) => sum + items.length + 1, 0);
  for (const { title, items } of groups) {
    rows.push(groupRow(title, look));
    for (const item of items) {
      rows.push(itemRow(item, look));
      yield rows.length / all;
    }
  }
  return rows;
}

function groupRow(title: string, { size, width }: TableLook): FlowRow {
  const lines = wrapText(title, width, size * 0.96, 2);
  const height = size * 0.7 + lines.length * size * 1.35;
  return {
    height,
    keep: true,
    draw: (x, y) =>
      lines.map((text, i) =>
        write(x, y + size * 0.7 + (i + 0.4) * size * 1.35, text, {
          size: size * 0.96,
          weight: 700,
          fill: ink.accent,
        }),
      ),
  };
}

function itemRow(item: PaperItem, look: TableLook): FlowRow {
  const { size, width, qr } = look;
  const at = columnsOf(look);
  const texts = itemTexts(item, look, at);
  const lines = Math.max(...texts.map((text) => text.lines.length));
  const height = Math.max(
    lines * (size * LEADING) + size * 0.55,
    look.stickers ? at.step + size * 0.16 : 0,
    qr > 0 ? qr + size * 0.3 : 0,
  );
  return {
    height,
    draw: (x, y) => {
      const middle = y + height / 2;
      const address = qr > 0 ? look.addressOf(item) : null;
      return [
        ...numberNodes(item, look, x, middle),
        ...signNodes(item, look, at, x, middle),
        ...texts.flatMap((text) => textNodes(text, size, x, middle)),
        ...(look.stickers ? stickerBoxes(at, size, x, middle) : []),
        ...(address === null ? [] : qrNodes(address, x + at.qr, middle - qr / 2, qr)),
        line(x, y + height, x + width, y + height, RULE, size * 0.04),
      ];
    },
  };
}

const LEADING = 1.3;

/** Lines of a cell; `left` is where they begin in the row, mm. */
type CellText = { left: number; lines: readonly string[]; fill: string };

function itemTexts(item: PaperItem, look: TableLook, at: Columns): CellText[] {
  const { size } = look;
  const { project, tasks, leads, status } = item;
  const marks = [
    ...(project.sites.length > 0 ? [siteWords.count(project.sites.length)] : []),
    ...(look.outside.has(project.id) ? [say.outsideMark] : []),
  ];
  const name = marks.length > 0 ? `${project.name}（${marks.join("，")}）` : project.name;
  const quiet = (text: string): string => (text === words.desk.unstated ? SOFT : ink.ink);
  const statusWidth = at.steps - at.status - size * 0.3;
  return [
    { left: at.name, lines: wrapText(name, at.nameWidth, size, 3), fill: ink.ink },
    { left: at.tasks, lines: [shorten(tasks, at.leads - at.tasks, size)], fill: ink.ink },
    { left: at.leads, lines: wrapText(leads, at.leadsWidth, size, 3), fill: quiet(leads) },
    { left: at.status, lines: [shorten(status, statusWidth, size)], fill: quiet(status) },
  ];
}

const textNodes = (
  { left, lines, fill }: CellText,
  size: number,
  x: number,
  middle: number,
): SvgNode[] =>
  lines.map((text, i) =>
    write(x + left, middle + (i - (lines.length - 1) / 2) * (size * LEADING), text, { size, fill }),
  );

/** As the map shows it where the map shows it, else in quiet figures. */
function numberNodes(
  { project, number }: PaperItem,
  look: TableLook,
  x: number,
  middle: number,
): SvgNode[] {
  const [text, size] = [String(number), look.size * 0.95];
  if (isOnMap(project) && !look.outside.has(project.id)) return badgeNodes(text, x, middle, size);
  const centre = x + badgeSize(text, size).width / 2;
  return [write(centre, middle, text, { size: look.size, fill: SOFT, anchor: "middle" })];
}

function signNodes(
  { project }: PaperItem,
  { size, slotOf }: TableLook,
  at: Columns,
  x: number,
  middle: number,
): SvgNode[] {
  if (!isOnMap(project)) return [];
  // As its number stands on the map: at its own place, else at the first of its sites.
  const site = project.geometry ? null : (project.sites.find(({ geometry }) => geometry) ?? null);
  const look = lookOf((site ?? project).location.precision);
  return [paperMark(x + at.mark, middle, size * 1.5, slotOf(project, site), look)];
}

/** One empty box a step, to put a sticker in. */
const stickerBoxes = (at: Columns, size: number, x: number, middle: number): SvgNode[] =>
  say.steps.map((_, i) =>
    box(
      {
        x: x + at.steps + i * at.step + size * 0.12,
        y: middle - at.step / 2 + size * 0.12,
        width: at.step - size * 0.24,
        height: at.step - size * 0.24,
      },
      { fill: ink.paper, stroke: "#a8a59c", "stroke-width": mm(size * 0.06) },
    ),
  );
