// 本机台账: who signs edits, how much room there is, and the ways out of and into this browser.
import { useContext, useEffect, useState } from "react";
import { Button, Input, Label, Text, TextField } from "react-aria-components";
import type { Issue } from "#base/issue.ts";
import { dayOf } from "#base/clock.ts";
import type { Watch } from "#base/watch.ts";
import { listFiles } from "#storage/attachments.ts";
import { reasonOf } from "#storage/autosave.ts";
import { canUseFolders, download, openFromFolder, saveToFolder } from "#storage/folder.ts";
import { keeper } from "#storage/keeper.ts";
import { OpenedPackage } from "#storage/packing/OpenedPackage.ts";
import { keepPreference, readPreference } from "#storage/preferences.ts";
import { askPersistence, isPersistent, measureSpace } from "#storage/space.ts";
import { example } from "#words/zh-CN/example.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { DeskContext, useDesk } from "../desk.ts";
import { ExampleWay } from "./ExampleWay.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { useWork, WorkBar } from "../ui/Work.tsx";
import {
  folderNamesOf,
  nothingMissing,
  openPackage,
  packForFolder,
  packLedger,
} from "./packaging.ts";
import { rescue } from "./rescue.ts";
import { useKeeper } from "./useKeeper.ts";

const say = storage.dialog;

type Said = { text: string; bad: boolean };
type Asked =
  | { what: "clear" }
  | { what: "open"; name: string; opened: OpenedPackage; issues: readonly Issue[] }
  /** It was confirmed, and is being taken over. */
  | { what: "opening"; opened: OpenedPackage };

/**
 * Something that takes its time: what it is called, and the sentence it comes to. Rejects with why it did not
 * work: a sentence or an error.
 */
type Doing = (label: string, work: (watch: Watch) => Promise<string>) => void;

export function StorageDialog({ onClose }: { onClose: () => void }) {
  const reason = useDesk((state) => state.saving.reason);
  const [asked, setAsked] = useAsked();
  const { working, label, said, doing } = useDoing();
  const actions = useActions(doing, setAsked);
  return (
    <DialogFrame title={say.title} onClose={onClose}>
      <p className="quiet">{say.help}</p>
      {reason !== null && <p className="outcome is-bad">{reason}</p>}
      <EditorField />
      <Space />
      <Actions actions={actions} onClear={() => setAsked({ what: "clear" })} />
      {asked?.what === "clear" && (
        <Sure
          text={say.clearSure}
          yes={say.clearNow}
          onYes={actions.clear}
          onNo={() => setAsked(null)}
        >
          <Button className="button is-primary" onPress={actions.downloadPackage}>
            {say.download}
          </Button>
        </Sure>
      )}
      {asked?.what === "open" && (
        <Sure
          text={say.openSure(asked.opened.summary.counts.projects, asked.name)}
          yes={say.openNow}
          onYes={() => actions.open(asked.name, asked.opened, asked.issues)}
          onNo={() => setAsked(null)}
        />
      )}
      <ExampleWay />
      <WorkBar working={working} label={label} />
      <p role="status" className={said?.bad ? "outcome is-bad" : "outcome"}>
        {said?.text}
      </p>
      <div className="dialog-actions">
        <Button className="button is-primary" onPress={onClose}>
          {say.close}
        </Button>
      </div>
    </DialogFrame>
  );
}

/** What is to be confirmed. A package is let go with the question, or when the dialog is left. */
function useAsked(): [Asked | null, (asked: Asked | null) => void] {
  const [asked, setAsked] = useState<Asked | null>(null);
  const opened = asked && "opened" in asked ? asked.opened : null;
  useEffect(() => () => opened?.close(), [opened]);
  return [asked, setAsked];
}

function useDoing() {
  const working = useWork();
  const [label, setLabel] = useState("");
  const [said, setSaid] = useState<Said | null>(null);
  const doing: Doing = (name, work) => {
    setLabel(name);
    setSaid(null);
    let text = "";
    const run = working.run(async (watch) => {
      text = await work(watch);
    });
    run.then(
      (isDone) => setSaid({ text: isDone ? text : say.cancelled, bad: false }),
      (cause: unknown) =>
        setSaid({
          text: say.failed(typeof cause === "string" ? cause : reasonOf(cause)),
          bad: true,
        }),
    );
  };
  return { working, label, said, doing };
}

type StorageActions = ReturnType<typeof useActions>;

