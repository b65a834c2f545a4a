// Choosing the background. A key or template is tried before it is trusted, and kept on this machine only.
import { useState } from "react";
import { Button, Radio, RadioGroup, Input, Label, Text, TextField } from "react-aria-components";
import { isTemplate, probeTiles, tilesFor, type Background, type Probe } from "#map/tiles.ts";
import { setTiles } from "#state/actions/look.ts";
import { TILE_CHOICES, type TileChoice } from "#state/view.ts";
import { keepPreference, readPreference } from "#storage/preferences.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { useUnfinished, useUnfinishedText } from "../ui/useUnfinished.ts";

const say = words.map.backgrounds;
const NAMES: Record<TileChoice, string> = {
  embedded: say.embedded,
  "tianditu-vector": say.vector,
  "tianditu-image": say.image,
  custom: say.custom,
};

type Outcome = Probe | "checking" | "needs-key" | "bad-template" | null;
const SAID: Record<Exclude<Outcome, null>, string> = {
  works: say.works,
  refused: say.refused,
  unreachable: say.unreachable,
  checking: say.checking,
  "needs-key": say.needsKey,
  "bad-template": say.templateBad,
};

export function BackgroundMenu({
  place,
  onClose,
  onChanged,
}: {
  /** Under which what is typed is kept while the page is loaded anew. */ place: string;
  onClose: () => void;
  onChanged: () => void;
}) {
  const current = useDesk(({ view }) => view.tiles);
  const dispatch = useDispatch();
  const [choice, setChoice] = useUnfinished<TileChoice>(`${place} choice`, current, choiceOf);
  const [key, setKey] = useUnfinishedText(`${place} key`, () => readPreference("tianditu-key"));
  const [template, setTemplate] = useUnfinishedText(`${place} template`, () =>
    readPreference("tile-template"),
  );
  const [outcome, setOutcome] = useState<Outcome>(null);

  const apply = async () => {
    keepPreference("tianditu-key", key.trim());
    keepPreference("tile-template", template.trim());
    const result = await tryTiles(choice, key.trim(), template.trim(), setOutcome);
    dispatch(setTiles(result === "works" ? choice : "embedded"));
    onChanged();
    if (result === "works" && choice === "embedded") onClose();
  };

  return (
    <DialogFrame title={say.title} onClose={onClose}>
      <RadioGroup
        aria-label={say.title}
        value={choice}
        onChange={(value) => setChoice(value as TileChoice)}
        className="radio-list"
      >
        {TILE_CHOICES.map((option) => (
          <Radio key={option} value={option} className="radio">
            {NAMES[option]}
          </Radio>
        ))}
      </RadioGroup>
      {choice.startsWith("tianditu") && (
        <Field label={say.key} help={say.keyHelp} value={key} onChange={setKey} />
      )}
      {choice === "custom" && (
        <Field
          label={say.template}
          help={say.templateBad}
          value={template}
          onChange={setTemplate}
        />
      )}
      <p role="status" className={outcome === "works" ? "outcome" : "outcome is-bad"}>
        {outcome && SAID[outcome]}
      </p>
      <div className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {say.close}
        </Button>
        <Button className="button is-primary" onPress={() => void apply()}>
          {say.apply}
        </Button>
      </div>
    </DialogFrame>
  );
}

const choiceOf = (kept: unknown): TileChoice | null =>
  TILE_CHOICES.find((choice) => choice === kept) ?? null;

async function tryTiles(
  choice: Background,
  key: string,
  template: string,
  tell: (outcome: Outcome) => void,
): Promise<Outcome> {
  const tiles = tilesFor(choice, key, template);
  if (!tiles) {
    const outcome =
      choice === "embedded"
        ? "works"
        : choice === "custom" && !isTemplate(template)
          ? "bad-template"
          : "needs-key";
    tell(choice === "embedded" ? null : outcome);
    return outcome;
  }
  tell("checking");
  const outcome = await probeTiles(tiles, (url) =>
    fetch(url, { signal: AbortSignal.timeout(8000) }),
  );
  tell(outcome);
  return outcome;
}

function Field({
  label,
  help,
  value,
  onChange,
}: {
  label: string;
  help: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextField value={value} onChange={onChange} className="field">
      <Label>{label}</Label>
      <Input className="input" autoComplete="off" spellCheck={false} />
      <Text slot="description" className="quiet">
        {help}
      </Text>
    </TextField>
  );
}
