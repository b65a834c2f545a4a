// A running presentation as a pure machine: where it is, what lies over it, and what each command makes of it. Knows no keys, no map, no window.
import { jumpTo, normaliseNumber } from "#ledger/meeting/jump.ts";
import type { Deck, Stroke } from "#ledger/meeting/meeting.ts";
import type { Plan } from "#plan/plan.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import { sceneNow, type Blank, type Show, type Tool } from "./showState.ts";

type TurnCommand =
  | { do: "next" | "back" | "first" | "last" | "advance" }
  | { do: "go"; index: number };

/** A number is typed digit by digit, and gone to. */
type NumberCommand =
  | { do: "type"; text: string }
  | { do: "erase" | "enter" }
  | { do: "jump"; number: string };

export type Command =
  | TurnCommand
  | NumberCommand
  | { do: "escape" | "return" | "explore" | "reshow" | "keep" | "wipe" | "leave" | "quiet" }
  | { do: "blank"; blank: Blank }
  | { do: "tool"; tool: Tool }
  | { do: "draw"; stroke: Stroke }
  | { do: "say"; text: string };

const say = meeting.present;
const LONGEST_NUMBER = 8;
const MOST_STROKES = 200;

/** What the command makes of the show; null when it is over. */
export function step(show: Show, command: Command, plan: Plan): Show | null {
  switch (command.do) {
    case "next":
    case "back":
    case "first":
    case "last":
    case "advance":
    case "go":
      return turn(show, command);
    case "type":
    case "erase":
    case "enter":
    case "jump":
      return typeNumber(show, command, plan);
    case "return":
      return comeBack(show);
    case "explore":
      return show.exploring ? show : { ...show, exploring: true };
    case "reshow":
      return show.exploring ? show : { ...show, turn: show.turn + 1 };
    case "escape":
      return escape(show);
    case "blank":
      return { ...show, blank: show.blank ? null : command.blank };
    case "tool":
      return { ...show, tools: toggled(show.tools, command.tool) };
    case "draw":
      return { ...show, strokes: [...show.strokes, command.stroke].slice(-MOST_STROKES) };
    case "keep":
      return keep(show);
    case "wipe":
      return wipe(show);
    case "say":
      return { ...show, said: command.text };
    case "quiet":
      return { ...show, said: null };
    case "leave":
      return null;
  }
}

function turn(show: Show, command: TurnCommand): Show {
  switch (command.do) {
    case "next":
      return show.blank ? { ...show, blank: null } : turnTo(show, show.index + 1);
    case "back":
      if (show.blank) return { ...show, blank: null };
      return show.exploring ? again(show) : turnTo(show, show.index - 1);
    case "first":
      return goTo(show, 0);
    case "last":
      return goTo(show, show.deck.scenes.length - 1);
    case "go":
      return goTo(show, command.index);
    // Auto-play: off script it comes back, at the end it begins again.
    case "advance":
      return show.exploring ? again(show) : goTo(show, (show.index + 1) % show.deck.scenes.length);
  }
}

/** Without a number typed, erasing comes back and entering goes on. */
function typeNumber(show: Show, command: NumberCommand, plan: Plan): Show {
  switch (command.do) {
    case "type":
      return show.typed.length + command.text.length > LONGEST_NUMBER
        ? show
        : { ...show, typed: show.typed + command.text, said: null };
    case "erase":
      return show.typed === "" ? comeBack(show) : { ...show, typed: show.typed.slice(0, -1) };
    case "enter":
      return show.typed === "" ? turn(show, { do: "next" }) : jump(show, show.typed, plan);
    case "jump":
      return jump(show, command.number, plan);
  }
}

/** To the exact scene, or to where the last jump came from. */
const comeBack = (show: Show): Show =>
  show.exploring || show.cameFrom === null ? again(show) : goTo(show, show.cameFrom);

function toggled(tools: Show["tools"], tool: Tool): Show["tools"] {
  const next = new Set(tools);
  if (!next.delete(tool)) next.add(tool);
  // The pen takes the pointer, which a spotlight would follow over the stroke.
  if (tool === "pen" && next.has("pen")) next.delete("spotlight");
  if (tool === "spotlight" && next.has("spotlight")) next.delete("pen");
  return next;
}

/** The exact scene again, as if nothing had been touched. */
const again = (show: Show): Show => ({
  ...show,
  exploring: false,
  asked: null,
  typed: "",
  said: null,
  turn: show.turn + 1,
  tools: without(show.tools, "filters"),
});

const without = (tools: Show["tools"], tool: Tool): Show["tools"] =>
  new Set([...tools].filter((one) => one !== tool));

const goTo = (show: Show, index: number): Show =>
  show.deck.scenes[index]
    ? {
        ...again(show),
        index,
        blank: null,
        strokes: index === show.index ? show.strokes : [],
        cameFrom: null,
      }
    : show;

/** One scene on or back; at the ends it stays and says so. */
function turnTo(show: Show, index: number): Show {
  if (index < 0) return { ...again(show), said: say.first };
  if (index >= show.deck.scenes.length) return { ...again(show), said: say.last };
  return goTo(show, index);
}

function jump(show: Show, typed: string, plan: Plan): Show {
  const found = jumpTo(typed, show.deck, plan, show.index);
  const ready = { ...show, typed: "", blank: null };
  if (found.to === "scene")
    return {
      ...goTo(ready, found.index),
      cameFrom: found.index === show.index ? show.cameFrom : show.index,
      said: found.index === show.index ? null : say.cameFrom,
    };
  if (found.to === "task")
    return {
      ...ready,
      exploring: true,
      asked: found.task,
      turn: show.turn + 1,
      said: say.asked(found.task),
    };
  return { ...ready, said: say.noTask(normaliseNumber(typed) || typed) };
}

/** What lies on top goes first; off script comes back to the exact scene; only then the show ends. */
function escape(show: Show): Show | null {
  for (const tool of ["keys", "menu"] as const)
    if (show.tools.has(tool)) return { ...show, tools: without(show.tools, tool) };
  if (show.typed !== "") return { ...show, typed: "" };
  if (show.blank) return { ...show, blank: null };
  if (show.exploring || show.tools.has("filters")) return again(show);
  for (const tool of ["pen", "spotlight"] as const)
    if (show.tools.has(tool)) return { ...show, tools: without(show.tools, tool) };
  return null;
}

const withStrokes = (show: Show, strokes: readonly Stroke[]): Deck => ({
  ...show.deck,
  scenes: show.deck.scenes.map((scene, index) =>
    index === show.index ? { ...scene, strokes } : scene,
  ),
});

function keep(show: Show): Show {
  const scene = sceneNow(show);
  if (!scene || show.strokes.length === 0) return show;
  return {
    ...show,
    deck: withStrokes(show, [...scene.strokes, ...show.strokes].slice(-MOST_STROKES)),
    strokes: [],
    said: say.kept,
  };
}

/** First what is loose, then what was kept. */
const wipe = (show: Show): Show =>
  show.strokes.length > 0
    ? { ...show, strokes: [], said: say.wiped }
    : { ...show, deck: withStrokes(show, []), said: say.wiped };
