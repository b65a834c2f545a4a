// The tool that is open beside the map: one at a time, at the desk and on the wall alike.
// A minute that was being written when the page was loaded anew finds its form open.
import { hasUnfinished } from "#storage/unfinishedText.ts";
import { MINUTE } from "../minutes/meetingNow.ts";
import { makeSlot } from "../edit/slot.ts";

export type RoomTool = "ask" | "minutes" | "density";

export const roomTool = makeSlot<RoomTool | null>(hasUnfinished(MINUTE) ? "minutes" : null);

/** Opens it in place of the other one, or closes it. */
export const toggleRoomTool = (tool: RoomTool): void =>
  roomTool.set(roomTool.get() === tool ? null : tool);
