// 变化: the history of every edit, and the comparison with a version.
import { useState } from "react";
import { setSince } from "#state/actions/since.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Compare } from "./Compare.tsx";
import { History } from "./History.tsx";
import { SaveVersionButton } from "./SaveVersion.tsx";
import "../styles/changes.css";

const PARTS = ["history", "compare"] as const;
type PartName = (typeof PARTS)[number];

export function Changes() {
  const since = useDesk(({ view }) => view.since);
  const dispatch = useDispatch();
  const [part, setPart] = useState<PartName>(since === null ? "history" : "compare");
  const [kept, setKept] = useState<number | null>(null);
  const chosen = since ?? kept;
  /** What the map shows goes along with the choice. */
  const choose = (seq: number) => {
    setKept(seq);
    if (since !== null) dispatch(setSince(seq));
  };
  return (
    <div className="panel-body changes">
      <div className="changes-head">
        <h2>{changes.title}</h2>
        <SaveVersionButton />
      </div>
      <fieldset className="segments">
        <legend className="visually-hidden">{changes.parts.label}</legend>
        {PARTS.map((name) => (
          <label key={name} className={part === name ? "segment is-on" : "segment"}>
            <input
              type="radio"
              name="changes-part"
              className="visually-hidden"
              checked={part === name}
              onChange={() => setPart(name)}
            />
            {changes.parts[name]}
          </label>
        ))}
      </fieldset>
      {part === "history" ? (
        <History
          onCompare={(seq) => {
            choose(seq);
            setPart("compare");
          }}
        />
      ) : (
        <Compare chosen={chosen} onChoose={choose} />
      )}
    </div>
  );
}
