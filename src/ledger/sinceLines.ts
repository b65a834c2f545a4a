// What changed, line by line: of one edit, and of all projects since a version, grouped as a meeting goes through them. Pure.
import { offsetBetween } from "#geo/distance.ts";
import { anchorOf } from "#geo/geometry.ts";
import { lengthText } from "#geo/formatMeasure.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { importing } from "#words/zh-CN/importing.ts";
import { FIELDS } from "./fields.ts";
import { changedParts, isField, isSitePart, partOf, readSitePart, type Part } from "./parts.ts";
import type { Project } from "./project.ts";
import type { SinceKind, SinceRow } from "./since.ts";
import { partName, showExtra, showPart } from "./showValue.ts";
import { siteOf } from "./sites.ts";

/** One thing that changed: what it is called, and how it read before and reads now. */
export type Line = { label: string; before: string; after: string; part: Part };

/** The lines between two states of a project. Further columns of the source are lines of their own. */
export const linesBetween = (
  before: Project,
  after: Project,
  parts: readonly Part[] = changedParts(before, after),
): Line[] =>
  parts.flatMap((part) =>
    part === "extra"
      ? extraLines(before, after)
      : [
          {
            label: partName(part, holderOf(part, before, after)),
            before: showPart(part, partOf(before, part)),
            after: showPart(part, partOf(after, part)),
            part,
          },
        ],
  );

/** The state that still has the site of a part, for its name. */
const holderOf = (part: Part, before: Project, after: Project): Project =>
  isSitePart(part) && siteOf(after, readSitePart(part).id) === null ? before : after;

function extraLines(before: Project, after: Project): Line[] {
  const read = ({ extra }: Project, key: string): unknown =>
    Object.hasOwn(extra, key) ? extra[key] : null;
  return [...new Set([...Object.keys(before.extra), ...Object.keys(after.extra)])]
    .map((key): Line => ({
      label: key,
      before: showExtra(read(before, key)),
      after: showExtra(read(after, key)),
      part: "extra",
    }))
    .filter((line) => line.before !== line.after);
}

/** The order in which a meeting goes through them. */
const GROUP_ORDER: readonly SinceKind[] = [
  "added",
  "finished",
  "moved",
  "placed",
  "dated",
  "assigned",
  "money",
  "status",
  "sites",
  "other",
  "removed",
];
const LOCATION: ReadonlySet<Part> = new Set<Part>([
  "geometry",
  "precision",
  "accuracyMetres",
  "source",
  "confirmedOn",
  "confirmedBy",
  "method",
]);
const inGroup = (part: Part, group: string): boolean =>
  isField(part) && FIELDS[part].group === group;

/** Whether a kind is where a changed part of the row is told. The first kind of `GROUP_ORDER` that claims it tells it; `other` takes what is left. */
function claims(kind: SinceKind, part: Part, row: SinceRow): boolean {
  switch (kind) {
    case "finished":
      return row.kinds.includes("finished") && (part === "status" || part === "actualFinish");
    case "moved":
      return row.movedMetres !== null && LOCATION.has(part);
    case "placed":
      return (
        row.movedMetres === null &&
        row.parts.includes("geometry") &&
        row.after?.geometry !== null &&
        LOCATION.has(part)
      );
    case "dated":
      return inGroup(part, "when");
    case "assigned":
      return inGroup(part, "who");
    case "money":
      return inGroup(part, "money");
    case "status":
      return part === "status";
    case "sites":
      return isSitePart(part);
    case "other":
      return true;
    case "added":
    case "removed":
      return false;
  }
}

export type SinceItem = { row: SinceRow; lines: readonly Line[] };
export type SinceGroup = { kind: SinceKind; items: readonly SinceItem[] };

/** Rows under every kind of change they had, each with the lines that belong to it; every changed part once. Kinds without rows are left out. */
export function groupSince(rows: readonly SinceRow[]): SinceGroup[] {
  const groups = new Map<SinceKind, SinceItem[]>(GROUP_ORDER.map((kind) => [kind, []]));
  for (const row of rows) {
    const { before, after } = row;
    if (!before || !after) {
      groups.get(before ? "removed" : "added")!.push({ row, lines: [] });
      continue;
    }
    let left = row.parts;
    for (const kind of GROUP_ORDER) {
      const own = left.filter((part) => claims(kind, part, row));
      if (own.length === 0) continue;
      left = left.filter((part) => !own.includes(part));
      groups.get(kind)!.push({ row, lines: linesBetween(before, after, own) });
    }
  }
  return [...groups]
    .map(([kind, items]) => ({ kind, items }))
    .filter(({ items }) => items.length > 0);
}

const STANDS_METRES = 0.5;

/** “向东南移动 538.2 米”; null where nothing moved. */
export function movedText({ before, after, movedMetres }: SinceRow): string | null {
  if (movedMetres === null || !before?.geometry || !after?.geometry) return null;
  if (movedMetres < STANDS_METRES) return changes.since.reshaped;
  return changes.since.moved(
    lengthText(movedMetres),
    importing.direction(offsetBetween(anchorOf(before.geometry), anchorOf(after.geometry)).bearing),
  );
}
