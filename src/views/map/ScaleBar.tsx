// A bar of a round ground length at the latitude in the middle of the map.
import { words } from "#words/words.ts";
import { useDesk } from "../desk.ts";
import { useTextScale } from "./useTextScale.ts";

const say = words.map;
const EQUATOR_METRES = 40_075_016.686;

/** The largest 1, 2 or 5 × 10ⁿ metres that fits `most` pixels. */
export function roundLength(metresPerPixel: number, most: number): number {
  const limit = metresPerPixel * most;
  const power = 10 ** Math.floor(Math.log10(limit));
  return ([5, 2, 1].find((step) => step * power <= limit) ?? 1) * power;
}

export function ScaleBar() {
  const camera = useDesk(({ view, ledger }) => view.camera ?? ledger.town.view);
  const metresPerPixel =
    (EQUATOR_METRES * Math.cos((camera.center[1] * Math.PI) / 180)) / (512 * 2 ** camera.zoom);
  const metres = roundLength(metresPerPixel, 120 * useTextScale());
  const text = metres >= 1000 ? say.kilometres(metres / 1000) : say.metres(metres);
  return (
    <div
      className="scale-bar"
      role="img"
      aria-label={say.scale(text)}
      style={{ width: `${metres / metresPerPixel}px` }}
    >
      <span>{text}</span>
    </div>
  );
}
