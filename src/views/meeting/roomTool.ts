// The tool of a meeting that is open beside the map: one at a time, at the desk and on the wall alike.
import { makeSlot } from "../edit/slot.ts";

export type RoomTool = "ask" | "minutes";

export const roomTool = makeSlot<RoomTool | null>(null);

/** Opens it in place of the other one, or closes it. */
export const toggleRoomTool = (tool: RoomTool): void =>
  roomTool.set(roomTool.get() === tool ? null : tool);
