// The choices of the print preview: what, on which paper, how large, of which projects.
import type { ReactNode } from "react";
import { PRINT_KINDS, type PrintKind } from "#map/paper/job.ts";
import {
  PAPERS,
  ROUND_SCALES,
  scaleText,
  type Orientation,
  type Paper,
} from "#map/paper/papers.ts";
import { density } from "#words/zh-CN/density.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { useDesk } from "../desk.ts";
import { pageFor, type PrintChoices } from "./printChoices.ts";

const ORIENTATIONS: readonly Orientation[] = ["landscape", "portrait"];
/** Smaller ones show more than a town, larger ones less than a plot. */
const OFFERED = ROUND_SCALES.filter((scale) => scale >= 1000 && scale <= 500_000);

type Props = {
  choices: PrintChoices;
  onChange: (choices: PrintChoices) => void;
  autoScale: number | null;
  matching: number;
  hasTiles: boolean;
  hasDensity: boolean;
};

export function PrintOptions(props: Props) {
  const { choices, onChange, hasTiles, hasDensity } = props;
  const set: SetChoices = (change) => onChange({ ...choices, ...change });
  return (
    <div className="print-options">
      <PageChoices {...props} set={set} />
      {choices.kind === "wall" && (
        <Field label={say.heading}>
          <input
            className="input"
            value={choices.title}
            maxLength={60}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Field>
      )}
      <IssuerField issuer={choices.issuer} onChange={(issuer) => set({ issuer })} />
      {choices.kind !== "project" && (
        <Tick
          label={say.stickers}
          checked={choices.stickers}
          onChange={(stickers) => set({ stickers })}
        />
      )}
      {hasDensity && choices.kind !== "project" && (
        <Tick
          label={density.paper.tick}
          checked={choices.withDensity}
          onChange={(withDensity) => set({ withDensity })}
        />
      )}
      {hasTiles && (
        <Tick
          label={say.tiles}
          checked={choices.withTiles}
          onChange={(withTiles) => set({ withTiles })}
        />
      )}
    </div>
  );
}

type SetChoices = (change: Partial<PrintChoices>) => void;

/** What, on which paper, of which projects, how large. */
function PageChoices({ choices, set, autoScale, matching }: Props & { set: SetChoices }) {
  const all = useDesk(({ ledger }) => ledger.projects.length);
  const { kind, page, scope, scale } = choices;
  return (
    <>
      <Choice
        label={say.kind.label}
        value={kind}
        options={PRINT_KINDS.map((name) => [name, say.kind[name]])}
        onChange={(name) =>
          set({ kind: name as PrintKind, page: pageFor(name as PrintKind), scale: null })
        }
      />
      <Choice
        label={say.paper.label}
        value={page.paper}
        options={Object.entries(PAPERS).map(([name, [short, long]]) => [
          name,
          `${name}（${short}×${long} mm）`,
        ])}
        onChange={(paper) => set({ page: { ...page, paper: paper as Paper } })}
      />
      <Choice
        label={say.orientation.label}
        value={page.orientation}
        options={ORIENTATIONS.map((name) => [name, say.orientation[name]])}
        onChange={(name) => set({ page: { ...page, orientation: name as Orientation } })}
      />
      <Choice
        label={say.scope.label}
        value={scope}
        options={[
          ["filtered", say.scope.filtered(matching)],
          ["all", say.scope.all(all)],
        ]}
        onChange={(name) => set({ scope: name as PrintChoices["scope"] })}
      />
      <Choice
        label={say.scale.label}
        value={scale === null ? "" : String(scale)}
        options={[
          ["", autoText(scale === null ? autoScale : null)],
          ...OFFERED.map((one): [string, string] => [String(one), scaleText(one)]),
        ]}
        onChange={(text) => set({ scale: text === "" ? null : Number(text) })}
      />
    </>
  );
}

const autoText = (scale: number | null): string =>
  scale === null ? say.scale.autoPlain : say.scale.auto(scaleText(scale));

function IssuerField({ issuer, onChange }: { issuer: string; onChange: (issuer: string) => void }) {
  const offices = useDesk(({ ledger }) => ledger.town.offices);
  return (
    <Field label={say.issuer}>
      <input
        className="input"
        value={issuer}
        maxLength={40}
        list="print-issuers"
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id="print-issuers">
        {offices.offices.map(({ id, full }) => (
          <option key={id} value={full} />
        ))}
      </datalist>
    </Field>
  );
}

const Field = ({ label, children }: { label: string; children: ReactNode }) => (
  <label className="print-field">
    <span>{label}</span>
    {children}
  </label>
);

const Tick = ({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) => (
  <label className="print-tick">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{label}</span>
  </label>
);

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
