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

/**
 * Returns true while the keyboard draws and the crosshair stands for the pointer: from an arrow key on, or where drawing was begun
 * by a key, until the mouse moves or clicks. No other key changes hands.
 */
export function useSketchHand({
  handle,
  root,
  store,
  snapper,
  frame,
  onFinish,
  onCancel,
}: Hand): boolean {
  const [byKeyboard, setByKeyboard] = useState(false);

  const place = useEffectEvent((at: LngLat, free: boolean) => {
    const before = store.get();
    if (!before.drawing) {
      const where = hitPath(before, handle.toPixels(at), (at) => handle.toPixels(at));
      store.send(where ? { type: "choose", where } : { type: "select", vertex: null });
      return;
    }
    const next = store.send({ type: "place", at: snapper(at, before, free).at });
    if (!next.drawing) onFinish();
  });

  const move = useEffectEvent((at: LngLat | null, free: boolean) => {
    const sketch = store.get();
    if (!sketch.held && (sketch.drawing || sketch.cursor))
      store.send({
        type: "move",
        ...(at && sketch.drawing ? snapper(at, sketch, free) : { at: null }),
      });
  });

  const middle = (): LngLat => handle.toLngLat(frame.width / 2, frame.height / 2);

  const placeAtCrosshair = (free: boolean): void => {
    const last = store.get().drawing ? activePath(store.get()).at(-1) : undefined;
    const at = snapper(middle(), store.get(), free).at;
    const [[x, y], [lastX, lastY]] = [
      handle.toPixels(at),
      last ? handle.toPixels(last) : [Number.NaN, Number.NaN],
    ];
    if (Math.hypot(x - lastX, y - lastY) < SAME_PIXELS) onFinish();
    else place(middle(), free);
  };

  /** With the crosshair in sight both keys set a vertex under it. While the mouse draws, Enter finishes and a space does nothing. */
  const enterOrSpace = (key: "enter" | " ", free: boolean): void => {
    if (byKeyboard) placeAtCrosshair(free);
    else if (key === "enter") onFinish();
  };

  const takesKey = (event: KeyboardEvent): boolean => {
    if (takesText(event.target)) return false;
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && (key === "z" || key === "y")) {
      store.send({ type: key === "y" || event.shiftKey ? "redo" : "undo" });
      return true;
    }
    if (key === "escape") {
      onCancel();
      return true;
    }
    if (event.target !== canvasOf(root)) return false;
    // An arrow moves the map under the crosshair: from here on the keyboard draws, until the mouse moves again.
    if (key.startsWith("arrow")) {
      setByKeyboard(true);
      return false;
    }
    if (key === "enter" || key === " ") {
      if (!event.repeat) enterOrSpace(key, event.altKey);
      return true;
    }
    if (key === "backspace" || key === "delete") {
      const sketch = store.get();
      store.send({ type: "delete", vertex: sketch.selected ?? activePath(sketch).length - 1 });
      return true;
    }
    return false;
  };

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector(".overlay")) return;
    const taken = takesKey(event);
    if (taken) {
      event.preventDefault();
      event.stopPropagation();
    }
  });

  const finish = useEffectEvent(onFinish);

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
  }, [handle]);

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
  }, [root]);

  // The map moves under the crosshair.
  const aim = useEffectEvent(() => move(middle(), false));
  useEffect(() => {
    if (byKeyboard) aim();
  }, [byKeyboard, frame.key]);

  return byKeyboard;
}
