// Keeps the address bar and the view in step. Knows addresses as text only; what they mean is the state's.

export type Addressed = {
  /** The address of what is shown now, without "#". */
  current: () => string;
  /** Calls back after each change; `minor` ones (camera, typing) replace the history entry instead of adding one. */
  onChange: (listener: (minor: boolean) => void) => () => void;
  show: (hash: string) => void;
};

/** Starts watching; returns how to stop. */
export function watchAddress({ current, onChange, show }: Addressed): () => void {
  const stop = onChange((minor) => {
    const address = current();
    if (address === location.hash.slice(1)) return;
    const url = address === "" ? location.pathname + location.search : `#${address}`;
    if (minor) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
  });
  const onMove = () => show(location.hash);
  addEventListener("popstate", onMove);
  return () => {
    stop();
    removeEventListener("popstate", onMove);
  };
}
