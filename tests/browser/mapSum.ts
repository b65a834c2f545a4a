// One number for the picture on the map: two pictures are the same when their sums are.
import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** To be called in the very task that ends a frame: the drawing buffer is gone afterwards. */
    mapSum: () => number;
  }
}

/** Teaches the page `window.mapSum`. */
export const learnMapSum = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.mapSum = () => {
      const canvas = document.querySelector<HTMLCanvasElement>(".maplibregl-canvas")!;
      const copy = document.createElement("canvas");
      [copy.width, copy.height] = [canvas.width, canvas.height];
      const pen = copy.getContext("2d")!;
      pen.drawImage(canvas, 0, 0);
      return pen
        .getImageData(0, 0, copy.width, copy.height)
        .data.reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7);
    };
  });
