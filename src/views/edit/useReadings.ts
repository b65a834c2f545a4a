// Pinyin for what is being typed here, fetched with the first letters.
import { useEffect } from "react";
import { loadPart } from "#base/loadPart.ts";
import { mayBePinyin, type Readings } from "#ledger/search.ts";
import { learnReadings } from "#state/actions/load.ts";
import { useDesk, useDispatch } from "../desk.ts";

export function useReadings(text: string): Readings | null {
  const readings = useDesk((state) => state.readings);
  const dispatch = useDispatch();
  const wanted = readings === null && mayBePinyin(text);
  useEffect(() => {
    if (!wanted) return;
    loadPart(() => import("#ledger/pinyin.ts"), "in background").then(
      (part) => dispatch(learnReadings(part.readings)),
      // Letters match as letters until the next one asks again.
      () => undefined,
    );
  }, [wanted, text, dispatch]);
  return readings;
}
