// One long answer of a worker: how far it is, that it cannot, that the worker is gone, or that nobody wants
// it any more.
import type { Watch } from "#base/watch.ts";
import { isSign, watchWorker } from "#base/workerLife.ts";
import { desk } from "#words/zh-CN/desk.ts";

/** What any worker may say before its answer, and instead of it. */
export type Meanwhile = { progress: number } | { fault: string };

/**
 * Resolves to the next message that is an answer. Rejects with the signal's reason when told to end, and with a
 * sentence when the worker cannot, or is gone. Ending the worker is the caller's.
 */
export function answerOf<Answer extends object>(
  worker: Worker,
  { signal, progress }: Watch,
): Promise<Answer> {
  const heard = new AbortController();
  const until = { signal: heard.signal };
  let unwatch = (): void => undefined;
  const answer = new Promise<Answer>((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, until);
    worker.addEventListener(
      "message",
      ({ data }: MessageEvent<Answer | Meanwhile>) => {
        if (isSign(data)) return;
        if ("progress" in data) progress(data.progress);
        else if ("fault" in data) reject(new Error(data.fault));
        else resolve(data);
      },
      until,
    );
    unwatch = watchWorker(
      worker,
      () => true,
      () => reject(new Error(desk.work.ended)),
    );
  }).finally(() => {
    heard.abort();
    unwatch();
  });
  // Told to end while slices travel, nobody waits for it yet.
  answer.catch(() => undefined);
  return answer;
}
