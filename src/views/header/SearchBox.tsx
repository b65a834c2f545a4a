// Free search over everything. “/” comes here from anywhere. What is typed stands here at once; projects are filtered
// by it as soon as they are searched; the list of what else was found is fetched with the first letter
// (SearchResults.tsx). The field is a combobox of our own because it is part of the first picture, and what is typed
// before the list has come must not be lost.
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { inSlices } from "#base/steps.ts";
import { setText } from "#state/actions/filter.ts";
import { prepareSearch } from "#state/selectors.ts";
import type { Store } from "#state/store.ts";
import { words } from "#words/words.ts";
import { useDesk, useDeskStore } from "../desk.ts";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const say = words.desk.search;
const SearchResults = lazyPart(() =>
  import("../search/SearchResults.tsx").then(({ SearchResults }) => SearchResults),
);

/** From so many projects on, filtering takes longer than a frame: it waits until the hand rests. */
const MANY = 5000;
const REST_MS = 150;

type List = { id: string; active: string | null };

export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  const { typed, type, settle } = useTyped();
  const [open, setOpen] = useState(false);
  const [early, setEarly] = useState(false);
  const [list, setList] = useState<List | null>(null);
  const press = useRef<((key: string) => void) | null>(null);
  const takeKeys = useCallback((next: ((key: string) => void) | null) => {
    press.current = next;
  }, []);
  const isOpen = open && typed.trim() !== "";
  const close = (): void => {
    setOpen(false);
    setEarly(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") return isOpen ? close() : type("");
    const isKey = event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp";
    if (!isKey || typed.trim() === "") return;
    event.preventDefault();
    if (!isOpen) setOpen(true);
    if (press.current) press.current(event.key);
    else if (event.key === "Enter") setEarly(true);
  };
  return (
    <div
      className="search"
      role="search"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (document.activeElement !== input.current && !currentTarget.contains(relatedTarget))
          close();
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        value={typed}
        aria-label={say.label}
        aria-autocomplete="list"
        aria-expanded={isOpen && list !== null}
        aria-controls={isOpen ? list?.id : undefined}
        aria-activedescendant={isOpen ? (list?.active ?? undefined) : undefined}
        placeholder={say.placeholder}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          type(event.target.value);
          setOpen(true);
          setEarly(false);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {typed !== "" && <ClearButton onClear={() => type("")} />}
      {isOpen && (
        <OpenedPart onClose={close}>
          <SearchResults
            text={typed}
            early={early}
            onKeys={takeKeys}
            onList={setList}
            onChosen={(text) => {
              close();
              settle(text);
            }}
          />
        </OpenedPart>
      )}
    </div>
  );
}

const ClearButton = ({ onClear }: { onClear: () => void }) => (
  <button type="button" className="icon-button" aria-label={say.clear} onClick={onClear}>
    <Icon name="close" size={14} />
  </button>
);

/** What stands in the box, and the filter that follows it. */
function useTyped() {
  const store = useDeskStore();
  const text = useDesk(({ view }) => view.filter.text);
  const [typed, setTyped] = useState(text);
  /** What the box itself made the filter say last: anything else came from outside, and stands in the box. */
  const sent = useRef(text);
  const pending = useRef(new AbortController());
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);
  const send = useCallback(
    (next: string): void => {
      sent.current = next;
      store.dispatch(setText(next));
    },
    [store],
  );
  const type = useCallback(
    (next: string): void => {
      pending.current.abort();
      pending.current = new AbortController();
      setTyped(next);
      const { signal } = pending.current;
      prepared(store, next, signal).then(
        () => send(next),
        (cause: unknown) => {
          if (!signal.aborted) throw cause;
        },
      );
    },
    [store, send],
  );
  const settle = (next: string): void => {
    pending.current.abort();
    setTyped(next);
    send(next);
  };
  return { typed, type, settle };
}

/** Resolves when the filter can follow the text within a frame. */
async function prepared(store: Store, text: string, signal: AbortSignal): Promise<void> {
  if (text !== "" && store.get().ledger.projects.length > MANY)
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  await inSlices(prepareSearch(store.get(), text), { signal, progress: () => undefined });
}

function useSlashKey(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [input]);
}
