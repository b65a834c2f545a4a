// One table or layer before it is read: whether to read it, what its columns are, where its places lie, how exact they are.
import { useState } from "react";
import type { SourceView } from "#ledger/importing/job.ts";
import type { ColumnTarget } from "#ledger/importing/setup.ts";
import { FIELDS, FIELD_KEYS, type FieldKey } from "#ledger/fields.ts";
import { SITE_FIELD_KEYS, SITE_FIELDS, type SiteFieldKey } from "#ledger/siteFields.ts";
import { sites } from "#words/zh-CN/sites.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { CrsChoice } from "./CrsChoice.tsx";
import { RowsChoice } from "./RowsChoice.tsx";
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
          <RowsChoice view={view} running={running} />
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
                      ofSites={setup.rows === "sites"}
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

function TargetSelect({
  label,
  ofSites,
  target,
  onChange,
}: {
  label: string;
  ofSites: boolean;
  target: ColumnTarget;
  onChange: (target: ColumnTarget) => void;
}) {
  return (
    <select
      aria-label={label}
      value={target.to === "site" ? target.field : target.to}
      onChange={(event) => onChange(targetNamed(event.target.value, target, ofSites))}
    >
      {SPECIAL.map((to) => (
        <option key={to} value={to}>
          {say.targets[to]}
        </option>
      ))}
      {ofSites ? <SiteOptions /> : <ProjectOptions />}
    </select>
  );
}

/** A unit that the head names stays with the column while it still holds the same kind of field. */
function targetNamed(to: string, old: ColumnTarget, ofSites: boolean): ColumnTarget {
  if (isSpecial(to) || to === "owner" || to === "siteId") return { to };
  if (ofSites) {
    const field = to as SiteFieldKey;
    const keeps = old.to === "site" && SITE_FIELDS[old.field].type === SITE_FIELDS[field].type;
    return { to: "site", field, factor: keeps ? old.factor : null };
  }
  const key = to as FieldKey;
  const keeps = "unit" in old && FIELDS[old.to].type === FIELDS[key].type;
  return { to: key, unit: keeps ? old.unit : null };
}

const ProjectOptions = () =>
  FIELD_KEYS.map((key) => (
    <option key={key} value={key}>
      {FIELDS[key].label}
    </option>
  ));

const SiteOptions = () => (
  <>
    <option value="owner">{sites.projectHead}</option>
    <option value="siteId">{sites.idHead}</option>
    {SITE_FIELD_KEYS.map((key) => (
      <option key={key} value={key}>
        {SITE_FIELDS[key].label}
      </option>
    ))}
  </>
);

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
