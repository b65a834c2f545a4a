// The deck of what changed since a version: one overview with its arrows, then each kind of change and its projects. Pure.
import { isOnMap } from "../sites.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import type { Ledger } from "../ledger.ts";
import type { SinceRow } from "../since.ts";
import { groupSince, movedText, type SinceItem } from "../sinceLines.ts";
import { finishDeck, NO_LOOK, projectScene, scene, type Making } from "./autoDecks.ts";
import type { Deck, Scene } from "./meeting.ts";
import type { SceneLook } from "./scene.ts";

const say = meeting.auto;
/** More pages nobody sits through; what is left out is said. */
const MOST_PROJECTS = 100;
/** Lines a person at the back of the room can take in. */
const MOST_LINES = 5;

/** `rows` as changesSince gives them; `version` is what the version is called. */
export function makeSinceDeck(
  rows: readonly SinceRow[],
  seq: number,
  version: string,
  ledger: Ledger,
  making: Making,
): Deck {
  const name = say.since(ledger.town.name, version);
  const groups = groupSince(rows);
  const told = new Set(groups.flatMap(({ items }) => items).slice(0, MOST_PROJECTS));
  const left =
    new Set(rows.map(({ id }) => id)).size - new Set([...told].map(({ row }) => row.id)).size;
  const look: SceneLook = { ...NO_LOOK, since: seq };
  const count = rows.length === 0 ? say.nothing : say.changed(rows.length);
  const overview = scene(
    making,
    {
      kind: rows.length === 0 ? "clause" : "view",
      title: name,
      text: [count, ...(left > 0 ? [say.moreProjects(left)] : [])].join("\n"),
      notes: rows.map((row) => row.name).join("\n"),
    },
    look,
  );
  const scenes = groups.flatMap(({ kind, items }): Scene[] => {
    const text = [say.changed(items.length), say.names(items.map(({ row }) => row.name))].join(
      "\n",
    );
    const group = scene(
      making,
      {
        kind: items.some(({ row }) => row.after !== null && isOnMap(row.after)) ? "view" : "clause",
        title: changes.since.kinds[kind],
        text,
      },
      look,
    );
    return [
      group,
      ...items.filter((item) => told.has(item)).map((item) => changedScene(item, making, seq)),
    ];
  });
  return finishDeck(name, ledger, making, [overview, ...scenes]);
}

function changedScene({ row, lines }: SinceItem, making: Making, seq: number): Scene {
  const moved = movedText(row);
  const told = [
    ...(moved ? [moved] : []),
    ...lines.map(({ label, before, after }) => say.line(label, before, after)),
  ];
  const text = !row.before
    ? say.added
    : !row.after
      ? say.removed
      : [
          ...told.slice(0, MOST_LINES),
          ...(told.length > MOST_LINES ? [say.moreLines(told.length - MOST_LINES)] : []),
        ].join("\n");
  // A project that is gone has nothing to select; its page says so in words, and is not a page with something missing.
  if (!row.after)
    return scene(
      making,
      { kind: "clause", title: row.name, text, task: row.before?.tasks[0] ?? null },
      { ...NO_LOOK, since: seq },
    );
  return projectScene(row.after, text, making, { since: seq });
}
