// The minutes: a button among the map's tools, and what the button opens. Says at the button when decks or minutes could not be saved.
import { keeper } from "#storage/keeper.ts";
import { meetingTools as say } from "#words/zh-CN/meetingTools.ts";
import { useSlot } from "../edit/slot.ts";
import { roomTool, toggleRoomTool } from "../meeting/roomTool.ts";
import { useKeeper } from "../storage/useKeeper.ts";
import { Icon } from "../ui/Icon.tsx";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const Layer = lazyPart(() => import("./MinutesLayer.tsx").then(({ MinutesLayer }) => MinutesLayer));

/** Stands among the map's tools or in any other bar; what it opens is `MinutesOverlay`. */
export function MinutesEntry() {
  const on = useSlot(roomTool) === "minutes";
  const { meetingTrouble } = useKeeper();
  return (
    <>
      <button
        type="button"
        className="tool"
        aria-label={say.minutes}
        title={say.minutes}
        aria-pressed={on}
        onClick={() => toggleRoomTool("minutes")}
      >
        <Icon name="minutes" />
      </button>
      {meetingTrouble !== null && (
        <p className="tile-fault" role="alert">
          {say.trouble(meetingTrouble)}{" "}
          <button
            type="button"
            className="link-button"
            onClick={() => void keeper.meeting?.catchUp()}
          >
            {say.retry}
          </button>
        </p>
      )}
    </>
  );
}

/** A child of the map's section. */
export function MinutesOverlay() {
  return useSlot(roomTool) === "minutes" ? (
    <OpenedPart onClose={() => roomTool.set(null)}>
      <Layer onClose={() => roomTool.set(null)} />
    </OpenedPart>
  ) : null;
}
