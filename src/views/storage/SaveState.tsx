// The quiet word in the header: kept on this machine, being kept, or not kept and why. `data-saved-seq` is the newest edit on disk.
import { clockOf } from "#base/clock.ts";
import type { Saving } from "#state/state.ts";
import { keeper } from "#storage/keeper.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { useDesk } from "../desk.ts";
import { useSlot } from "../edit/slot.ts";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { storageOpen } from "./storageOpen.ts";
import { useKeeper } from "./useKeeper.ts";
import { lazyPart } from "../ui/lazyPart.tsx";
import "../styles/storage.css";

const say = storage.state;
const StorageDialog = lazyPart(() =>
  import("./StorageDialog.tsx").then(({ StorageDialog }) => StorageDialog),
);

export function SaveState() {
  const saving = useDesk((state) => state.saving);
  const { savedAt, backlog } = useKeeper();
  const isCatchingUp = backlog !== null && backlog > 0;
  const isOpen = useSlot(storageOpen);
  const setOpen = storageOpen.set;
  const bad =
    saving.phase === "failed" || saving.phase === "unavailable" || saving.phase === "behind";
  return (
    <div
      className={bad ? "save-state is-bad" : "save-state"}
      data-saved-seq={saving.seq}
      data-phase={saving.phase}
      data-backlog={backlog ?? undefined}
    >
      <button
        type="button"
        className="save-word"
        title={saving.reason ?? (isCatchingUp ? storage.dialog.backlog(backlog) : say.label)}
        onClick={() => setOpen(true)}
      >
        <span role="status">{wordFor(saving, savedAt)}</span>
        {isCatchingUp && !bad && <span role="status"> · {say.catchingUp}</span>}
      </button>
      {saving.phase === "failed" && (
        <button type="button" className="button" onClick={() => keeper.autosave?.retry()}>
          {say.retry}
        </button>
      )}
      {isOpen && (
        <OpenedPart onClose={() => setOpen(false)}>
          <StorageDialog onClose={() => setOpen(false)} />
        </OpenedPart>
      )}
    </div>
  );
}

function wordFor({ phase, reason }: Saving, savedAt: number | null): string {
  switch (phase) {
    case "off":
      return say.off;
    case "saving":
      return say.saving;
    case "saved":
      return say.saved(savedAt === null ? null : clockOf(savedAt));
    case "failed":
    case "unavailable":
    case "behind":
      return say.failed(reason ?? "");
  }
}
