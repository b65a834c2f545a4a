// “Since then”: what became of the projects between a version and now, in the words of a meeting.
import type { ProjectId } from "#base/ids.ts";
import { movedMetres, sameGeometry } from "#geo/sameGeometry.ts";
import { addToNet, type Edit, type Mark, type NetChange, type Past } from "./journal.ts";
import { changedParts, isSitePart, type OfficeKey, type Part } from "./parts.ts";
import type { Project } from "./project.ts";

export const SINCE_KINDS = [
  "added",
  "removed",
  "finished",
  "moved",
  "placed",
  "dated",
  "assigned",
  "money",
  "status",
  "sites",
  "other",
] as const;
export type SinceKind = (typeof SINCE_KINDS)[number];

export type SinceRow = {
  id: ProjectId;
  name: string;
  before: Project | null;
  after: Project | null;
  kinds: readonly SinceKind[];
  parts: readonly Part[];
  /** How far the place has moved, in metres; null where it has not, or had none before or after. */
  movedMetres: number | null;
  /** The last edit of this project since then. */
  at: number;
  by: string;
};

const PARTS_OF: readonly (readonly [SinceKind, ReadonlySet<Part>])[] = [
  ["dated", new Set<Part>(["plannedStart", "plannedFinish", "actualStart", "actualFinish"])],
  ["assigned", new Set<Part>(["leads", "assists", "person", "phone"])],
  ["money", new Set<Part>(["totalWan", "yearWan", "doneWan", "funding"])],
  ["status", new Set<Part>(["status"])],
];
const FINISHED = /^(?:竣工|已?完工|已?完成|已销号)/;
const KNOWN: ReadonlySet<Part> = new Set([
  ...PARTS_OF.flatMap(([, parts]) => [...parts]),
  "geometry",
]);

const isFinished = (project: Project): boolean =>
  project.actualFinish !== null || FINISHED.test(project.status ?? "");

/**
 * What changed after edit `seq`, one row a project that ends up different; in the order of the first change. `past` tells of the edits
 * after `seq` that are not among `edits`. With `officeKey` another way of writing the same offices is no change.
 */
export function changesSince(
  edits: readonly Edit[],
  seq: number,
  past: Past | null = null,
  officeKey: OfficeKey | null = null,
): SinceRow[] {
  const net = new Map<string, NetChange>(past?.changes.map((change) => [change.id, change]));
  for (const edit of edits) if (edit.seq > (past?.until ?? seq)) addToNet(net, edit);
  return [...net.values()].flatMap(({ id, before, after, at, by }): SinceRow[] => {
    if (before === null && after === null) return [];
    const parts = before && after ? changedParts(before, after, officeKey) : [];
    if (before && after && parts.length === 0) return [];
    const moved =
      before?.geometry && after?.geometry && !sameGeometry(before.geometry, after.geometry)
        ? movedMetres(before.geometry, after.geometry)
        : null;
    return [
      {
        id,
        name: (after ?? before)!.name,
        before,
        after,
        kinds: kindsOf(before, after, parts, moved),
        parts,
        movedMetres: moved,
        at,
        by,
      },
    ];
  });
}

function kindsOf(
  before: Project | null,
  after: Project | null,
  parts: readonly Part[],
  moved: number | null,
): SinceKind[] {
  if (!before) return ["added"];
  if (!after) return ["removed"];
  const kinds: SinceKind[] = [];
  if (isFinished(after) && !isFinished(before)) kinds.push("finished");
  if (moved !== null) kinds.push("moved");
  else if (parts.includes("geometry")) kinds.push(after.geometry ? "placed" : "other");
  for (const [kind, own] of PARTS_OF)
    if (parts.some((part) => own.has(part)) && !(kind === "status" && kinds.includes("finished")))
      kinds.push(kind);
  if (parts.some(isSitePart)) kinds.push("sites");
  if (parts.some((part) => !KNOWN.has(part) && !isSitePart(part)) && !kinds.includes("other"))
    kinds.push("other");
  return kinds;
}

export type Version = { seq: number; at: number | null; by: string; mark: Mark | null };

export const versionIn = ({ seq, at, by, mark }: Omit<Edit, "changes">): Version => ({
  seq,
  at,
  by,
  mark,
});

/** The versions one can compare with, newest first; the data as first opened is the last. `older` are those before the first of `edits`. */
export const versionsOf = (edits: readonly Edit[], older: readonly Version[] = []): Version[] => [
  ...edits
    .filter(({ mark }) => mark !== null)
    .map(versionIn)
    .reverse(),
  ...older.filter(({ seq }) => seq < (edits[0]?.seq ?? 0)).reverse(),
  { seq: 0, at: null, by: "", mark: null },
];
