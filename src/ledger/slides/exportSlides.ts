// A deck → .pptx: one slide a scene, in order. The pictures are asked for one after the other, so that one at a time is drawn.
import { warning, type Issue, type Parsed } from "#base/issue.ts";
import { messageOf } from "#base/messageOf.ts";
import { slides as say } from "#words/zh-CN/slides.ts";
import type { Ledger } from "../ledger.ts";
import type { Deck, Scene } from "../meeting/meeting.ts";
import type { Project } from "../project.ts";
import type { Signs } from "../signs.ts";
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
  /** What the marks of a scene's map mean. */
  signsOf: (scene: Scene) => Signs;
  /** One per entry of KINDS, and last the one of 其他. */
  colours: readonly Colour[];
  /** Slides done of all. */
  progress: (done: number, all: number) => void;
  signal: AbortSignal;
};

/** 150 dpi over the whole of a slide of 13.33 in. */
export const PICTURE_PIXELS = 2000;

/** Never throws for what is in a deck: a scene that lacks its map or its project has a slide that says so, and an issue. Rejects when `signal` is aborted. */
export async function exportSlides(order: SlideOrder): Promise<Parsed<Uint8Array<ArrayBuffer>>> {
  const { deck, size, progress, signal } = order;
  const issues: Issue[] = [];
  const slides: Slide[] = [];
  const pages = deck.scenes.length;
  for (const [index, scene] of deck.scenes.entries()) {
    signal.throwIfAborted();
    progress(index, pages);
    const made = await makeSlide(order, scene, index + 1);
    slides.push(made.value);
    issues.push(...made.issues);
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
}

async function makeSlide(order: SlideOrder, scene: Scene, page: number): Promise<Parsed<Slide>> {
  const { deck, ledger, size, projectsOf, gapsOf, sources, colours, signal } = order;
  const content = contentOf(scene, ledger, projectsOf(scene), gapsOf(scene), page);
  const { title } = content;
  const map = content.kind === "view" ? await drawMap(order, scene, title) : null;
  signal.throwIfAborted();
  const { slide, cutRows, cutText } = layOut(content, map?.value ?? null, {
    ledger,
    size,
    page,
    pages: deck.scenes.length,
    sources,
    colours,
    signs: order.signsOf(scene),
  });
  const at = { path: scene.id };
  return {
    value: slide,
    issues: [
      ...(map?.issues ?? []),
      ...content.missing.map((what) => warning("slides.gone", say.issues.gone(title, what), at)),
      ...(cutRows > 0 ? [warning("slides.rows-in-notes", say.issues.cut(title, cutRows), at)] : []),
      ...(cutText ? [warning("slides.text-in-notes", say.issues.textCut(title), at)] : []),
    ],
  };
}

async function drawMap(
  { picture, size, signal }: SlideOrder,
  scene: Scene,
  title: string,
): Promise<Parsed<PlacedPicture | null>> {
  const at = { path: scene.id };
  try {
    const { png, groundMetres } = await picture(scene, mapBox(size));
    const pixels = pngSize(png);
    if (pixels) return { value: { png, groundMetres, ...pixels }, issues: [] };
    const bad = warning("slides.bad-picture", say.issues.badPicture(title), at);
    return { value: null, issues: [bad] };
  } catch (cause) {
    signal.throwIfAborted();
    const reason = messageOf(cause);
    const failed = warning("slides.no-picture", say.issues.picture(title, reason), at);
    return { value: null, issues: [failed] };
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
