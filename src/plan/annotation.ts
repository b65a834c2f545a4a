// The grammar by which plans name offices: labels (牵头单位：…) and verbs (…牵头，…配合).
// Knows no office (offices.ts does) and no place in a document (notes.ts does).
import { cutAt } from "#base/cutAt.ts";
import { pairBrackets, splitOutside } from "./brackets.ts";
import { isOrganisation, isSpecific, splitNames, tidyName } from "./names.ts";

/** `implied` is true when the lead is only the first of a 责任单位 list, not called lead by the text. */
export type Roles = { leads: string[]; assists: string[]; implied: boolean };
export type Role = "lead" | "assist" | "responsible" | "ignored";

const UNIT = "(?:责任)?(?:部门|单位|科室|股室|处室|站所|机构|主体|办公室|办)";
const RANK = "(?:[省市县区镇乡]级?|街道)?";
const LABELS: readonly [Role, string][] = [
  [
    "ignored",
    "(?:分管|责任|牵头|包抓|包保|挂点|挂钩|包联|联系|督导|主管)(?:市|县|区|镇|街道)?领导|责任人员?|负责人|牵头人|联系人|联系电话|(?:完成|整改|办理|推进|工作|任务)?时限(?:要求)?|完成时间|时间(?:节点|要求|安排)|整改(?:目标|措施|任务|情况|类型)|工作(?:措施|目标|内容|任务)|(?:具体|主要|目标)(?:措施|任务)|问题(?:表现|描述)|备注",
  ],
  ["lead", `(?:总?牵头|主办|主责|主要责任|主体责任|第一责任)${UNIT}|总?牵头`],
  ["assist", `(?:协助|配合|协同|参与|参加|协办|协作|支持|会办)${UNIT}|协助|配合|参与`],
  [
    "responsible",
    `(?:责任|负责|落实|实施|承办|执行|建设|主管)(?:部门|单位|科室|股室|处室|站所|机构|主体)|责任分工|部门分工|职责分工|任务分工|分工`,
  ],
];
const WORD = `${RANK}(?:${LABELS.map(([role, pattern]) => `(?<${role}>${pattern})`).join("|")})(?:[（(][^（）()]{1,8}[)）])?`;
/** A label ends in a colon or “为”, or stands in its own brackets: 【责任单位】A. */
export const LABEL = new RegExp(
  `(?:${WORD}[:：﹕︰])|(?:[【[〔［]${WORD.replace(/\?<(\w+)>/g, "?<$1Boxed>")}[】\\]〕］][:：]?)|(?:${WORD.replace(/\?<(\w+)>/g, "?<$1Is>")}(?<=部门|单位|主体)为)`,
  "g",
);
const STRONG = new RegExp(
  `^[—\\-·•●▪◆★▲※]*[【[（(〔［]?${WORD.replace(/\?<\w+>/g, "?:")}(?:[:：﹕︰]|(?<=^[【[〔［].*)[】\\]〕］])`,
);

const DUTY = "(?:负责|落实|组织|实施|抓总|统筹|协调|推进|完成|抓好)*";
const VERB = new RegExp(
  [
    `(?<lead>(?:负责|作?为)?(?:总|共同)?牵头(?:责任)?(?:单位|部门)?${DUTY}|会同|(?:作?为)?主办(?:单位|部门)?(?=$|[，,、；;。\\s]))`,
    `(?<assist>(?:等|负责|作?为){0,4}(?:积极|共同)?(?:配合|协助|协同|参与|协办)(?:单位|部门)?${DUTY}(?=$|[，,、；;。\\s]))`,
    `(?<responsible>(?:(?:等(?:有关|相关)?(?:部门|单位)?)?(?:依据?|按)照?(?:各自)?(?:职能|职责)(?:分工)?(?:分别|共同|组织)?${DUTY}|(?:分别|共同|分工|具体|组织)?(?:负责|落实)${DUTY})(?=$|[，,、；;。\\s]))`,
  ].join("|"),
  "g",
);

/** True when a paragraph opens with a label, so that it stands for itself and ends the paragraph before. */
export const startsWithLabel = (text: string): boolean => STRONG.test(text.slice(0, 24));

const ENDS_IN_LABEL = new RegExp(
  `${WORD.replace(/\?<\w+>/g, "?:")}(?:[:：﹕︰]|(?<=[【[〔［].{2,10})[】\\]〕］])$`,
);

/** True for a label with nothing after it: the names stand on the next lines. */
export const endsWithLabel = (text: string): boolean => ENDS_IN_LABEL.test(text.slice(-24));

type Piece = { role: Role | null; text: string };

export const roleOf = (match: RegExpMatchArray): Role => {
  const [name] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? [
    "ignored",
  ];
  return name.replace(/Boxed|Is/, "") as Role;
};

function cutAtLabels(clause: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let role: Role | null = null;
  for (const match of clause.matchAll(LABEL)) {
    pieces.push({ role, text: clause.slice(from, match.index) });
    role = roleOf(match);
    from = match.index + match[0].length;
  }
  pieces.push({ role, text: clause.slice(from) });
  return pieces.filter((piece, index) => index > 0 || tidyName(piece.text) !== "");
}

