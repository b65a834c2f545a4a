// The whole screen, and the Escape key with it. Knows no show.

type Keyboard = { lock?: (keys: readonly string[]) => Promise<void>; unlock?: () => void };
const keyboard = (): Keyboard => (navigator as { keyboard?: Keyboard }).keyboard ?? {};

/** Asks for the whole screen, and for Escape, which would otherwise end it before the show hears of it. Must be called in a key press or click. False when refused. */
export async function enterFullscreen(): Promise<boolean> {
  try {
    await document.documentElement.requestFullscreen();
    await keyboard()
      .lock?.(["Escape"])
      .catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}

export async function leaveFullscreen(): Promise<void> {
  keyboard().unlock?.();
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
}
