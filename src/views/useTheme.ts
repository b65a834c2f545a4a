// The theme in force: the user's choice, or the system's.
import { useLayoutEffect, useSyncExternalStore } from "react";
import { paletteOf } from "#map/palette.ts";
import { useDesk } from "./desk.ts";

const darkQuery = matchMedia("(prefers-color-scheme: dark)");
const subscribe = (listener: () => void) => {
  darkQuery.addEventListener("change", listener);
  return () => darkQuery.removeEventListener("change", listener);
};

/** Also puts it on the document, where the style sheets look for it. */
export function useTheme(): "light" | "dark" {
  const choice = useDesk(({ view }) => view.theme);
  const systemDark = useSyncExternalStore(subscribe, () => darkQuery.matches);
  const theme = choice === "auto" ? (systemDark ? "dark" : "light") : choice;
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset.theme = theme;
    style.setProperty("--land", paletteOf(theme).land);
    paletteOf(theme).kinds.forEach((colour, index) => style.setProperty(`--kind-${index}`, colour));
  }, [theme]);
  return theme;
}
