// The two ends of a tool beside the map: its button in a bar, and what the button opens.
import type { ComponentType, ReactNode } from "react";
import { meetingTools as say } from "#words/zh-CN/meetingTools.ts";
import { useSlot } from "../edit/slot.ts";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { roomTool, toggleRoomTool, type RoomTool } from "./roomTool.ts";

/** Stands among the map's tools or in any other bar; `children` is its sign. */
export function RoomToolButton({ tool, children }: { tool: RoomTool; children: ReactNode }) {
  const on = useSlot(roomTool) === tool;
  return (
    <button
      type="button"
      className="tool"
      aria-label={say[tool]}
      title={say[tool]}
      aria-pressed={on}
      onClick={() => toggleRoomTool(tool)}
    >
      {children}
    </button>
  );
}

type RoomToolOverlayProps = { tool: RoomTool; panel: ComponentType<{ onClose: () => void }> };

/** A child of the map's section; fetches the panel when the tool is first opened. */
export function RoomToolOverlay({ tool, panel: Panel }: RoomToolOverlayProps) {
  const close = (): void => roomTool.set(null);
  return useSlot(roomTool) === tool ? (
    <OpenedPart onClose={close}>
      <Panel onClose={close} />
    </OpenedPart>
  ) : null;
}
