// Wires the rooms. The only place where effects are subscribed to the state.
import { createRoot } from "react-dom/client";
import { listenToFrames } from "#embed/listen.ts";
import { makeOneMap, type OneMap } from "#embed/oneMap.ts";
import { mayBePinyin } from "#ledger/search.ts";
import { learnReadings, openTown as showTown } from "#state/actions/load.ts";
import { showView } from "#state/actions/look.ts";
import { fromAddress, toAddress } from "#state/address.ts";
import { FIRST_STATE } from "#state/state.ts";
import { makeStore } from "#state/store.ts";
import { fetchTownFile } from "#storage/fetchTownFile.ts";
import { openTown } from "#storage/openTown.ts";
import { watchAddress } from "#storage/watchAddress.ts";
import { App } from "#views/App.tsx";
import { MapPort } from "#views/MapPort.ts";

declare global {
  interface Window {
    oneMap: OneMap;
  }
}

const store = makeStore({ ...FIRST_STATE, view: fromAddress(location.hash) });
const port = new MapPort();

const opened = openTown(fetchTownFile).then(({ ledger, base }) => {
  store.dispatch(showTown(ledger, base));
  document.title = `${ledger.town.name} · ${document.title}`;
});

watchAddress({
  current: () => toAddress(store.get().view),
  onChange: (listener) =>
    store.subscribe(({ view }, { view: before }) => {
      if (view !== before) listener(view.camera !== before.camera || view.filter.text !== before.filter.text);
    }),
  show: (hash) => store.dispatch(showView(fromAddress(hash))),
});

// Pinyin is 300 kB of dictionary: it comes when somebody first types letters.
let asked = false;
function learnPinyin(): void {
  if (asked || !mayBePinyin(store.get().view.filter.text)) return;
  asked = true;
  void import("#ledger/pinyin.ts").then(({ readings }) => store.dispatch(learnReadings(readings)));
}
store.subscribe(learnPinyin);
learnPinyin();

window.oneMap = makeOneMap(store, port, opened);
listenToFrames(window.oneMap, () => store.get().ledger.town.embedOrigins);

createRoot(document.getElementById("root")!).render(<App desk={{ store, port }} />);
