// The grammar by which plans name offices: labels (牵头单位：…), verbs (…牵头，…配合), brackets or a line of their own.
// Knows no office; offices.ts does.
import { splitNames, tidyName } from "./names.ts";
import type { Range } from "./plan.ts";

export type Roles = { leads: string[]; assists: string[] };
type Role = "lead" | "assist" | "responsible" | "ignored";

const UNIT = "(?:责任)?(?:部门|单位|科室|股室|机构|主体|办公室)";
const LABELS: readonly [Role, string][] = [
  ["ignored", "(?:分管|责任|牵头|包抓|挂点|挂钩|包联|主管)(?:市|县|区|镇|街道)?领导|责任人|负责人|联系人|联系电话|(?:完成|整改|办理)?时限|完成时间|时间节点|整改目标|整改措施|整改任务|工作措施|工作目标|备注"],
  ["lead", `(?:总?牵头|主办|主责|主要责任|主体责任|第一责任)${UNIT}|牵头责任${UNIT}|总?牵头`],
  ["assist", `(?:协助|配合|协同|参与|参加|协办|协作|支持|会办)${UNIT}|配合责任${UNIT}|协助|配合|参与`],
  ["responsible", `(?:责任|负责|落实|实施|承办|执行|建设|主管)(?:部门|单位|科室|股室|机构|主体)|责任分工|部门分工|职责分工|任务分工|分工`],
];
const LABEL = new RegExp(LABELS.map(([role, pattern]) => `(?<${role}>(?:${pattern}))`).join("|").replace(/^/, "(?:").replace(/$/, ")[:：]"), "g");
const STRONG = new RegExp(`^[【\\[（(〔]?(?:${LABELS.map(([, pattern]) => pattern).join("|")})[:：]`);

const VERB =
  /(?<lead>(?:负责)?(?:总)?牵头(?:负责|落实|组织|实施|抓总)*|主办|会同)|(?<assist>(?:等)?(?:积极)?(?:配合|协助|协同|参与|协办)(?:落实|实施|完成)?)|(?<responsible>(?:等(?:有关|相关)?(?:部门|单位)?)?(?:依|按)照?(?:各自)?(?:职能|职责)(?:分工)?(?:分别|共同|抓好|组织)?(?:负责|落实|实施|推进)*|(?:分别|共同|分工|具体|组织)?(?:负责|落实))/g;
const ORGANISATION = /(?:[局委办室厅院会队所站社镇街道区县市科处署团村校行]|中心|公司|集团|政府|部|部门|单位|支队|大队|联合会|协会|工会|妇联|法院|机构|银行|专班|[）)])$/;

const OPENERS = "【[（(〔";
const CLOSERS = "】]）)〕";
const MAX_NOTE = 600;

/** True when a paragraph opens with a label, so that it stands for itself and ends the paragraph before. */
export const startsWithLabel = (text: string): boolean => STRONG.test(text.slice(0, 24));

/** True for a paragraph that is nothing but a label line (责任单位：… / 整改时限：…). */
export const isLabelLine = (text: string): boolean => startsWithLabel(text);

/** Splits at the given characters, but never inside brackets: “市交通委（市道运局）” stays whole. */
export function splitOutside(text: string, separators: string): { text: string; start: number }[] {
  const pieces: { text: string; start: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i] ?? "";
    if (i === text.length || (depth === 0 && separators.includes(char))) {
      pieces.push({ text: text.slice(start, i), start });
      start = i + 1;
    } else if (OPENERS.includes(char)) depth++;
    else if (CLOSERS.includes(char)) depth = Math.max(0, depth - 1);
  }
  return pieces;
}

type Piece = { role: Role | null; text: string };

function cutAtLabels(clause: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let role: Role | null = null;
  for (const match of clause.matchAll(LABEL)) {
    pieces.push({ role, text: clause.slice(from, match.index) });
    role = (Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] ?? "ignored") as Role;
    from = match.index + match[0].length;
  }
  pieces.push({ role, text: clause.slice(from) });
  return pieces.filter((piece, index) => index > 0 || tidyName(piece.text) !== "");
}

/** “A牵头，B、C配合” → pieces by verb; null when no verb follows a name. */
function cutAtVerbs(text: string): Piece[] | null {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(VERB)) {
    const before = text.slice(from, match.index);
    if (tidyName(before) === "") {
      from = match.index + match[0].length;
      continue;
    }
    if (inBrackets(text, match.index)) continue;
    const role = (Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] ?? "lead") as Role;
    pieces.push({ role, text: before });
    from = match.index + match[0].length;
  }
  if (pieces.length === 0) return null;
  const rest = text.slice(from);
  return tidyName(rest) === "" ? pieces : [...pieces, { role: null, text: rest }];
}

