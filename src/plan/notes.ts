// Where office annotations stand in a text: in brackets, or as a label at the start of a paragraph or after a sentence.
import { LABEL, parseAnnotation, roleOf, startsWithLabel, type Roles } from "./annotation.ts";
import { isOpener, pairBrackets } from "./brackets.ts";
import { isOrganisation, isSpecific, splitNames } from "./names.ts";
import type { Range } from "./plan.ts";

/**
 * An annotation inside a text: its range, brackets included; `open` when the closing bracket is missing,
 * `bare` when it is a list of names without a word on their duties.
 */
export type Note = Roles & Range & { open: boolean; bare: boolean };
export type FindNotes = (text: string) => Note[];

const MAX_NOTE = 600;
const BEFORE_LABEL = "\n。；;，,！）)】］ —-·•●▪◆★▲※";
/** Annotations stand in the first brackets or one deeper; what is nested further is no annotation. */
const MAX_DEPTH = 3;

/** All annotations of a text, in order. Work is bounded by MAX_DEPTH looks at each character. */
export function findNotes(text: string): Note[] {
  if (!mayBeNote(text)) return [];
  const notes: Note[] = [];
  const pairs = pairBrackets(text);
  const around: number[] = [];
  let openTried = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isOpener(text[i]!)) continue;
    while (around.length > 0 && around.at(-1)! < i) around.pop();
    const close = pairs.get(i);
    if (close === undefined && (i < openTried || !startsWithLabel(text.slice(i, i + 24)))) continue;
    if (close === undefined) openTried = i + MAX_NOTE; // one look at each stretch, however many brackets never close
    const note =
      close === undefined
        ? openNote(text, i)
        : around.length < MAX_DEPTH
          ? closedNote(text, i, close)
          : null;
    if (note) {
      notes.push(note);
      i = note.end - 1;
    } else if (close !== undefined) around.push(close);
  }
  return [...notes, ...looseNotes(text, notes)].sort((a, b) => a.start - b.start);
}

/** A cheap look before the grammar is tried. */
const mayBeNote = (content: string): boolean => /[牵责主协配参支会负落实承执建分]/.test(content);

function closedNote(text: string, start: number, close: number): Note | null {
  if (close - start > MAX_NOTE) return null;
  const content = text.slice(start + 1, close);
  const roles = mayBeNote(content) ? parseAnnotation(content) : null;
  return roles ? { ...roles, start, end: close + 1, open: false, bare: false } : null;
}

/** A label bracket that never closes runs to the end of its paragraph; its last name may be cut, so it must look whole. */
function openNote(text: string, start: number): Note | null {
  const lineEnd = text.indexOf("\n", start);
  const end = Math.min(lineEnd < 0 ? text.length : lineEnd, start + MAX_NOTE);
  const roles = parseAnnotation(text.slice(start + 1, end));
  if (!roles) return null;
  const tail = text.slice(Math.max(start, end - 60), end);
  const whole = (name: string) => isOrganisation(name) || !tail.endsWith(name);
  return {
    ...roles,
    leads: roles.leads.filter(whole),
    assists: roles.assists.filter(whole),
    start,
    end,
    open: true,
    bare: false,
  };
}

/** Labels outside brackets, each at the start of its paragraph or after a mark of punctuation. */
function looseNotes(text: string, notes: readonly Note[]): Note[] {
  const found: Note[] = [];
  let next = 0;
  let until = 0;
  for (const match of text.matchAll(LABEL)) {
    const at = match.index;
    while (next < notes.length && notes[next]!.end <= at) next++;
    const taken = at < until || (next < notes.length && notes[next]!.start <= at);
    if (taken || roleOf(match) === "ignored" || !BEFORE_LABEL.includes(text[at - 1] ?? "\n"))
      continue;
    const lineEnd = text.indexOf("\n", at);
    const end = Math.min(
      lineEnd < 0 ? text.length : lineEnd,
      notes[next]?.start ?? text.length,
      at + MAX_NOTE,
    );
    const content = annotationAt(text.slice(at, end));
    const roles = parseAnnotation(content);
    if (!roles) continue;
    until = at + content.length;
    found.push({ ...roles, start: at, end: until, open: false, bare: false });
  }
  return found;
}

/** Up to the full stop after which no further label stands: “责任单位：A。各单位要…” ends before 各单位. */
function annotationAt(text: string): string {
  let end = text.indexOf("。");
  while (end >= 0 && startsWithLabel(text.slice(end + 1))) end = text.indexOf("。", end + 1);
  return end < 0 ? text : text.slice(0, end + 1);
}

const BARE = /(?<=[。；！]\n?)[（(【[〔]([^（(【[〔]{3,120})[)）】\]〕][。；]?$/gm;

/** Brackets after the last sentence of a paragraph with nothing in them but offices: “…。（县财政局、县教育局）” */
export function findBareNotes(text: string): Note[] {
  return [...text.matchAll(BARE)].flatMap((match) => {
    const names = splitNames(match[1]!);
    if (!names.every((name) => name.length >= 3 && isSpecific(name))) return [];
    const start = match.index;
    return [
      {
        leads: names.slice(0, 1),
        assists: names.slice(1),
        implied: true,
        start,
        end: start + match[0].length,
        open: false,
        bare: true,
      },
    ];
  });
}
