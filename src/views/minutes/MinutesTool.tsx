// The minutes: a button among the map's tools, and what the button opens. Says at the button when decks or minutes could not be saved.
import { keeper } from "#storage/keeper.ts";
import { meetingTools as say } from "#words/zh-CN/meetingTools.ts";
import { RoomToolButton, RoomToolOverlay } from "../meeting/RoomToolParts.tsx";
import { useKeeper } from "../storage/useKeeper.ts";
import { Icon } from "../ui/Icon.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const Layer = lazyPart(() => import("./MinutesLayer.tsx").then(({ MinutesLayer }) => MinutesLayer));

/** Stands among the map's tools or in any other bar; what it opens is `MinutesOverlay`. */
export function MinutesEntry() {
  const { meetingTrouble } = useKeeper();
  return (
    <>
      <RoomToolButton tool="minutes">
        <Icon name="minutes" />
      </RoomToolButton>
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
export const MinutesOverlay = () => <RoomToolOverlay tool="minutes" panel={Layer} />;
