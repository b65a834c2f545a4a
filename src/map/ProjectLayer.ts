// The projects as one layer of the map: a scene, a mask, and what is picked out. Shown in the very next frame.
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from "maplibre-gl";
import type { Palette } from "./palette.ts";
import { Painter, type Pen } from "./painter/Painter.ts";
import { Sheet } from "./painter/sheet.ts";
import type { Scene } from "./scene.ts";

export const PROJECT_LAYER = "projects";

const NORMAL: Pen = { lineWidths: [3.4, 1.5], markSize: 26, strength: 1 };
const GLOW: Pen = { lineWidths: [9, 6], markSize: 38, strength: 0 };
const RING: Pen = { lineWidths: [1.5, 1.5], markSize: 0, strength: 0.14 };

const enlarge = (pen: Pen, by: number): Pen => ({ ...pen, lineWidths: [pen.lineWidths[0] * by, pen.lineWidths[1] * by], markSize: pen.markSize * by });

/** Many marks in view are drawn smaller: they must not hide each other, nor cost more than they tell. */
const markSizeFor = (count: number): number => (count > 6000 ? 9 : count > 800 ? 15 : 26);

export class ProjectLayer implements CustomLayerInterface {
  readonly id = PROJECT_LAYER;
  readonly type = "custom";
  readonly renderingMode = "2d";
  #map: MapLibreMap | null = null;
  #gl: WebGL2RenderingContext | null = null;
  #painter: Painter | null = null;
  #main: Sheet | null = null;
  #picked: Sheet | null = null;
  #ring: Sheet | null = null;
  #scene: Scene | null = null;
  #pickedScene: Scene | null = null;
  #ringScene: Scene | null = null;
  #mask: Uint8Array | null = null;
  #palette: Palette;
  #textScale = 1;

  constructor(palette: Palette) {
    this.#palette = palette;
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#gl = gl;
    this.#painter = new Painter(gl);
    this.#painter.setPalette(this.#palette, map.getPixelRatio() * this.#textScale);
    this.#main = this.#picked = this.#ring = null;
    this.setScene(this.#scene, this.#mask);
    this.setPicked(this.#pickedScene, this.#ringScene);
  }

  /** Marks and lines grow with the text of the page. */
  setLook(palette: Palette, textScale: number): void {
    this.#palette = palette;
    this.#textScale = textScale;
    if (this.#map) this.#painter?.setPalette(palette, this.#map.getPixelRatio() * textScale);
    this.#map?.triggerRepaint();
  }

  setScene(scene: Scene | null, mask: Uint8Array | null): void {
    this.#scene = scene;
    this.#main?.free();
    this.#main = this.#gl && scene ? new Sheet(this.#gl, scene) : null;
    this.setMask(mask);
  }

  setMask(mask: Uint8Array | null): void {
    this.#mask = mask;
    this.#main?.show(mask);
    this.#map?.triggerRepaint();
  }

  /** `picked` glows; `ring` is its accuracy circle. */
  setPicked(picked: Scene | null, ring: Scene | null): void {
    this.#pickedScene = picked;
    this.#ringScene = ring;
    this.#picked?.free();
    this.#ring?.free();
    this.#picked = this.#sheet(picked);
    this.#ring = this.#sheet(ring);
    this.#map?.triggerRepaint();
  }

  #sheet(scene: Scene | null): Sheet | null {
    if (!this.#gl || !scene) return null;
    const sheet = new Sheet(this.#gl, scene);
    sheet.show(null);
    return sheet;
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!this.#painter || !this.#map) return;
    const ratio = gl.drawingBufferWidth / Math.max(1, this.#map.getCanvas().clientWidth);
    const view = { matrix: input.defaultProjectionData.mainMatrix as ArrayLike<number>, worldPixels: 512 * 2 ** this.#map.getZoom() * ratio, ratio };
    const { accent } = this.#palette;
    const scale = this.#textScale;
    if (this.#ring) this.#painter.draw(this.#ring, view, { ...enlarge(RING, scale), colour: accent });
    if (this.#picked) this.#painter.draw(this.#picked, view, { ...enlarge(GLOW, scale), colour: accent });
    if (this.#main) this.#painter.draw(this.#main, view, enlarge({ ...NORMAL, markSize: markSizeFor(this.#main.pointCount) }, scale));
  }
}
