// A bar of a round ground length at the latitude in the middle of the map.
import { useCallback, useSyncExternalStore } from "react";
import { words } from "#words/words.ts";
import { useDesk, usePort } from "../desk.ts";
import { useTextScale } from "./useTextScale.ts";

const say = words.map;
const EQUATOR_METRES = 40_075_016.686;

/** The largest 1, 2 or 5 × 10ⁿ metres that fits `most` pixels. */
export function roundLength(metresPerPixel: number, most: number): number {
  const limit = metresPerPixel * most;
  const power = 10 ** Math.floor(Math.log10(limit));
  return ([5, 2, 1].find((step) => step * power <= limit) ?? 1) * power;
}

/** As the map stands now: the opening view depends on the screen, so no number kept elsewhere will do. */
function useMapScale(): { lat: number; zoom: number } {
  const { handle } = usePort();
  const view = useDesk(({ ledger }) => ledger.town.view);
  const text = useSyncExternalStore(
    useCallback(
      (listener: () => void) => handle?.onRender(listener) ?? (() => undefined),
      [handle],
    ),
    () => {
      const { center, zoom } = handle?.camera ?? view;
      return `${center[1].toFixed(3)} ${zoom.toFixed(3)}`;
    },
  );
  const [lat, zoom] = text.split(" ").map(Number) as [number, number];
  return { lat, zoom };
}

export function ScaleBar() {
  const { lat, zoom } = useMapScale();
  const metresPerPixel = (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
  const metres = roundLength(metresPerPixel, 120 * useTextScale());
  const text = metres >= 1000 ? say.kilometres(metres / 1000) : say.metres(metres);
  return (
    <div className="scale-bar" role="img" aria-label={say.scale(text)}>
      <span>{text}</span>
      <span className="scale-length" style={{ width: `${metres / metresPerPixel}px` }} />
    </div>
  );
}
