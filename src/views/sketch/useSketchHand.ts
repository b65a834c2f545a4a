// Pointer and keys on the map become events of the sketch. Handles have their own (Handles.tsx).
import { useEffect, useEffectEvent, useState } from "react";
import type { LngLat } from "#geo/lngLat.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { hitPath } from "#map/sketch/hit.ts";
import { activePath } from "#map/sketch/sketch.ts";
import type { SketchStore } from "./sketchStore.ts";
import type { Snapper } from "./Snapper.ts";
import type { Frame } from "./useMapFrame.ts";

type Hand = {
  handle: MapHandle;
  root: HTMLElement;
  store: SketchStore;
  snapper: Snapper;
  frame: Frame;
  onFinish: () => void;
  onCancel: () => void;
};

/** A crosshair that is closer than this to the last vertex ends the drawing instead of adding one. */
const SAME_PIXELS = 3;

export const canvasOf = (root: HTMLElement): HTMLElement | null =>
  root.closest(".map")?.querySelector<HTMLElement>(".maplibregl-canvas") ?? null;

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");

type SetByKeyboard = (byKeyboard: boolean) => void;

/**
 * Returns true while the keyboard draws and the crosshair stands for the pointer: from an arrow key on, or where drawing was begun
 * by a key, until the mouse moves or clicks. No other key changes hands.
 */
export function useSketchHand(hand: Hand): boolean {
  const [byKeyboard, setByKeyboard] = useState(false);
  usePointer(hand, setByKeyboard);
  useKeys(hand, byKeyboard, setByKeyboard);
  // The map moves under the crosshair.
  const aim = useEffectEvent(() => moveCursor(hand, middleOf(hand), false));
  useEffect(() => {
    if (byKeyboard) aim();
  }, [byKeyboard, hand.frame.key]);
  return byKeyboard;
}

function usePointer(hand: Hand, setByKeyboard: SetByKeyboard): void {
  const { handle } = hand;
  const move = useEffectEvent((at: LngLat | null, free: boolean) => moveCursor(hand, at, free));
  const place = useEffectEvent((at: LngLat, free: boolean) => placeVertex(hand, at, free));
  const finish = useEffectEvent(hand.onFinish);
  useEffect(() => {
    handle.hold({
      onMove: (at, free) => {
        setByKeyboard(false);
        move(at, free);
      },
      onClick: (at, free, count) => {
        setByKeyboard(false);
        if (count < 2) place(at, free);
      },
      onDoubleClick: () => finish(),
    });
    return () => handle.hold(null);
  }, [handle, setByKeyboard]);
}

function useKeys(hand: Hand, byKeyboard: boolean, setByKeyboard: SetByKeyboard): void {
  const { root } = hand;
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector(".overlay")) return;
    if (!takesKey(event, hand, byKeyboard, setByKeyboard)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => press(event);
    const canvas = canvasOf(root);
    const onBlur = (): void => setByKeyboard(false);
    addEventListener("keydown", onKey, true);
    canvas?.addEventListener("blur", onBlur);
    canvas?.focus({ preventScroll: true });
    // Begun by a key: the crosshair stands ready. Coming back to the canvas later says nothing of the hand.
    setByKeyboard(canvas?.matches(":focus-visible") ?? false);
    return () => {
      removeEventListener("keydown", onKey, true);
      canvas?.removeEventListener("blur", onBlur);
    };
  }, [root, setByKeyboard]);
}

/** Does what the key means to the sketch. False for a key that means nothing to it. */
function takesKey(
  event: KeyboardEvent,
  hand: Hand,
  byKeyboard: boolean,
  setByKeyboard: SetByKeyboard,
): boolean {
  if (takesText(event.target)) return false;
  const { store } = hand;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && (key === "z" || key === "y")) {
    store.send({ type: key === "y" || event.shiftKey ? "redo" : "undo" });
    return true;
  }
  if (key === "escape") {
    hand.onCancel();
    return true;
  }
  if (event.target !== canvasOf(hand.root)) return false;
  // An arrow moves the map under the crosshair: from here on the keyboard draws, until the mouse moves again.
  if (key.startsWith("arrow")) {
    setByKeyboard(true);
    return false;
  }
  if (key === "enter" || key === " ") {
    if (!event.repeat) enterOrSpace(key, hand, byKeyboard, event.altKey);
    return true;
  }
  if (key === "backspace" || key === "delete") {
    const sketch = store.get();
    store.send({ type: "delete", vertex: sketch.selected ?? activePath(sketch).length - 1 });
    return true;
  }
  return false;
}

/** With the crosshair in sight both keys set a vertex under it. While the mouse draws, Enter finishes and a space does nothing. */
function enterOrSpace(key: "enter" | " ", hand: Hand, byKeyboard: boolean, free: boolean): void {
  if (byKeyboard) placeAtCrosshair(hand, free);
  else if (key === "enter") hand.onFinish();
}

const middleOf = ({ handle, frame }: Hand): LngLat =>
  handle.toLngLat(frame.width / 2, frame.height / 2);

function placeAtCrosshair(hand: Hand, free: boolean): void {
  const { handle, store, snapper, onFinish } = hand;
  const last = store.get().drawing ? activePath(store.get()).at(-1) : undefined;
  const at = snapper(middleOf(hand), store.get(), free).at;
  const [[x, y], [lastX, lastY]] = [
    handle.toPixels(at),
    last ? handle.toPixels(last) : [Number.NaN, Number.NaN],
  ];
  if (Math.hypot(x - lastX, y - lastY) < SAME_PIXELS) onFinish();
  else placeVertex(hand, middleOf(hand), free);
}

/** While drawing a vertex is added; else the path at that place is chosen, or nothing. */
function placeVertex({ handle, store, snapper, onFinish }: Hand, at: LngLat, free: boolean): void {
  const before = store.get();
  if (!before.drawing) {
    const where = hitPath(before, handle.toPixels(at), (place) => handle.toPixels(place));
    store.send(where ? { type: "choose", where } : { type: "select", vertex: null });
    return;
  }
  const next = store.send({ type: "place", at: snapper(at, before, free).at });
  if (!next.drawing) onFinish();
}

function moveCursor({ store, snapper }: Hand, at: LngLat | null, free: boolean): void {
  const sketch = store.get();
  if (sketch.held || (!sketch.drawing && !sketch.cursor)) return;
  const cursor = at && sketch.drawing ? snapper(at, sketch, free) : { at: null };
  store.send({ type: "move", ...cursor });
}
