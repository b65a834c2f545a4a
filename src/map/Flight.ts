// The way from one camera to the next, and the one thing that is known of it afterwards: whether the map has arrived where it was sent.
import type { Map as MapLibreMap } from "maplibre-gl";
import type { Camera } from "#geo/camera.ts";

export class Flight {
  readonly #map: MapLibreMap;
  /** Number of the last flight, and whether it is just taking over from a drag or another flight. */
  #number = 0;
  #departing = false;
  /** Where a flight under way is to arrive, and when by the page's clock. */
  #arrival: { camera: Camera; at: number } | null = null;

  constructor(map: MapLibreMap) {
    this.#map = map;
    // MapLibre goes on flying to a point of the old screen and arrives beside the goal: the rest of the way is flown anew.
    map.on(
      "resize",
      () => this.#arrival && this.#ease(this.#arrival.camera, this.#arrival.at - performance.now()),
    );
  }

  fly(camera: Camera, milliseconds: number): void {
    this.#number++;
    const [canvas, container] = [this.#map.getCanvas(), this.#map.getContainer()];
    if (
      canvas.clientWidth !== container.clientWidth ||
      canvas.clientHeight !== container.clientHeight
    )
      this.#map.resize();
    this.#arrival = { camera, at: performance.now() + milliseconds };
    this.#ease(camera, milliseconds);
  }

  /** A flight that is called while another is under way, but needs none itself, makes that one's end no news. */
  forget(): void {
    this.#number++;
  }

  /** Told of each end of a move; true for one that has arrived nowhere, because a flight took over from it. */
  isNoEnd(event: object): boolean {
    if (this.#departing || ("flight" in event && event.flight !== this.#number)) return true;
    if ("flight" in event) this.#arrival = null;
    return false;
  }

  #ease(camera: Camera, milliseconds: number): void {
    this.#departing = true;
    this.#map.easeTo(
      {
        ...camera,
        center: [...camera.center],
        duration: Math.max(0, milliseconds),
        essential: true,
      },
      { flight: this.#number },
    );
    this.#departing = false;
    if (milliseconds <= 0) this.#arrival = null;
  }
}
