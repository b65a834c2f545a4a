// Text on the map grows with the screen, as the rest of the page does; in a room by the size chosen for the wall.
import { useSyncExternalStore } from "react";
import { presented, wallTextScale } from "../meeting/wall/textSize.ts";

const subscribe = (listener: () => void) => {
  addEventListener("resize", listener);
  const stop = presented.subscribe(listener);
  return () => {
    removeEventListener("resize", listener);
    stop();
  };
};

/** Root font size over 16 px; while presenting what makes the smallest name 28 px on a wall 1080 high. */
export function textScale(): number {
  const size = presented.get();
  return size === null
    ? parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
    : wallTextScale(size, innerWidth, innerHeight);
}

export const useTextScale = (): number => useSyncExternalStore(subscribe, textScale);
