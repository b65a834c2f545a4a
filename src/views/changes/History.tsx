// 历史: every edit, newest first, by day; unfolded it tells field by field what it changed, and offers the way back.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Edit } from "#ledger/journal.ts";
import { showClock } from "#ledger/showValue.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { useDesk } from "../desk.ts";
import { WindowedList } from "../ui/WindowedList.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ChangeLine, ProjectLink } from "./ChangeLine.tsx";
import { historyItems, placeOf, type HistoryItem } from "./historyItems.ts";
import { RestoreDialog, type Target } from "./RestoreDialog.tsx";
import { useHistoryPages } from "./useHistoryPages.ts";

const say = changes.history;
const ROW_REM = 2.75;

export function History({ onCompare }: { onCompare: (seq: number) => void }) {
  const here = useDesk((state) => state.edits);
  const { edits, later, detached, hasOlder, readOlder, toNewest } = useHistoryPages(here);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [target, setTarget] = useState<Target | null>(null);
  const items = useMemo(
    () => historyItems({ edits, later, detached, hasOlder }, open),
    [edits, later, detached, hasOlder, open],
  );
  const list = useStillList(items, edits.at(-1)?.seq ?? 0);
  const toggle = (seq: number) =>
    setOpen(
      (now) => new Set(now.has(seq) ? [...now].filter((other) => other !== seq) : [...now, seq]),
    );
  if (here.length === 0) return <p className="quiet">{say.none}</p>;
  return (
    <div ref={list}>
      <WindowedList
        items={items}
        rowHeight={ROW_REM}
        className="history"
        render={(item) => (
          <Row
            item={item}
            onToggle={toggle}
            onRestore={setTarget}
            onCompare={onCompare}
            onOlder={readOlder}
            onNewest={toNewest}
          />
        )}
      />
      {!hasOlder && edits[0]!.seq > 1 && <p className="quiet">{say.older}</p>}
      {target && <RestoreDialog target={target} onClose={() => setTarget(null)} />}
    </div>
  );
}

/** Where rows at the top are let go, those in sight stay where they are. */
function useStillList(items: readonly HistoryItem[], newest: number) {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef({ items, newest });
  useLayoutEffect(() => {
    const { items: old, newest: was } = before.current;
    before.current = { items, newest };
    const host = list.current?.closest<HTMLElement>("[data-scroll], .tab-panel");
    if (!host || newest >= was) return;
    const gone = placeOf(old, newest) - placeOf(items, newest);
    const row = ROW_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
    host.scrollTop = Math.max(0, host.scrollTop - gone * row);
  }, [items, newest]);
  return list;
}

type RowProps = {
  item: HistoryItem;
  onToggle: (seq: number) => void;
  onRestore: (target: Target) => void;
  onCompare: (seq: number) => void;
  onOlder: () => void;
  onNewest: () => void;
};

function Row({ item, onToggle, onRestore, onCompare, onOlder, onNewest }: RowProps) {
  switch (item.type) {
    case "newer":
      return (
        <p className="history-project">
          <button type="button" className="link-button" onClick={onNewest}>
            {say.newest}
          </button>
        </p>
      );
    case "older":
      return <OlderRow onSeen={onOlder} />;
    case "day":
      return (
        <h3 className="history-day">
          {item.day} {item.edits !== null && <span className="quiet">{say.count(item.edits)}</span>}
        </h3>
      );
    case "edit":
      return <EditRow edit={item.edit} undone={item.undone} open={item.open} onToggle={onToggle} />;
    case "actions":
      return <Actions edit={item.edit} onRestore={onRestore} onCompare={onCompare} />;
    case "project":
      return (
        <p className="history-project">
          <span className={`tag is-${item.what}`}>{say[item.what]}</span>{" "}
          <ProjectLink id={item.id} name={item.name} />
        </p>
      );
    case "line":
      return <ChangeLine line={item.line} />;
  }
}

/** The next page is read when the end of the list comes into sight. */
function OlderRow({ onSeen }: { onSeen: () => void }) {
  useEffect(onSeen, [onSeen]);
  return (
    <p className="quiet" role="status">
      {say.reading}
    </p>
  );
}

function EditRow({
  edit,
  undone,
  open,
  onToggle,
}: {
  edit: Edit;
  undone: boolean;
  open: boolean;
  onToggle: (seq: number) => void;
}) {
  const { mark, label } = edit;
  const quiet = undone || edit.undoes !== null || edit.redoes !== null;
  return (
    <button
      type="button"
      className={`history-edit${quiet ? " is-quiet" : ""}${undone ? " is-undone" : ""}${mark ? " is-mark" : ""}`}
      aria-expanded={open}
      title={label}
      onClick={() => onToggle(edit.seq)}
    >
      <Icon name={open ? "open" : "closed"} size={14} />
      <span className="history-label">
        {mark && <Icon name="flag" size={14} />}
        {label}
      </span>
      <span className="history-meta">
        {showClock(edit.at)} · {edit.by || say.unsigned}
        {mark ? ` · ${say.markKinds[mark.kind]}` : ` · ${say.projects(edit.changes.length)}`}
        {undone && <span className="tag">{say.undone}</span>}
      </span>
    </button>
  );
}

function Actions({
  edit,
  onRestore,
  onCompare,
}: {
  edit: Edit;
  onRestore: (target: Target) => void;
  onCompare: (seq: number) => void;
}) {
  return (
    <div className="history-actions">
      {edit.changes.length > 0 && (
        <button
          type="button"
          className="link-button"
          onClick={() => onRestore({ edit, seq: edit.seq - 1 })}
        >
          {say.before}
        </button>
      )}
      {edit.mark && (
        <button
          type="button"
          className="link-button"
          onClick={() => onRestore({ edit, seq: edit.seq })}
        >
          {say.to}
        </button>
      )}
      <button type="button" className="link-button" onClick={() => onCompare(edit.seq)}>
        {say.compare}
      </button>
      {!edit.mark && edit.changes.length === 0 && <span className="quiet">{say.noChange}</span>}
    </div>
  );
}
