// Naming this moment, so that it can be compared with and gone back to.
import { useState, type FormEvent } from "react";
import { Button, Input, Label, Radio, RadioGroup, Text, TextField } from "react-aria-components";
import { takeSnapshot } from "#state/actions/edit.ts";
import { hasUnfinished } from "#storage/unfinishedText.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { useDispatch } from "../desk.ts";
import { stampNow } from "../edit/stamp.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { useUnfinishedText } from "../ui/useUnfinished.ts";

const say = changes.version;
const LONGEST = 60;
const PLACE = "version name";
const takeFocus = (input: HTMLInputElement | null): void => input?.focus();
const KINDS = ["named", "report"] as const;

export function SaveVersionButton() {
  const [open, setOpen] = useState(() => hasUnfinished(PLACE));
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {say.save}
      </button>
      {open && <SaveVersionDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function SaveVersionDialog({ onClose }: { onClose: () => void }) {
  const dispatch = useDispatch();
  const [name, setName] = useUnfinishedText(PLACE, "");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("named");
  const [missing, setMissing] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === "") return setMissing(true);
    dispatch(takeSnapshot(stampNow(), { kind, name: trimmed }));
    onClose();
  };
  return (
    <DialogFrame title={say.title} onClose={onClose}>
      <form className="dialog-form" onSubmit={save}>
        <TextField
          value={name}
          onChange={(text) => {
            setName(text);
            setMissing(false);
          }}
          maxLength={LONGEST}
          isInvalid={missing}
          className="field"
        >
          <Label>{say.name}</Label>
          <Input ref={takeFocus} className="input" autoComplete="off" />
          <Text slot="description" className={missing ? "outcome is-bad" : "quiet"}>
            {missing ? say.needsName : say.nameHelp}
          </Text>
        </TextField>
        <RadioGroup
          value={kind}
          onChange={(value) => setKind(value as (typeof KINDS)[number])}
          className="radio-row"
        >
          <Label>{say.kind}</Label>
          {KINDS.map((option) => (
            <Radio key={option} value={option} className="radio">
              {say[option]}
            </Radio>
          ))}
        </RadioGroup>
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {say.cancel}
          </Button>
          <Button type="submit" className="button is-primary">
            {say.apply}
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
