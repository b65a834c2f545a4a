// Asking on the spot: a button among the map's tools, and what the button opens. Knows only how to fetch the rest.
import { meetingTools as say } from "#words/zh-CN/meetingTools.ts";
import { useSlot } from "../edit/slot.ts";
import { roomTool, toggleRoomTool } from "../meeting/roomTool.ts";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const Panel = lazyPart(() => import("./AskLayer.tsx").then(({ AskLayer }) => AskLayer));

/** Stands among the map's tools or in any other bar; what it opens is `AskOverlay`. */
export function AskEntry() {
  const on = useSlot(roomTool) === "ask";
  return (
    <button
      type="button"
      className="tool"
      aria-label={say.ask}
      title={say.ask}
      aria-pressed={on}
      onClick={() => toggleRoomTool("ask")}
    >
      <svg
        className="icon"
        style={{ width: "1.125rem", height: "1.125rem" }}
        viewBox="0 0 24 24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <circle cx="12" cy="12" r="8.5" strokeDasharray="4 2.6" />
        <path d="M9.6 9.8A2.5 2.5 0 1 1 12.9 12.2C12.2 12.6 12 13 12 13.6M12 16.4V16.5" />
      </svg>
    </button>
  );
}

/** A child of the map's section. */
export function AskOverlay() {
  return useSlot(roomTool) === "ask" ? (
    <OpenedPart onClose={() => roomTool.set(null)}>
      <Panel onClose={() => roomTool.set(null)} />
    </OpenedPart>
  ) : null;
}
