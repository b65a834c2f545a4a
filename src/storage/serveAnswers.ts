// The worker's end of what answerOf.ts waits for.
import { messageOf } from "#base/messageOf.ts";
import { answerWatch } from "#base/workerLife.ts";
import type { Meanwhile } from "./answerOf.ts";

/**
 * To be called once in a worker. Null is no answer: the message only handed something over. What is thrown is
 * told in words.
 */
export function serveAnswers<Answer extends object>(
  answer: (request: never) => Promise<Answer | null>,
): void {
  const say = (message: Answer | Meanwhile): void => postMessage(message);
  addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (answerWatch(data, postMessage)) return;
    answer(data as never).then(
      (reply) => reply && say(reply),
      (cause: unknown) => say({ fault: messageOf(cause) }),
    );
  });
}
