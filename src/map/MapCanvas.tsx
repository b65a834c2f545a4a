// The map as a component: props in, events out. Everything about the engine stays behind it.
import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Camera } from "#geo/camera.ts";
import type { Home } from "./home.ts";
import { MapEngine, type EngineEvents, type Shown } from "./MapEngine.ts";

export type MapHandle = Pick<
  MapEngine,
  | "fitTo"
  | "reveal"
  | "moveTo"
  | "flyTo"
  | "zoomBy"
  | "northUp"
  | "painted"
  | "settled"
  | "camera"
  | "names"
  | "pagePosition"
  | "toPixels"
  | "toLngLat"
  | "onRender"
  | "hold"
>;

export type MapCanvasProps = Shown &
  EngineEvents & {
    /** Where to look; a new object moves the map unless it is already there. */
    camera: Camera | Home;
    /** A row that is being reshaped: its sketch is drawn above the map instead of it. */
    muted?: number | null;
    label: string;
    onReady: (handle: MapHandle | null) => void;
    /** Shown instead of the map on a machine without WebGL2. */
    fallback: ReactNode;
  };

export function MapCanvas(props: MapCanvasProps) {
  const container = useRef<HTMLDivElement>(null);
  const names = useRef<HTMLCanvasElement>(null);
  const engine = useRef<MapEngine | null>(null);
  const latest = useRef(props);
  const [broken, setBroken] = useState(false);
  useLayoutEffect(() => {
    latest.current = props;
  });

  // Before the first paint: the graphics process is busy longest, so it starts first.
  useLayoutEffect(() => {
    const current = () => latest.current;
    const events: EngineEvents = {
      onCamera: (camera) => current().onCamera(camera),
      onPick: (row) => current().onPick(row),
      onHover: (row) => current().onHover(row),
      onTileFault: () => current().onTileFault(),
      onPickCell: (cell) => current().onPickCell(cell),
      onDensity: (state) => current().onDensity(state),
    };
    try {
      engine.current = new MapEngine(
        container.current!,
        names.current!,
        current(),
        current().camera,
        events,
      );
      current().onReady(engine.current);
    } catch (cause) {
      console.warn(cause);
      setBroken(true);
      current().onReady(null);
    }
    return () => {
      engine.current?.destroy();
      engine.current = null;
    };
  }, []);

  const { camera, muted = null } = props;
  const picked = props.picked === muted ? null : props.picked;
  const mask = useMemo(
    () =>
      muted === null ? props.mask : props.mask.map((shown, row) => (row === muted ? 0 : shown)),
    [props.mask, muted],
  );
  useShow(engine, { ...props, mask, picked });

  useLayoutEffect(() => {
    engine.current?.goTo(camera);
  }, [camera]);

  return (
    <>
      <div
        ref={container}
        className="map-canvas"
        role="application"
        aria-label={props.label}
        hidden={broken}
      />
      <canvas ref={names} className="map-names" aria-hidden="true" hidden={broken} />
      {broken && props.fallback}
    </>
  );
}

/** Hands the engine what is to be shown whenever a part of it has changed. */
function useShow(engine: { readonly current: MapEngine | null }, shown: Shown): void {
  const { theme, textScale, tiles, base, home, featured, covers } = shown;
  const { items, scene, mask, order, layers, picked, density } = shown;
  useLayoutEffect(() => {
    engine.current?.show({
      theme,
      textScale,
      tiles,
      base,
      home,
      featured,
      covers,
      items,
      scene,
      mask,
      order,
      layers,
      picked,
      density,
    });
  }, [
    engine,
    theme,
    textScale,
    tiles,
    base,
    home,
    featured,
    covers,
    items,
    scene,
    mask,
    order,
    layers,
    picked,
    density,
  ]);
}
