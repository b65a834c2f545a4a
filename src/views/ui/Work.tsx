// A piece of work that may take longer than a second: how far it is, and the button that ends it. One look for all of them.
import { useEffect, useRef, useState } from "react";
import { desk } from "#words/zh-CN/desk.ts";
import "../styles/work.css";

/** `share` is 0…1, or null where nobody knows how much is left. */
export type WorkState = { share: number | null };
export type WorkWatch = { signal: AbortSignal; progress: (share: number | null) => void };

export type Working = {
  state: WorkState | null;
  /** Runs the work; another that is under way is ended. Resolves to false when it was cancelled; faults are the caller's. */
  run: (work: (watch: WorkWatch) => Promise<void>) => Promise<boolean>;
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

/** Nothing while nothing is under way. */
export function WorkBar({
  working: { state, cancel },
  label,
}: {
  working: Working;
  label: string;
}) {
  if (!state) return null;
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
