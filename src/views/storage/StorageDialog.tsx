// 本机台账: who signs edits, how much room there is, and the ways out of and into this browser.
import { useContext, useEffect, useState } from "react";
import { Button, Input, Label, Text, TextField } from "react-aria-components";
import type { Parsed } from "#base/issue.ts";
import { dayOf } from "#base/clock.ts";
import type { ReadPackage } from "#ledger/formats/package.ts";
import { listFiles } from "#storage/attachments.ts";
import { reasonOf } from "#storage/autosave.ts";
import { canUseFolders, download, openFromFolder, saveToFolder } from "#storage/folder.ts";
import { keeper } from "#storage/keeper.ts";
import { keepPreference, readPreference } from "#storage/preferences.ts";
import { askPersistence, isPersistent, measureSpace } from "#storage/space.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { DeskContext, useDesk } from "../desk.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { openPackage, packLedger, readPackage } from "./packaging.ts";
import { rescue } from "./rescue.ts";
import { useKeeper } from "./useKeeper.ts";

const say = storage.dialog;

type Said = { text: string; bad: boolean };
type Asked = { what: "clear" } | { what: "open"; name: string; read: Parsed<ReadPackage> };

export function StorageDialog({ onClose }: { onClose: () => void }) {
  const reason = useDesk((state) => state.saving.reason);
  const [said, setSaid] = useState<Said | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const work = useWork(setAsked);
  const attempt = (doing: () => Promise<string>): void => {
    setSaid(null);
    doing().then(
      (text) => setSaid({ text, bad: false }),
      (cause: unknown) => {
        const text = say.failed(typeof cause === "string" ? cause : reasonOf(cause));
        setSaid({ text, bad: true });
      },
    );
  };
  return (
    <DialogFrame title={say.title} onClose={onClose}>
      <p className="quiet">{say.help}</p>
      {reason !== null && <p className="outcome is-bad">{reason}</p>}
      <EditorField />
      <Space />
      <Actions work={work} attempt={attempt} onClear={() => setAsked({ what: "clear" })} />
      {asked?.what === "clear" && (
        <Sure
          text={say.clearSure}
          yes={say.clearNow}
          onYes={() => attempt(work.clear)}
          onNo={() => setAsked(null)}
        >
          <Button className="button is-primary" onPress={() => attempt(work.downloadPackage)}>
            {say.download}
          </Button>
        </Sure>
      )}
      {asked?.what === "open" && (
        <Sure
          text={say.openSure(asked.read.value.projects.length, asked.name)}
          yes={say.openNow}
          onYes={() => attempt(() => work.open(asked.name, asked.read))}
          onNo={() => setAsked(null)}
        />
      )}
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

type Work = ReturnType<typeof useWork>;

/** Each resolves to what there is to say, and rejects with why it did not work: a sentence or an error. */
function useWork(setAsked: (asked: Asked | null) => void) {
  const { store } = useContext(DeskContext)!;
  const ask = async (file: File) => {
    const { value, issues } = await readPackage(file);
    if (!value) throw issues[0]?.message ?? storage.package.broken;
    setAsked({ what: "open", name: file.name, read: { value, issues } });
    return "";
  };
  return {
    ask,
    downloadPackage: async () => {
      const { packed } = await packLedger(store.get());
      const name = storage.names.package(store.get().ledger.town.name, dayOf(Date.now()));
      download(packed, name, "application/zip");
      return say.done(name);
    },
    saveFolder: async () => {
      const { packed, files } = await packLedger(store.get());
      const folder = await saveToFolder(packed, files);
      return folder === null ? say.cancelled : say.done(folder);
    },
    askFolder: async () => {
      const file = await openFromFolder();
      if (file === null) throw say.noFolderFile;
      return file === undefined ? say.cancelled : ask(file);
    },
    open: async (name: string, read: Parsed<ReadPackage>) => {
      setAsked(null);
      const refused = await openPackage(store, name, read);
      if (refused.length > 0) throw refused.join("；");
      return say.opened(read.value.projects.length);
    },
    rescue: () => rescue(store.get().ledger.town.name),
    clear: async () => {
      setAsked(null);
      if (!(await keeper.clear())) throw say.clearFailed;
      location.reload();
      return "";
    },
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

type ActionsProps = {
  work: Work;
  attempt: (doing: () => Promise<string>) => void;
  onClear: () => void;
};

function Actions({ work, attempt, onClear }: ActionsProps) {
  return (
    <div className="storage-actions">
      <Button className="button" onPress={() => attempt(work.downloadPackage)}>
        {say.download}
      </Button>
      <FileButton label={say.open} onFile={(file) => attempt(() => work.ask(file))} />
      {canUseFolders() && (
        <Button className="button" onPress={() => attempt(work.saveFolder)}>
          {say.saveFolder}
        </Button>
      )}
      {canUseFolders() && (
        <Button className="button" onPress={() => attempt(work.askFolder)}>
          {say.openFolder}
        </Button>
      )}
      <Button className="button" onPress={() => attempt(work.rescue)}>
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
