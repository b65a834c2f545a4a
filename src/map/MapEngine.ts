// The one owner of MapLibre: takes what is to be shown, reports what the user does. No React, no state of the desk.
import type { Layers } from "#ledger/layers.ts";
import { setWorkerUrl, type MapMouseEvent } from "maplibre-gl";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { Box, LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { geometryAt, itemAt, type Items } from "./items.ts";
import type { CellRef, Density } from "#ledger/density/choice.ts";
import { baseLabels } from "./baseLabels.ts";
import { sameCamera, type Camera } from "#geo/camera.ts";
import { LabelCanvas } from "./LabelCanvas.ts";
import { freeSides, insetsOf, type Insets, type Size } from "./covers.ts";
import type { Sides } from "./crowd.ts";
import type { Placed, ToPixels } from "./labels.ts";
import { paletteOf, type Look } from "./palette.ts";
import { pickRow } from "./pick.ts";
import { DensityHost, type DensityState } from "./DensityHost.ts";
import { DrawingLayer } from "./DrawingLayer.ts";
import { buildGround } from "./ground.ts";
import { projectLabels } from "./projectLabels.ts";
import { pickedScenes } from "./pickedScenes.ts";
import type { Scene } from "./scene.ts";
import { drawsInSoftware } from "./drawsInSoftware.ts";
import { Flight } from "./Flight.ts";
import { fitHome, type Home } from "./home.ts";
import { IdleAwareMap } from "./IdleAwareMap.ts";
import { MapHands, type MapHand } from "./MapHand.ts";
import { makeStyle } from "./style.ts";
import type { TileBackground } from "./tiles.ts";

// MapLibre's worker cuts vector tiles. This map has none (style.ts), so an empty one takes its place and 120 kB stay unfetched.
setWorkerUrl(URL.createObjectURL(new Blob([""], { type: "text/javascript" })));

export type EngineEvents = {
  onCamera: (camera: Camera) => void;
  onPick: (row: number | null) => void;
  onHover: (row: number | null) => void;
  onTileFault: () => void;
  /** A click met a cell of the density; null a place without any. */
  onPickCell: (cell: CellRef | null) => void;
  onDensity: (state: DensityState) => void;
};

/** Everything drawn. A change of one part costs only that part. */
export type Shown = {
  theme: Look;
  textScale: number;
  tiles: TileBackground | null;
  base: BaseMap;
  home: string;
  /** Ids of the projects whose names go before all others. */
  featured: readonly string[];
  /** What lies upon the map, in its pixels: names and what must be seen keep clear of it. */
  covers: readonly Sides[];
  items: Items;
  scene: Scene;
  mask: Uint8Array;
  /** Rows from below to above; null: as they stand. */
  order: Uint32Array | null;
  /** Layers of the base map that are off, and how faint the others are. */
  layers: Pick<Layers, "off" | "faint">;
  picked: number | null;
  density: ShownDensity | null;
};

/** A density of what is shown. `latitude` is the town's, `cell` the one that is marked. A new object is drawn anew. */
export type ShownDensity = {
  choice: Density;
  latitude: number;
  cell: CellRef | null;
  /** What is counted, which a layer that is off does not change. */
  mask: Uint8Array;
};

const NAMES_DELAY_MS = 90;
/** A mark nearer than this to an edge, in pixels, is not well in sight. */
const IN_SIGHT = 40;

/** How far the map may be tilted while columns stand on it, and how far it is when they come; degrees. */
const MOST_TILT = 60;
const FIRST_TILT = 45;

/** Less than this, in levels of zoom, is not worth a movement. */
const CLOSER = 0.1;

/** How far `value` lies outside of a range; 0 within it. */
const outside = (value: number, least: number, most: number): number =>
  value < least ? value - least : value > most ? value - most : 0;

const isSame = (a: Camera, b: Camera): boolean =>
  a.zoom === b.zoom &&
  a.bearing === b.bearing &&
  a.center[0] === b.center[0] &&
  a.center[1] === b.center[1];

const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A mask of the one row, if it is shown at all. */
const onlyRow = (mask: Uint8Array, row: number | null): Uint8Array =>
  mask.map((shown, at) => (at === row ? shown : 0));

/** Camera, gestures and raster tiles; everything else is drawn by our own layer. */
const makeMap = (
  container: HTMLElement,
  tiles: Shown["tiles"],
  { center, zoom, bearing }: Camera,
): IdleAwareMap =>
  new IdleAwareMap({
    container,
    style: makeStyle(tiles),
    center: [...center],
    zoom,
    bearing,
    minZoom: 7,
    maxZoom: 20,
    maxPitch: 0,
    trackResize: false,
    attributionControl: false,
    fadeDuration: 0,
    dragRotate: true,
    renderWorldCopies: false,
  });

export class MapEngine {
  readonly #map: IdleAwareMap;
  readonly #layer: DrawingLayer;
  readonly #names: LabelCanvas;
  readonly #events: EngineEvents;
  #shown: Shown;
  readonly #hands: MapHands;
  #placedAt: Camera | null = null;
  #drawn: { placed: readonly Placed[]; camera: Camera; width: number } | null = null;
  #namesTimer = 0;
  /** The camera last told to the desk. Coming back from there it must not stop a flight that has gone on since. */
  #reported: Camera | null = null;
  readonly #flight: Flight;
  readonly #density: DensityHost;
  readonly #resizer: ResizeObserver;
  #drawnSize: Size;
  /** The opening view, as long as nobody has looked elsewhere; and whether the map is just going there. */
  #home: Home | null;
  #homing = false;

  /** Throws when the machine has no WebGL2. */
  constructor(
    container: HTMLElement,
    canvas: HTMLCanvasElement,
    shown: Shown,
    first: Camera | Home,
    events: EngineEvents,
  ) {
    this.#shown = shown;
    this.#events = events;
    const palette = paletteOf(shown.theme);
    this.#home = "bearing" in first ? null : first;
    const size: Size = [container.clientWidth, container.clientHeight];
    this.#drawnSize = size;
    const camera =
      "bearing" in first
        ? first
        : fitHome(first, container, insetsOf(shown.covers, size), shown.textScale);
    this.#layer = new DrawingLayer(palette, shown.textScale);
    this.#layer.setScene("projects", shown.scene);
    this.#layer.setShown(shown.mask, shown.order);
    this.#map = makeMap(container, shown.tiles, camera);
    this.#reported = this.camera;
    this.#names = new LabelCanvas(canvas, palette, drawsInSoftware(this.#map));
    this.#hands = new MapHands(this.#map);
    this.#flight = new Flight(this.#map);
    this.#density = new DensityHost(this.#map, events.onDensity);
    this.#followMap();
    this.#followPointer();
    this.#drawGround();
    this.#pick();
    this.#showDensity();
    this.#resizer = new ResizeObserver(() => this.#resize());
    this.#resizer.observe(container);
  }

  /** At once, since a canvas of a new size is empty. An observer also tells of the size that was there before. */
  #resize(): void {
    const [size, before] = [this.#size, this.#drawnSize];
    if (size[0] === before[0] && size[1] === before[1]) return;
    this.#drawnSize = size;
    this.#map.resize();
    this.#keepFeatured();
    this.#map.redraw();
  }

  #followMap(): void {
    this.#map.on("style.load", () => this.#layer.addTo(this.#map));
    this.#map.on("render", () => {
      if (this.#layer.isDrawn) this.#drawNames();
    });
    this.#map.on("moveend", (event: object) => this.#onMoveEnd(event));
    this.#map.on("error", ({ error }) => {
      if (this.#shown.tiles) this.#events.onTileFault();
      else console.warn(error.message);
    });
  }

  /** What is in hand takes the pointer; else a click picks a project, and a project under the pointer is named. */
  #followPointer(): void {
    const at = ({ lngLat: { lng, lat } }: MapMouseEvent): LngLat => [lng, lat];
    this.#map.on("click", (event) => {
      const { altKey, detail } = event.originalEvent;
      const { current } = this.#hands;
      if (!current) return this.#choose(event);
      this.#stay();
      current.onClick(at(event), altKey, detail);
    });
    this.#map.on("mousemove", (event) => {
      const { current } = this.#hands;
      if (current) current.onMove(at(event), event.originalEvent.altKey);
      else this.#hover(event);
    });
    this.#map.getCanvas().addEventListener("mouseleave", () => {
      const { current } = this.#hands;
      if (current) current.onMove(null, false);
      else this.#events.onHover(null);
    });
  }

  /** A density lies above all marks: where it has a cell this is meant. */
  #choose(event: MapMouseEvent): void {
    const { lng, lat } = event.lngLat;
    const cell = this.#density.cellAt([lng, lat], event.point.x, event.point.y);
    if (this.#shown.density) this.#events.onPickCell(cell);
    if (!cell) this.#events.onPick(this.#rowAt(event));
  }

  /** Who puts something on the opening view has chosen it: what is put stays where it was put on the screen. */
  #stay(): void {
    if (!this.#home) return;
    this.#home = null;
    this.#reported = this.camera;
    this.#events.onCamera(this.#reported);
  }

  #onMoveEnd(event: object): void {
    if (this.#flight.isNoEnd(event)) return;
    this.#placedAt = null;
    this.#map.triggerRepaint();
    // A change of size ends a "move" too; it has gone nowhere.
    if (this.#reported && isSame(this.#reported, this.camera)) return;
    this.#reported = this.camera;
    // The opening view is no place that anybody chose.
    if (this.#homing) return;
    this.#home = null;
    this.#events.onCamera(this.#reported);
  }

  get camera(): Camera {
    const { lng, lat } = this.#map.getCenter();
    return { center: [lng, lat], zoom: this.#map.getZoom(), bearing: this.#map.getBearing() };
  }

  /** The map's upper left corner in pixels of the page's window. */
  get pagePosition(): readonly [x: number, y: number] {
    const { left, top } = this.#map.getContainer().getBoundingClientRect();
    return [left, top];
  }

  /** The names now placed: project id (or a key of the base map), text, and box in pixels of the map. */
  get names(): { key: string; text: string; box: Sides }[] {
    return this.#names.placed.map(({ label, dx, dy, width, height }) => {
      const [x, y] = this.toPixels(label.at);
      return {
        key: label.key,
        text: label.lines.join(""),
        box: [x + dx, y + dy, x + dx + width, y + dy + height],
      };
    });
  }

  /** Draws the difference between what is shown and `next`. */
  show(next: Shown): void {
    const before = this.#shown;
    this.#shown = next;
    if (next.theme !== before.theme || next.textScale !== before.textScale)
      this.#layer.setLook(paletteOf(next.theme), next.textScale);
    if (next.tiles !== before.tiles) this.#map.setStyle(makeStyle(next.tiles), { diff: false });
    if (next.tiles !== before.tiles || next.base !== before.base || next.layers !== before.layers)
      this.#drawGround();
    if (next.scene !== before.scene) this.#layer.setScene("projects", next.scene);
    if (next.mask !== before.mask || next.order !== before.order)
      this.#layer.setShown(next.mask, next.order);
    if (next.picked !== before.picked || next.scene !== before.scene) this.#pick();
    if (
      next.density !== before.density ||
      next.items !== before.items ||
      next.theme !== before.theme
    )
      this.#showDensity();
    const onlyMask =
      next.mask !== before.mask &&
      next.scene === before.scene &&
      next.picked === before.picked &&
      next.theme === before.theme &&
      next.density === before.density &&
      next.base === before.base &&
      next.layers === before.layers;
    if (onlyMask) this.#refreshNames();
    else this.#placedAt = null;
    this.#map.triggerRepaint();
    if (next.covers !== before.covers) this.#keepFeatured();
  }

  /** Under a density the marks are small and have no names: it is told of many, they of one. */
  #showDensity(): void {
    const { density, items, theme } = this.#shown;
    this.#layer.setSmall(density !== null);
    const isHigh = density?.choice.show === "height";
    if (isHigh !== this.#map.getMaxPitch() > 0) this.#tilt(isHigh);
    this.#density.show(
      density && {
        projects: items.projects,
        mask: density.mask,
        theme,
        choice: density.choice,
        latitude: density.latitude,
        picked: density.cell,
      },
    );
  }

  /** Only columns need to be seen from the side: every other map is looked at from above. */
  #tilt(on: boolean): void {
    if (on) this.#map.setMaxPitch(MOST_TILT);
    this.#map.jumpTo({ pitch: on ? FIRST_TILT : 0 });
    if (!on) this.#map.setMaxPitch(0);
  }

  #drawGround(): void {
    const { base, tiles, layers } = this.#shown;
    const ground = buildGround(base, this.camera.center, tiles !== null, layers);
    this.#layer.setScene("ground", ground);
  }

  get #size(): Size {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    return [clientWidth, clientHeight];
  }

  get #insets(): Insets {
    return insetsOf(this.#shown.covers, this.#size);
  }

  /** While the opening view is shown, what is featured stays in sight whatever is opened upon the map or beside it; with more room it comes closer again. */
  #keepFeatured(): void {
    const home = this.#home;
    const box = home?.featured;
    if (!home || !box) return;
    const [left, top, right, bottom] = freeSides(this.#insets, this.#size);
    const [[west, north], [east, south]] = [
      this.toPixels([box[0], box[3]]),
      this.toPixels([box[2], box[1]]),
    ];
    const isHidden = west < left || north < top || east > right || south > bottom;
    const { zoom } = this.#homeCamera(home);
    if (isHidden || zoom > this.camera.zoom + CLOSER) this.#goHome(home);
  }

  #homeCamera(home: Home): Camera {
    return fitHome(home, this.#map.getContainer(), this.#insets, this.#shown.textScale);
  }

  #goHome(home: Home): void {
    const camera = this.#homeCamera(home);
    this.#home = home;
    if (sameCamera(camera, this.camera)) return;
    this.#homing = true;
    this.moveTo(camera);
    this.#homing = false;
  }

  #pick(): void {
    const { picked, items } = this.#shown;
    const { ring, glow } = pickedScenes(
      picked === null ? null : itemAt(items, picked),
      () => this.#anchor(picked!),
      this.camera.center,
    );
    this.#layer.setScene("ring", ring);
    this.#layer.setScene("picked", glow);
  }

  #anchor(row: number): LngLat {
    return [this.#shown.scene.anchors[row * 2]!, this.#shown.scene.anchors[row * 2 + 1]!];
  }

  /** Pixels from the upper left corner of the map. */
  readonly toPixels: ToPixels = (at) => {
    const { x, y } = this.#map.project([at[0], at[1]]);
    return [x, y];
  };

  toLngLat(x: number, y: number): LngLat {
    const { lng, lat } = this.#map.unproject([x, y]);
    return [lng, lat];
  }

  /** Calls `listener` with every frame of the map; the result ends it. */
  onRender(listener: () => void): () => void {
    this.#map.on("render", listener);
    return () => this.#map.off("render", listener);
  }

  /** Gives the pointer to a drawing: nothing is picked or hovered, a double click does not zoom. Null gives it back. */
  hold(hand: MapHand | null): void {
    this.#hands.hold(hand);
    if (hand) this.#events.onHover(null);
  }

  /** Redraws the names when the camera or their placing has changed, and not otherwise. */
  #drawNames(): void {
    const { clientWidth: width, clientHeight: height } = this.#map.getCanvas();
    const ratio = this.#map.getPixelRatio();
    const camera = this.camera;
    if (this.#names.resize(width, height, ratio)) this.#placedAt = null;
    if (!this.#placedAt || Math.abs(this.#placedAt.zoom - camera.zoom) > 0.25)
      this.#placeNames(width, height, camera.zoom);
    const drawn = this.#drawn;
    if (
      drawn &&
      drawn.placed === this.#names.placed &&
      drawn.width === width &&
      isSame(drawn.camera, camera)
    )
      return;
    this.#drawn = { placed: this.#names.placed, camera, width };
    this.#names.draw(this.toPixels, ratio);
  }

  /** After a filter change: hidden projects lose their names at once; new names come when the frame has been shown. */
  #refreshNames(): void {
    const { mask } = this.#shown;
    this.#names.drop(({ row }) => row === undefined || mask[row] === 1);
    clearTimeout(this.#namesTimer);
    this.#namesTimer = window.setTimeout(() => this.#renewNames(), NAMES_DELAY_MS);
  }

  #renewNames(): void {
    clearTimeout(this.#namesTimer);
    this.#namesTimer = 0;
    this.#placedAt = null;
    this.#map.triggerRepaint();
  }

  #placeNames(width: number, height: number, zoom: number): void {
    const { theme, textScale, base, home, layers, items, scene, mask, picked, tiles, featured } =
      this.#shown;
    const named = this.#shown.density ? onlyRow(mask, picked) : mask;
    this.#names.restyle(paletteOf(theme), textScale);
    const bounds = this.#map.getBounds();
    const box: Box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const labels = [
      ...projectLabels({
        items,
        scene,
        mask: named,
        picked,
        featured,
        box,
        textScale,
        pixelsPerDegree: (512 * 2 ** zoom) / 360,
      }),
      ...(tiles ? [] : baseLabels(base, zoom, home, layers)),
    ];
    this.#names.place(labels, this.toPixels, [width, height], this.#shown.covers);
    this.#placedAt = this.camera;
  }

  #rowAt({ point, lngLat }: MapMouseEvent): number | null {
    const { scene, mask, items } = this.#shown;
    const perPixel = 360 / (512 * 2 ** this.#map.getZoom());
    const geometryOf = (row: number): PlaceGeometry | null => geometryAt(items, row);
    return pickRow(scene, mask, geometryOf, [point.x, point.y], { ...lngLat, perPixel }, (at) =>
      this.toPixels([at[0]!, at[1]!]),
    );
  }

  #hover(event: MapMouseEvent): void {
    if (this.#map.isMoving()) return;
    const row = this.#rowAt(event);
    this.#map.getCanvas().style.cursor = row === null ? "" : "pointer";
    this.#events.onHover(row);
  }

  /**
   * Brings a row's place into the part of the map that nothing covers: no farther than needed, and not at all if it
   * is there. `card` is what the card that is about to open will cover, in pixels from the right and from below.
   */
  reveal(row: number, card: { right: number; bottom: number }): void {
    const anchor = this.#anchor(row);
    if (!Number.isFinite(anchor[0])) return;
    const [x, y] = this.toPixels(anchor);
    const [width, height] = this.#size;
    const { left, top, right, bottom } = this.#insets;
    const aside = Math.min(Math.max(right, card.right), width - left - 2 * IN_SIGHT);
    const below = Math.min(Math.max(bottom, card.bottom), height - top - 2 * IN_SIGHT);
    const [dx, dy] = [
      outside(x, left + IN_SIGHT, width - aside - IN_SIGHT),
      outside(y, top + IN_SIGHT, height - below - IN_SIGHT),
    ];
    if (dx !== 0 || dy !== 0) this.#map.panBy([dx, dy], { duration: still() ? 0 : 500 });
  }

  /** Shows the whole box in what nothing covers, with up to `room` pixels around it for names. */
  fitTo([west, south, east, north]: Box, room: number): void {
    const [width, height] = this.#size;
    const { left, top, right, bottom } = this.#insets;
    const beside = Math.max(0, Math.min(room, (width - left - right) * 0.16));
    const above = Math.max(0, Math.min(room, (height - top - bottom) * 0.12));
    this.#map.fitBounds([west, south, east, north], {
      padding: {
        left: left + beside,
        right: right + beside,
        top: top + above,
        bottom: bottom + above,
      },
      maxZoom: 14,
      duration: still() ? 0 : 600,
    });
  }

  /** Follows a camera from outside (an address, a scene); one that it reported itself moves nothing. */
  goTo(first: Camera | Home): void {
    if (first === this.#reported) return;
    if (!("bearing" in first)) return this.#goHome(first);
    this.#home = null;
    if (!sameCamera(first, this.camera)) this.moveTo(first);
  }

  /** Flies there in so many milliseconds; 0, or a wish for less motion, jumps. A camera handed to the desk at the same time is the same object, and moves nothing again. */
  flyTo(camera: Camera, milliseconds: number): void {
    this.#reported = camera;
    if (sameCamera(camera, this.camera) && !this.#map.isMoving()) {
      this.#flight.forget();
      return;
    }
    this.#flight.fly(camera, still() ? 0 : milliseconds);
    this.#placedAt = null;
  }

  moveTo({ center, ...rest }: Partial<Camera>): void {
    this.#map.jumpTo({ ...(center ? { center: [...center] } : {}), ...rest });
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, { duration: still() ? 0 : 250 });
  }

  northUp(): void {
    this.#map.resetNorth({ duration: still() ? 0 : 300 });
  }

  /** Resolves when a frame with everything asked for so far has been drawn. */
  painted(): Promise<void> {
    return new Promise((resolve) => {
      this.#map.once("render", () => resolve());
      this.#map.triggerRepaint();
    });
  }

  /** Resolves when nothing moves, loads or waits any more. A tile that never comes does not hold it up for ever. */
  async settled(): Promise<void> {
    await this.#density.settled();
    if (this.#namesTimer) this.#renewNames();
    await this.#map.whenIdle();
  }

  destroy(): void {
    clearTimeout(this.#namesTimer);
    this.#density.destroy();
    this.#hands.destroy();
    this.#resizer.disconnect();
    this.#map.remove();
  }
}
