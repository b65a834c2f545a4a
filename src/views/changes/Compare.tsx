// 与版本比较: what became of the projects since a version, by kind of change; on the map, as a sheet, on paper.
import { useMemo, useState } from "react";
import { versionsOf, type SinceRow } from "#ledger/since.ts";
import { groupSince, movedText, type Line, type SinceGroup } from "#ledger/sinceLines.ts";
import { showTime } from "#ledger/showValue.ts";
import { setSince } from "#state/actions/since.ts";
import { changesAfter } from "#state/selectors.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { desk } from "#words/zh-CN/desk.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { WindowedList } from "../ui/WindowedList.tsx";
import { useWork, WorkBar } from "../ui/Work.tsx";
import { ChangeLine, ProjectLink } from "./ChangeLine.tsx";
import { exportSince } from "./exportSince.ts";
import { useReach, useVersions, type Reach } from "./reach.ts";
import { SinceSheet, usePrinting } from "./SinceSheet.tsx";
import { optionText, spanOf, versionAt, versionChoices } from "./versionNames.ts";

const say = changes.since;
const ROW_REM = 2;

export function Compare({
  chosen,
  onChoose,
}: {
  chosen: number | null;
  onChoose: (seq: number) => void;
}) {
  const edits = useDesk((state) => state.edits);
  const past = useDesk((state) => state.past);
  const ledger = useDesk((state) => state.ledger);
  const versions = useVersions();
  const journal = useMemo(() => ({ edits, past, versions }), [edits, past, versions]);
  const seq = chosen ?? versionsOf(edits, versions)[0]!.seq;
  const version = versionAt(journal, seq);
  const reach = useReach(seq);
  const rows = useMemo(() => changesAfter(journal, seq, ledger), [journal, seq, ledger]);
  const groups = useMemo(() => groupSince(rows), [rows]);
  return (
    <div className="compare">
      <label className="field">
        {say.choose}
        <select
          className="version-select"
          value={seq}
          onChange={({ target }) => onChoose(Number(target.value))}
        >
          {versionChoices(journal, seq).map((choice) => (
            <option key={choice.seq} value={choice.seq}>
              {optionText(choice, journal)}
            </option>
          ))}
        </select>
      </label>
      {!reach.reaches || !version ? (
        <Reaching reach={reach} />
      ) : (
        <Result key={seq} seq={seq} rows={rows} groups={groups} span={spanOf(edits, version)} />
      )}
    </div>
  );
}

/** While older edits are read, and where they cannot be. */
function Reaching({ reach: { working, isStopped, again } }: { reach: Reach }) {
  if (working.state) return <WorkBar working={working} label={say.reading} />;
  return (
    <p className="notice" role="status">
      {isStopped ? say.stopped : say.unreachable}{" "}
      {isStopped && (
        <button type="button" className="link-button" onClick={again}>
          {say.readAgain}
        </button>
      )}
    </p>
  );
}

type ResultProps = {
  seq: number;
  rows: readonly SinceRow[];
  groups: readonly SinceGroup[];
  span: ReturnType<typeof spanOf>;
};

function Result({ seq, rows, groups, span }: ResultProps) {
  const shown = useDesk(({ view }) => view.since === seq);
  const ledger = useDesk((state) => state.ledger);
  const dispatch = useDispatch();
  const [said, setSaid] = useState("");
  const { pieces, working: building, print } = usePrinting(groups);
  const working = useWork();
  const save = async (): Promise<void> => {
    setSaid("");
    const isDone = await working.run(async (watch) => {
      setSaid(await exportSince(rows, ledger, span, watch));
    });
    if (!isDone) setSaid(desk.work.cancelled);
  };
  return (
    <>
      <p role="status" className="since-count">
        {rows.length === 0 ? say.none : say.count(rows.length)}
      </p>
      {(rows.length > 0 || shown) && (
        <div className="since-actions">
          <button
            type="button"
            className={shown ? "button is-primary" : "button"}
            aria-pressed={shown}
            onClick={() => dispatch(setSince(shown ? null : seq))}
          >
            {say.show}
          </button>
          <button
            type="button"
            className="button"
            disabled={rows.length === 0}
            onClick={() => void save()}
          >
            {say.export}
          </button>
          <button type="button" className="button" disabled={rows.length === 0} onClick={print}>
            {say.print}
          </button>
        </div>
      )}
      <WorkBar working={working} label={say.exporting} />
      <WorkBar working={building} label={say.laying} />
      <p role="status" className="outcome since-outcome">
        {said}
      </p>
      {groups.map((group) => (
        <Group key={group.kind} group={group} />
      ))}
      {pieces.length > 0 && <SinceSheet pieces={pieces} count={rows.length} span={span} />}
    </>
  );
}

type Item = { type: "project"; row: SinceRow } | { type: "line"; row: SinceRow; line: Line };

function Group({ group: { kind, items } }: { group: SinceGroup }) {
  const flat = useMemo(
    () =>
      items.flatMap(({ row, lines }): Item[] => [
        { type: "project", row },
        ...lines.map((line): Item => ({ type: "line", row, line })),
      ]),
    [items],
  );
  return (
    <section aria-label={say.kinds[kind]}>
      <h3>
        {say.kinds[kind]} <span className="count-big">{items.length}</span>
      </h3>
      <WindowedList
        items={flat}
        rowHeight={ROW_REM}
        className="since-list"
        render={(item) =>
          item.type === "project" ? (
            <p className="since-project">
              <ProjectLink id={item.row.id} name={item.row.name} />
              <span className="quiet">
                {showTime(item.row.at)} · {item.row.by || changes.history.unsigned}
              </span>
            </p>
          ) : (
            <ChangeLine
              line={item.line}
              note={item.line.part === "geometry" ? movedText(item.row) : null}
            />
          )
        }
      />
    </section>
  );
}