function useActions(doing: Doing, setAsked: (asked: Asked | null) => void) {
  const { store } = useContext(DeskContext)!;
  const ask = async (file: File, watch: Watch): Promise<string> => {
    const { value, issues } = await OpenedPackage.read(file, file.name, watch);
    if (!value) throw issues[0]?.message ?? storage.package.broken;
    const { isExample } = value.summary.town;
    if (isExample !== store.get().ledger.town.isExample) {
      value.close();
      throw isExample ? example.exampleFile(file.name) : example.ownFile(file.name);
    }
    setAsked({ what: "open", name: file.name, opened: value, issues });
    return "";
  };
  return {
    ask: (file: File) => doing(say.reading, (watch) => ask(file, watch)),
    downloadPackage: () =>
      doing(say.packing, async (watch) => {
        const missing = nothingMissing();
        const packed = await packLedger(store.get(), watch, missing);
        const name = storage.names.package(store.get().ledger.town.name, dayOf(Date.now()));
        download(packed, name, "application/zip");
        return say.done(name) + say.missing(missing.edits, missing.files);
      }),
    saveFolder: () =>
      doing(say.packing, async (watch) => {
        const missing = nothingMissing();
        const folder = await saveToFolder((own) => packForFolder(store.get(), own, missing), watch);
        return folder === null
          ? say.cancelled
          : say.done(folder) + say.missing(missing.edits, missing.files);
      }),
    askFolder: () =>
      doing(say.reading, async (watch) => {
        const file = await openFromFolder(folderNamesOf(store.get().ledger.town));
        if (file === null) throw say.noFolderFile;
        return file === undefined ? say.cancelled : ask(file, watch);
      }),
    open: (name: string, opened: OpenedPackage, issues: readonly Issue[]) =>
      doing(say.opening, async (watch) => {
        setAsked({ what: "opening", opened });
        const refused = await openPackage(store, name, opened, issues, watch).finally(() =>
          setAsked(null),
        );
        if (refused.length > 0) throw refused.join("；");
        return say.opened(opened.summary.counts.projects);
      }),
    rescue: () => doing(say.rescuing, (watch) => rescue(store.get().ledger.town.name, watch)),
    clear: () =>
      doing(say.clearing, async () => {
        setAsked(null);
        if (!(await keeper.clear())) throw say.clearFailed;
        location.reload();
        return "";
      }),
  };
}

/** Who signs the edits made here. */
function EditorField() {
  const [editor, setEditor] = useState(readPreference("editor"));
  return (
    <TextField
      value={editor}
      onChange={(value) => {
        setEditor(value);
        keepPreference("editor", value.trim());
      }}
      className="field"
    >
      <Label>{say.editor}</Label>
      <Input className="input" autoComplete="off" spellCheck={false} maxLength={40} />
      <Text slot="description" className="quiet">
        {say.editorHelp}
      </Text>
    </TextField>
  );
}

type ActionsProps = { actions: StorageActions; onClear: () => void };

function Actions({ actions, onClear }: ActionsProps) {
  return (
    <div className="storage-actions">
      <Button className="button" onPress={actions.downloadPackage}>
        {say.download}
      </Button>
      <FileButton label={say.open} onFile={actions.ask} />
      {canUseFolders() && (
        <Button className="button" onPress={actions.saveFolder}>
          {say.saveFolder}
        </Button>
      )}
      {canUseFolders() && (
        <Button className="button" onPress={actions.askFolder}>
          {say.openFolder}
        </Button>
      )}
      <Button className="button" onPress={actions.rescue}>
        {say.rescue}
      </Button>
      {keeper.writable && (
        <Button className="button" onPress={onClear}>
          {say.clear}
        </Button>
      )}
    </div>
  );
}

function Sure({
  text,
  yes,
  onYes,
  onNo,
  children,
}: {
  text: string;
  yes: string;
  onYes: () => void;
  onNo: () => void;
  children?: React.ReactNode;
}) {
  return (
    <div className="storage-sure" role="alert">
      <p>{text}</p>
      <div className="storage-actions">
        {children}
        <Button className="button" onPress={onYes}>
          {yes}
        </Button>
        <Button className="button" onPress={onNo}>
          {say.cancel}
        </Button>
      </div>
    </div>
  );
}

function FileButton({ label, onFile }: { label: string; onFile: (file: File) => void }) {
  return (
    <label className="button">
      {label}
      <input
        type="file"
        accept=".onemap"
        className="visually-hidden"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

function Space() {
  const [space, setSpace] = useState<{ used: number; quota: number } | null>(null);
  const [files, setFiles] = useState({ count: 0, bytes: 0 });
  useEffect(() => {
    void measureSpace().then(setSpace);
    void listFiles().then((list) =>
      setFiles({ count: list.length, bytes: list.reduce((sum, { bytes }) => sum + bytes, 0) }),
    );
  }, []);
  return (
    <div className="quiet">
      <p>{space ? say.meter(space.used, space.quota) : say.meterUnknown}</p>
      {space && (
        <meter
          className="storage-meter"
          aria-label={say.title}
          min={0}
          max={space.quota}
          value={space.used}
        />
      )}
      {files.count > 0 && <p>{say.files(files.count, files.bytes)}</p>}
      {isSecureContext ? <Protections /> : <p>{say.plainHttp}</p>}
    </div>
  );
}

/** What stands against loss here. On plain http the browser has none of it, and one sentence says so. */
function Protections() {
  const { backlog } = useKeeper();
  const [persistent, setPersistent] = useState(false);
  useEffect(() => void isPersistent().then(setPersistent), []);
  return (
    <>
      {keeper.writable && (
        <p>
          {!keeper.writable.twin
            ? say.noTwin
            : !keeper.writable.twin.isUpToDate || backlog === null
              ? say.staleTwin
              : backlog > 0
                ? say.backlog(backlog)
                : say.twin}
        </p>
      )}
      <p>
        {persistent ? say.persisted : say.notPersisted}
        {!persistent && (
          <Button className="link-button" onPress={() => void askPersistence().then(setPersistent)}>
            {say.persist}
          </Button>
        )}
      </p>
    </>
  );
}
