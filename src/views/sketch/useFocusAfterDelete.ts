// When the vertex that had the focus is gone, the focus goes to the one that takes its number.
import { useEffect } from "react";
import { activePath, type Sketch } from "#map/sketch/sketch.ts";

export function useFocusAfterDelete(root: HTMLElement, sketch: Sketch): void {
  const count = activePath(sketch).length;
  const { selected } = sketch;
  useEffect(() => {
    const inside =
      root.contains(document.activeElement) && document.activeElement?.hasAttribute("data-vertex");
    if (selected !== null && (inside || document.activeElement === document.body))
      root
        .querySelector<HTMLElement>(`[data-vertex="${selected}"]`)
        ?.focus({ preventScroll: true });
  }, [root, count, selected]);
}
