// The desk: header, filters, map, working panel. Each part stands alone when another fails.
import { startTransition, Suspense, useEffect, useLayoutEffect, useState } from "react";
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
  const furnished = useFurnished(desk);
  useEscape(desk);
  useLayoutEffect(() => {
    if (!furnished) return;
    document.getElementById("front")?.remove();
    desk.port.furnish();
  }, [furnished, desk]);
  return (
    <DeskContext value={desk}>
      <a className="skip" href="#map" onClick={jumpTo("map")}>
        {words.desk.skipToMap}
      </a>
      <a className="skip" href="#panel" onClick={jumpTo("panel")}>
        {words.desk.skipToPanel}
      </a>
      <div className="desk">
        <ErrorBoundary>{furnished ? <Header /> : <HeaderSpace />}</ErrorBoundary>
        <ErrorBoundary>
          {furnished ? <FilterPanel /> : <aside className="filters desk-space" />}
        </ErrorBoundary>
        <main className="stage">
          <ErrorBoundary>
            {furnished && (
              <Banner onMerge={(files, watch) => mergeNewerFiles(files, desk.store, watch)} />
            )}
          </ErrorBoundary>
          {furnished && <FilterChips />}
          <ErrorBoundary>
            <MapView furnished={furnished} />
          </ErrorBoundary>
        </main>
        <ErrorBoundary>{furnished ? <SidePanel /> : <SidePanelSpace desk={desk} />}</ErrorBoundary>
      </div>
      <ErrorBoundary>{furnished && <ImportHost />}</ErrorBoundary>
      <ErrorBoundary>{furnished && <MeetingHost />}</ErrorBoundary>
      <UndoKeys />
    </DeskContext>
  );
}

/**
 * The map with all projects comes first; the furniture around it follows in the next frame, in the space kept for it.
 * On a machine that draws in software this halves the time to the first complete map.
 */
function useFurnished({ store, port }: Desk): boolean {
  const [furnished, setFurnished] = useState(false);
  useEffect(() => {
    let gone = false;
    const onLoaded = async () => {
      await (await port.whenConnected())?.painted();
      if (!gone) startTransition(() => setFurnished(true));
    };
    if (store.get().loaded) void onLoaded();
    const stop = store.subscribe((state, before) => {
      if (state.loaded && !before.loaded) void onLoaded();
    });
    return () => {
      gone = true;
      stop();
    };
  }, [store, port]);
  return furnished;
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

/** As high as the front's header, which on a narrow screen has several rows: the map must not move when the desk comes. */
function HeaderSpace() {
  const [height] = useState(
    () => document.querySelector("#front > .header")?.getBoundingClientRect().height ?? 0,
  );
  return <header className="header desk-space" style={{ minHeight: height || undefined }} />;
}

function SidePanelSpace({ desk }: { desk: Desk }) {
  const { panel } = desk.store.get().view;
  return panel === "none" ? null : <aside className={`panel desk-space is-${panel}`} />;
}

/** The address belongs to the view, so a skip link moves the focus only. */
const jumpTo = (id: string) => (event: { preventDefault: () => void }) => {
  event.preventDefault();
  document.getElementById(id)?.focus();
};
