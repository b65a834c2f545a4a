// The desk: header, filters, map, working panel. Each part stands alone when another fails.
import { DeskContext, type Desk } from "./desk.ts";
import { FilterChips } from "./filters/FilterChips.tsx";
import { FilterPanel } from "./filters/FilterPanel.tsx";
import { Header } from "./header/Header.tsx";
import { MapView } from "./map/MapView.tsx";
import { SidePanel } from "./panels/SidePanel.tsx";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { words } from "#words/words.ts";
import "./styles/styles.css";

export function App({ desk }: { desk: Desk }) {
  return (
    <DeskContext value={desk}>
      <a className="skip" href="#map" onClick={jumpTo("map")}>{words.desk.skipToMap}</a>
      <a className="skip" href="#panel" onClick={jumpTo("panel")}>{words.desk.skipToPanel}</a>
      <div className="desk">
        <ErrorBoundary><Header /></ErrorBoundary>
        <ErrorBoundary><FilterPanel /></ErrorBoundary>
        <main className="stage">
          <FilterChips />
          <ErrorBoundary><MapView /></ErrorBoundary>
        </main>
        <ErrorBoundary><SidePanel /></ErrorBoundary>
      </div>
    </DeskContext>
  );
}

/** The address belongs to the view, so a skip link moves the focus only. */
const jumpTo = (id: string) => (event: { preventDefault: () => void }) => {
  event.preventDefault();
  document.getElementById(id)?.focus();
};
