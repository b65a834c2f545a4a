// What a pointer holds, from taking it to letting it go. The events come to the root, which captures the pointer: a handle may vanish meanwhile.
import { useEffect, useEffectEvent, useRef } from "react";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { FEWEST } from "#map/sketch/paths.ts";
import { activePath } from "#map/sketch/sketch.ts";
import type { HandleActions } from "./Handles.tsx";
import type { SketchStore } from "./sketchStore.ts";
import type { Snapper } from "./Snapper.ts";
import { canvasOf } from "./useSketchHand.ts";

/** Pixels a pointer may tremble before a click becomes a drag. */
const TREMBLE_PIXELS = 3;

type Press = {
  x: number;
  y: number;
  moved: boolean;
  vertex: number | null;
  /** From the pointer to what it holds. */ offset: readonly [number, number];
};
type Drag = {
  handle: MapHandle;
  root: HTMLElement;
  store: SketchStore;
  snapper: Snapper;
  onFinish: () => void;
};

export function useDrag(drag: Drag): HandleActions["onTake"] {
  const { handle, root, store, snapper } = drag;
  const press = useRef<Press | null>(null);
  const move = useEffectEvent((event: PointerEvent) => {
    const held = press.current;
    if (!held || !store.get().held) return;
    const [x, y] = pixelIn(root, event);
    if (!held.moved && Math.hypot(x - held.x, y - held.y) < TREMBLE_PIXELS) return;
    held.moved = true;
    const at = handle.toLngLat(x + held.offset[0], y + held.offset[1]);
    const meant =
      held.vertex === null ? { at, snapped: null } : snapper(at, store.get(), event.altKey);
    store.send({ type: "drag", to: meant.at, snapped: meant.snapped });
  });
  useEffect(() => {
    const drop = (): void => void (press.current && store.send({ type: "drop" }));
    const stop = new AbortController();
    const { signal } = stop;
    root.addEventListener("pointermove", (event) => move(event), { signal });
    root.addEventListener("pointerup", drop, { signal });
    root.addEventListener("pointercancel", drop, { signal });
    // The map zooms under a handle as it does beside it.
    root.addEventListener("wheel", (event) => passWheel(root, event), { signal, passive: true });
    return () => stop.abort();
  }, [root, store]);
  useFinishingClicks(drag, press);

  return (event, what) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    root.setPointerCapture(event.pointerId);
    const [x, y] = pixelIn(root, event);
    const vertex = what === "whole" ? null : "vertex" in what ? what.vertex : what.after + 1;
    if (what !== "whole" && "after" in what)
      store.send({ type: "insert", after: what.after, at: what.at });
    else store.send({ type: "grab", vertex, at: handle.toLngLat(x, y) });
    const held = vertex === null ? undefined : activePath(store.get())[vertex];
    const [heldX, heldY] = held ? handle.toPixels(held) : [x, y];
    press.current = { x, y, moved: false, vertex, offset: [heldX - x, heldY - y] };
  };
}

type AtPointer = { clientX: number; clientY: number };

function pixelIn(root: HTMLElement, { clientX, clientY }: AtPointer): readonly [number, number] {
  const { left, top } = root.getBoundingClientRect();
  return [clientX - left, clientY - top];
}

const isOnBar = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(".sketch-bar") !== null;

function passWheel(root: HTMLElement, event: WheelEvent): void {
  if (!isOnBar(event.target)) canvasOf(root)?.dispatchEvent(new WheelEvent("wheel", event));
}

/** A click on the last vertex, or on the first corner of an area, ends the drawing; a point's by a double click. */
function useFinishingClicks(
  { root, store, onFinish }: Drag,
  pressRef: { current: Press | null },
): void {
  const click = useEffectEvent(() => {
    const held = pressRef.current;
    pressRef.current = null;
    const { drawing, kind } = store.get();
    const count = activePath(store.get()).length;
    if (!held || held.moved || !drawing || kind === "point" || count < FEWEST[kind]) return;
    if (held.vertex === count - 1 || (held.vertex === 0 && kind === "area")) onFinish();
  });
  const doubleClick = useEffectEvent(({ target }: Event) => {
    if (store.get().kind === "point" && target instanceof Element && !isOnBar(target)) onFinish();
  });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    root.addEventListener("click", () => click(), { signal });
    root.addEventListener("dblclick", (event) => doubleClick(event), { signal });
    return () => stop.abort();
  }, [root]);
}
