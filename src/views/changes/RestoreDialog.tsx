// Going back to an earlier state: asked for once, with what it would change. Itself an edit that can be undone.
import { Button } from "react-aria-components";
import { useMemo } from "react";
import { diffProjects, projectsAt, type Edit } from "#ledger/journal.ts";
import { changedParts } from "#ledger/parts.ts";
import { showTime } from "#ledger/showValue.ts";
import { restore } from "#state/actions/edit.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { stampNow } from "../edit/stamp.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { WorkBar } from "../ui/Work.tsx";
import { useReach } from "./reach.ts";

const say = changes.restore;

/** `seq` is the state to go back to: that of `edit`, or the one right before it. */
export type Target = { edit: Edit; seq: number };

export function RestoreDialog({
  target: { edit, seq },
  onClose,
}: {
  target: Target;
  onClose: () => void;
}) {
  const projects = useDesk(({ ledger }) => ledger.projects);
  const edits = useDesk((state) => state.edits);
  const past = useDesk((state) => state.past.get(seq) ?? null);
  const { reaches, working, isStopped } = useReach(seq);
  const dispatch = useDispatch();
  const differing = useMemo(
    () => (reaches ? differingCount(projects, edits, seq, past) : null),
    [projects, edits, seq, past, reaches],
  );
  const toVersion = seq === edit.seq;
  const apply = () => {
    dispatch(
      restore(
        stampNow(),
        toVersion ? say.labelTo(edit.label) : say.labelBefore(edit.label, showTime(edit.at)),
        seq,
      ),
    );
    onClose();
  };
  return (
    <DialogFrame
      title={toVersion ? say.titleTo : say.titleBefore}
      role="alertdialog"
      onClose={onClose}
    >
      <p>
        {edit.label} <span className="quiet">{showTime(edit.at)}</span>
      </p>
      {/* There is nothing to do here without it: cancelled, the dialog goes. */}
      <WorkBar working={{ ...working, cancel: onClose }} label={say.reading} />
      <p role="status">
        {differing !== null && (differing === 0 ? say.same : say.sure(differing))}
        {differing === null && working.state === null && !isStopped && say.unreachable}
      </p>
      <div className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {say.cancel}
        </Button>
        {differing !== null && differing > 0 && (
          <Button className="button is-primary" onPress={apply}>
            {say.apply}
          </Button>
        )}
      </div>
    </DialogFrame>
  );
}

/** Projects that would read otherwise than now. */
const differingCount = (...given: Parameters<typeof projectsAt>): number =>
  diffProjects(given[0], projectsAt(...given)).filter(
    ({ before, after }) => !before || !after || changedParts(before, after).length > 0,
  ).length;
