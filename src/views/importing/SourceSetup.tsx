// One table or layer before it is read: whether to read it, what its columns are, where its places lie, how exact they are.
import { useState } from "react";
import type { SourceView } from "#ledger/importing/job.ts";
import type { ColumnTarget } from "#ledger/importing/setup.ts";
import { FIELDS, FIELD_KEYS, type FieldKey } from "#ledger/fields.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { CrsChoice } from "./CrsChoice.tsx";
import type { Import } from "./useImport.ts";

export function SourceSetup({ view, running }: { view: SourceView; running: Import }) {
  const { setup, file, sheet, rowCount, skipped } = view;
  const title = say.source.sheet(file, sheet);
  return (
    <section className="source" aria-label={title}>
      <label className="source-head">
        <input
          type="checkbox"
          checked={setup.include}
          onChange={(event) => running.changeSetup(view.index, { include: event.target.checked })}
        />
        <span className="source-title">{title}</span>
        <span className="quiet">
          {say.source.rows(rowCount)}
          {skipped.length > 0 && `，${say.source.skipped(skipped.length)}`}
        </span>
      </label>
      {setup.include && (
        <>
          <Columns
            view={view}
            onChange={(targets) => running.changeSetup(view.index, { targets })}
          />
          {view.hasPlaces && <CrsChoice view={view} running={running} />}
          <Origin view={view} running={running} />
        </>
      )}
    </section>
  );
}

function Columns({
  view,
  onChange,
}: {
  view: SourceView;
  onChange: (targets: readonly ColumnTarget[]) => void;
}) {
  const { heads, samples, setup } = view;
  const toAsk = heads.filter(({ sure }) => !sure).length;
  // A list of all fields beside every column is a thousand elements: they wait until somebody looks.
  const [open, setOpen] = useState(toAsk > 0);
  return (
    <details
      className="columns"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {say.source.columns}{" "}
        <span className="quiet">
          {toAsk > 0 ? say.source.columnsAsk(toAsk) : say.source.columnsSure(heads.length)}
        </span>
      </summary>
      {open && (
        <div className="columns-scroll" tabIndex={0} role="group" aria-label={say.source.columns}>
          <table className="columns-table">
            <thead>
              <tr>
                <th scope="col">{say.source.column}</th>
                <th scope="col">{say.source.sample}</th>
                <th scope="col">{say.source.meaning}</th>
              </tr>
            </thead>
            <tbody>
              {heads.map(({ column, sure }, index) => (
                <tr key={index} className={sure ? "" : "is-open"}>
                  <th scope="row">
                    {column}
                    {!sure && <span className="tag is-open">{say.source.toConfirm}</span>}
                  </th>
                  <Samples values={samples.map((row) => row[index])} />
                  <td>
                    <TargetSelect
                      label={`${say.source.meaning}：${column}`}
                      target={setup.targets[index]!}
                      onChange={(target) =>
                        onChange(setup.targets.map((old, at) => (at === index ? target : old)))
                      }
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

/** The first few values of a column; the whole of them on hovering. */
function Samples({ values }: { values: readonly (string | undefined)[] }) {
  const text = values.filter(Boolean).slice(0, 3).join(" ｜ ");
  return (
    <td className="quiet" title={text}>
      {text}
    </td>
  );
}

const SPECIAL = [
  "extra",
  "ignore",
  "lng",
  "lat",
  "east",
  "north",
  "place",
  "crs",
  "years",
  "attachments",
  "order",
  "geometryPart",
] as const;
const isSpecial = (to: string): to is (typeof SPECIAL)[number] =>
  (SPECIAL as readonly string[]).includes(to);

/** A unit that the head names stays with the column while it still holds the same kind of field. */
function TargetSelect({
  label,
  target,
  onChange,
}: {
  label: string;
  target: ColumnTarget;
  onChange: (target: ColumnTarget) => void;
}) {
  const choose = (to: string) =>
    onChange(
      isSpecial(to)
        ? { to }
        : {
            to: to as FieldKey,
            unit:
              "unit" in target && FIELDS[target.to].type === FIELDS[to as FieldKey].type
                ? target.unit
                : null,
          },
    );
  return (
    <select aria-label={label} value={target.to} onChange={(event) => choose(event.target.value)}>
      {SPECIAL.map((to) => (
        <option key={to} value={to}>
          {say.targets[to]}
        </option>
      ))}
      {FIELD_KEYS.map((key) => (
        <option key={key} value={key}>
          {FIELDS[key].label}
        </option>
      ))}
    </select>
  );
}

const PRECISIONS = ["schematic", "surveyed", "village", "gazetteer"] as const;

function Origin({
  view: { index, setup, hasPlaces },
  running,
}: {
  view: SourceView;
  running: Import;
}) {
  return (
    <div className="origin">
      {hasPlaces && (
        <label>
          {say.origin.precision}
          <select
            value={setup.precision}
            onChange={(event) =>
              running.changeSetup(index, {
                precision: event.target.value as (typeof PRECISIONS)[number],
              })
            }
          >
            {PRECISIONS.map((precision) => (
              <option key={precision} value={precision}>
                {say.origin.precisionHelp[precision]}
              </option>
            ))}
          </select>
        </label>
      )}
      {hasPlaces && (
        <label>
          {say.origin.accuracy}
          <input
            className="input is-short"
            inputMode="decimal"
            defaultValue={setup.accuracyMetres ?? ""}
            onBlur={({ target: { value } }) => {
              const metres = Number(value);
              running.changeSetup(index, {
                accuracyMetres:
                  value.trim() !== "" && Number.isFinite(metres) && metres >= 0 ? metres : null,
              });
            }}
          />
        </label>
      )}
      <label>
        {say.origin.blank}
        <select
          value={setup.blankClears ? "clears" : "keeps"}
          onChange={(event) =>
            running.changeSetup(index, { blankClears: event.target.value === "clears" })
          }
        >
          <option value="keeps">{say.origin.blankKeeps}</option>
          <option value="clears">{say.origin.blankClears}</option>
        </select>
      </label>
    </div>
  );
}
