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
};

export function PrintOptions({ choices, onChange, autoScale, matching, hasTiles }: Props) {
  const all = useDesk(({ ledger }) => ledger.projects.length);
  const offices = useDesk(({ ledger }) => ledger.town.offices);
  const set = (change: Partial<PrintChoices>) => onChange({ ...choices, ...change });
  return (
    <div className="print-options">
      <Choice
        label={say.kind.label}
        value={choices.kind}
        options={PRINT_KINDS.map((kind) => [kind, say.kind[kind]])}
        onChange={(kind) =>
          set({ kind: kind as PrintKind, page: pageFor(kind as PrintKind), scale: null })
        }
      />
      <Choice
        label={say.paper.label}
        value={choices.page.paper}
        options={Object.entries(PAPERS).map(([name, [short, long]]) => [
          name,
          `${name}（${short}×${long} mm）`,
        ])}
        onChange={(paper) => set({ page: { ...choices.page, paper: paper as Paper } })}
      />
      <Choice
        label={say.orientation.label}
        value={choices.page.orientation}
        options={ORIENTATIONS.map((name) => [name, say.orientation[name]])}
        onChange={(orientation) =>
          set({ page: { ...choices.page, orientation: orientation as Orientation } })
        }
      />
      <Choice
        label={say.scope.label}
        value={choices.scope}
        options={[
          ["filtered", say.scope.filtered(matching)],
          ["all", say.scope.all(all)],
        ]}
        onChange={(scope) => set({ scope: scope as PrintChoices["scope"] })}
      />
      <Choice
        label={say.scale.label}
        value={choices.scale === null ? "" : String(choices.scale)}
        onChange={(scale) => set({ scale: scale === "" ? null : Number(scale) })}
        options={[
          [
            "",
            choices.scale === null && autoScale !== null
              ? say.scale.auto(scaleText(autoScale))
              : say.scale.autoPlain,
          ],
          ...OFFERED.map((scale): [string, string] => [String(scale), scaleText(scale)]),
        ]}
      />
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
      <Field label={say.issuer}>
        <input
          className="input"
          value={choices.issuer}
          maxLength={40}
          list="print-issuers"
          onChange={(event) => set({ issuer: event.target.value })}
        />
        <datalist id="print-issuers">
          {offices.offices.map(({ id, full }) => (
            <option key={id} value={full} />
          ))}
        </datalist>
      </Field>
      {choices.kind !== "project" && (
        <Tick
          label={say.stickers}
          checked={choices.stickers}
          onChange={(stickers) => set({ stickers })}
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
