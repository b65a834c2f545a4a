// One row of the preview: where it stands, what is wrong or doubtful, what it changes, and what the user can say to it.
import type { ProjectId } from "#base/ids.ts";
import type { SourceView } from "#ledger/importing/job.ts";
import { takeOf, type Decision, type RowChange, type Take } from "#ledger/importing/plan.ts";
import { draftName } from "#ledger/importing/draft.ts";
import { partLabel } from "#ledger/parts.ts";
import type { Project } from "#ledger/project.ts";
import { showPart } from "#ledger/showValue.ts";
import type { RowAnswer } from "#storage/importing/protocol.ts";
import { importDialog } from "#words/zh-CN/importDialog.ts";
import { words } from "#words/words.ts";
import type { Import } from "./useImport.ts";

const say = importDialog.preview;

type PreviewRowProps = {
  answer: RowAnswer;
  views: readonly SourceView[];
  revise: Import["revise"];
};

export function PreviewRow({ answer, views, revise }: PreviewRowProps) {
  const { at, row, decision } = answer;
  const { draft, kind, targets, changes, issues } = row;
  const decide = (change: Decision) =>
    revise((session) => session.call("decide", at, { ...decision, ...change }));
  const own = draftName(draft);
  const owner = draft.site ? (targets[0]?.name ?? draft.site.owner) : null;
  const name = own ?? targets[0]?.name ?? "";
  const view = views[draft.source];
  const origin = say.row(view ? importDialog.source.sheet(view.file, view.sheet) : "", draft.row);
  return (
    <article className={`preview-row is-${kind}`} aria-label={name}>
      <header className="preview-row-head">
        <strong>{name || <span className="unstated">{words.desk.unstated}</span>}</strong>
        {owner && <span className="quiet">{owner}</span>}
        <span className="quiet" title={origin}>
          {origin}
        </span>
        <RowActions answer={answer} revise={revise} decide={decide} />
      </header>
      {issues.map(({ code, severity, message }, index) => (
        <p key={index} className={`preview-issue is-${severity}`}>
          {message} <code className="quiet">{code}</code>
        </p>
      ))}
      {kind === "unclear" && (
        <TargetChoice
          targets={targets}
          mayBeNew={!draft.site}
          value={decision?.as ?? ""}
          onChoose={(target) => decide({ as: target })}
        />
      )}
      {changes.length > 0 && (
        <Changes
          changes={changes}
          holder={targets[0] ?? null}
          decision={decision ?? undefined}
          onTake={(part, take) => decide({ parts: { ...decision?.parts, [part]: take } })}
          name={`take-${at}`}
        />
      )}
    </article>
  );
}

type RowActionsProps = Pick<PreviewRowProps, "answer" | "revise"> & {
  decide: (change: Decision) => void;
};

/** Mending the shape, leaving the row out. */
function RowActions({ answer: { at, row, decision, mended }, revise, decide }: RowActionsProps) {
  const crossing = row.issues.some(({ code }) => code === "place.self-crossing");
  const mend = (on: boolean) => revise((session) => session.call("mend", at, on));
  return (
    <span className="preview-actions">
      {crossing && (
        <button type="button" className="link-button" onClick={() => mend(true)}>
          {say.mend}
        </button>
      )}
      {mended && (
        <button type="button" className="link-button" onClick={() => mend(false)}>
          {say.unmend}
        </button>
      )}
      {(row.kind !== "rejected" || decision?.skip) && (
        <button
          type="button"
          className="link-button"
          onClick={() => decide({ skip: !decision?.skip })}
        >
          {decision?.skip ? say.unskip : say.skip}
        </button>
      )}
    </span>
  );
}

type TargetChoiceProps = {
  /** A project may be one that the ledger does not hold yet; whose site a row is must be known. */
  mayBeNew: boolean;
  targets: RowAnswer["row"]["targets"];
  value: string;
  onChoose: (target: ProjectId | "new") => void;
};

/** Several projects may be meant: the user says which. */
function TargetChoice({ targets, mayBeNew, value, onChoose }: TargetChoiceProps) {
  return (
    <label className="preview-pick">
      {say.pick}
      <select value={value} onChange={(event) => onChoose(event.target.value as ProjectId | "new")}>
        <option value="" disabled>
          {say.choosePlease}
        </option>
        {targets.map((target) => (
          <option key={target.id} value={target.id}>
            {target.name}（{[...target.tasks.map(words.panels.task), target.id].join("，")}）
          </option>
        ))}
        {mayBeNew && <option value="new">{say.asNew}</option>}
      </select>
    </label>
  );
}

type ChangesProps = {
  /** The project whose parts they are. */
  holder: Project | null;
  changes: readonly RowChange[];
  decision: Decision | undefined;
  onTake: (part: RowChange["part"], take: Take) => void;
  name: string;
};

function Changes({ changes, holder, decision, onTake, name }: ChangesProps) {
  const withBase = changes.some(({ base }) => base !== undefined);
  return (
    <table className="preview-changes">
      <thead>
        <tr>
          <th scope="col">{say.part}</th>
          <th scope="col">{say.ledgerValue}</th>
          <th scope="col">{say.fileValue}</th>
          {withBase && <th scope="col">{say.base}</th>}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const take = takeOf(change, decision);
          const { part, ledger, file, base, conflict } = change;
          return (
            <tr key={part} className={conflict ? "is-conflict" : ""}>
              <th scope="row">
                {partLabel(part, holder)}
                {conflict && <span className="tag is-open">{say.conflict}</span>}
              </th>
              {(["ledger", "file"] as const).map((side) => (
                <td key={side} className={take === side ? "is-taken" : ""}>
                  <label>
                    <input
                      type="radio"
                      name={`${name}-${part}`}
                      checked={take === side}
                      onChange={() => onTake(part, side)}
                      aria-label={`${partLabel(part, holder)}：${say[side]}`}
                    />
                    {showPart(part, side === "ledger" ? ledger : file)}
                  </label>
                </td>
              ))}
              {withBase && (
                <td className="quiet">{base === undefined ? "" : showPart(part, base)}</td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
