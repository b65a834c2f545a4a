// Stands in for a worker of the browser: answers in this thread what the job in it answers, by copies, as messages are.
export type Job = { answer: (request: never) => Promise<object | null> };

const living = new Set<EventTarget>();
/** Workers that nobody has ended yet. */
export const livingWorkers = (): number => living.size;

/** A class to be put in the place of `Worker`. `makeJob` is given what tells how far the job is. */
export function stubWorker(makeJob: (progress: (share: number) => void) => Job) {
  return class StubWorker extends EventTarget {
    readonly #job = makeJob((progress) => this.#say({ progress }));

    constructor() {
      super();
      living.add(this);
    }

    #say(data: object): void {
      if (living.has(this))
        this.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) as unknown }));
    }

    postMessage(message: object, transfer: Transferable[]): void {
      if ("watch" in message || "ping" in message) return;
      const request = structuredClone(message, { transfer }) as never;
      this.#job.answer(request).then(
        (reply) => reply && this.#say(reply),
        (cause: unknown) => this.#say({ fault: String(cause) }),
      );
    }

    terminate(): void {
      living.delete(this);
    }
  };
}
