// The list of what a search finds, over the map. The search box keeps the focus; its keys come here (SearchBox.tsx).
import { use, useEffect, useEffectEvent, useId, useLayoutEffect, useState } from "react";
import { HIT_KINDS, type Hit, type HitGroup, type HitKind } from "#ledger/finding.ts";
import { mayBePinyin } from "#ledger/search.ts";
import { selectMatches } from "#state/selectors.ts";
import { finding as say } from "#words/zh-CN/finding.ts";
import { DeskContext, useDesk, type Desk } from "../desk.ts";
import { chooseHit } from "./chooseHit.ts";
import { useHits, type Hits } from "./useHits.ts";
import "../styles/search.css";

/** From this width on the panel stands beside the map, and nothing has to be scrolled to. */
const WIDE = "(min-width: 861px)";
/** Hits of each kind before “再列”. */
const FEW = 5;

export type SearchResultsProps = {
  text: string;
  /** Enter was pressed before the list was there: the first hit is wanted. */
  early: boolean;
  /** Is told what takes the keys of the search box; null when the list goes. */
  onKeys: (press: ((key: string) => void) | null) => void;
  /** What the box says of its list: its id, and that of the marked option. */
  onList: (list: { id: string; active: string | null } | null) => void;
  /** Something was chosen; `text` is what the box holds now. */
  onChosen: (text: string) => void;
};

/** One line that arrows reach: a hit, or the rest of its group. */
type Line = { id: string; kind: HitKind } & ({ hit: Hit } | { more: number });

export function SearchResults(props: SearchResultsProps) {
  const { text, onKeys, onList } = props;
  const id = useId();
  const hits = useHits(text);
  const [whole, setWhole] = useState<ReadonlySet<HitKind>>(new Set());
  const lines = linesOf(hits?.groups ?? [], whole, id);
  const list = useLines(lines, hits, props, (kind) => setWhole(new Set([...whole, kind])));
  const active = lines[list.active]?.id ?? null;
  useLayoutEffect(() => {
    onKeys(list.press);
  });
  useEffect(() => {
    onList({ id, active });
    if (active !== null) document.getElementById(active)?.scrollIntoView({ block: "nearest" });
  }, [onList, id, active]);
  useEffect(
    () => () => {
      onKeys(null);
      onList(null);
    },
    [onKeys, onList],
  );
  return (
    <div
      className="search-list"
      role="presentation"
      onMouseDown={(event) => event.preventDefault()}
    >
      <p className="search-said" role="status">
        {list.message ?? (hits === null ? say.searching : <Found hits={hits} />)}
      </p>
      <div
        id={id}
        role="listbox"
        aria-label={say.list}
        aria-busy={hits?.text !== text}
        className="search-groups"
      >
        {HIT_KINDS.map((kind) => {
          const group = hits?.groups.find((one) => one.kind === kind);
          return (
            group && (
              <Group
                key={kind}
                group={group}
                lines={lines.filter((line) => line.kind === kind)}
                active={active}
                onChoose={list.choose}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function linesOf(
  groups: readonly HitGroup[],
  whole: ReadonlySet<HitKind>,
  id: string,
): readonly Line[] {
  return groups.flatMap(({ kind, hits }): Line[] => {
    const shown = whole.has(kind) ? hits : hits.slice(0, FEW);
    const left = hits.length - shown.length;
    return [
      ...shown.map((hit, index): Line => ({ id: `${id}-${kind}-${index}`, kind, hit })),
      ...(left > 0 ? [{ id: `${id}-${kind}-more`, kind, more: left }] : []),
    ];
  });
}

/**
 * The marked line, the keys that move it, and what choosing one does. The first is marked until an arrow says
 * otherwise.
 */
function useLines(
  lines: readonly Line[],
  hits: Hits | null,
  { text, early, onChosen }: SearchResultsProps,
  unfold: (kind: HitKind) => void,
) {
  const desk = use(DeskContext) as Desk;
  const [active, setActive] = useState(0);
  const [message, setMessage] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(early);
  const [before, setBefore] = useState(text);
  if (before !== text) {
    setBefore(text);
    setActive(0);
    setMessage(null);
  }
  const isCurrent = hits?.text === text;
  const choose = (line: Line | undefined): void => {
    if (!line) return;
    if ("more" in line) return unfold(line.kind);
    const chosen = chooseHit(line.hit.target, text, desk);
    if ("message" in chosen) return setMessage(chosen.message);
    onChosen(chosen.text);
    const { fly } = chosen;
    // The page has then been laid out without what the search had laid upon the map.
    if (fly) requestAnimationFrame(() => requestAnimationFrame(fly));
    if (chosen.where === "panel")
      document.getElementById("panel")?.focus({ preventScroll: matchMedia(WIDE).matches });
  };
  const chooseFirst = useEffectEvent(() => {
    setWaiting(false);
    choose(lines[0]);
  });
  useEffect(() => {
    if (waiting && isCurrent) chooseFirst();
  }, [waiting, isCurrent]);
  const press = (key: string): void => {
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((active + step + lines.length) % Math.max(1, lines.length));
    else if (isCurrent) choose(lines[active]);
    else setWaiting(true);
  };
  return { active, message, choose, press };
}

type GroupProps = {
  group: HitGroup;
  lines: readonly Line[];
  active: string | null;
  onChoose: (line: Line) => void;
};

function Group({ group: { kind, count, hits }, lines, active, onChoose }: GroupProps) {
  const mask = useDesk((state) => selectMatches(state).mask);
  const title = say.group(say.kinds[kind], count);
  const isWhole = lines.every((line) => "hit" in line);
  return (
    <div role="group" aria-label={title} className="search-group">
      <p className="search-kind" aria-hidden="true">
        {say.kinds[kind]} <span className="quiet">{count}</span>
      </p>
      {lines.map((line) => (
        <div
          key={line.id}
          id={line.id}
          role="option"
          tabIndex={-1}
          aria-selected={line.id === active}
          className={`search-hit is-${kind}${line.id === active ? " is-active" : ""}${"more" in line ? " is-more" : ""}`}
          onClick={() => onChoose(line)}
          onKeyDown={() => undefined}
        >
          {"more" in line ? say.more(line.more) : <HitText hit={line.hit} mask={mask} />}
        </div>
      ))}
      {isWhole && count > hits.length && (
        <p className="search-left quiet">{say.left(count - hits.length)}</p>
      )}
    </div>
  );
}

function HitText({ hit: { badge, title, note, target }, mask }: { hit: Hit; mask: Uint8Array }) {
  const hidden = (target.kind === "project" || target.kind === "site") && mask[target.row] !== 1;
  return (
    <>
      {badge !== "" && <span className="task-number">{badge}</span>}
      <span className="search-title" title={title}>
        {title}
      </span>
      <span className="search-note">{hidden ? say.hidden : note}</span>
    </>
  );
}

function Found({ hits: { text, groups } }: { hits: Hits }) {
  const found = groups.reduce((sum, { count }) => sum + count, 0);
  if (found === 0) return <Nothing text={text} />;
  return (
    <>
      {say.found(found)}
      <span className="search-keys">{say.keys}</span>
    </>
  );
}

/** Says what was searched, so that nobody takes an empty list for an empty ledger. */
function Nothing({ text }: { text: string }) {
  const readings = useDesk((state) => state.readings);
  const letters = mayBePinyin(text);
  return (
    <>
      <strong>{say.nothing(text.trim())}</strong>
      {say.searched(letters && readings !== null)}
      {letters && readings === null && say.noPinyin}
    </>
  );
}
