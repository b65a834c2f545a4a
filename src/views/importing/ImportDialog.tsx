// The dialog around an import: one step at a time, nothing changed before the last.
import { useLayoutEffect, useRef } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay, ProgressBar } from "react-aria-components";
import type { Issue } from "#base/issue.ts";
import { words } from "#words/words.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { IssueLine } from "../ui/IssueLine.tsx";
import { Arrivals } from "./Arrivals.tsx";
import { Preview } from "./Preview.tsx";
import type { ImportRequest } from "./importRequests.ts";
import { RejectedButton } from "./RejectedButton.tsx";
import { SourceSetup } from "./SourceSetup.tsx";
import { useImport, type Import, type Opened, type Step } from "./useImport.ts";
import "../styles/importing.css";

export function ImportDialog({
  request,
  onClose,
}: {
  request: ImportRequest;
  onClose: () => void;
}) {
  const running = useImport(request);
  const { step } = running;
  const body = useKeptFocus(step.at);
  const names = [...new Set(request.files.map(({ name }) => name))].join("、");
  // A click beside the dialog must not throw an hour's choices away.
  return (
    <ModalOverlay
      isOpen
      isKeyboardDismissDisabled={step.at === "taking"}
      onOpenChange={(open) => !open && onClose()}
      className="overlay"
    >
      <Modal className="modal is-import">
        <Dialog className="dialog import">
          <header className="import-head">
            <Heading slot="title" className="dialog-title">
              {say.title}
            </Heading>
            <p className="quiet" title={names}>
              {names}
            </p>
          </header>
          <div ref={body} className="import-body" data-scroll tabIndex={-1}>
            <Body running={running} onClose={onClose} />
          </div>
          <Foot running={running} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A step takes the button away that led to it: the focus goes to what the step shows, never to 取消, the first one left. Only 关闭 follows taking. */
function useKeptFocus(at: Step["at"]) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body && at !== "taking")
      body.current?.focus({ preventScroll: true });
  }, [at]);
  return body;
}

function Body({ running, onClose }: { running: Import; onClose: () => void }) {
  const { step, opened } = running;
  switch (step.at) {
    case "reading":
      return <Progress share={step.share} label={say.reading(Math.round(step.share * 100))} />;
    case "planning":
      return <Progress share={step.share} label={say.planning(Math.round(step.share * 100))} />;
    case "taking":
      return <Progress share={null} label={say.taking} />;
    case "failed":
      return (
        <div role="alert">
          <p className="outcome is-bad">{say.failed(step.message)}</p>
          <Button className="button" onPress={running.again}>
            {say.again}
          </Button>
        </div>
      );
    case "done":
      return <Done step={step} running={running} onClose={onClose} />;
    case "setup":
      return opened && <SetupStep opened={opened} running={running} />;
    case "preview":
      return <Preview running={running} plan={step.plan} version={step.version} />;
  }
}

/** What was refused can still be carried off; what was taken stands in the history. */
function Done({
  step: { said, rejected, added, changed },
  running: { session, opened },
  onClose,
}: {
  step: Extract<Step, { at: "done" }>;
  running: Import;
  onClose: () => void;
}) {
  return (
    <div className="import-done">
      <p role="status">{said}</p>
      <p className="quiet">{say.doneHint}</p>
      {rejected > 0 && (
        <RejectedButton session={session!} file={opened!.views[0]?.file ?? ""} count={rejected} />
      )}
      <Arrivals title={say.addedList(added.length)} ids={added} onClose={onClose} />
      <Arrivals title={say.changedList(changed.length)} ids={changed} onClose={onClose} />
    </div>
  );
}

function Progress({ share, label }: { share: number | null; label: string }) {
  return (
    <ProgressBar
      className="progress"
      aria-label={label}
      {...(share === null ? { isIndeterminate: true } : { value: share * 100 })}
    >
      <p role="status">{label}</p>
      <div className="progress-bar">
        <span style={{ width: share === null ? "100%" : `${share * 100}%` }} />
      </div>
    </ProgressBar>
  );
}

function SetupStep({
  opened: { views, issues, office },
  running,
}: {
  opened: Opened;
  running: Import;
}) {
  return (
    <>
      {office && (
        <p className="notice-line-box">
          {say.office(office.office, new Date(office.madeAt).toLocaleDateString("zh-CN"))}
        </p>
      )}
      {issues.length > 0 && (
        <section aria-label={say.issues} className="import-issues">
          <h3>{say.issues}</h3>
          <ul className="plain-list">
            {issues.map((issue, index) => (
              <IssueLine key={index} issue={issue} place={placeOf(issue)} />
            ))}
          </ul>
        </section>
      )}
      {views.length === 0 && <p className="quiet">{say.nothing}</p>}
      {views.map((view) => (
        <SourceSetup key={view.index} view={view} running={running} />
      ))}
    </>
  );
}

/** A place that cannot be put into any system stops nothing but its own rows; an unanswered question stops the step. */
export const needsAnswer = ({ views }: Opened): boolean =>
  views.some(
    ({ setup, hasPlaces, finding }) =>
      setup.include &&
      hasPlaces &&
      finding !== null &&
      finding.how !== "refused" &&
      setup.crs === null,
  );

function Foot({ running, onClose }: { running: Import; onClose: () => void }) {
  const { step, opened } = running;
  const busy = step.at === "reading" || step.at === "planning";
  const included = opened?.views.some(({ setup }) => setup.include) ?? false;
  return (
    <div className="dialog-actions import-foot">
      {step.at === "setup" && opened && needsAnswer(opened) && (
        <p className="outcome is-bad">{say.crs.needed}</p>
      )}
      <Button className="button" onPress={onClose}>
        {busy || step.at === "setup" || step.at === "preview" ? say.cancel : say.close}
      </Button>
      {step.at === "setup" && (
        <Button
          className="button is-primary"
          isDisabled={!included || needsAnswer(opened!)}
          onPress={running.preview}
        >
          {say.next}
        </Button>
      )}
      {step.at === "preview" && (
        <Button className="button" onPress={running.back}>
          {say.back}
        </Button>
      )}
      {step.at === "preview" && (
        <Button
          className="button is-primary"
          isDisabled={step.plan.added + step.plan.changed === 0}
          onPress={running.take}
        >
          {step.plan.added + step.plan.changed === 0
            ? say.takeNothing
            : say.take(step.plan.added + step.plan.changed)}
        </Button>
      )}
    </div>
  );
}

/** The file as the user knows it, and the row where the reader tells one; the sentence itself says the rest. */
const placeOf = ({ at: { file, row } }: Issue): string =>
  [file?.split("/").at(-1), row ? words.panels.issues.entry(row) : ""].filter(Boolean).join(" · ");
