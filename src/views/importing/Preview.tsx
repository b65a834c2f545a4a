// Every row before anything is changed: counts that add up, field by field what would change, and a choice wherever there is one.
import { startTransition, useEffect, useState } from "react";
import { ROW_KINDS, type RowKind } from "#ledger/importing/plan.ts";
import type { PlanAnswer, RowAnswer } from "#storage/importing/protocol.ts";
import { importDialog } from "#words/zh-CN/importDialog.ts";
import { PreviewRow } from "./PreviewRow.tsx";
import { RejectedButton } from "./RejectedButton.tsx";
import type { Import } from "./useImport.ts";

const say = importDialog.preview;
const PAGE = 100;

/** What needs a look comes first. */
const firstKind = (plan: PlanAnswer): RowKind =>
  (["unclear", "rejected", "changed", "added", "unchanged"] as const).find(
    (kind) => plan[kind] > 0,
  ) ?? "added";

export function Preview({
  running,
  plan,
  version,
}: {
  running: Import;
  plan: PlanAnswer;
  version: number;
}) {
  const { session, opened, revise } = running;
  const [kind, setKind] = useState<RowKind>(() => firstKind(plan));
  const [count, setCount] = useState(PAGE);
  const [rows, setRows] = useState<readonly RowAnswer[]>([]);
  useEffect(() => {
    let gone = false;
    session?.call("rows", [kind], 0, count).then(
      (found) => !gone && startTransition(() => setRows(found)),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [session, kind, count, version]);
  const doubtful = Object.entries(plan.issues)
    .filter(([code]) => code.startsWith("place."))
    .reduce((sum, [, n]) => sum + n, 0);
  return (
    <>
      <p className="preview-sum" role="status" data-testid="preview-sum">
        {say.sum(plan.read, plan.accepted, plan.rejected)}
        {doubtful > 0 && <span className="tag is-open">{say.doubtful(doubtful)}</span>}
      </p>
      <div className="preview-kinds">
        <div className="preview-tabs" role="tablist" aria-label={importDialog.title}>
          {ROW_KINDS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={kind === name}
              className={`preview-kind ${kind === name ? "is-on" : ""}`}
              onClick={() => {
                setKind(name);
                setCount(PAGE);
              }}
            >
              {say.kinds[name]} <span className="count-big">{plan[name]}</span>
            </button>
          ))}
        </div>
        {plan.rejected > 0 && (
          <RejectedButton
            session={session!}
            file={opened!.views[0]?.file ?? ""}
            count={plan.rejected}
          />
        )}
      </div>
      {plan[kind] === 0 && <p className="quiet">{say.none}</p>}
      <ul className="plain-list preview-rows">
        {rows.map((answer) => (
          <li key={answer.at}>
            <PreviewRow answer={answer} views={opened!.views} revise={revise} />
          </li>
        ))}
      </ul>
      {plan[kind] > count && (
        <button type="button" className="button" onClick={() => setCount(count + PAGE)}>
          {say.more(Math.min(PAGE, plan[kind] - count))}
        </button>
      )}
    </>
  );
}
