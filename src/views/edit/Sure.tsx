// A button that asks before it acts. The question takes its place, so that nothing covers what it is about.
import { useState, type KeyboardEvent } from "react";
import { edit } from "#words/zh-CN/edit.ts";
import { takeFocus } from "../sketch/takeFocus.ts";

type SureProps = {
  label: string;
  /** Its name for assistive technology where the label alone does not tell. */ name?: string;
  question: string;
  yes: string;
  onYes: () => void;
  quiet?: boolean;
};

export function Sure({ label, name, question, yes, onYes, quiet = false }: SureProps) {
  const [asking, setAsking] = useState<boolean | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    setAsking(false);
  };
  if (!asking)
    return (
      <button
        type="button"
        className={quiet ? "link-button" : "button"}
        aria-label={name}
        ref={asking === false ? takeFocus : null}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
    );
  return (
    <span className="sure" role="alertdialog" aria-label={question} onKeyDown={onKeyDown}>
      <span>{question}</span>
      <button type="button" className="button" ref={takeFocus} onClick={() => setAsking(false)}>
        {edit.sure.no}
      </button>
      <button
        type="button"
        className="button is-bad"
        onClick={() => {
          setAsking(false);
          onYes();
        }}
      >
        {yes}
      </button>
    </span>
  );
}
