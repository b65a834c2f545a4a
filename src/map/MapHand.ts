// Who gets the pointer: picking, or something that is being drawn. Knows nothing of what either does with it.
import type { Map as MapLibreMap } from "maplibre-gl";
import type { LngLat } from "#geo/lngLat.ts";

/** Takes the pointer while something is drawn. `free` is the Alt key; `count` is 2 for the second click of a double one. */
export type MapHand = {
  onMove: (at: LngLat | null, free: boolean) => void;
  onClick: (at: LngLat, free: boolean, count: number) => void;
  onDoubleClick: () => void;
};

const nothing = (): void => undefined;
const DEAF: MapHand = { onMove: nothing, onClick: nothing, onDoubleClick: nothing };

/** The second click of the double click that ended a drawing must neither pick nor zoom. */
const DOUBLE_CLICK_MS = 400;

export class MapHands {
  readonly #map: MapLibreMap;
  #hand: MapHand | null = null;
  #timer = 0;

  constructor(map: MapLibreMap) {
    this.#map = map;
    map.on("dblclick", (event) => {
      if (!this.#hand) return;
      event.preventDefault();
      this.#hand.onDoubleClick();
    });
  }

  get current(): MapHand | null {
    return this.#hand;
  }

  hold(hand: MapHand | null): void {
    clearTimeout(this.#timer);
    this.#map.getCanvas().style.cursor = hand ? "crosshair" : "";
    this.#map.doubleClickZoom.disable();
    this.#hand = hand ?? DEAF;
    if (!hand) this.#timer = window.setTimeout(() => this.#free(), DOUBLE_CLICK_MS);
  }

  #free(): void {
    this.#hand = null;
    this.#map.doubleClickZoom.enable();
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }
}
