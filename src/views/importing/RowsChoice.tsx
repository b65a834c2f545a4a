// What the rows of a table are: projects, or sites of projects; whose sites, and of what type.
import { useState } from "react";
import type { ProjectId } from "#base/ids.ts";
import type { SourceView } from "#ledger/importing/job.ts";
import { SITE_TYPES, siteTypeLabel } from "#ledger/site.ts";
import { importDialog } from "#words/zh-CN/importDialog.ts";
import { useDesk } from "../desk.ts";
import { FieldInput } from "../edit/FieldInput.tsx";
import type { Import } from "./useImport.ts";

const say = importDialog.rows;
type RowsChoiceProps = { view: SourceView; running: Import };

export function RowsChoice({ view: { index, setup }, running }: RowsChoiceProps) {
  return (
    <div className="origin">
      <label>
        {say.label}
        <select
          value={setup.rows}
          onChange={({ target }) =>
            running.changeSetup(index, { rows: target.value === "sites" ? "sites" : "projects" })
          }
        >
          <option value="projects">{say.projects}</option>
          <option value="sites">{say.sites}</option>
        </select>
      </label>
      {setup.rows === "sites" && (
        <>
          <OwnerField
            owner={setup.owner}
            hasColumn={setup.targets.some(({ to }) => to === "owner")}
            onChange={(owner) => running.changeSetup(index, { owner })}
          />
          <label>
            {say.type}
            <select
              value={setup.siteType ?? ""}
              onChange={({ target }) =>
                running.changeSetup(index, {
                  siteType: SITE_TYPES.find((type) => type === target.value) ?? null,
                })
              }
            >
              <option value="">{say.proposed}</option>
              {SITE_TYPES.map((type) => (
                <option key={type} value={type}>
                  {siteTypeLabel(type)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </div>
  );
}

/** More than this is no list to read. */
const MOST = 50;

type OwnerFieldProps = {
  owner: ProjectId | null;
  hasColumn: boolean;
  onChange: (owner: ProjectId | null) => void;
};

/** The project of the whole list; blank leaves it to the column that names one row by row. */
function OwnerField({ owner, hasColumn, onChange }: OwnerFieldProps) {
  const projects = useDesk(({ ledger }) => ledger.projects);
  const named = projects.find(({ id }) => id === owner)?.name ?? "";
  const [text, setText] = useState(named);
  const typed = text.trim();
  const matching = projects.filter(({ name, id }) => name.includes(typed) || id.includes(typed));
  const exact = projects.filter(({ name, id }) => name === typed || id === typed);
  const take = (next: string): void => {
    setText(next);
    const found = projects.filter(({ name, id }) => name === next.trim() || id === next.trim());
    onChange(found.length === 1 ? found[0]!.id : null);
  };
  const isUnknown = typed !== "" && exact.length !== 1;
  return (
    <div className="origin-owner">
      <span aria-hidden="true">{say.owner}</span>
      <FieldInput
        label={say.owner}
        text={text}
        fault={isUnknown ? say.unknown(exact.length) : null}
        options={matching.slice(0, MOST).map(({ name, id }) => ({ value: name, more: id }))}
        many={false}
        long={false}
        hint={hasColumn ? say.byColumn : say.needed}
        inPlace={false}
        onText={take}
        onFinish={() => undefined}
        onCancel={() => undefined}
      />
    </div>
  );
}
