// When the heads of the page are on the screen.

/** Against hanging only: a browser that does not tell of its first picture. */
const AT_LAST_MS = 1000;

/**
 * Resolves when the browser has shown its first picture, or nobody looks. What is drawn after it, the map above all,
 * keeps a machine that draws in software busy for half a second, and the heads would wait for it.
 */
export function frontPainted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden || !document.getElementById("front")) return resolve();
    new PerformanceObserver(() => resolve()).observe({ type: "paint", buffered: true });
    document.addEventListener("visibilitychange", () => resolve(), { once: true });
    setTimeout(resolve, AT_LAST_MS);
  });
}
