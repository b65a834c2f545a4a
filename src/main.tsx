// Wires the rooms. The only place where effects are subscribed to the state.
import { mayWork, opened, painted } from "./open.ts";
import { createRoot } from "react-dom/client";
import type { Issue } from "#base/issue.ts";
import { loadPart, onStuckPart } from "#base/loadPart.ts";
import { inSlices } from "#base/steps.ts";
import { UNWATCHED } from "#base/watch.ts";
import { listenToFrames } from "#embed/listen.ts";
import { makeOneMap, type OneMap } from "#embed/oneMap.ts";
import { officeKeyOf } from "#ledger/ledger.ts";
import { mayBePinyin } from "#ledger/search.ts";
import type { Project } from "#ledger/project.ts";
import { lastSeq, offerNewerFiles, receiveEdits, setSaving } from "#state/actions/edit.ts";
import { learnJournal, learnVersions, replaceLedger, startKeeping } from "#state/actions/keep.ts";
import { addIssues, learnReadings, openTown as showTown } from "#state/actions/load.ts";
import { showView } from "#state/actions/look.ts";
import { openMeeting } from "#state/actions/meeting.ts";
import { fromAddress, toAddress } from "#state/address.ts";
import { prepareSearch } from "#state/selectors.ts";
import { FIRST_STATE, type Saving } from "#state/state.ts";
import { makeStore } from "#state/store.ts";
import { carried } from "#storage/carry/carried.ts";
import { keeper } from "#storage/keeper.ts";
import { reloadStuckPart } from "#storage/reloadStuckPart.ts";
import { askPersistence } from "#storage/space.ts";
import { watchAddress } from "#storage/watchAddress.ts";
import { App } from "#views/App.tsx";
import { watchHistory } from "#views/changes/reach.ts";
import { watchUndo } from "#views/changes/watchUndo.ts";
import { watchDeskTextSize } from "#views/deskTextSize.ts";
import { MapPort } from "#views/MapPort.ts";
import { StrangeFrame } from "#views/StrangeFrame.tsx";
import { showing } from "#views/meeting/showing.ts";
import { bringRest, idle } from "#views/rest.ts";
import { words } from "#words/words.ts";
import { storage } from "#words/zh-CN/storage.ts";

declare global {
  interface Window {
    oneMap: OneMap;
  }
}

onStuckPart(reloadStuckPart);
watchDeskTextSize();

/** How long after the code that keeps decks and minutes did not come it is asked for again. */
const MEETING_AGAIN_MS = 10_000;
const { missing } = storage.reasons;

if (!(await mayWork)) {
  document.getElementById("front")?.remove();
  createRoot(document.getElementById("root")!).render(<StrangeFrame address={location.href} />);
  await new Promise(() => undefined);
}

const store = makeStore({ ...FIRST_STATE, view: fromAddress(location.hash) });
const port = new MapPort();
let meetingBrought: Promise<void> = Promise.resolve();

const shown = opened.then(({ ledger, base, files, opening }) => {
  const { kept, trouble, later } = opening;
  const seq = kept?.head.seq ?? 0;
  const saving: Saving =
    trouble === null
      ? { phase: "saved", seq, reason: null }
      : { phase: "unavailable", seq, reason: trouble };
  // In one step: the first frame is of the ledger as it was kept.
  store.dispatch((state) => startKeeping(seq, saving)(showTown(ledger, base)(state)));
  if (carried()) meetingBrought = bringMeeting(later !== null || trouble !== null);
  document.title = `${ledger.town.name} · ${words.desk.product}`;
  if (later) void keepLater(later, files);
  else if (trouble === null) keep(files);
  if (kept) void readHistory(seq, files);
});

/** A page on a stick has its decks with it. */
async function bringMeeting(isNew: boolean): Promise<void> {
  const { bringMeeting: bring } = await loadPart(() => import("#storage/carry/carriedMeeting.ts"));
  const meeting = bring(isNew);
  if (meeting) store.dispatch(openMeeting(meeting));
}

/** Where nothing was ever kept the first frame does not wait for a store to be made. */
async function keepLater(
  open: () => Promise<string | null>,
  files: readonly Project[],
): Promise<void> {
  await (await port.whenConnected())?.painted();
  const trouble = await open();
  if (trouble === null) keep(files);
  else if (store.get().saving.phase !== "off")
    store.dispatch(setSaving({ phase: "unavailable", seq: 0, reason: trouble }));
}

