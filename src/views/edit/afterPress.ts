// A field that closes while the mouse button is still down would move what is being clicked. So what leaving causes waits for the click.

let pressed = false;
addEventListener(
  "pointerdown",
  () => {
    pressed = true;
  },
  true,
);
for (const type of ["pointerup", "pointercancel"])
  addEventListener(
    type,
    () => {
      pressed = false;
    },
    true,
  );

/** Runs at once, or right after the click that is under way. */
export function afterPress(run: () => void): void {
  if (!pressed) return run();
  const stop = new AbortController();
  const onEnd = (): void => {
    stop.abort();
    setTimeout(run);
  };
  for (const type of ["pointerup", "pointercancel"])
    addEventListener(type, onEnd, { signal: stop.signal });
}
