// How a long piece of work says how far it is, and hears that it shall end. One form of it for workers, files
// and dialogs.

export type Watch = {
  signal: AbortSignal;
  /** 0…1, or null while nobody knows how much is left. */
  progress: (share: number | null) => void;
};

/** For work that nobody waits for. */
export const UNWATCHED: Watch = {
  signal: new AbortController().signal,
  progress: () => undefined,
};

/** The stretch from `from` to `to` of a longer piece of work. */
export const stretchOf = ({ signal, progress }: Watch, from: number, to: number): Watch => ({
  signal,
  progress: (share) => progress(share === null ? null : from + share * (to - from)),
});

/**
 * Lets the page paint, and a click be heard, between two slices. A page behind another one goes on at its
 * full pace, which a timer would not.
 */
export function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage("next slice");
  });
}
