// The desk's heads as the build writes them into the page, to be seen before any script has come. Rendered by the build alone, of the same parts as the desk.
import type { ReactElement } from "react";
import { EMPTY_BASE } from "#ledger/baseMap.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { openTown as showTown } from "#state/actions/load.ts";
import { selectMatches } from "#state/selectors.ts";
import { FIRST_STATE } from "#state/state.ts";
import { makeStore } from "#state/store.ts";
import { openTown, type FetchFile } from "#storage/openTown.ts";
import { words } from "#words/words.ts";
import { DeskContext } from "../desk.ts";
import { FILTERS, isOffered } from "../filters/FilterPanel.tsx";
import { Header } from "../header/Header.tsx";
import { BottomBar } from "../layout/BottomBar.tsx";
import { MapPort } from "../MapPort.ts";
import { ORDER } from "../panels/SidePanel.tsx";
import { TabBar } from "../panels/TabBar.tsx";

/**
 * `fetchFile` brings the town that lies beside the sources: it says how much space the filters need. Its own names and numbers are kept out of sight
 * (styles/front.css) or out of the page, because another town's files may lie beside the built page.
 */
export async function frontOf(fetchFile: FetchFile): Promise<ReactElement> {
  const { ledger } = await openTown(fetchFile);
  return <Front ledger={ledger} />;
}

function Front({ ledger }: { ledger: Ledger }) {
  const store = makeStore();
  store.dispatch(showTown({ ...ledger, town: { ...ledger.town, name: "" } }, EMPTY_BASE));
  return (
    <DeskContext value={{ store, port: new MapPort() }}>
      <div id="front" className="desk" hidden inert>
        <Header />
        <FilterHeads ledger={ledger} />
        <aside className="panel is-projects">
          <TabBar tabs={ORDER} selected="projects" issues={0} onOpen={() => undefined} />
        </aside>
        <BottomBar />
      </div>
    </DeskContext>
  );
}

const say = words.desk;
/** What a value and what stands above the values of the offices take, in rem (styles/filters.css). */
const ROW = 1.641;
const ROLES = 2.5;

/** The heads of the filters, with the space that their values will take. */
function FilterHeads({ ledger }: { ledger: Ledger }) {
  const matches = selectMatches({ ...FIRST_STATE, ledger, loaded: true });
  const { facets } = matches;
  return (
    <aside className="filters">
      <div className="switch">
        <span>{say.facets.verifiedOnly}</span>
      </div>
      {FILTERS.filter(({ facet }) => isOffered(facet, matches)).map(({ facet, open }) => (
        <details key={facet} className="facet" open={open}>
          <summary>
            <span className="facet-title">{say.facets[facet]}</span>
          </summary>
          {open && (
            <div
              className="facet-body"
              style={{
                boxSizing: "content-box",
                blockSize: `${facets[facet].size * ROW + (facet === "offices" ? ROLES : 0)}rem`,
              }}
            />
          )}
        </details>
      ))}
    </aside>
  );
}
