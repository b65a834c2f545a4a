// Whether a worker is still alive. One that was ended, or that the browser threw away, says nothing: it holds a lock as long as it lives, and the
// page gets that lock when it is gone. Where there are no locks (plain http, a page from a file) silence is counted instead.

/** What the page asks of every worker; `watch` names the lock to hold, `ping` asks for any answer. */
type Watching = { watch: string } | { ping: true };
/** A worker's sign of life; `held`: it holds the lock now. */
export type Sign = { alive: true; held: boolean };

export const isSign = (data: unknown): data is Sign =>
  typeof data === "object" && data !== null && "alive" in data;
const isWatching = (data: unknown): data is Watching =>
  typeof data === "object" && data !== null && ("watch" in data || "ping" in data);

/** A worker that computes answers no ping: silence must be longer than anything it does at a stretch. */
const SILENCE_MS = 40_000;
const PING_MS = 5000;

type Post = (message: unknown) => void;

/** In the worker: true when the message was for this. */
export function answerWatch(data: unknown, post: Post): boolean {
  if (!isWatching(data)) return false;
  const sign = (held: boolean) => post({ alive: true, held } satisfies Sign);
  if ("ping" in data) {
    sign(false);
    return true;
  }
  try {
    void navigator.locks
      .request(data.watch, () => {
        sign(true);
        // Held until the worker ends.
        return new Promise<never>(() => undefined);
      })
      .catch(() => sign(false));
  } catch {
    sign(false);
  }
  return true;
}

let count = 0;

/**
 * Calls `onDead` once when the worker cannot be loaded, has thrown, cannot be understood, was ended, or has been silent for too long while
 * `isAwaited`. The caller ends it then. Answers what ends the watching.
 */
export function watchWorker(
  worker: Worker,
  isAwaited: () => boolean,
  onDead: (why: string) => void,
): () => void {
  const name = `one-map-worker ${Date.now()} ${++count} ${Math.random()}`;
  const ended = new AbortController();
  let heard = performance.now();
  const die = (why: string): void => {
    if (ended.signal.aborted) return;
    ended.abort();
    clearInterval(timer);
    onDead(why);
  };
  const waitForLock = (): void =>
    void navigator.locks
      .request(name, { signal: ended.signal }, () => die("ended"))
      .catch(() => undefined);
  worker.addEventListener("error", ({ message }) => die(message || "error"));
  worker.addEventListener("messageerror", () => die("messageerror"));
  worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    heard = performance.now();
    if (isSign(data) && data.held) waitForLock();
  });
  const timer = setInterval(() => {
    if (!isAwaited()) heard = performance.now();
    else if (performance.now() - heard > SILENCE_MS) die("silent");
    else worker.postMessage({ ping: true } satisfies Watching, []);
  }, PING_MS);
  worker.postMessage({ watch: name } satisfies Watching, []);
  return () => {
    ended.abort();
    clearInterval(timer);
  };
}
