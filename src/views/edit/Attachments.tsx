// Links and files of a project. Files lie in this browser's store; a path is shown to be copied, because pages may not open it.
import { useState, type FormEvent } from "react";
import { addAttachment, removeAttachment } from "#ledger/editing.ts";
import { shortHash } from "#ledger/importing/apply.ts";
import type { Attachment, Project } from "#ledger/project.ts";
import { keepFilesOf, openFile } from "#storage/attachments.ts";
import { besideExample } from "#storage/examplePage.ts";
import { hasUnfinished } from "#storage/unfinishedText.ts";
import { desk } from "#words/zh-CN/desk.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { takeFocus } from "../sketch/takeFocus.ts";
import { copyText } from "../ui/copyText.ts";
import { useUnfinishedText } from "../ui/useUnfinished.ts";
import { useWork, WorkBar } from "../ui/Work.tsx";
import { linkKind, nameOfLink } from "./links.ts";
import { Sure } from "./Sure.tsx";
import { useEdit } from "./useEdit.ts";

const say = edit.files;

export function Attachments({ project }: { project: Project }) {
  const change = useEdit();
  const place = `link ${project.id}`;
  const [linking, setLinking] = useState(() => hasUnfinished(place));
  const [told, setTold] = useState<string | null>(null);
  const add = (attachment: Attachment) =>
    change(edit.labels.attach(project.name, attachment.name), (projects) =>
      addAttachment(projects, project.id, attachment),
    );
  const { working, keep } = useKeeping(add, setTold);
  return (
    <section className="card-group" aria-label={say.title}>
      <h3>{say.title}</h3>
      {project.attachments.length === 0 && <p className="quiet">{say.none}</p>}
      <ul className="plain-list attachments">
        {project.attachments.map((attachment) => (
          <li key={attachment.id}>
            <Item attachment={attachment} onTell={setTold} />
            <Sure
              label="×"
              name={say.remove(attachment.name)}
              question={say.removeSure}
              yes={edit.sure.detach}
              quiet
              onYes={() =>
                change(edit.labels.detach(project.name, attachment.name), (projects) =>
                  removeAttachment(projects, project.id, attachment.id),
                )
              }
            />
          </li>
        ))}
      </ul>
      <WorkBar working={working} label={say.keeping} />
      {told && (
        <p className="field-note is-bad" role="status">
          {told}
        </p>
      )}
      {linking ? (
        <LinkForm
          place={place}
          onAdd={(attachment) => {
            add(attachment);
            setLinking(false);
          }}
          onCancel={() => setLinking(false)}
        />
      ) : (
        <div className="place-actions">
          <button type="button" className="button" onClick={() => setLinking(true)}>
            {say.addLink}
          </button>
          <label className="button file-button">
            {say.addFile}
            <input
              type="file"
              multiple
              className="visually-hidden"
              onChange={({ target }) => {
                void keep([...(target.files ?? [])]).then(() => {
                  target.value = "";
                });
              }}
            />
          </label>
        </div>
      )}
    </section>
  );
}

/** Keeps chosen files, then adds them: all that can be kept, or, cancelled, none. */
function useKeeping(add: (attachment: Attachment) => void, tell: (text: string | null) => void) {
  const working = useWork();
  const keep = async (files: readonly File[]): Promise<void> => {
    tell(null);
    let refused: readonly string[] = [];
    const isDone = await working.run(async (watch) => {
      const kept = await keepFilesOf(files, watch);
      for (const attachment of kept.attachments) add(attachment);
      ({ refused } = kept);
    });
    if (!isDone) tell(desk.work.cancelled);
    else if (refused.length > 0) tell(refused.join(" "));
  };
  return { working, keep };
}

/** Only what cannot run is opened in a page of this address; everything else is saved to disk. */
const SHOWABLE = /^(?:image\/(?:png|jpeg|gif|webp)|application\/pdf)$/;

async function open({ id, name }: Attachment): Promise<string | null> {
  const blob = await openFile(id);
  if (!blob) return say.missing(name);
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  if (SHOWABLE.test(blob.type)) link.target = "_blank";
  else link.download = name;
  link.rel = "noopener";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return null;
}

function Item({
  attachment,
  onTell,
}: {
  attachment: Attachment;
  onTell: (text: string | null) => void;
}) {
  const { name, href, bytes } = attachment;
  const size = bytes === null ? null : <span className="quiet">{say.size(bytes)}</span>;
  if (href === null)
    return (
      <span className="attachment">
        <button
          type="button"
          className="link-button"
          aria-label={say.open(name)}
          onClick={() => void open(attachment).then(onTell)}
        >
          {name}
        </button>
        {size}
      </span>
    );
  const address = linkKind(href) === "web" ? href : besideExample(href);
  if (address !== null)
    return (
      <span className="attachment">
        <a href={address} target="_blank" rel="noopener noreferrer">
          {name}
        </a>
      </span>
    );
  const copy = async () => onTell((await copyText(href)) ? say.copied : say.copyFailed(href));
  return (
    <span className="attachment">
      <span title={href}>{name}</span>
      <button type="button" className="link-button" title={href} onClick={() => void copy()}>
        {say.copy}
      </button>
    </span>
  );
}

function LinkForm({
  place,
  onAdd,
  onCancel,
}: {
  place: string;
  onAdd: (attachment: Attachment) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useUnfinishedText(`${place} name`, "");
  const [href, setHref] = useUnfinishedText(`${place} href`, "");
  const [tried, setTried] = useState(false);
  const target = href.trim();
  const fault = target === "" ? say.noLink : linkKind(target) === null ? say.badLink(target) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fault === null)
      onAdd({
        id: `a-${shortHash(target)}`,
        name: name.trim() || nameOfLink(target),
        href: target,
        bytes: null,
        addedOn: null,
      });
  };
  return (
    <form
      className="place-form"
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          onCancel();
        }
      }}
    >
      <label className="form-field">
        <span>{say.href}</span>
        <input
          className="input"
          ref={takeFocus}
          value={href}
          placeholder={say.hrefHint}
          aria-invalid={tried && fault !== null}
          onChange={(event) => setHref(event.target.value)}
        />
      </label>
      {tried && fault && (
        <p className="field-note is-bad" role="alert">
          {fault}
        </p>
      )}
      <label className="form-field">
        <span>{say.name}</span>
        <input className="input" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <div className="form-actions">
        <button type="button" className="button" onClick={onCancel}>
          {say.cancel}
        </button>
        <button type="submit" className="button is-primary">
          {say.add}
        </button>
      </div>
    </form>
  );
}
