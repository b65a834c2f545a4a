// Sources and licences: of the base map as the town states them, of the software as the build lists it.
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { noticesOf } from "#ledger/notices.ts";
import { readLicences, type Licence } from "#storage/carry/licences.ts";
import { licences as say } from "#words/zh-CN/licences.ts";
import { useDesk } from "../desk.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";

export function LicencesDialog({ onClose }: { onClose: () => void }) {
  const notices = noticesOf(useDesk(({ base }) => base.attributions));
  return (
    <DialogFrame title={say.title} wide onClose={onClose}>
      <div className="licences">
        <h3>{say.data}</h3>
        <p className="quiet">{notices.length > 0 ? say.dataNote : say.noData}</p>
        <ul>
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
        <h3>{say.software}</h3>
        <Software />
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {say.close}
        </Button>
      </div>
    </DialogFrame>
  );
}

function Software() {
  const [list, setList] = useState<readonly Licence[] | "missing" | null>(null);
  useEffect(() => {
    readLicences().then(setList, () => setList("missing"));
  }, []);
  if (list === null) return <p role="status">{say.loading}</p>;
  if (list === "missing")
    return (
      <p role="alert" className="outcome is-bad">
        {say.missing}
      </p>
    );
  return (
    <>
      <p className="quiet">{say.softwareNote(list.length)}</p>
      <ul className="plain-list">
        {list.map(({ name, version, identifier, text }) => (
          <li key={`${name} ${version}`}>
            <strong>{name}</strong> {version} · {identifier ?? say.unnamed}
            {text ? (
              <details>
                <summary>{say.text}</summary>
                <pre>{text}</pre>
              </details>
            ) : (
              <p className="quiet">{say.noText}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
