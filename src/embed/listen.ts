// The same calls for a page that holds the map in a frame: by postMessage, from listed origins only.
import * as v from "valibot";
import { messageOf } from "#base/messageOf.ts";
import type { OneMap } from "./oneMap.ts";
import { readEdit } from "./readArguments.ts";

const CALLS = [
  "ready",
  "loadProjects",
  "setFilter",
  "edit",
  "counts",
  "jumpTo",
  "settled",
] as const;
type Call = (typeof CALLS)[number];

const Request = v.object({
  oneMap: v.picklist(CALLS),
  id: v.optional(v.unknown()),
  argument: v.optional(v.unknown()),
});

/**
 * Answers `{oneMap: "setFilter", id, argument}` with `{oneMap: "setFilter", id, result}` or `{…, error}`.
 * A message from any origin that `origins` does not list is ignored without a word. Returns how to stop.
 */
export function listenToFrames(oneMap: OneMap, origins: () => readonly string[]): () => void {
  const onMessage = (event: MessageEvent<unknown>) => {
    if (
      !v.is(Request, event.data) ||
      !event.source ||
      event.source === window ||
      !origins().includes(event.origin)
    )
      return;
    const { oneMap: call, id, argument } = event.data;
    const answer = (body: object) =>
      event.source?.postMessage({ oneMap: call, id, ...body }, { targetOrigin: event.origin });
    run(oneMap, call, argument).then(
      (result) => answer({ result }),
      (cause: unknown) => answer({ error: messageOf(cause) }),
    );
  };
  addEventListener("message", onMessage);
  return () => removeEventListener("message", onMessage);
}

async function run(oneMap: OneMap, call: Call, argument: unknown): Promise<unknown> {
  switch (call) {
    case "ready":
      return oneMap.ready;
    case "loadProjects":
      return oneMap.loadProjects(argument);
    case "setFilter":
      return oneMap.setFilter(argument as Parameters<OneMap["setFilter"]>[0]);
    case "edit":
      return oneMap.edit(...readEdit(argument));
    case "counts":
      return oneMap.counts();
    case "jumpTo":
      return oneMap.jumpTo(argument as Parameters<OneMap["jumpTo"]>[0]);
    case "settled":
      return oneMap.settled();
  }
}
