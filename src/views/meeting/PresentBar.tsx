// The bar below: page, what is being typed or was just said, and every key as a button for mouse and finger.
import { useEffect } from "react";
import { meeting } from "#words/zh-CN/meeting.ts";
import type { Stroke } from "#ledger/meeting/meeting.ts";
import { meetingTools } from "#words/zh-CN/meetingTools.ts";
import { useSlot } from "../edit/slot.ts";
import { roomTool, type RoomTool } from "./roomTool.ts";
import { openRoomTool, type Send } from "./useShow.ts";
import type { Show, Tool } from "./showState.ts";
import { TextSize } from "./wall/TextSize.tsx";

const say = meeting.present;
/** What was said goes away by itself. */
const SAID_MS = 6000;
const TOOLS: readonly Exclude<Tool, "menu">[] = [
  "filters",
  "pen",
  "spotlight",
  "cursor",
  "auto",
  "keys",
];
const TOOL_NAMES: Readonly<Record<(typeof TOOLS)[number], string>> = {
  filters: say.filters,
  pen: say.draw,
  spotlight: say.spotlight,
  cursor: say.cursor,
  auto: say.auto,
  keys: say.keys,
};
const ROOM_TOOLS: readonly RoomTool[] = ["minutes", "ask", "density"];
const COLOURS: readonly Stroke["colour"][] = ["bad", "accent", "ink"];

type BarProps = {
  show: Show;
  send: Send;
  fullscreen: () => void;
  colour: Stroke["colour"];
  onColour: (colour: Stroke["colour"]) => void;
};

export function PresentBar(props: BarProps) {
  const { show, send } = props;
  const { said } = show;
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => send({ do: "quiet" }), SAID_MS);
    return () => clearTimeout(timer);
  }, [said, send]);
  // Keeping the focus where it is, so that the clicker's space still turns the page.
  const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault();
  return (
    <div
      className="present-bar"
      role="group"
      tabIndex={-1}
      aria-label={say.label}
      onPointerDown={keepFocus}
      onMouseDown={keepFocus}
    >
      <span className="present-page">{say.page(show.index + 1, show.deck.scenes.length)}</span>
      <span className="present-hint" role="status">
        {hintOf(show)}
      </span>
      {show.exploring && (
        <button type="button" className="present-return" onClick={() => send({ do: "return" })}>
          {say.back}
        </button>
      )}
      <PageButtons show={show} send={send} />
      {show.tools.has("menu") && <Menu {...props} />}
    </div>
  );
}

function hintOf({ typed, said, exploring }: Show): string {
  if (typed !== "") return say.typed(typed);
  return said ?? (exploring ? say.exploring : say.keysHint);
}

const PageButtons = ({ show, send }: Pick<BarProps, "show" | "send">) => (
  <span className="present-buttons">
    <button
      type="button"
      aria-label={say.previous}
      title={say.previous}
      onClick={() => send({ do: "back" })}
    >
      ←
    </button>
    <button
      type="button"
      aria-label={say.next}
      title={say.next}
      onClick={() => send({ do: "next" })}
    >
      →
    </button>
    <button
      type="button"
      aria-expanded={show.tools.has("menu")}
      onClick={() => send({ do: "tool", tool: "menu" })}
    >
      {say.menu}
    </button>
  </span>
);

function Menu({ show: { tools }, send, fullscreen, colour, onColour }: BarProps) {
  return (
    <div className="present-menu" role="group" aria-label={say.menu}>
      <ToolButtons tools={tools} send={send} />
      <button type="button" onClick={() => send({ do: "keep" })}>
        {say.keep}
      </button>
      <button type="button" onClick={() => send({ do: "wipe" })}>
        {say.wipe}
      </button>
      <button type="button" onClick={() => send({ do: "blank", blank: "black" })}>
        {say.blankTool}
      </button>
      <button type="button" onClick={fullscreen}>
        {say.fullscreen}
      </button>
      <TextSize />
      {tools.has("pen") &&
        COLOURS.map((name) => (
          <button
            key={name}
            type="button"
            className={`pen-colour is-${name}`}
            aria-pressed={name === colour}
            aria-label={say.colours[name]}
            onClick={() => onColour(name)}
          />
        ))}
      <button type="button" onClick={() => send({ do: "leave" })}>
        {say.leave}
      </button>
    </div>
  );
}

/** Those that are on or off. */
function ToolButtons({ tools, send }: Pick<Show, "tools"> & Pick<BarProps, "send">) {
  const room = useSlot(roomTool);
  return (
    <>
      {TOOLS.map((tool) => (
        <button
          key={tool}
          type="button"
          aria-pressed={tools.has(tool)}
          onClick={() => send({ do: "tool", tool })}
        >
          {TOOL_NAMES[tool]}
        </button>
      ))}
      {ROOM_TOOLS.map((tool) => (
        <button
          key={tool}
          type="button"
          aria-pressed={room === tool}
          onClick={() => openRoomTool(tool, send)}
        >
          {meetingTools[tool]}
        </button>
      ))}
    </>
  );
}
