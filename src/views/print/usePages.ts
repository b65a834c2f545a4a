// The sheets of what was chosen, made in slices and put on the screen one after the other. Cancelled, what
// stood there before stands there again.
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { dayOf } from "#base/clock.ts";
import { inSlices } from "#base/steps.ts";
import { stretchOf, type Watch } from "#base/watch.ts";
import type { PaperPage } from "#map/paper/job.ts";
import { pageSteps, type Pages } from "#map/paper/makePages.ts";
import { partsOf, type PagePart } from "#map/paper/parts.ts";
import { signsOf } from "../layers/layerNames.ts";
import { tilesFor } from "#map/tiles.ts";
import { selectMatching } from "#state/selectors.ts";
import { readPreference } from "#storage/preferences.ts";
import { useDesk } from "../desk.ts";
import { useBuilding } from "../ui/useBuilding.ts";
import { useWork, type Working } from "../ui/Work.tsx";
import { jobOf, type PrintChoices, type PrintData } from "./printChoices.ts";

/** What was made, of what, and which part of it is shown. */
type Made = {
  choices: PrintChoices;
  data: PrintData;
  all: Pages;
  parts: readonly PagePart[];
  part: number;
};

export type PrintPagesMade = {
  data: PrintData;
  /** Null until something was made. */
  made: Made | null;
  /** The pages of the part that is shown, as far as they stand. */
  pages: readonly PaperPage[];
  /** Not all that was chosen stands there yet. */
  isBusy: boolean;
  working: Working;
  /** Cancelled, and nothing was there before. */
  isStopped: boolean;
  again: () => void;
  showPart: (part: number) => void;
};

const pagesIn = ({ all, parts, part }: Made): readonly PaperPage[] =>
  all.pages.slice(parts[part]?.from ?? 0, parts[part]?.to ?? 0);

/** `onRevert`: cancelled, the choices are again those of what stands there. */
export function usePages(
  choices: PrintChoices,
  onRevert: (choices: PrintChoices) => void,
): PrintPagesMade {
  const data = usePrintData();
  const { made, whole, built, stand, goBack } = useStanding();
  const working = useWork();
  const [stopped, setStopped] = useState<PrintChoices | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const rounds = useRef(0);
  const attempt = (work: (watch: Watch) => Promise<void>): void => {
    setStopped(null);
    const round = ++rounds.current;
    working.run(work).then((isDone) => {
      // Another choice ends the work as well, but nothing is to be taken back then.
      if (isDone || round !== rounds.current) return;
      const before = goBack();
      if (before) onRevert(before.choices);
      else setStopped(choices);
    }, setFault);
  };
  const layOut = useEffectEvent((isWanted: boolean) => {
    const shown = whole.current;
    if (!isWanted && shown?.choices === choices && shown.data === data) return;
    attempt(async (watch) => {
      const steps = pageSteps(jobOf(choices, data));
      const all = await inSlices(steps, stretchOf(watch, 0, 0.8));
      const next: Made = { choices, data, all, parts: partsOf(all.pages), part: 0 };
      await stand(next, stretchOf(watch, 0.8, 1));
    });
  });
  useEffect(() => layOut(false), [choices, data]);
  if (fault !== null) throw fault;
  return {
    data,
    made,
    pages: made ? pagesIn(made).slice(0, built) : [],
    isBusy: working.state !== null || made?.choices !== choices || made.data !== data,
    working,
    isStopped: stopped === choices && working.state === null,
    again: () => layOut(true),
    showPart: (part) => made && attempt((watch) => stand({ ...made, part }, watch)),
  };
}

/** What stands on the screen, put there page by page; `whole` is what last stood there with all its pages. */
function useStanding() {
  const [made, setMade] = useState<Made | null>(null);
  const [built, build] = useBuilding();
  const whole = useRef<Made | null>(null);
  const stand = async (next: Made, watch: Watch): Promise<void> => {
    setMade(next);
    const { length } = pagesIn(next);
    if (length === 0) await build(0);
    for (let count = 1; count <= length; count++) {
      await build(count);
      watch.progress(count / length);
      watch.signal.throwIfAborted();
    }
    whole.current = next;
  };
  const goBack = (): Made | null => {
    const before = whole.current;
    if (before) {
      setMade(before);
      void build(pagesIn(before).length);
    }
    return before;
  };
  return { made, whole, built, stand, goBack };
}

/** What can be printed now. */
function usePrintData(): PrintData {
  const ledger = useDesk((state) => state.ledger);
  const base = useDesk((state) => state.base);
  const matching = useDesk(selectMatching);
  const density = useDesk(({ view }) => view.density);
  const colour = useDesk(({ view }) => view.layers.colour);
  const signs = useMemo(() => signsOf(colour, ledger), [colour, ledger]);
  const background = useDesk(({ view }) => view.tiles);
  const tiles = useMemo(
    () => tilesFor(background, readPreference("tianditu-key"), readPreference("tile-template")),
    [background],
  );
  const [madeOn] = useState(() => dayOf(Date.now()));
  return useMemo(
    () => ({ ledger, base, matching, tiles, density, signs, madeOn }),
    [ledger, base, matching, tiles, density, signs, madeOn],
  );
}
