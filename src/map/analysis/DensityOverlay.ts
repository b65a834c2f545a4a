// Draws a density over the map with deck.gl, inside MapLibre's own context and above all its layers. What is drawn is
// reckoned by ledger/density; this file turns it into polygons and pictures. Loaded when a density is first shown.
import type { Deck, Layer } from "@deck.gl/core";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import { cellAt } from "#geo/hexGrid.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { CellRef } from "#ledger/density/choice.ts";
import { densityPicture } from "#ledger/density/density.ts";
import type { DensityShown } from "../DensityHost.ts";
import type { IdleAwareMap } from "../IdleAwareMap.ts";
import { densityLayers, CELLS } from "./densityLayers.ts";
import { forgetLuma, learnState } from "./lumaState.ts";

/** deck.gl's loop that looks 60 times a second whether anything is to be drawn. */
type Loop = { start: () => unknown; stop: () => unknown };

export class DensityOverlay {
  readonly #map: IdleAwareMap;
  #overlay: MapLibreOverlay | null = null;
  #deck: Deck | null = null;
  #shown: DensityShown | null = null;
  #layers: Layer[] = [];
  /** Called when a frame has shown the layers as they now are. */
  #waiting: (() => void)[] = [];
  #isDrawn = true;

  constructor(map: IdleAwareMap) {
    this.#map = map;
    map.on("webglcontextlost", this.#lose);
    map.on("style.load", this.#redraw);
  }

  show(next: DensityShown | null): void {
    this.#shown = next;
    this.#redraw();
  }

  readonly #redraw = (): void => {
    this.#layers = this.#shown ? densityLayers(densityPicture(this.#shown), this.#shown) : [];
    if (this.#layers.length === 0) {
      this.#remove();
      return;
    }
    this.#isDrawn = false;
    if (this.#overlay) this.#overlay.setProps({ layers: this.#layers });
    else this.#add();
    this.#loop?.start();
    this.#map.triggerRepaint();
  };

  #add(): void {
    this.#overlay = new MapLibreOverlay({
      interleaved: true,
      layers: this.#layers,
      onDeviceInitialized: () => learnState(this.#gl),
      onAfterRender: this.#onDrawn,
      onError: this.#onError,
    });
    this.#map.addControl(this.#overlay);
  }

  readonly #onDrawn = (): void => {
    this.#deck ??= this.#layers[0]?.context?.deck ?? null;
    if (!this.#deck || !this.#layers.every((layer) => layer.isLoaded)) return;
    // All is drawn; MapLibre asks for further frames when the camera moves.
    this.#loop?.stop();
    this.#finish();
  };

  /** What cannot be drawn shall not be waited for. */
  readonly #onError = (error: Error): void => {
    console.warn(error);
    this.#finish();
  };

  #finish(): void {
    this.#isDrawn = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  get #loop(): Loop | null {
    return this.#deck ? (Reflect.get(this.#deck, "animationLoop") as Loop | null) : null;
  }

  get #gl(): WebGL2RenderingContext {
    return this.#map.getCanvas().getContext("webgl2")!;
  }

  async settled(): Promise<void> {
    if (!this.#isDrawn) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  cellAt(at: LngLat, x: number, y: number): CellRef | null {
    if (!this.#shown) return null;
    const { grid, cells, choice } = densityPicture(this.#shown);
    const cell =
      choice.show === "height"
        ? cells[this.#overlay?.pickObject({ x, y, layerIds: [CELLS] })?.index ?? -1]
        : cellAt(grid, at);
    const found = cell && cells.find(({ q, r }) => q === cell.q && r === cell.r);
    return found ? { metres: choice.metres, q: found.q, r: found.r } : null;
  }

  /**
   * The context takes all that deck.gl had made in it; MapLibre's own comes back by itself and loads the style again.
   */
  readonly #lose = (): void => {
    this.#remove();
    forgetLuma(this.#gl);
  };

  #remove(): void {
    const overlay = this.#overlay;
    this.#overlay = this.#deck = null;
    this.#finish();
    if (overlay) this.#map.removeControl(overlay);
    this.#map.triggerRepaint();
  }

  destroy(): void {
    this.#map.off("webglcontextlost", this.#lose);
    this.#map.off("style.load", this.#redraw);
    this.#remove();
  }
}
