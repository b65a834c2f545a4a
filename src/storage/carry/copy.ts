// From what the desk shows to the data of a copy: which projects and scenes go, and what of them. Pure; the clock and the number of the copy come from outside.
import { warning, type Issue } from "#base/issue.ts";
import { atOnce, within, type Steps } from "#base/steps.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Meeting, Scene } from "#ledger/meeting/meeting.ts";
import { noticesOf } from "#ledger/notices.ts";
import type { Project } from "#ledger/project.ts";
import { example } from "#words/zh-CN/example.ts";
import { carry as say } from "#words/zh-CN/carry.ts";
import type { Carried } from "./carried.ts";
import { findSteps, publicCopySteps, type PublicChoice } from "#ledger/carry/publicCopy.ts";
import { toDataElements } from "./page.ts";
import { toTownFiles, type TownFiles } from "./townFiles.ts";

export type CopyRequest = {
  ledger: Ledger;
  base: BaseMap;
  meeting: Meeting;
  /** All of the ledger's, or what the filter leaves. */
  projects: readonly Project[];
  /** Null for the town's own use. `approval` is the 审图号, null where there is none and the user has said so. */
  open: (PublicChoice & { approval: string | null }) | null;
  id: string;
  /** "2026-11-24" */
  madeOn: string;
};

/** `approval`: the 审图号 that the copy carries. `removed` are words that the finished file must not hold. */
export type Copy = {
  carried: Carried;
  approval: string | null;
  files: TownFiles;
  /** What the base map's licences oblige the copy to say. */
  notices: readonly string[];
  removed: readonly string[];
  issues: readonly Issue[];
};

export function* copySteps(request: CopyRequest): Steps<Copy> {
  const { ledger, base, meeting, projects, open, id, madeOn } = request;
  if (open && ledger.town.isExample) throw new Error(example.noPublicCopy);
  const scoped = scopeMeeting(meeting, projects, ledger.projects);
  const copy = open
    ? yield* within(publicCopySteps(projects, scoped.meeting, ledger, open), 0, 0.5)
    : { projects, meeting: scoped.meeting, removed: [], issues: keptHere(projects) };
  const files = toTownFiles(
    copy.projects,
    ledger,
    base,
    open ? { mapApproval: open.approval, isPublic: true } : ledger.town,
  );
  yield 0.5;
  const carried: Carried = {
    version: 1,
    id,
    kind: open ? "public" : "internal",
    madeOn,
    meeting: copy.meeting,
  };
  const search = findSteps(toDataElements(carried, files), copy.removed);
  const told = copy.issues.map(({ message }) => message).join("\n");
  const left = (yield* within(search, 0.5, 1)).filter((word) => !told.includes(word));
  const issues = [
    ...scoped.issues,
    ...copy.issues,
    ...left.map((word) => warning("carry.still-there", say.stillSomewhere(word))),
  ];
  return {
    carried,
    approval: open ? open.approval : ledger.town.mapApproval,
    files,
    notices: noticesOf(base.attributions),
    removed: copy.removed,
    issues,
  };
}

export const toCopy = (request: CopyRequest): Copy => atOnce(copySteps(request));

/** Scenes about projects that stay behind would tell of them; “since a version” means nothing where the history stays behind. */
function scopeMeeting(
  meeting: Meeting,
  projects: readonly Project[],
  all: readonly Project[],
): { meeting: Meeting; issues: Issue[] } {
  const taken = new Set(projects.map(({ id }) => id));
  const staying = all.filter(({ id }) => !taken.has(id));
  const stays = new Set(staying.map(({ id }) => id));
  const goes = ({ project, title, text }: Scene): boolean =>
    !(project !== null && stays.has(project)) &&
    !staying.some(({ name }) => name.length > 3 && `${title}\n${text}`.includes(name));
  let [dropped, since] = [0, 0];
  const decks = meeting.decks.map((deck) => ({
    ...deck,
    scenes: deck.scenes
      .filter((scene) => goes(scene) || (dropped++, false))
      .map((scene) => {
        const address = new URLSearchParams(scene.address);
        if (address.has("since")) since++;
        address.delete("since");
        if (stays.has(address.get("project") as Project["id"])) address.delete("project");
        return { ...scene, address: address.toString() };
      }),
  }));
  const minutes = meeting.minutes.filter(({ project }) => project === null || taken.has(project));
  const issues: Issue[] = [];
  if (dropped > 0) issues.push(warning("carry.scenes-left", say.scenesLeft(dropped)));
  if (since > 0) issues.push(warning("carry.no-history", say.noHistory(since)));
  return { meeting: { decks, minutes }, issues };
}

function keptHere(projects: readonly Project[]): Issue[] {
  const files = projects
    .flatMap(({ attachments }) => attachments)
    .filter(({ href }) => href === null).length;
  return files > 0 ? [warning("carry.attachments", say.attachments(files))] : [];
}
