// Positions clicked on the map while something is asked or pinned: by pointer, or by Enter at the middle of the map. Escape gives up.
import { useEffect, useEffectEvent } from "react";
import type { LngLat } from "#geo/lngLat.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";

type Pick = {
  handle: MapHandle | null;
  /** The map is asked for positions. */ on: boolean;
  onPick: (at: LngLat) => void;
  onMove?: (at: LngLat) => void;
  onCancel: () => void;
};

export function usePick({ handle, on, onPick, onMove, onCancel }: Pick): void {
  const pick = useEffectEvent(onPick);
  const move = useEffectEvent((at: LngLat) => onMove?.(at));
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector(".overlay")) return;
    const onCanvas =
      event.target instanceof HTMLElement && event.target.matches(".maplibregl-canvas");
    if (event.key === "Escape") onCancel();
    else if (onCanvas && handle && (event.key === "Enter" || event.key === " ") && !event.repeat)
      onPick(handle.camera.center);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    if (!handle || !on) return undefined;
    handle.hold({
      onMove: (at) => {
        if (at) move(at);
      },
      onClick: (at, _free, count) => {
        if (count < 2) pick(at);
      },
      onDoubleClick: () => undefined,
    });
    const onKey = (event: KeyboardEvent): void => press(event);
    addEventListener("keydown", onKey, true);
    return () => {
      handle.hold(null);
      removeEventListener("keydown", onKey, true);
    };
  }, [handle, on]);
}
