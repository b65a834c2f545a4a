// A deck → .pptx: one slide a scene, in order. The pictures are asked for one after the other, so that one at a time is drawn.
import { warning, type Issue, type Parsed } from "#base/issue.ts";
import { slides as say } from "#words/zh-CN/slides.ts";
import type { Ledger } from "../ledger.ts";
import type { Deck, Scene } from "../meeting/meeting.ts";
import type { Project } from "../project.ts";
import { layOut, mapBox, widthOf, HEIGHT, type PlacedPicture, type SlideSize } from "./layout.ts";
import { writePptx } from "./pptx/writePptx.ts";
import { contentOf } from "./sceneContent.ts";
import type { Box, Colour, Slide } from "./slide.ts";

/** PNG bytes; `groundMetres` is what the width of the picture covers on the ground at its middle, null where unknown. */
export type MapPicture = { png: Uint8Array; groundMetres: number | null };

export type SlideOrder = {
  deck: Deck;
  ledger: Ledger;
  size: SlideSize;
  /** The projects that a scene shows. */
  projectsOf: (scene: Scene) => readonly Project[];
  /** What the scene speaks of and the ledger no longer holds, in sentences. */
  gapsOf: (scene: Scene) => readonly string[];
  /** The map of a scene with its projects numbered from 1, at least `PICTURE_PIXELS` wide in the proportions of `box` (inches). */
  picture: (scene: Scene, box: Box) => Promise<MapPicture>;
  /** Where the base map comes from. */
  sources: readonly string[];
  /** One per entry of KINDS, and last the one of 其他. */
  colours: readonly Colour[];
  /** Slides done of all. */
  progress: (done: number, all: number) => void;
  signal: AbortSignal;
};

/** 150 dpi over the whole of a slide of 13.33 in. */
export const PICTURE_PIXELS = 2000;

/** Never throws for what is in a deck: a scene that lacks its map or its project has a slide that says so, and an issue. Rejects when `signal` is aborted. */
export async function exportSlides({
  deck,
  ledger,
  size,
  projectsOf,
  gapsOf,
  picture,
  sources,
  colours,
  progress,
  signal,
}: SlideOrder): Promise<Parsed<Uint8Array<ArrayBuffer>>> {
  const issues: Issue[] = [];
  const slides: Slide[] = [];
  const pages = deck.scenes.length;
  for (const [index, scene] of deck.scenes.entries()) {
    signal.throwIfAborted();
    progress(index, pages);
    const content = contentOf(scene, ledger, projectsOf(scene), gapsOf(scene), index + 1);
    const at = { path: scene.id };
    const map = content.kind === "view" ? await draw(scene, content.title) : null;
    signal.throwIfAborted();
    const { slide, cutRows, cutText } = layOut(content, map, {
      ledger,
      size,
      page: index + 1,
      pages,
      sources,
      colours,
    });
    for (const what of content.missing)
      issues.push(warning("slides.gone", say.issues.gone(content.title, what), at));
    if (cutRows > 0)
      issues.push(warning("slides.rows-in-notes", say.issues.cut(content.title, cutRows), at));
    if (cutText)
      issues.push(warning("slides.text-in-notes", say.issues.textCut(content.title), at));
    slides.push(slide);
  }
  progress(pages, pages);
  const bytes = await writePptx({
    title: deck.name || say.unnamed,
    width: widthOf(size),
    height: HEIGHT,
    slides,
  });
  signal.throwIfAborted();
  return { value: bytes, issues };

  async function draw(scene: Scene, title: string): Promise<PlacedPicture | null> {
    try {
      const { png, groundMetres } = await picture(scene, mapBox(size));
      const pixels = pngSize(png);
      if (pixels) return { png, groundMetres, ...pixels };
      issues.push(warning("slides.bad-picture", say.issues.badPicture(title), { path: scene.id }));
    } catch (cause) {
      signal.throwIfAborted();
      issues.push(
        warning(
          "slides.no-picture",
          say.issues.picture(title, cause instanceof Error ? cause.message : String(cause)),
          { path: scene.id },
        ),
      );
    }
    return null;
  }
}

/** Pixels of a PNG by its first chunk, or null. */
export function pngSize(png: Uint8Array): { widthPixels: number; heightPixels: number } | null {
  if (png.length < 24 || ![0x89, 0x50, 0x4e, 0x47].every((byte, at) => png[at] === byte))
    return null;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [widthPixels, heightPixels] = [view.getUint32(16), view.getUint32(20)];
  return widthPixels > 0 && heightPixels > 0 ? { widthPixels, heightPixels } : null;
}
