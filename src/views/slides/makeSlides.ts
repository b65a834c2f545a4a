// A deck of this desk as slides: each scene's address is read, its projects found, its map drawn. Loaded when a deck is exported.
import type { Parsed } from "#base/issue.ts";
import { exportSlides, PICTURE_PIXELS } from "#ledger/slides/exportSlides.ts";
import type { SlideSize } from "#ledger/slides/layout.ts";
import type { Deck } from "#ledger/meeting/meeting.ts";
import { gapsOf } from "#ledger/meeting/scene.ts";
import { paletteOf } from "#map/palette.ts";
import { fromAddress } from "#state/address.ts";
import { reachesBack } from "#state/selectors.ts";
import type { State } from "#state/state.ts";
import { rasterise } from "./rasterise.ts";
import { drawScene, projectsOf, signsOfView } from "./scenePicture.ts";

export type SlidesJob = {
  deck: Deck;
  state: State;
  size: SlideSize;
  progress: (done: number, all: number) => void;
  signal: AbortSignal;
};

export function makeSlides({
  deck,
  state,
  size,
  progress,
  signal,
}: SlidesJob): Promise<Parsed<Uint8Array<ArrayBuffer>>> {
  const { ledger, base } = state;
  return exportSlides({
    deck,
    ledger,
    size,
    progress,
    signal,
    projectsOf: (scene) => projectsOf(scene, state),
    gapsOf: (scene) =>
      gapsOf(scene, fromAddress(scene.address), ledger, (seq) => reachesBack(state, seq)),
    sources: base.attributions,
    signsOf: (scene) => signsOfView(fromAddress(scene.address), ledger),
    colours: paletteOf("light").kinds,
    picture: async (scene, box) => {
      const { svg, groundMetres } = drawScene(scene, state, box);
      const width = Math.max(PICTURE_PIXELS, Math.ceil(box.width * 150));
      return {
        png: await rasterise(svg, width, Math.round((width * box.height) / box.width)),
        groundMetres,
      };
    },
  });
}
