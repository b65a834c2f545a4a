// The desk: header, filters, map, working panel. Each part stands alone when another fails.
import { Suspense, useEffect, useLayoutEffect } from "react";
import { DeskContext, type Desk } from "./desk.ts";
import { FilterChips } from "./filters/FilterChips.tsx";
import { FilterPanel } from "./filters/FilterPanel.tsx";
import { Header } from "./header/Header.tsx";
import { useUndoKeys } from "./changes/useUndo.ts";
import { ImportHost } from "./importing/ImportHost.tsx";
import { mergeNewerFiles } from "./importing/mergeNewerFiles.ts";
import { isPresenterPage } from "./meeting/presenterPage.ts";
import { MeetingHost } from "./meeting/MeetingHost.tsx";
import { MapView } from "./map/MapView.tsx";
import { SidePanel } from "./panels/SidePanel.tsx";
import { Banner } from "./storage/Banner.tsx";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { selectProject } from "#state/actions/look.ts";
import { words } from "#words/words.ts";
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
      <div className="desk">
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
      </div>
      <ErrorBoundary>
        <ImportHost />
      </ErrorBoundary>
      <ErrorBoundary>
        <MeetingHost />
      </ErrorBoundary>
      <UndoKeys />
    </DeskContext>
  );
}

/** Escape closes the card, unless something nearer (a dialog, the search) has a use for it. */
function useEscape({ store }: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const taken =
        event.defaultPrevented ||
        document.querySelector(".overlay") !== null ||
        event.target instanceof HTMLInputElement;
      if (event.key === "Escape" && !taken && store.get().view.project !== null)
        store.dispatch(selectProject(null));
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [store]);
}

/** The keys need the desk's context, so they live in a component that shows nothing. */
function UndoKeys() {
  useUndoKeys();
  return null;
}

/** The address belongs to the view, so a skip link moves the focus only. */
const jumpTo = (id: string) => (event: { preventDefault: () => void }) => {
  event.preventDefault();
  document.getElementById(id)?.focus();
};
