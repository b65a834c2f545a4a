// One field of a site: its value, and its editor in the same place. What cannot be read stays in the editor, with the
// reason under it.
import { Pencil } from "../edit/Pencil.tsx";
import { useRef, useState } from "react";
import { sameValue, type FieldValue } from "#ledger/fields.ts";
import type { Project } from "#ledger/project.ts";
import { setSiteField, siteMisfit } from "#ledger/editSites.ts";
import { siteTypeLabel, type Site, type SiteType } from "#ledger/site.ts";
import { SITE_FIELDS, siteValue, type SiteFieldKey } from "#ledger/siteFields.ts";
import { siteCellReader } from "#ledger/reading/cells.ts";
import type { Town } from "#ledger/town.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { words } from "#words/words.ts";
import { useDesk } from "../desk.ts";
import { FieldInput, type Way } from "../edit/FieldInput.tsx";
import type { Option } from "../edit/fieldOptions.ts";
import { useEdit } from "../edit/useEdit.ts";
import { useUnfinished, useUnfinishedText } from "../ui/useUnfinished.ts";

export type SiteFieldProps = { project: Project; site: Site; field: SiteFieldKey };

const isTruth = (kept: unknown): boolean | null => (typeof kept === "boolean" ? kept : null);

export function SiteField({ project, site, field }: SiteFieldProps) {
  const [editing, setEditing] = useUnfinished<boolean | null>(
    `site ${site.id} ${field} open`,
    null,
    isTruth,
  );
  const { label } = SITE_FIELDS[field];
  if (editing)
    return (
      <div className="fact is-editing">
        <dt>{label}</dt>
        <dd>
          <SiteFieldEditor
            project={project}
            site={site}
            field={field}
            onClose={(way) => setEditing(way === "away" ? null : false)}
          />
        </dd>
      </div>
    );
  const text = shownSiteText(site, field);
  return (
    <div className="fact is-editable">
      <dt>{label}</dt>
      <dd>
        <span className="fact-value">
          {text === "" ? <span className="unstated">{words.desk.unstated}</span> : text}
        </span>
        <Pencil
          label={edit.editor.editing(label)}
          isBack={editing === false}
          onClick={() => setEditing(true)}
        />
      </dd>
    </div>
  );
}

type Answer = { value: FieldValue } | { fault: string };

/** What was typed, as a value that suits the site, or the sentence that says why not. */
function readSiteField(site: Site, field: SiteFieldKey, text: string): Answer {
  const read = siteCellReader(field, null)(text);
  const { label } = SITE_FIELDS[field];
  if ("fault" in read) return { fault: edit.fault(label, text, read.fault) };
  const value = read.value ?? (field === "precision" ? "none" : null);
  const fault = siteMisfit(site, field, value);
  return fault === null ? { value } : { fault };
}

export function SiteFieldEditor({
  project,
  site,
  field,
  onClose,
}: SiteFieldProps & { onClose: (way: Way) => void }) {
  const town = useDesk(({ ledger }) => ledger.town);
  const change = useEdit();
  const start = typedSiteText(site, field);
  const [text, setText] = useUnfinishedText(`site ${site.id} ${field}`, start);
  const [tried, setTried] = useState(text !== start);
  const closed = useRef(false);
  const { label, type } = SITE_FIELDS[field];
  const answer = readSiteField(site, field, text);
  const close = (way: Way): void => {
    closed.current = true;
    onClose(way);
  };
  const finish = (way: Way, typed: string): void => {
    if (closed.current) return;
    const read = readSiteField(site, field, typed);
    if (typed === start) return close(way);
    if ("fault" in read) return setTried(true);
    const before = siteValue(site, field);
    if (!sameValue(before, read.value))
      change(
        edit.labels.field(
          site.name,
          label,
          start || edit.unstated,
          namedValue(field, read.value) || edit.unstated,
        ),
        (projects) => setSiteField(projects, project.id, site.id, field, read.value),
      );
    close(way);
  };
  return (
    <FieldInput
      label={edit.editor.editing(label)}
      text={text}
      onText={setText}
      fault={tried && "fault" in answer ? answer.fault : null}
      options={siteOptions(site.type, field, town)}
      many={false}
      long={type === "longText"}
      hint=""
      inPlace
      goesOn={text !== start}
      onFinish={finish}
      onCancel={() => close("stay")}
    />
  );
}

/** What a field of a site offers to choose from. */
export function siteOptions(type: SiteType, field: SiteFieldKey, town: Town): readonly Option[] {
  const values =
    field === "status"
      ? town.sites.statuses[type]
      : field === "village"
        ? town.villages
        : (SITE_FIELDS[field].options ?? []);
  return values.map((value) => ({ value, more: "" }));
}

const SHOWN = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 2 });

function namedValue(field: SiteFieldKey, value: FieldValue): string {
  if (value === null) return "";
  if (field === "type") return siteTypeLabel(value as SiteType);
  return field === "precision" ? words.desk.precision[value as "none"] : String(value);
}

/** What an editor starts with; "" is 未填报. */
export const typedSiteText = (site: Site, field: SiteFieldKey): string =>
  namedValue(field, siteValue(site, field));

/** What a cell shows; "" is 未填报. The unit stands in the label. */
export function shownSiteText(site: Site, field: SiteFieldKey): string {
  const value = siteValue(site, field);
  return typeof value === "number" ? SHOWN.format(value) : namedValue(field, value);
}
