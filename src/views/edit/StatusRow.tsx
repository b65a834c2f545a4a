// The status of a project by one click; a second click on it makes it 未填报 again. What was done can be taken back beside it.
import { useRef, useState } from "react";
import { setPart } from "#ledger/editing.ts";
import { FIELDS, STATUSES } from "#ledger/fields.ts";
import { stepsOf } from "#ledger/journal.ts";
import type { Project } from "#ledger/project.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { useUndo } from "../changes/useUndo.ts";
import { useDesk, useDeskStore } from "../desk.ts";
import { useEdit } from "./useEdit.ts";

const say = edit.card;

export function StatusRow({ project }: { project: Project }) {
  const change = useEdit();
  const store = useDeskStore();
  const [done, setDone] = useState<Done | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const { id, name, status } = project;
  const set = (next: string | null): void => {
    const [from, to] = [status ?? edit.unstated, next ?? edit.unstated];
    change(edit.labels.field(name, FIELDS.status.label, from, to), (projects) =>
      setPart(projects, new Set([id]), "status", next),
    );
    const seq = store.get().edits.at(-1)?.seq ?? 0;
    setDone({ id, seq, said: say.statusDone(from, to) });
  };
  const offered =
    status === null || (STATUSES as readonly string[]).includes(status)
      ? STATUSES
      : [...STATUSES, status];
  return (
    <>
      <div className="status-row" role="group" aria-label={FIELDS.status.label} ref={group}>
        {offered.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === status}
            title={one === status ? say.clearStatus : undefined}
            onClick={() => set(one === status ? null : one)}
          >
            {one}
          </button>
        ))}
      </div>
      <TakeBack
        done={done?.id === id ? done : null}
        onBack={() => group.current?.querySelector("button")?.focus()}
      />
    </>
  );
}

type Done = { id: string; seq: number; said: string };

/** Offered while that click is the step that undoing would take back. Nothing takes the focus; Tab leads here from the row. */
function TakeBack({ done, onBack }: { done: Done | null; onBack: () => void }) {
  const next = useDesk(({ edits }) => stepsOf(edits).undo.at(-1) ?? null);
  const { undoStep } = useUndo();
  const stands = done !== null && done.seq === next;
  return (
    <p className="status-done">
      <span role="status">{stands ? done.said : ""}</span>
      {stands && (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            undoStep();
            onBack();
          }}
        >
          {say.takeBack}
        </button>
      )}
    </p>
  );
}
