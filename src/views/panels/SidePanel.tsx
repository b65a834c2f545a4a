// The right column: one working panel at a time, each loaded when first opened.
import { Suspense, type ComponentType } from "react";
import { openPanel } from "#state/actions/look.ts";
import { issuesOf } from "#state/selectors.ts";
import { PROJECT_PARTS, type Panel } from "#state/view.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { layout } from "#words/zh-CN/layout.ts";
import { SheetHead } from "../layout/SheetHead.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Projects } from "./Projects.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";
import { TabBar, tabId, tabPanelId, type OpenPanel } from "./TabBar.tsx";

/** The parts of the first panel share its tab. */
const tabOf = (panel: Exclude<Panel, "none">): OpenPanel =>
  PROJECT_PARTS.some((part) => part === panel) ? "projects" : (panel as OpenPanel);

const PANEL_VIEWS: Record<OpenPanel, ComponentType> = {
  projects: Projects,
  reader: lazyPart(() => import("./Reader.tsx").then(({ Reader }) => Reader)),
  table: lazyPart(() => import("./Table.tsx").then(({ Table }) => Table)),
  matrix: lazyPart(() => import("./Matrix.tsx").then(({ Matrix }) => Matrix)),
  office: lazyPart(() => import("./OfficePage.tsx").then(({ OfficePage }) => OfficePage)),
  coverage: lazyPart(() => import("./Coverage.tsx").then(({ Coverage }) => Coverage)),
  changes: lazyPart(() => import("../changes/Changes.tsx").then(({ Changes }) => Changes)),
  meeting: lazyPart(() => import("../meeting/Editor.tsx").then(({ Editor }) => Editor)),
  layers: lazyPart(() =>
    import("../layers/LayersPanel.tsx").then(({ LayersPanel }) => LayersPanel),
  ),
  issues: lazyPart(() => import("./Issues.tsx").then(({ Issues }) => Issues)),
};
export const ORDER: readonly OpenPanel[] = [
  "projects",
  "reader",
  "table",
  "matrix",
  "office",
  "coverage",
  "changes",
  "issues",
];
/** The meeting has its button in the header, the layers theirs on the map; their tabs are there while they are open. */
const WITH_OWN_BUTTON: readonly OpenPanel[] = ["meeting", "layers"];

const say = words.desk.panels;

export function SidePanel() {
  const panel = useDesk(({ view }) => view.panel);
  const issues = useDesk(({ ledger }) => issuesOf(ledger).length);
  const dispatch = useDispatch();
  const tabs = [...WITH_OWN_BUTTON.filter((own) => own === panel), ...ORDER];
  if (panel === "none")
    return (
      <button
        type="button"
        className="panel-reopen"
        onClick={() => dispatch(openPanel("projects"))}
      >
        {say.open}
      </button>
    );
  const tab = tabOf(panel);
  const Body = PANEL_VIEWS[tab];
  return (
    <aside
      className={`panel is-${panel}`}
      aria-label={words.desk.panelLabel}
      id="panel"
      tabIndex={-1}
      data-sheet-of="panel"
    >
      <SheetHead name="panel" title={layout.sheets.panel} />
      <div className="tabs">
        <TabBar
          tabs={tabs}
          selected={tab}
          issues={issues}
          onOpen={(next) => dispatch(openPanel(next ?? "none"))}
        />
        <div
          key={tab}
          role="tabpanel"
          id={tabPanelId(tab)}
          aria-labelledby={tabId(tab)}
          tabIndex={0}
          className="tab-panel"
        >
          <ErrorBoundary>
            <Suspense fallback={<p className="quiet padded">{words.desk.loading}</p>}>
              <Body />
            </Suspense>
          </ErrorBoundary>
        </div>
      </div>
    </aside>
  );
}
