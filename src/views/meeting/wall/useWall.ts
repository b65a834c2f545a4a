// Ties the presenting frame to the room: the chosen text size, the map's text, and captions that would not fit. Knows no scene.
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { FACTORS, presented, TEXT_SIZES, useTextSize, type TextSizeName } from "./textSize.ts";
import "#views/styles/present.css";

const FITTED = ".present-caption, .present-clause";

/**
 * For the component of `.present`: put `ref` on it and `size` into its `data-size`.
 * A caption too long for its place takes the next smaller size by itself, never below A; then it scrolls.
 */
export function useWall(): { ref: RefObject<HTMLDivElement | null>; size: TextSizeName } {
  const ref = useRef<HTMLDivElement>(null);
  const size = useTextSize();
  useLayoutEffect(() => {
    document.documentElement.dataset.wallSize = size;
    presented.set(size);
  }, [size]);
  useEffect(() => () => presented.set(null), []);
  useLayoutEffect(() => {
    const root = ref.current;
    if (!root) return;
    const fit = () =>
      root.querySelectorAll<HTMLElement>(FITTED).forEach((part) => fitText(part, size));
    const changed = new MutationObserver(fit);
    const resized = new ResizeObserver(fit);
    changed.observe(root, { childList: true, characterData: true, subtree: true });
    resized.observe(root);
    return () => {
      changed.disconnect();
      resized.disconnect();
    };
  }, [size]);
  return { ref, size };
}

/** The largest size up to `most` in which the part's text is all in sight. */
export function fitText(part: HTMLElement, most: TextSizeName): void {
  const sizes = TEXT_SIZES.slice(0, TEXT_SIZES.indexOf(most) + 1).reverse();
  for (const name of sizes) {
    part.style.setProperty("--present-k", String(FACTORS[name]));
    if (part.scrollHeight <= part.clientHeight + 1) return;
  }
}
