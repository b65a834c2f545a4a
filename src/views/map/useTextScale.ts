// Text on the map grows with the screen, as the rest of the page does.
import { useSyncExternalStore } from "react";

const subscribe = (listener: () => void) => {
  addEventListener("resize", listener);
  return () => removeEventListener("resize", listener);
};

/** Root font size over 16 px. */
export const useTextScale = (): number => useSyncExternalStore(subscribe, () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
