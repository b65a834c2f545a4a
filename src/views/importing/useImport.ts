// One import from files to ledger, as the dialog sees it: which step, what the worker has answered. The worker does the work.
import {
  startTransition,
  useCallback,
  useEffect,
  useRef,
  useState,
  type Dispatch,
  type SetStateAction,
} from "react";
import type { ProjectId } from "#base/ids.ts";
import type { Issue } from "#base/issue.ts";
import { messageOf } from "#base/messageOf.ts";
import type { SourceView } from "#ledger/importing/job.ts";
import { applyTaken, type Taken } from "#ledger/importing/plan.ts";
import type { Setup } from "#ledger/importing/setup.ts";
import { commit, takeSnapshot } from "#state/actions/edit.ts";
import { DeadWorker, ImportSession } from "#storage/importing/ImportSession.ts";
import { rememberMapping } from "#storage/importing/mappings.ts";
import type { OpenAnswer, PlanAnswer } from "#storage/importing/protocol.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { useDeskStore, usePort } from "../desk.ts";
import { stampNow } from "../edit/stamp.ts";
import type { ImportRequest } from "./importRequests.ts";
import { showArrivals } from "./showArrivals.ts";

/** What was done, in words and as projects. */
type Arrived = { said: string; added: readonly ProjectId[]; changed: readonly ProjectId[] };

export type Step =
  | { at: "reading"; share: number }
  | { at: "setup" }
  | { at: "planning"; share: number }
  | { at: "preview"; plan: PlanAnswer; /** Rises with every change of the plan. */ version: number }
  | { at: "taking" }
  | ({ at: "done"; rejected: number } & Arrived)
  | { at: "failed"; message: string };

export type Opened = {
  views: readonly SourceView[];
  issues: readonly Issue[];
  office: OpenAnswer["office"];
};

export type Import = {
  step: Step;
  opened: Opened | null;
  session: ImportSession | null;
  changeSetup: (index: number, change: Partial<Setup>) => void;
  preview: () => void;
  /** Runs calls that change the plan, then shows it anew. */
  revise: (change: (session: ImportSession) => Promise<unknown>) => void;
  back: () => void;
  /** Reads the files once more, from the beginning. */
  again: () => void;
  take: () => void;
};

const reasonOf = (cause: unknown): string =>
  cause instanceof DeadWorker ? say.deadWorker : messageOf(cause);

export function useImport({ files, base: origin, onTaken }: ImportRequest): Import {
  const [step, setStep] = useState<Step>({ at: "reading", share: 0 });
  const [round, setRound] = useState(0);
  const { opened, setOpened, session } = useSession(files, origin, setStep, round);
  const attempt = useAttempt(setStep);
  const takeRows = useTaking(files, onTaken);
  const version = useRef(0);
  const show = useCallback(
    async (from: ImportSession) =>
      setStep({ at: "preview", plan: await from.call("plan"), version: ++version.current }),
    [],
  );
  return {
    step,
    opened,
    session,
    changeSetup: (index, change) => attempt(() => reviseSetup(session!, index, change, setOpened)),
    preview: () =>
      attempt(async () => {
        setStep({ at: "planning", share: 0 });
        await show(session!);
      }),
    revise: (change) =>
      attempt(async () => {
        await change(session!);
        await show(session!);
      }),
    back: () => setStep({ at: "setup" }),
    again: () => {
      setStep({ at: "reading", share: 0 });
      setRound((now) => now + 1);
    },
    take: () =>
      attempt(async () => {
        if (step.at !== "preview") return;
        const { rejected } = step.plan;
        setStep({ at: "taking" });
        setStep({ at: "done", rejected, ...(await takeRows(session!, rejected)) });
      }),
  };
}

type SetStep = Dispatch<SetStateAction<Step>>;
type SetOpened = Dispatch<SetStateAction<Opened | null>>;

/** Opens the files when the dialog does, and closes them with it. */
function useSession(
  files: ImportRequest["files"],
  origin: ImportRequest["base"],
  setStep: SetStep,
  round: number,
): { opened: Opened | null; setOpened: SetOpened; session: ImportSession | null } {
  const store = useDeskStore();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [session, setSession] = useState<ImportSession | null>(null);
  useEffect(() => {
    const started = new ImportSession((share) =>
      setStep((now) => (now.at === "reading" || now.at === "planning" ? { ...now, share } : now)),
    );
    setSession(started);
    const { ledger, base } = store.get();
    started.open(files, ledger, base, origin).then(
      (answer) => {
        // In slices, so that a click on 取消 is heard while columns and maps are laid out.
        startTransition(() => {
          setOpened(answer);
          setStep({ at: "setup" });
        });
      },
      (cause: unknown) => !isClosed(cause) && setStep({ at: "failed", message: reasonOf(cause) }),
    );
    return () => started.close();
  }, [files, origin, store, setStep, round]);
  return { opened, setOpened, session };
}

/** Runs work whose failure is the import's failure; that the dialog was closed is none. */
const useAttempt = (setStep: SetStep): ((work: () => Promise<void>) => void) =>
  useCallback(
    (work) => {
      work().catch(
        (cause: unknown) => !isClosed(cause) && setStep({ at: "failed", message: reasonOf(cause) }),
      );
    },
    [setStep],
  );

/** The choice shows at once; what follows from it comes from the worker. */
async function reviseSetup(
  session: ImportSession,
  index: number,
  change: Partial<Setup>,
  setOpened: SetOpened,
): Promise<void> {
  const replace = (make: (old: SourceView) => SourceView) =>
    setOpened((now) => {
      if (!now) return now;
      return { ...now, views: now.views.map((old) => (old.index === index ? make(old) : old)) };
    });
  replace((old) => ({ ...old, setup: { ...old.setup, ...change } }));
  const view = await session.call("setup", index, change);
  if (change.targets)
    rememberMapping(
      view.headKey,
      view.heads.map(({ column }) => column),
      view.setup.targets,
    );
  replace(() => view);
}

/** Returns what takes the rows into the ledger as one edit, with a version before it, and says what was done. */
function useTaking(files: ImportRequest["files"], onTaken: ImportRequest["onTaken"]) {
  const store = useDeskStore();
  const port = usePort();
  const names = [...new Set(files.map(({ name }) => name))].slice(0, 3).join("、");
  return async (session: ImportSession, rejected: number): Promise<Arrived> => {
    const taken = await session.take();
    const [newIds, changedIds] = [
      taken.added.map(({ id }) => id),
      taken.patches.map(({ id }) => id),
    ];
    const [added, changed] = [newIds.length, changedIds.length];
    store.dispatch(takeSnapshot(stampNow(), { kind: "auto", name: say.before(names) }));
    store.dispatch(commit(stampNow(), labelOf(names, taken), applyTaken(taken)));
    onTaken?.();
    showArrivals(store, port, added > 0 ? newIds : changedIds);
    const ofSites = say.sitesDone(taken.sites.added, taken.sites.changed);
    const said = [say.done(added, changed, rejected), ofSites].filter(Boolean).join("；");
    return { said, added: newIds, changed: changedIds };
  };
}

/** The line of the history: projects, and sites where there are any. */
function labelOf(names: string, { added, patches, sites }: Taken): string {
  const ofSites = say.sitesDone(sites.added, sites.changed);
  const label = say.label(names, added.length, patches.length);
  return ofSites === "" ? label : `${label}；${ofSites}`;
}

const isClosed = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === "AbortError";
