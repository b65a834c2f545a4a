// The theme in force: the user's choice, or the system's; and how strong the colours of the map are, at the desk or on the wall.
import { useLayoutEffect, useSyncExternalStore } from "react";
import { paletteOf, type Look } from "#map/palette.ts";
import { useDesk } from "./desk.ts";
import { useSlot } from "./edit/slot.ts";
import { showing } from "./meeting/showing.ts";

const darkQuery = matchMedia("(prefers-color-scheme: dark)");
const subscribe = (listener: () => void) => {
  darkQuery.addEventListener("change", listener);
  return () => darkQuery.removeEventListener("change", listener);
};

/** Also puts it on the document, where the style sheets look for it. */
export function useTheme(): Look {
  const choice = useDesk(({ view }) => view.theme);
  const systemDark = useSyncExternalStore(subscribe, () => darkQuery.matches);
  const theme = choice === "auto" ? (systemDark ? "dark" : "light") : choice;
  const isOnWall = useSlot(showing) !== null;
  const look: Look = isOnWall ? `${theme}-room` : theme;
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset.theme = theme;
    const palette = paletteOf(look);
    for (const name of ["land", "extent", "border", "water", "rail"] as const)
      style.setProperty(`--${name}`, palette[name]);
    palette.kinds.forEach((colour, index) => style.setProperty(`--kind-${index}`, colour));
  }, [theme, look]);
  return look;
}
