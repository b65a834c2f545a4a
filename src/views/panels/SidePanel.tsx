// The right column: one working panel at a time, each loaded when first opened.
import { Suspense, type ComponentType } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { openPanel } from "#state/actions/look.ts";
import { PROJECT_PARTS, type Panel } from "#state/view.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Projects } from "./Projects.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

/** Each tab is a panel; the parts of the first one share its tab. */
type OpenPanel = Exclude<Panel, "none" | "located" | "shelf">;
const tabOf = (panel: Panel): Panel =>
  PROJECT_PARTS.some((part) => part === panel) ? "projects" : panel;

const PANEL_VIEWS: Record<OpenPanel, ComponentType> = {
  projects: Projects,
  reader: lazyPart(() => import("./Reader.tsx").then(({ Reader }) => Reader)),
  table: lazyPart(() => import("./Table.tsx").then(({ Table }) => Table)),
  matrix: lazyPart(() => import("./Matrix.tsx").then(({ Matrix }) => Matrix)),
  office: lazyPart(() => import("./OfficePage.tsx").then(({ OfficePage }) => OfficePage)),
  coverage: lazyPart(() => import("./Coverage.tsx").then(({ Coverage }) => Coverage)),
  changes: lazyPart(() => import("../changes/Changes.tsx").then(({ Changes }) => Changes)),
  meeting: lazyPart(() => import("../meeting/Editor.tsx").then(({ Editor }) => Editor)),
  issues: lazyPart(() => import("./Issues.tsx").then(({ Issues }) => Issues)),
};
const ORDER: readonly OpenPanel[] = [
  "projects",
  "reader",
  "table",
  "matrix",
  "office",
  "coverage",
  "changes",
  "issues",
];
/** The meeting has its button in the header; its tab is there while it is open. */
const WITH_MEETING: readonly OpenPanel[] = ["meeting", ...ORDER];

const say = words.desk.panels;

export function SidePanel() {
  const panel = useDesk(({ view }) => view.panel);
  const issues = useDesk(({ ledger }) => ledger.issues.length);
  const dispatch = useDispatch();
  const tabs = panel === "meeting" ? WITH_MEETING : ORDER;
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
  return (
    <aside
      className={`panel is-${panel}`}
      aria-label={words.desk.panelLabel}
      id="panel"
      tabIndex={-1}
    >
      <Tabs
        selectedKey={tabOf(panel)}
        onSelectionChange={(key) => dispatch(openPanel(key as Panel))}
        keyboardActivation="manual"
        className="tabs"
      >
        <div className="tab-bar">
          <TabList aria-label={words.desk.panelLabel} className="tab-list">
            {tabs.map((id) => (
              <Tab key={id} id={id} className="tab">
                {say[id]}
                {id === "issues" && issues > 0 && <span className="badge">{issues}</span>}
              </Tab>
            ))}
          </TabList>
          <button
            type="button"
            className="icon-button"
            aria-label={say.close}
            title={say.close}
            onClick={() => dispatch(openPanel("none"))}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
        {tabs.map((id) => {
          const Body = PANEL_VIEWS[id];
          return (
            <TabPanel key={id} id={id} className="tab-panel">
              <ErrorBoundary>
                <Suspense fallback={<p className="quiet padded">{words.desk.loading}</p>}>
                  <Body />
                </Suspense>
              </ErrorBoundary>
            </TabPanel>
          );
        })}
      </Tabs>
    </aside>
  );
}
