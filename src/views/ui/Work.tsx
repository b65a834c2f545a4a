// A piece of work that may take longer than a second: how far it is, and the button that ends it. One look for all of them.
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Watch } from "#base/watch.ts";
import { desk } from "#words/zh-CN/desk.ts";
import "../styles/work.css";

/** `share` is 0…1, or null where nobody knows how much is left. */
export type WorkState = { share: number | null };

export type Working = {
  state: WorkState | null;
  /** Runs the work; another that is under way is ended. Resolves to false when it was cancelled; faults are the caller's. */
  run: (work: (watch: Watch) => Promise<void>) => Promise<boolean>;
  cancel: () => void;
};

/** Leaving the component ends the work. */
export function useWork(): Working {
  const [state, setState] = useState<WorkState | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run: Working["run"] = async (work) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setState({ share: 0 });
    try {
      await work({
        signal: own.signal,
        progress: (share) => running.current === own && setState({ share }),
      });
      return !own.signal.aborted;
    } catch (cause) {
      if (own.signal.aborted) return false;
      throw cause;
    } finally {
      if (running.current === own) setState(null);
    }
  };
  return { state, run, cancel: () => running.current?.abort() };
}

/** Work that is done sooner is over before a bar could be read. */
const SHOWN_AFTER_MS = 200;

/** Nothing while nothing is under way, and in its first moment. */
export function WorkBar({
  working: { state, cancel },
  label,
}: {
  working: Working;
  label: string;
}) {
  const isWorking = state !== null;
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isWorking) return undefined;
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [isWorking]);
  useFocusBack(isWorking);
  if (!state || !isShown) return null;
  return (
    <div className="work">
      <p role="status">{label}</p>
      <progress
        aria-label={label}
        max={1}
        {...(state.share === null ? {} : { value: state.share })}
      />
      <button type="button" className="button" onClick={cancel}>
        {desk.work.cancel}
      </button>
    </div>
  );
}

/**
 * When what had the focus goes with the bar, or could not have it while the work went on, it returns to where
 * the work began, or to its dialog: keys go on working there.
 */
function useFocusBack(isWorking: boolean): void {
  const began = useRef<{ element: HTMLElement; dialog: HTMLElement | null } | null>(null);
  useLayoutEffect(() => {
    const element = document.activeElement;
    if (isWorking) {
      if (!(element instanceof HTMLElement) || element === document.body) return;
      const dialog = element.closest<HTMLElement>('[role="dialog"], [role="alertdialog"]');
      began.current = { element, dialog };
      return;
    }
    const from = began.current;
    began.current = null;
    for (const place of from ? [from.element, from.dialog] : [])
      if (document.activeElement === document.body) place?.focus({ preventScroll: true });
  }, [isWorking]);
}
