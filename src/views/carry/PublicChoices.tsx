// What a public copy leaves out, and the 审图号.
import { Input, Label, TextField } from "react-aria-components";
import { carry as say } from "#words/zh-CN/carry.ts";
import type { Choices } from "./makeCopy.ts";

export function PublicChoices({
  choices,
  set,
}: {
  choices: Choices;
  set: (change: Partial<Choices>) => void;
}) {
  const { approval } = choices;
  const answer = (next: Partial<Choices["approval"]>) =>
    set({ approval: { ...approval, ...next } });
  return (
    <div className="carry-public">
      <p className="quiet">{say.publicHelp}</p>
      <div className="carry-choices">
        {(["money", "extra", "unconfirmed"] as const).map((key) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={choices[key]}
              onChange={({ target }) => set({ [key]: target.checked })}
            />
            {say[key]}
          </label>
        ))}
      </div>
      <fieldset className="carry-choices">
        <legend>{say.approval.label}</legend>
        <p className="quiet">{say.approval.help}</p>
        {(["number", "none"] as const).map((key) => (
          <label key={key}>
            <input
              type="radio"
              name="carry-approval"
              checked={approval.answer === key}
              onChange={() => answer({ answer: key })}
            />
            {say.approval[key]}
          </label>
        ))}
        {approval.answer === "number" && (
          <TextField
            className="field"
            value={approval.number}
            onChange={(number) => answer({ number })}
          >
            <Label className="visually-hidden">{say.approval.label}</Label>
            <Input
              className="input"
              placeholder={say.approval.placeholder}
              maxLength={40}
              autoComplete="off"
            />
          </TextField>
        )}
      </fieldset>
    </div>
  );
}
