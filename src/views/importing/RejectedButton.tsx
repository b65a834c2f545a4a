// The rows that were not taken, as a workbook to be mended: the button, how far the file is, and what came of it.
import { useState } from "react";
import { messageOf } from "#base/messageOf.ts";
import type { ImportSession } from "#storage/importing/ImportSession.ts";
import { desk } from "#words/zh-CN/desk.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { useWork, WorkBar } from "../ui/Work.tsx";
import { saveRejected } from "./saveRejected.ts";

type RejectedButtonProps = { session: ImportSession; file: string; count: number };

export function RejectedButton({ session, file, count }: RejectedButtonProps) {
  const working = useWork();
  const [said, setSaid] = useState("");
  const save = async (): Promise<void> => {
    setSaid("");
    try {
      const isDone = await working.run((watch) => saveRejected(session, file, watch));
      if (!isDone) setSaid(desk.work.cancelled);
    } catch (cause) {
      setSaid(say.rejectedFailed(messageOf(cause)));
    }
  };
  return (
    <div className="import-rejected">
      <button type="button" className="link-button" onClick={() => void save()}>
        {say.rejected(count)}
      </button>
      <WorkBar working={working} label={say.rejectedSaving} />
      {said !== "" && <p role="status">{said}</p>}
    </div>
  );
}
