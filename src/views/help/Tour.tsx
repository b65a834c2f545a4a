// Five controls of the desk, shown in turn: a frame around each, and beside it what it is for. Left by Escape at any
// step.
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
} from "react";
import { help as say } from "#words/zh-CN/help.ts";

type Step = {
  name: keyof typeof say.steps;
  /** The control at the desk, then the one that stands for it on a phone. */
  at: readonly string[];
};

export const STEPS: readonly Step[] = [
  { name: "search", at: [".search"] },
  { name: "filters", at: [".desk > .filters", '[data-opens="filters"]'] },
  { name: "map", at: ["#map"] },
  { name: "panel", at: ["#panel", ".panel-reopen", '[data-opens="panel"]'] },
  { name: "share", at: [".is-share", '[data-opens="more"]'] },
];

type Box = { left: number; top: number; width: number; height: number };
const MARGIN = 6;

export function Tour({ onClose }: { onClose: () => void }) {
  const [at, setAt] = useState(0);
  const step = STEPS[at]!;
  const box = useBox(step);
  const card = useRef<HTMLDivElement>(null);
  const before = useRef(document.activeElement);
  useEffect(() => card.current?.focus({ preventScroll: true }), [at]);
  useEffect(() => {
    const opener = before.current;
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  const go = (by: 1 | -1): void => {
    if (at + by === STEPS.length) onClose();
    else setAt(Math.max(0, at + by));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The keys of the page rest meanwhile.
    event.stopPropagation();
    if (event.key === "Escape") onClose();
    else if (event.key === "ArrowRight") go(1);
    else if (event.key === "ArrowLeft") go(-1);
    else if (event.key === "Tab") return keepInside(event, card.current!);
    else return;
    event.preventDefault();
  };
  const { title, text } = say.steps[step.name];
  return (
    // What looks for an overlay before it takes a key finds this one.
    <div className="tour overlay">
      {box && <div className="tour-frame" style={frameOf(box)} aria-hidden="true" />}
      <div
        ref={card}
        className="tour-card"
        role="dialog"
        aria-modal="true"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        tabIndex={-1}
        data-step={step.name}
        style={box ? cardPlace(box) : {}}
        onKeyDown={onKeyDown}
      >
        <p className="quiet">{say.step(at + 1, STEPS.length)}</p>
        <h2 id="tour-title">{title}</h2>
        <p id="tour-text">{text}</p>
        <div className="tour-actions">
          <button type="button" className="link-button" onClick={onClose}>
            {say.finish}
          </button>
          {at > 0 && (
            <button type="button" className="button" onClick={() => go(-1)}>
              {say.previous}
            </button>
          )}
          {at < STEPS.length - 1 && (
            <button type="button" className="button is-primary" onClick={() => go(1)}>
              {say.next}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Tab goes round among the buttons of the card. */
function keepInside(event: KeyboardEvent, card: HTMLElement): void {
  const buttons = [...card.querySelectorAll("button")];
  const [first, last] = [buttons[0]!, buttons.at(-1)!];
  const { activeElement } = document;
  const wraps = event.shiftKey
    ? activeElement === first || activeElement === card
    : activeElement === last;
  if (!wraps) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

/** Where the control stands now; null where this desk has none. */
function useBox({ at }: Step): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useLayoutEffect(() => {
    const measure = (): void => {
      const seen = at
        .flatMap((selector) => [...document.querySelectorAll(selector)])
        .map((element) => element.getBoundingClientRect())
        .find(({ width }) => width > 0);
      setBox(seen ?? null);
    };
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, [at]);
  return box;
}

const frameOf = ({ left, top, width, height }: Box): CSSProperties => {
  const [x, y] = [Math.max(2, left - MARGIN), Math.max(2, top - MARGIN)];
  return {
    left: x,
    top: y,
    width: Math.min(innerWidth - 2, left + width + MARGIN) - x,
    height: Math.min(innerHeight - 2, top + height + MARGIN) - y,
  };
};

/** In the half of the window, each way, where the control is not; over a large one in its middle. */
function cardPlace({ left, top, width, height }: Box): CSSProperties {
  if (width > innerWidth / 2 && height > innerHeight / 2) return {};
  const isRight = left + width / 2 > innerWidth / 2;
  const isLow = top + height / 2 > innerHeight / 2;
  const gap = 2 * MARGIN;
  if (height > innerHeight / 2)
    return isRight
      ? { marginInlineEnd: innerWidth - left + gap, justifySelf: "end" }
      : { marginInlineStart: left + width + gap, justifySelf: "start" };
  return {
    alignSelf: isLow ? "end" : "start",
    ...(isLow ? { marginBottom: innerHeight - top + gap } : { marginTop: top + height + gap }),
    justifySelf: width > innerWidth / 2 ? "center" : isRight ? "end" : "start",
    marginInline: gap,
  };
}
