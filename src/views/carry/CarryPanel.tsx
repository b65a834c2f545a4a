// 导出会议包: what goes, for whom, in which form. A public copy is not made before the question of the 审图号 is answered.
import { useState, type ReactNode } from "react";
import { Button, Heading } from "react-aria-components";
import { stretchOf, type Watch } from "#base/watch.ts";
import { messageOf } from "#base/messageOf.ts";
import type { Town } from "#ledger/town.ts";
import { selectMatching } from "#state/selectors.ts";
import type { Copy } from "#storage/carry/copy.ts";
import { isCarried } from "#storage/carry/carried.ts";
import { canMakeFolder } from "#storage/carry/site.ts";
import { carry as say } from "#words/zh-CN/carry.ts";
import { useDesk, useDeskStore } from "../desk.ts";
import { useWork, WorkBar } from "../ui/Work.tsx";
import { lacks, prepareCopy, saveCopy, type Choices } from "./makeCopy.ts";
import { PublicChoices } from "./PublicChoices.tsx";
import "../styles/carry.css";

type Phase = { at: "choosing"; said: string; bad: boolean } | { at: "asking"; copy: Copy };
const CHOOSING: Phase = { at: "choosing", said: "", bad: false };

export function CarryPanel({ onClose }: { onClose: () => void }) {
  const town = useDesk(({ ledger }) => ledger.town);
  const [choices, setChoices] = useState<Choices>(() => firstChoices(town));
  const { phase, working, reset, start, make } = useMaking(choices);
  const set = (change: Partial<Choices>): void => {
    setChoices((now) => ({ ...now, ...change }));
    reset();
  };
  return (
    <>
      <Heading slot="title" className="visually-hidden">
        {say.title}
      </Heading>
      <p className="quiet">{isCarried() ? say.carriedNote : say.intro}</p>
      <ContentChoices choices={choices} set={set} />
      {choices.use === "public" && <PublicChoices choices={choices} set={set} />}
      {phase.at === "asking" && (
        <div className="carry-issues" role="alert">
          <strong>{say.check}</strong>
          {phase.copy.issues.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </div>
      )}
      <WorkBar working={working} label={say.making} />
      <p
        role="status"
        className={phase.at === "choosing" && phase.bad ? "outcome is-bad" : "outcome"}
      >
        {phase.at === "choosing" ? phase.said : ""}
      </p>
      <div className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {say.close}
        </Button>
        {phase.at === "asking" ? (
          <Button
            className="button is-primary"
            isPending={working.state !== null}
            onPress={() => make(phase.copy)}
          >
            {say.makeAnyway}
          </Button>
        ) : (
          <Button className="button is-primary" isPending={working.state !== null} onPress={start}>
            {say.make}
          </Button>
        )}
      </div>
    </>
  );
}

const firstChoices = ({ mapApproval }: Town): Choices => ({
  scope: "all",
  edition: "page",
  use: "internal",
  money: true,
  extra: true,
  unconfirmed: true,
  approval: { answer: mapApproval === null ? null : "number", number: mapApproval ?? "" },
});

/**
 * From the choices to the saved copy: what is lacking or doubtful is said before anything is made. Leaving
 * the dialog ends it.
 */
function useMaking(choices: Choices) {
  const store = useDeskStore();
  const [phase, setPhase] = useState<Phase>(CHOOSING);
  const working = useWork();
  const attempt = (work: (watch: Watch) => Promise<Phase>): void => {
    let next = CHOOSING;
    const run = working.run(async (watch) => {
      next = await work(watch);
    });
    run.then(
      (isDone) => setPhase(isDone ? next : { at: "choosing", said: say.cancelled, bad: false }),
      (cause: unknown) => {
        const reason = messageOf(cause);
        setPhase({ at: "choosing", said: say.failed(reason), bad: true });
      },
    );
  };
  const save = async (copy: Copy, watch: Watch): Promise<Phase> => {
    const { name } = store.get().ledger.town;
    const said = await saveCopy(copy, name, choices.edition, watch);
    return { at: "choosing", said, bad: false };
  };
  const start = (): void => {
    const lacking = lacks(choices, store.get().ledger.town);
    if (lacking !== null) {
      setPhase({ at: "choosing", said: lacking, bad: true });
      return;
    }
    setPhase(CHOOSING);
    attempt(async (watch) => {
      const copy = await prepareCopy(store.get(), choices, stretchOf(watch, 0, 0.5));
      if (copy.issues.length > 0) return { at: "asking", copy };
      return save(copy, stretchOf(watch, 0.5, 1));
    });
  };
  return {
    phase,
    working,
    /** Other choices: what is under way for the old ones ends. */
    reset: () => {
      working.cancel();
      setPhase(CHOOSING);
    },
    start,
    make: (copy: Copy) => attempt((watch) => save(copy, watch)),
  };
}

type ContentProps = { choices: Choices; set: (change: Partial<Choices>) => void };

/** What goes, in which form, for whom. */
function ContentChoices({ choices, set }: ContentProps) {
  const all = useDesk(({ ledger }) => ledger.projects.length);
  const matching = useDesk(selectMatching).length;
  return (
    <>
      <Choice label={say.scope.label}>
        <select
          aria-label={say.scope.label}
          value={choices.scope}
          onChange={({ target }) => set({ scope: target.value as Choices["scope"] })}
        >
          <option value="all">{say.scope.all(all)}</option>
          <option value="filtered">{say.scope.filtered(matching)}</option>
        </select>
      </Choice>
      <Choice label={say.edition.label}>
        <select
          aria-label={say.edition.label}
          value={choices.edition}
          disabled={!canMakeFolder()}
          onChange={({ target }) => set({ edition: target.value as Choices["edition"] })}
        >
          <option value="page">{say.edition.page}</option>
          <option value="folder">{say.edition.folder}</option>
        </select>
      </Choice>
      {!canMakeFolder() && <p className="quiet">{say.edition.noFolder}</p>}
      <Choice label={say.use.label}>
        <select
          aria-label={say.use.label}
          value={choices.use}
          onChange={({ target }) => set({ use: target.value as Choices["use"] })}
        >
          <option value="internal">{say.use.internal}</option>
          <option value="public">{say.use.public}</option>
        </select>
      </Choice>
    </>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="export-choice">
      <span>{label}</span>
      {children}
    </div>
  );
}
