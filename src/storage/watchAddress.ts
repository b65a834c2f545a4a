// Keeps the address bar and the view in step. Knows addresses as text only; what they mean is the state's.

export type Addressed = {
  /** The address of what is shown now, without "#". */
  current: () => string;
  /** Calls back after each change; `minor` ones (camera, typing) replace the history entry instead of adding one. */
  onChange: (listener: (minor: boolean) => void) => () => void;
  show: (hash: string) => void;
};

/** Writing history costs milliseconds; it follows a moment after the frame that shows the change. */
const DELAY_MS = 40;

/** Starts watching; returns how to stop. */
export function watchAddress({ current, onChange, show }: Addressed): () => void {
  let timer = 0;
  let allMinor = true;
  const write = () => {
    clearTimeout(timer);
    timer = 0;
    const address = current();
    const url = address === "" ? location.pathname + location.search : `#${address}`;
    if (address !== location.hash.slice(1))
      history[allMinor ? "replaceState" : "pushState"](null, "", url);
    allMinor = true;
  };
  const stop = onChange((minor) => {
    allMinor &&= minor;
    timer ||= window.setTimeout(write, DELAY_MS);
  });
  const onMove = () => {
    clearTimeout(timer);
    timer = 0;
    allMinor = true;
    show(location.hash);
  };
  const onLeave = () => {
    if (timer) write();
  };
  addEventListener("popstate", onMove);
  addEventListener("pagehide", onLeave);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener("popstate", onMove);
    removeEventListener("pagehide", onLeave);
  };
}
