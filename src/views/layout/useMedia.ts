// What the window is like, as a media query. The page that the build renders knows no window: false there.
import { useCallback, useSyncExternalStore } from "react";

/** Phones and upright tablets: there panels are sheets over the map (sheets.css has the same number). */
export const PHONE = "(max-width: 900px)";

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}

export const usePhone = (): boolean => useMedia(PHONE);
