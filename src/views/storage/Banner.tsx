// What must be said above the map: a store that cannot be opened, conflicts that wait, newer files, another window's edits.
import { useEffect, useMemo, useState } from "react";
import type { Watch } from "#base/watch.ts";
import type { Project } from "#ledger/project.ts";
import { officeKeyOf } from "#ledger/ledger.ts";
import { sameProject } from "#ledger/rebase.ts";
import { offerNewerFiles } from "#state/actions/edit.ts";
import { keeper } from "#storage/keeper.ts";
import { deleteStore } from "#storage/rescue.ts";
import { rememberSaved } from "#storage/twin/savedBefore.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { rescue } from "./rescue.ts";
import { useWork, WorkBar } from "../ui/Work.tsx";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { useKeeper } from "./useKeeper.ts";
import { lazyPart } from "../ui/lazyPart.tsx";
import "../styles/storage.css";

const say = storage.banner;
const ConflictDialog = lazyPart(() =>
  import("./ConflictDialog.tsx").then(({ ConflictDialog }) => ConflictDialog),
);
const NOTICE_MS = 6000;

type OnMerge = (files: readonly Project[], watch: Watch) => Promise<void>;

/** `onMerge` opens the comparison of the ledger with the newer files; without it the offer is not made. */
export function Banner({ onMerge }: { onMerge?: OnMerge }) {
  const newer = useDesk((state) => state.newerFiles);
  const { conflicts, damaged, notice, warning } = useKeeper();
  const [choosing, setChoosing] = useState(false);
  return (
    <div className="banners" role="region" aria-label={say.label}>
      {damaged && <Damaged />}
      {warning !== null && (
        <div className="banner is-bad" role="alert">
          <p>{warning}</p>
          <button type="button" className="button" onClick={() => keeper.show({ warning: null })}>
            {say.close}
          </button>
        </div>
      )}
      {conflicts.length > 0 && (
        <div className="banner is-bad" role="alert">
          <p>{say.conflicts(conflicts.length)}</p>
          <button type="button" className="button" onClick={() => setChoosing(true)}>
            {say.choose}
          </button>
        </div>
      )}
      {newer && onMerge && <Newer files={newer} onMerge={onMerge} />}
      {notice !== null && <Notice key={notice} text={notice} />}
      {choosing && conflicts.length > 0 && (
        <OpenedPart onClose={() => setChoosing(false)}>
          <ConflictDialog onClose={() => setChoosing(false)} />
        </OpenedPart>
      )}
    </div>
  );
}

function Damaged() {
  const reason = useDesk((state) => state.saving.reason);
  const town = useDesk(({ ledger }) => ledger.town.name);
  const [sure, setSure] = useState(false);
  const working = useWork();
  const [said, setSaid] = useState<string | null>(null);
  const carryOff = async (): Promise<void> => {
    let text = "";
    const isDone = await working.run(async (watch) => {
      text = await rescue(town, watch);
    });
    setSaid(isDone ? text : storage.dialog.cancelled);
  };
  return (
    <div className="banner is-bad" role="alert">
      <p>{sure ? say.restartSure : reason}</p>
      {said !== null && !working.state && <p role="status">{said}</p>}
      <WorkBar working={working} label={storage.dialog.rescuing} />
      <button type="button" className="button" onClick={() => location.reload()}>
        {say.retry}
      </button>
      <button type="button" className="button" onClick={() => void carryOff()}>
        {say.rescue}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => (sure ? void restart() : setSure(true))}
      >
        {say.restart}
      </button>
    </div>
  );
}

async function restart(): Promise<void> {
  if (keeper.name !== null) {
    keeper.store?.close();
    await deleteStore(keeper.name);
    // Otherwise the copy is brought back before anything is shown.
    if (keeper.hasLostCopy) rememberSaved(keeper.name, null);
  }
  location.reload();
}

function Newer({ files, onMerge }: { files: readonly Project[]; onMerge: OnMerge }) {
  const working = useWork();
  const merge = async (): Promise<void> => {
    await working.run((watch) => onMerge(files, watch));
  };
  const ledger = useDesk((state) => state.ledger);
  const { projects } = ledger;
  const dispatch = useDispatch();
  const different = useMemo(() => {
    const officeKey = officeKeyOf(ledger);
    const here = new Map(projects.map((project) => [project.id, project]));
    const changed = files.filter(
      (project) => !here.has(project.id) || !sameProject(project, here.get(project.id)!, officeKey),
    ).length;
    const there = new Set(files.map(({ id }) => id));
    return changed + projects.filter(({ id }) => !there.has(id)).length;
  }, [files, projects, ledger]);
  return (
    <div className="banner" role="status">
      <p>{say.newer(different)}</p>
      <WorkBar working={working} label={say.comparing} />
      <button type="button" className="button" onClick={() => void merge()}>
        {say.merge}
      </button>
      <button type="button" className="button" onClick={() => dispatch(offerNewerFiles(null))}>
        {say.later}
      </button>
    </div>
  );
}

function Notice({ text }: { text: string }) {
  useEffect(() => {
    const timer = setTimeout(() => keeper.show({ notice: null }), NOTICE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="banner is-brief" role="status">
      <p>{text}</p>
      <button type="button" className="button" onClick={() => keeper.show({ notice: null })}>
        {say.close}
      </button>
    </div>
  );
}
