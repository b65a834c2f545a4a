// A count at each place where marks lie on one another, and the list behind it to choose from. Fetched when the first
// such place is seen.
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import type { Coincident } from "#map/coincidentPoints.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { itemAt, makeItems } from "#map/items.ts";
import { lookOf } from "#map/marks.ts";
import { selectSite } from "#state/actions/look.ts";
import { layout } from "#words/zh-CN/layout.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { useSlot } from "../edit/slot.ts";
import { showing } from "../meeting/showing.ts";
import { Mark } from "../ui/Mark.tsx";
import { coincident, openedGroup } from "./coincident.ts";
import { useMapMoves } from "./useMapMoves.ts";
import "../styles/coincident.css";

const say = layout.coincident;
/** A longer list is better filtered. */
const MOST = 30;

export function CoincidentLayer({ handle }: { handle: MapHandle }) {
  const groups = useSlot(coincident);
  useMapMoves(handle);
  return (
    <div className="coincident">
      {groups.map((group) => (
        <Group key={group.rows[0]} group={group} at={handle.toPixels(group.at)} />
      ))}
    </div>
  );
}

type GroupProps = { group: Coincident; at: readonly [number, number] };

function Group({ group: { rows }, at: [x, y] }: GroupProps) {
  const open = useSlot(openedGroup) === rows[0];
  const isShowing = useSlot(showing) !== null;
  const badge = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    openedGroup.set(null);
    badge.current?.focus({ preventScroll: true });
  };
  const style = { left: x, top: y };
  if (isShowing)
    return (
      <span className="coincident-count" style={style}>
        {rows.length}
      </span>
    );
  return (
    <>
      <button
        ref={badge}
        type="button"
        className="coincident-count"
        style={style}
        aria-label={say.count(rows.length)}
        title={say.count(rows.length)}
        aria-expanded={open}
        onClick={() => openedGroup.set(open ? null : rows[0]!)}
      >
        {rows.length}
      </button>
      {open && <Members rows={rows} style={style} onClose={close} />}
    </>
  );
}

type MembersProps = {
  rows: readonly number[];
  style: { left: number; top: number };
  onClose: () => void;
};

function Members({ rows, style, onClose }: MembersProps) {
  const projects = useDesk(({ ledger }) => ledger.projects);
  const items = useMemo(() => makeItems(projects), [projects]);
  const selected = useDesk(({ view }) => view.site ?? view.project);
  const dispatch = useDispatch();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onClose();
    else if (!moveFocus(event, list.current!)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul ref={list} className="coincident-list" style={style} aria-label={say.count(rows.length)}>
      {rows.slice(0, MOST).map((row) => {
        const { project, site } = itemAt(items, row)!;
        const { id, name, location } = site ?? project;
        return (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === selected}
              onKeyDown={onKeyDown}
              onClick={() => {
                dispatch(selectSite(project.id, site?.id ?? null));
                onClose();
              }}
            >
              <Mark kind={project.kind} look={lookOf(location.precision)} size={16} />
              <span>{name}</span>
            </button>
          </li>
        );
      })}
      {rows.length > MOST && <li className="quiet">{say.more(rows.length - MOST)}</li>}
    </ul>
  );
}

/** Arrows go round the list. False for any other key. */
function moveFocus({ key }: KeyboardEvent, list: HTMLElement): boolean {
  const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  if (step === 0) return false;
  const buttons = [...list.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  return true;
}