/** “A牵头，B、C配合” → pieces by verb; null when no verb follows a name. Verbs inside brackets belong to a name. */
function cutAtVerbs(text: string): Piece[] | null {
  const pieces: Piece[] = [];
  const pairs = [...pairBrackets(text)];
  let from = 0;
  for (const match of text.matchAll(VERB)) {
    const end = match.index + match[0].length;
    if (pairs.some(([open, close]) => open < match.index && match.index < close)) continue;
    const before = text.slice(from, match.index);
    from = end;
    if (tidyName(before) !== "") pieces.push({ role: roleOf(match), text: before });
  }
  if (pieces.length === 0) return null;
  const rest = text.slice(from);
  return tidyName(rest) === "" ? pieces : [...pieces, { role: null, text: rest }];
}

/** “列第一位的为牵头单位，下同” explains the list and names nobody. */
const EXPLANATION =
  /[，,；;、]?(?:(?:其中)?(?:排|列|序|第一|首)[^，,；;。、]{0,10}(?:为|是)(?:总?牵头|第一责任|责任)(?:单位|部门)|下同)/g;

/** What stands beside names to say when: “持续推进”, “2024年底前完成”. */
const WHEN =
  /^(?:持续|长期|常态化?|全年|立行立改)|^(?:\d{4}年|\d{1,2}月|年底|[一二三四]季度|[上下]半年|每[年季月])|(?:前|底|内)(?:完成|取得|基本|落实)?.{0,6}$/;

/**
 * Reads the inside of an annotation. Of a 责任单位 list the first named leads and the others assist;
 * a clause without label after a labelled one assists. Null when the text names no office.
 */
export function parseAnnotation(content: string): Roles | null {
  const pieces: Piece[] = [];
  let labelled = false;
  for (const clause of splitOutside(content.replace(EXPLANATION, "；"), "；;。\n")) {
    let inherited: Role | null = null;
    for (const piece of cutAtLabels(clause)) {
      labelled ||= piece.role !== null;
      const byVerb = piece.role === "ignored" ? null : cutAtVerbs(piece.text);
      if (byVerb)
        pieces.push(...byVerb.map((part) => ({ role: part.role ?? inherited, text: part.text })));
      else pieces.push(piece);
      inherited = piece.role;
    }
  }
  const useful = pieces.filter(({ role }) => role !== "ignored");
  if (!useful.some(({ role }) => role !== null)) return null;
  const entries = useful
    .flatMap(toEntries)
    .filter(({ role, name }) => role !== null || !WHEN.test(name));
  if (
    !labelled &&
    !(
      entries.every(({ name }) => isOrganisation(name)) &&
      entries.some(({ name }) => isSpecific(name))
    )
  )
    return null;
  const roles = assign(
    labelled ? entries.filter(({ role, name }) => role !== null || isOrganisation(name)) : entries,
  );
  return roles.leads.length + roles.assists.length > 0 ? roles : null;
}

type Entry = { role: Role | null; name: string };

const OWN_ROLE =
  /^(?<name>.+?)[（(](?:(?<lead>总?牵头|主办)|(?<assist>配合|协助|参与|协办))(?:单位|部门)?[)）]$/;
const TOO_LONG = 40;

/** The names of a piece; “县公安局（牵头）” brings its own role. What is longer than any name is prose. */
function toEntries({ role, text }: Piece): Entry[] {
  const inner = /^[（(【[]([^（()）]*)[)）】\]]$/.exec(tidyName(text))?.[1];
  return splitNames(inner ?? text).flatMap((whole): Entry[] => {
    const name = whole.length > TOO_LONG ? cutAt(whole, /[（(【[]/) : whole;
    if (name === "" || name.length > TOO_LONG || /[；;。]/.test(name)) return [];
    const own = OWN_ROLE.exec(name)?.groups;
    return [own ? { role: own["lead"] ? "lead" : "assist", name: own["name"]! } : { role, name }];
  });
}

function assign(entries: readonly Entry[]): Roles {
  const unique = (found: readonly Entry[]) => [...new Set(found.map(({ name }) => name))];
  const named = entries.filter(({ role }) => role === "lead");
  const implied = named.length === 0;
  const leads = implied
    ? unique(entries.filter(({ role }) => role === "responsible").slice(0, 1))
    : unique(named);
  const firsts = new Set(leads);
  return {
    leads,
    assists: unique(entries).filter((name) => !firsts.has(name)),
    implied: implied && leads.length > 0,
  };
}

/**
 * The offices of several annotations of one task. Where one of them names a lead by that word,
 * the 责任单位 lists beside it name helpers.
 */
export function mergeRoles(all: readonly Roles[]): Roles {
  const explicit = all.some(({ leads, implied }) => leads.length > 0 && !implied);
  const leads = new Set(all.flatMap((roles) => (explicit && roles.implied ? [] : roles.leads)));
  const assists = new Set(
    all.flatMap((roles) => [...roles.leads, ...roles.assists]).filter((name) => !leads.has(name)),
  );
  return { leads: [...leads], assists: [...assists], implied: !explicit && leads.size > 0 };
}
