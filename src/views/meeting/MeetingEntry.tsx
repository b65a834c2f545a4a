// The way into the meeting: one button in the header that opens the deck editor.
import { openPanel } from "#state/actions/look.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Icon } from "../ui/Icon.tsx";

export function MeetingEntry() {
  const open = useDesk(({ view }) => view.panel === "meeting");
  const dispatch = useDispatch();
  return (
    <button
      type="button"
      className="icon-button with-text"
      title={words.desk.panels.meeting}
      aria-pressed={open}
      onClick={() => dispatch(openPanel(open ? "projects" : "meeting"))}
    >
      <Icon name="present" />
      <span>{words.desk.panels.meeting}</span>
    </button>
  );
}