function inBrackets(text: string, index: number): boolean {
  let depth = 0;
  for (let i = 0; i < index; i++) {
    if (OPENERS.includes(text[i]!)) depth++;
    else if (CLOSERS.includes(text[i]!)) depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}

/**
 * Reads the inside of an annotation. Of a 责任单位 list the first named leads and the others assist;
 * a clause without label after a labelled one assists. Null when the text is no annotation.
 */
export function parseAnnotation(content: string): Roles | null {
  const pieces: Piece[] = [];
  let labelled = false;
  for (const clause of splitOutside(content, "；;。\n")) {
    let inherited: Role | null = null;
    for (const piece of cutAtLabels(clause.text)) {
      labelled ||= piece.role !== null;
      const byVerb = piece.role === "ignored" ? null : cutAtVerbs(piece.text);
      if (byVerb) pieces.push(...byVerb.map((part) => ({ role: part.role ?? inherited, text: part.text })));
      else pieces.push(piece);
      inherited = piece.role;
    }
  }
  const useful = pieces.filter(({ role }) => role !== "ignored");
  if (!useful.some(({ role }) => role !== null)) return labelled ? { leads: [], assists: [] } : null;
  if (!labelled && !useful.every(({ text }) => looksLikeOffices(text))) return null;
  return assign(useful);
}

const looksLikeOffices = (text: string): boolean => {
  const names = splitNames(text);
  return names.length > 0 && names.every((name) => name.length <= 30 && (ORGANISATION.test(name) || name.startsWith("各")));
};

function assign(pieces: readonly Piece[]): Roles {
  const leads: string[] = [];
  const assists: string[] = [];
  const hasLead = pieces.some(({ role }) => role === "lead");
  for (const { role, text } of pieces) {
    const names = splitNames(text);
    if (role === "lead") leads.push(...names);
    else if (role === "responsible" && !hasLead && leads.length === 0) {
      leads.push(...names.slice(0, 1));
      assists.push(...names.slice(1));
    } else assists.push(...names);
  }
  const unique = (names: string[]) => [...new Set(names)];
  const firsts = unique(leads);
  return { leads: firsts, assists: unique(assists).filter((name) => !firsts.includes(name)) };
}

/** An annotation inside a text: its range, brackets included; `open` when the closing bracket is missing. */
export type Note = Roles & Range & { open: boolean };

/** All annotations of a node's text, in order. A label outside brackets runs to the end of its paragraph. */
export function findNotes(text: string): Note[] {
  const notes: Note[] = [];
  for (let i = 0; i < text.length; i++) {
    const kind = OPENERS.indexOf(text[i]!);
    if (kind < 0) continue;
    const close = closingOf(text, i);
    const end = close ?? Math.min(text.length, i + MAX_NOTE);
    const content = text.slice(i + 1, end);
    if (!mayBeNote(content) || (close === null && !STRONG.test(content))) continue;
    const roles = parseAnnotation(content);
    if (!roles) continue;
    notes.push({ ...roles, start: i, end: close === null ? end : close + 1, open: close === null });
    i = end;
  }
  return [...notes, ...looseNotes(text, notes)].sort((a, b) => a.start - b.start);
}

/** A cheap look before the grammar is tried; deep nesting is no annotation but an attack on the reader's patience. */
const mayBeNote = (content: string): boolean => /[牵责协配参负主落分承]/.test(content) && content.split(/[【[（(〔]/).length <= 12;

/** The matching closer within MAX_NOTE characters and the same paragraph, or null. Half- and full-width may be mixed. */
function closingOf(text: string, open: number): number | null {
  let depth = 0;
  for (let i = open; i < Math.min(text.length, open + MAX_NOTE) && text[i] !== "\n"; i++) {
    if (OPENERS.includes(text[i]!)) depth++;
    else if (CLOSERS.includes(text[i]!) && --depth === 0) return i;
  }
  return null;
}

function looseNotes(text: string, notes: readonly Note[]): Note[] {
  const found: Note[] = [];
  let from = 0;
  for (const line of text.split("\n")) {
    const start = from;
    from += line.length + 1;
    const at = firstLabel(line, start, notes);
    if (at === null || line.length - at > MAX_NOTE) continue;
    const roles = parseAnnotation(line.slice(at));
    if (roles) found.push({ ...roles, start: start + at, end: start + line.length, open: false });
  }
  return found;
}

/** A label outside brackets counts at the start of its paragraph or after the end of a sentence. */
function firstLabel(line: string, start: number, notes: readonly Note[]): number | null {
  for (const match of line.matchAll(LABEL)) {
    const before = line[match.index - 1] ?? "。";
    const taken = notes.some((note) => note.start <= start + match.index && start + match.index < note.end);
    if (!taken && "。；;！）)】 ".includes(before)) return match.index;
  }
  return null;
}
