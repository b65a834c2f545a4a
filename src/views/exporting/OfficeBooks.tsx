// One workbook an office, in one archive when there are several. The moment is kept as a version, so that “since” can be asked of it.
import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { OfficeId } from "#base/ids.ts";
import { packZip } from "#base/zip.ts";
import { dayOf } from "#base/clock.ts";
import type { Watch } from "#base/watch.ts";
import { messageOf } from "#base/messageOf.ts";
import { projectsOf } from "#ledger/exporting/officeBook.ts";
import { allOffices } from "#ledger/ledger.ts";
import { lastSeq, takeSnapshot } from "#state/actions/edit.ts";
import type { Store } from "#state/store.ts";
import { officeBookInWorker } from "#storage/exporting/exportInWorker.ts";
import { desk } from "#words/zh-CN/desk.ts";
import { exportDialog } from "#words/zh-CN/exportDialog.ts";
import { words } from "#words/words.ts";
import { useDesk, useDeskStore } from "../desk.ts";
import { stampNow } from "../edit/stamp.ts";
import { downloadBytes, FILE_TYPES } from "../ui/download.ts";
import { useWork, WorkBar } from "../ui/Work.tsx";

const say = exportDialog.office;
const names = words.exporting.office;

export function OfficeBooks({ onClose }: { onClose: () => void }) {
  const store = useDeskStore();
  const ledger = useDesk((state) => state.ledger);
  const offices = useMemo(
    () =>
      allOffices(ledger)
        .map((office) => ({ office, projects: projectsOf(office, ledger) }))
        .filter(({ projects }) => projects.length > 0),
    [ledger],
  );
  const [chosen, setChosen] = useState<ReadonlySet<OfficeId>>(
    () => new Set(offices.map(({ office }) => office)),
  );
  const [said, setSaid] = useState("");
  const toggle = (office: OfficeId) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(office)) next.add(office);
      return next;
    });

  const working = useWork();
  const make = async () => {
    setSaid("");
    try {
      const wanted = offices.map(({ office }) => office).filter((office) => chosen.has(office));
      const done = await working.run((watch) => saveBooks(store, wanted, watch));
      setSaid(done ? say.made(wanted.length) : desk.work.cancelled);
    } catch (cause) {
      setSaid(exportDialog.failed(messageOf(cause)));
    }
  };

  return (
    <>
      <p className="quiet">{say.intro}</p>
      <fieldset className="office-choice">
        <legend>{say.choose}</legend>
        {offices.map(({ office, projects }) => (
          <label key={office}>
            <input type="checkbox" checked={chosen.has(office)} onChange={() => toggle(office)} />
            <span>{office}</span>
            <span className="quiet">{say.count(projects.length)}</span>
          </label>
        ))}
      </fieldset>
      <p>
        <button
          type="button"
          className="link-button"
          onClick={() => setChosen(new Set(offices.map(({ office }) => office)))}
        >
          {say.all}
        </button>
        {"　"}
        <button type="button" className="link-button" onClick={() => setChosen(new Set())}>
          {say.none}
        </button>
      </p>
      <WorkBar working={working} label={exportDialog.saving} />
      <p role="status" className="export-said">
        {said}
      </p>
      <div className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {exportDialog.close}
        </Button>
        <Button
          className="button is-primary"
          isDisabled={chosen.size === 0}
          isPending={working.state !== null}
          onPress={() => void make()}
        >
          {say.make(chosen.size)}
        </Button>
      </div>
    </>
  );
}

async function saveBooks(
  store: Store,
  offices: readonly OfficeId[],
  { signal, progress }: Watch,
): Promise<void> {
  const stamp = stampNow();
  store.dispatch(takeSnapshot(stamp, { kind: "auto", name: say.mark(offices.length) }));
  const state = store.get();
  const { ledger } = state;
  const madeOn = dayOf(stamp.at);
  const facts = { seq: lastSeq(state), madeAt: stamp.at, madeOn };
  const books: (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[] = [];
  for (const office of offices) {
    const projects = projectsOf(office, ledger);
    const watch = { signal, progress: () => undefined };
    const bytes = await officeBookInWorker(projects, ledger, { office, ...facts }, watch);
    books.push([names.fileName(ledger.town.name, office, madeOn), bytes]);
    progress(books.length / offices.length);
  }
  if (books.length === 1) {
    downloadBytes(books[0]![1], books[0]![0], FILE_TYPES.xlsx);
    return;
  }
  const zipName = names.zipName(ledger.town.name, madeOn);
  downloadBytes(await packZip(new Map(books)), zipName, FILE_TYPES.zip);
}
