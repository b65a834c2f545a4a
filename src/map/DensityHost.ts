// The place of the density in the map: fetches what draws it when it is first asked for, hands it what to show, and
// answers for it when the map is asked whether it is still. Knows neither deck.gl nor how anything is counted.
import { loadPart } from "#base/loadPart.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { CellRef } from "#ledger/density/choice.ts";
import type { DensityOrder } from "#ledger/density/density.ts";
import type { DensityOverlay } from "./analysis/DensityOverlay.ts";
import type { IdleAwareMap } from "./IdleAwareMap.ts";
import type { Look } from "./palette.ts";

/** `picked`: the cell that is marked. */
export type DensityShown = DensityOrder & { theme: Look; picked: CellRef | null };

export type DensityState = "none" | "coming" | "there" | "failed";

export class DensityHost {
  readonly #map: IdleAwareMap;
  readonly #tell: (state: DensityState) => void;
  #shown: DensityShown | null = null;
  #overlay: DensityOverlay | null = null;
  #coming: Promise<void> | null = null;
  #isGone = false;

  constructor(map: IdleAwareMap, tell: (state: DensityState) => void) {
    this.#map = map;
    this.#tell = tell;
  }

  /** Null takes it off the map. What did not come is asked for again by the next showing. */
  show(next: DensityShown | null): void {
    this.#shown = next;
    if (this.#overlay) this.#overlay.show(next);
    else if (next) this.#coming ??= this.#bring();
    if (!next) this.#tell("none");
    else if (this.#overlay) this.#tell("there");
  }

  async #bring(): Promise<void> {
    this.#tell("coming");
    try {
      const { DensityOverlay } = await loadPart(() => import("./analysis/DensityOverlay.ts"));
      if (this.#isGone) return;
      this.#overlay = new DensityOverlay(this.#map);
      this.#overlay.show(this.#shown);
      this.#tell(this.#shown ? "there" : "none");
    } catch (cause) {
      console.warn(cause);
      this.#tell("failed");
    } finally {
      this.#coming = null;
    }
  }

  /** Resolves when what is shown has been drawn, or is known not to come. */
  async settled(): Promise<void> {
    await this.#coming;
    await this.#overlay?.settled();
  }

  /** The cell under a point of the map that holds anything; `x`, `y` in its pixels. */
  cellAt(at: LngLat, x: number, y: number): CellRef | null {
    return this.#shown && this.#overlay ? this.#overlay.cellAt(at, x, y) : null;
  }

  destroy(): void {
    this.#isGone = true;
    this.#overlay?.destroy();
    this.#overlay = null;
  }
}
