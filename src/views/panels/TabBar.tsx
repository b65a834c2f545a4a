// The heads of the panels: arrow keys move along them, Enter opens. By hand, because the desk's start should not wait for a library of widgets.
import { useRef, type KeyboardEvent } from "react";
import type { Panel } from "#state/view.ts";
import { words } from "#words/words.ts";
import { Icon } from "../ui/Icon.tsx";

/** Each tab is a panel; the parts of the first one share its tab. */
export type OpenPanel = Exclude<Panel, "none" | "located" | "shelf">;

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};
const say = words.desk.panels;

export const tabId = (panel: OpenPanel): string => `tab-${panel}`;
export const tabPanelId = (panel: OpenPanel): string => `tab-panel-${panel}`;

type TabBarProps = {
  tabs: readonly OpenPanel[];
  selected: OpenPanel;
  /** How many issues there are; shown beside their tab. */
  issues: number;
  /** `null` closes the panel. */
  onOpen: (panel: OpenPanel | null) => void;
};

export function TabBar({ tabs, selected, issues, onOpen }: TabBarProps) {
  // One tab stop for all tabs; arrows move between them.
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const heads = [...list.current!.querySelectorAll<HTMLElement>("[role=tab]")];
    const at = heads.indexOf(document.activeElement as HTMLElement);
    const step = STEPS[event.key];
    if (!step || at < 0) return;
    event.preventDefault();
    heads[step(at, heads.length)]!.focus();
  };
  return (
    <div className="tab-bar">
      <div ref={list} role="tablist" aria-label={words.desk.panelLabel} className="tab-list">
        {tabs.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={tabId(id)}
            className="tab"
            aria-selected={id === selected}
            aria-controls={id === selected ? tabPanelId(id) : undefined}
            tabIndex={id === selected ? 0 : -1}
            onClick={() => onOpen(id)}
            onKeyDown={onKeyDown}
          >
            {say[id]}
            {id === "issues" && issues > 0 && <span className="badge">{issues}</span>}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={say.close}
        title={say.close}
        onClick={() => onOpen(null)}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
