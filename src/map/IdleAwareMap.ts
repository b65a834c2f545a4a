// A MapLibre map that knows whether it is idle now; MapLibre itself only tells when it becomes so.
import { Map as MapLibreMap, type MapOptions } from "maplibre-gl";

export class IdleAwareMap extends MapLibreMap {
  // No `#` field: MapLibre's own constructor asks for frames before there would be one.
  private isIdle = false;

  constructor(options: MapOptions) {
    super(options);
    this.on("idle", () => (this.isIdle = true));
  }

  /** Every frame that MapLibre draws is asked for here, by itself as well as by us. */
  override triggerRepaint(): void {
    this.isIdle = false;
    super.triggerRepaint();
  }

  /** Resolves when nothing moves, loads or waits; at once, and without a frame of its own, where that is so already. */
  async whenIdle(): Promise<void> {
    if (this.isIdle) return;
    const idle = this.once("idle");
    this.triggerRepaint();
    await idle;
  }
}