/** From here on every edit goes to the store in the tick in which it is made. */
function keep(files: readonly Project[]): void {
  // loadProjects shows what is not to be kept; the town's own ledger stays as it was last saved.
  const isOff = () => store.get().saving.phase === "off";
  const autosave = keeper.begin(
    {
      journal: () => store.get().edits,
      officeKey: () => officeKeyOf(store.get().ledger),
      report: (saving) => isOff() || store.dispatch(setSaving(saving)),
      receive: (edits) => isOff() || store.dispatch(receiveEdits(edits)),
      replace: (projects, edits) => isOff() || store.dispatch(replaceLedger(projects, edits)),
    },
    files,
  );
  // What was edited before the store was there goes first.
  if (!isOff()) autosave?.follow(store.get().edits, store.get().ledger.projects);
  void keepMeeting(isOff);
  let persistenceAsked = false;
  store.subscribe(({ edits, ledger }, before) => {
    if (edits === before.edits || isOff()) return;
    autosave?.follow(edits, ledger.projects);
    if (persistenceAsked || autosave?.unsaved === 0) return;
    persistenceAsked = true;
    void askPersistence();
  });
}

/** Decks and minutes come after the first frame; what was made before is kept with them. */
async function keepMeeting(isOff: () => boolean): Promise<void> {
  await (await port.whenConnected())?.painted();
  await meetingBrought;
  if (isOff()) return;
  const begun = beginMeeting();
  store.subscribe(({ meeting, saving }, before) => {
    if (saving.phase === "off") keeper.meeting?.stop();
    else if (meeting !== before.meeting) keeper.meeting?.follow();
  });
  store.dispatch(addIssues(await begun));
  if (carried() && !keeper.meeting?.unsaved)
    (await loadPart(() => import("#storage/carry/carriedMeeting.ts"))).takeMeeting();
}

/** Tries until the code that keeps decks and minutes has come; says meanwhile that they are not kept. */
async function beginMeeting(): Promise<readonly Issue[]> {
  for (;;) {
    try {
      const issues = await keeper.beginMeeting({
        get: () => store.get().meeting,
        show: (meeting) => store.dispatch(openMeeting(meeting)),
      });
      if (keeper.view().meetingTrouble === missing) keeper.show({ meetingTrouble: null });
      return issues;
    } catch {
      keeper.show({ meetingTrouble: missing });
      await new Promise((resolve) => setTimeout(resolve, MEETING_AGAIN_MS));
    }
  }
}

/** The history and the comparison with the files wait until the first frame is drawn. */
async function readHistory(seq: number, files: readonly Project[]): Promise<void> {
  await (await port.whenConnected())?.painted();
  const { edits, issues } = await keeper.readJournal(seq);
  store.dispatch(learnJournal(edits));
  store.dispatch(addIssues(issues));
  watchUndo(store, async (seq) => (await keeper.readBefore(seq)).edits);
  watchHistory(store);
  store.dispatch(learnVersions(await keeper.readVersions()));
  if (await keeper.filesDiffer(files, officeKeyOf(store.get().ledger)))
    store.dispatch(offerNewerFiles(files));
}

addEventListener("beforeunload", (event) => {
  const state = store.get();
  if (
    state.saving.phase !== "off" &&
    (lastSeq(state) > state.saving.seq ||
      keeper.meeting?.unsaved ||
      keeper.view().conflicts.length > 0)
  )
    event.preventDefault();
});

watchAddress({
  current: () => toAddress(store.get().view),
  onChange: (listener) =>
    store.subscribe(({ view }, { view: before }) => {
      // The way through a deck is no way back through the desk.
      if (view !== before)
        listener(
          view.camera !== before.camera ||
            view.filter.text !== before.filter.text ||
            showing.get() !== null,
        );
    }),
  show: (hash) => store.dispatch(showView(fromAddress(hash))),
});

// Pinyin is 300 kB of dictionary: it comes when somebody first types letters.
let asked = false;
function learnPinyin(): void {
  if (asked || !mayBePinyin(store.get().view.filter.text)) return;
  asked = true;
  void loadPart(() => import("#ledger/pinyin.ts"), "in background").then(
    async ({ readings }) => {
      const { ledger, view } = store.get();
      await inSlices(prepareSearch({ ledger, readings }, view.filter.text), UNWATCHED);
      store.dispatch(learnReadings(readings));
    },
    // The next letter asks again.
    () => (asked = false),
  );
}
store.subscribe(learnPinyin);
learnPinyin();

window.oneMap = makeOneMap(store, port, shown);
listenToFrames(window.oneMap, () => store.get().ledger.town.embedOrigins);

// The town first: a map without it would be a frame drawn for nothing. Until then the front of the page stands (early.ts).
void shown
  .then(() => painted)
  .then(() => createRoot(document.getElementById("root")!).render(<App desk={{ store, port }} />));

/** What nobody waits for: the rest of the desk's scripts, then the offline copy of the site. Neither competes with the desk's own start. */
async function afterwards(): Promise<void> {
  await window.oneMap.ready;
  await window.oneMap.settled();
  await idle();
  await bringRest();
  await idle();
  const { keepOffline } = await loadPart(
    () => import("#views/carry/keepOffline.ts"),
    "in background",
  );
  keepOffline();
}
// Without it the page goes on; it is asked for when the page is next loaded.
void afterwards().catch(() => undefined);
