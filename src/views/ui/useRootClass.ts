// Says on the root element what stands on the screen, so that styles elsewhere can make room for it: Chromium 102 has no `:has()`.
import { useLayoutEffect } from "react";

const users = new Map<string, number>();

function addUsers(name: string, more: 1 | -1): void {
  const count = (users.get(name) ?? 0) + more;
  users.set(name, count);
  document.documentElement.classList.toggle(name, count > 0);
}

/** While the component stands and `on` is true the root element has the class; several components may ask for the same one. */
export function useRootClass(name: string, on = true): void {
  useLayoutEffect(() => {
    if (!on) return;
    addUsers(name, 1);
    return () => addUsers(name, -1);
  }, [name, on]);
}
