// Pieces of something long that come to stand on the screen one after the other, so that the page answers in between.
import { useEffect, useRef, useState } from "react";

/** How many pieces stand, and what changes that: it resolves when they do. One call follows the other. */
export function useBuilding(): [built: number, build: (count: number) => Promise<void>] {
  const [built, setBuilt] = useState(0);
  const standing = useRef(0);
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    standing.current = built;
    waiting.current?.();
  }, [built]);
  const build = (count: number): Promise<void> =>
    new Promise((resolve) => {
      waiting.current = resolve;
      if (standing.current === count) resolve();
      setBuilt(count);
    });
  return [built, build];
}
