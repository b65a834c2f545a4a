// Everything vector on the map as one layer: base map, projects, what is picked out. Shown in the very next frame.
import type {
  CustomLayerInterface,
  CustomRenderMethodInput,
  Map as MapLibreMap,
} from "maplibre-gl";
import type { Box } from "#geo/lngLat.ts";
import type { Palette } from "./palette.ts";
import { Painter, type Pen, type View } from "./painter/Painter.ts";
import { Sheet } from "./painter/sheet.ts";
import type { Scene } from "./scene.ts";

export const DRAWING_LAYER = "drawing";

/** From below to above: the ground, the accuracy ring, the glow of what is picked, the projects. */
const SHEETS = ["ground", "ring", "picked", "projects"] as const;
export type SheetName = (typeof SHEETS)[number];

const PENS: Readonly<Record<SheetName, Pen>> = {
  ground: { markSize: 0, enlarge: 1, strength: 1 },
  ring: { markSize: 0, enlarge: 1, strength: 0.14 },
  picked: { markSize: 38, enlarge: 1, strength: 0 },
  projects: { markSize: 26, enlarge: 1, strength: 1 },
};

const small = (pen: Pen): Pen => ({ ...pen, markSize: 9, enlarge: 0.6 });
/** Many marks in view are drawn smaller: they must not hide each other, nor cost more than they tell. */
const crowded = (pen: Pen, rows: number): Pen =>
  rows > 3000 ? small(pen) : rows > 600 ? { ...pen, markSize: 15 } : pen;

export class DrawingLayer implements CustomLayerInterface {
  readonly id = DRAWING_LAYER;
  readonly type = "custom";
  readonly renderingMode = "2d";
  #map: MapLibreMap | null = null;
  #gl: WebGL2RenderingContext | null = null;
  #painter: Painter | null = null;
  readonly #scenes = new Map<SheetName, Scene>();
  readonly #sheets = new Map<SheetName, Sheet>();
  #mask: Uint8Array | null = null;
  #order: Uint32Array | null = null;
  /** The box whose projects are on the GPU; wider than the screen, so that small moves cost nothing. */
  #window: Box | null = null;
  #palette: Palette;
  #textScale: number;
  #isDrawn = false;
  #isSmall = false;

  constructor(palette: Palette, textScale: number) {
    this.#palette = palette;
    this.#textScale = textScale;
  }

  /**
   * Lies upon a style that has just come, and is drawn at once. MapLibre wants a second frame after the one that took
   * a layer up: the first is made empty, so that the one which is seen is also the last.
   */
  addTo(map: MapLibreMap): void {
    this.#isDrawn = false;
    map.addLayer(this);
    map.redraw();
    this.#isDrawn = true;
    map.redraw();
  }

  /** False in the empty frame. */
  get isDrawn(): boolean {
    return this.#isDrawn;
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#gl = gl;
    this.#painter = new Painter(gl);
    this.#painter.setPalette(this.#palette, map.getPixelRatio() * this.#textScale);
    this.#sheets.clear();
    for (const [name, scene] of this.#scenes) this.setScene(name, scene);
  }

  onRemove(): void {
    for (const sheet of this.#sheets.values()) sheet.free();
    this.#sheets.clear();
    this.#painter?.free();
    this.#painter = this.#gl = null;
  }

  /** Marks and lines grow with the text of the page. */
  setLook(palette: Palette, textScale: number): void {
    this.#palette = palette;
    this.#textScale = textScale;
    if (this.#map) this.#painter?.setPalette(palette, this.#map.getPixelRatio() * textScale);
    this.#map?.triggerRepaint();
  }

  /** Projects as small as they are among thousands, because something above them tells the more. */
  setSmall(on: boolean): void {
    if (on === this.#isSmall) return;
    this.#isSmall = on;
    this.#map?.triggerRepaint();
  }

  setScene(name: SheetName, scene: Scene | null): void {
    if (scene) this.#scenes.set(name, scene);
    else this.#scenes.delete(name);
    this.#sheets.get(name)?.free();
    this.#sheets.delete(name);
    if (this.#gl && scene) {
      const sheet = new Sheet(this.#gl, scene);
      this.#sheets.set(name, sheet);
      if (name === "projects") this.#window = null;
      else sheet.show(null, null);
    }
    this.#map?.triggerRepaint();
  }

  /** Which places are shown, and from below to above in which order; null: as they stand. */
  setShown(mask: Uint8Array, order: Uint32Array | null): void {
    this.#mask = mask;
    this.#order = order;
    this.#window = null;
    this.#map?.triggerRepaint();
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!this.#painter || !this.#map || !this.#isDrawn) return;
    const ratio = gl.drawingBufferWidth / Math.max(1, this.#map.getCanvas().clientWidth);
    const view: View = {
      matrix: input.defaultProjectionData.mainMatrix as ArrayLike<number>,
      worldPixels: 512 * 2 ** this.#map.getZoom() * ratio,
      ratio,
    };
    this.#keepInSight();
    for (const name of SHEETS) {
      const sheet = this.#sheets.get(name);
      if (!sheet) continue;
      const pen = name === "projects" ? this.#penOf(sheet.rows) : PENS[name];
      this.#painter.draw(sheet, view, {
        ...pen,
        markSize: pen.markSize * this.#textScale,
        enlarge: pen.enlarge * this.#textScale,
      });
    }
    // The graphics process draws while this one goes on to place the names.
    gl.flush();
  }

  #penOf(rows: number): Pen {
    return this.#isSmall ? small(PENS.projects) : crowded(PENS.projects, rows);
  }

  /** Puts the projects in and around the screen on the GPU, unless they are there already. */
  #keepInSight(): void {
    const sheet = this.#sheets.get("projects");
    if (!sheet) return;
    const bounds = this.#map!.getBounds();
    const [west, south, east, north]: Box = [
      bounds.getWest(),
      bounds.getSouth(),
      bounds.getEast(),
      bounds.getNorth(),
    ];
    const window = this.#window;
    const [width, height] = [east - west, north - south];
    const inside =
      window && west >= window[0] && south >= window[1] && east <= window[2] && north <= window[3];
    if (inside && window[2] - window[0] < width * 4) return;
    this.#window = [west - width / 3, south - height / 3, east + width / 3, north + height / 3];
    sheet.show(this.#mask, this.#window, this.#order);
  }
}
