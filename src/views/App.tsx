// The desk: header, filters, map, working panel. Each part stands alone when another fails.
import { Suspense, useEffect, useLayoutEffect, useState, type ReactNode } from "react";
import { DeskContext, useDesk, type Desk } from "./desk.ts";
import { FilterChips } from "./filters/FilterChips.tsx";
import { FilterPanel } from "./filters/FilterPanel.tsx";
import { Header } from "./header/Header.tsx";
import { useUndoKeys } from "./changes/useUndo.ts";
import { drawing } from "./edit/drawing.ts";
import { useSlot } from "./edit/slot.ts";
import { HelpHost } from "./help/HelpHost.tsx";
import { ImportHost } from "./importing/ImportHost.tsx";
import { mergeNewerFiles } from "./importing/mergeNewerFiles.ts";
import { BottomBar } from "./layout/BottomBar.tsx";
import { useDock } from "./layout/dock.ts";
import { closeSheet, openSheet, sheet, watchSheets } from "./layout/sheet.ts";
import { PHONE, usePhone } from "./layout/useMedia.ts";
import { isPresenterPage } from "./meeting/presenterPage.ts";
import { MeetingHost } from "./meeting/MeetingHost.tsx";
import { roomTool } from "./meeting/roomTool.ts";
import { showing } from "./meeting/showing.ts";
import { MapView } from "./map/MapView.tsx";
import { SidePanel } from "./panels/SidePanel.tsx";
import { Banner } from "./storage/Banner.tsx";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { selectProject } from "#state/actions/look.ts";
import { words } from "#words/words.ts";
import { idle } from "./rest.ts";
import { lazyPart } from "./ui/lazyPart.tsx";
import "./styles/styles.css";

const PresenterWindow = lazyPart(() =>
  import("./meeting/PresenterWindow.tsx").then(({ PresenterWindow }) => PresenterWindow),
);

/** The same page serves the desk and, on the second screen, the presenter's window, which needs no map. */
export function App({ desk }: { desk: Desk }) {
  return isPresenterPage() ? (
    <ErrorBoundary>
      <Suspense>
        <PresenterWindow />
      </Suspense>
    </ErrorBoundary>
  ) : (
    <WholeDesk desk={desk} />
  );
}

function WholeDesk({ desk }: { desk: Desk }) {
  useEscape(desk);
  // In the commit that brings the desk, so that no frame is without either.
  useLayoutEffect(() => {
    document.getElementById("front")?.remove();
  }, []);
  return (
    <DeskContext value={desk}>
      <a className="skip" href="#map" onClick={jumpTo("map")}>
        {words.desk.skipToMap}
      </a>
      <a className="skip" href="#panel" onClick={jumpTo("panel")}>
        {words.desk.skipToPanel}
      </a>
      <DeskGrid desk={desk}>
        <ErrorBoundary>
          <Header />
        </ErrorBoundary>
        <ErrorBoundary>
          <FilterPanel />
        </ErrorBoundary>
        <main className="stage">
          <ErrorBoundary>
            <Banner onMerge={(files, watch) => mergeNewerFiles(files, desk.store, watch)} />
          </ErrorBoundary>
          <FilterChips />
          <ErrorBoundary>
            <MapView />
          </ErrorBoundary>
        </main>
        <ErrorBoundary>
          <SidePanel />
        </ErrorBoundary>
        <ErrorBoundary>
          <Card />
        </ErrorBoundary>
        <LaterEdges />
        <BottomBar />
      </DeskGrid>
      <ErrorBoundary>
        <ImportHost />
      </ErrorBoundary>
      <ErrorBoundary>
        <HelpHost />
      </ErrorBoundary>
      <ErrorBoundary>
        <MeetingHost />
      </ErrorBoundary>
      <UndoKeys />
    </DeskContext>
  );
}

const ProjectCard = lazyPart(() =>
  import("./panels/ProjectCard.tsx").then(({ ProjectCard }) => ProjectCard),
);

/** The places of the desk's parts; the style sheets say what they are (layout.css, sheets.css). */
function DeskGrid({ desk: { store }, children }: { desk: Desk; children: ReactNode }) {
  const dock = useDock();
  const isPhone = usePhone();
  const open = useSlot(sheet);
  useLayoutEffect(() => (isPhone ? watchSheets(store) : undefined), [isPhone, store]);
  return (
    <div
      className="desk"
      data-dock={dock}
      data-sheet={isPhone ? open?.name : undefined}
      data-sheet-height={open?.height}
    >
      {children}
    </div>
  );
}

const Edges = lazyPart(() => import("./layout/Edges.tsx").then(({ Edges }) => Edges));

/** They take no room, so they come when the page has nothing else to do. */
function LaterEdges() {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    let gone = false;
    void idle().then(() => !gone && setIdle(true));
    return () => {
      gone = true;
    };
  }, []);
  return <Suspense>{isIdle && <Edges />}</Suspense>;
}

function Card() {
  const selected = useDesk(({ view }) => view.project);
  const isDrawing = useSlot(drawing) !== null;
  return <Suspense>{selected !== null && !isDrawing && <ProjectCard />}</Suspense>;
}

/** Escape closes what lies uppermost, unless something nearer (a dialog, the search) has a use for it. */
function useEscape({ store }: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || showing.get() !== null) return;
      if (document.querySelector(".overlay") !== null || leaveField(event.target)) return;
      const top = matchMedia(PHONE).matches ? sheet.get()?.name : undefined;
      if (roomTool.get() !== null) roomTool.set(null);
      else if (top !== undefined && top !== "card") closeSheet();
      else if (store.get().view.project !== null) store.dispatch(selectProject(null));
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [store]);
}

/** The first Escape leaves a field that holds text, and closes nothing. */
function leaveField(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (isField && target.closest(".room-panel")) target.blur();
  return isField;
}

/** The keys need the desk's context, so they live in a component that shows nothing. */
function UndoKeys() {
  useUndoKeys();
  return null;
}

/** The address belongs to the view, so a skip link moves the focus only. */
const jumpTo = (id: string) => (event: { preventDefault: () => void }) => {
  event.preventDefault();
  if (id === "panel" && matchMedia(PHONE).matches) return openSheet("panel", true);
  document.getElementById(id)?.focus();
};
