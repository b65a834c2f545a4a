// Choosing the background. A key or template is tried before it is trusted, and kept on this machine only.
import { useEffect, useRef, useState } from "react";
import { Button, Radio, RadioGroup, Input, Label, Text, TextField } from "react-aria-components";
import { isTemplate, probeTiles, tilesFor, type Probe } from "#map/tiles.ts";
import { setTiles } from "#state/actions/look.ts";
import { TILE_CHOICES, type TileChoice } from "#state/view.ts";
import { keepPreference, readPreference } from "#storage/preferences.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { useUnfinished, useUnfinishedText } from "../ui/useUnfinished.ts";
import { useWork, WorkBar } from "../ui/Work.tsx";
import { keepTileHosts, openHosts, type Trial, type Typed, type Wanted } from "./tileHosts.ts";

const say = words.map.backgrounds;
const NAMES: Record<TileChoice, string> = {
  embedded: say.embedded,
  "tianditu-vector": say.vector,
  "tianditu-image": say.image,
  custom: say.custom,
};

const PATIENCE_MS = 8000;

type Outcome = Probe | "reloading" | "shut" | "bad-host" | "needs-key" | "bad-template" | null;
const SAID: Record<Exclude<Outcome, null>, string> = {
  works: say.works,
  refused: say.refused,
  unreachable: say.unreachable,
  reloading: say.reloading,
  shut: say.shut,
  "bad-host": say.badHost,
  "needs-key": say.needsKey,
  "bad-template": say.templateBad,
};

type BackgroundMenuProps = {
  /** Under which what is typed is kept while the page is loaded anew. */
  place: string;
  /** What the page was loaded anew for: it is tried at once. */
  trying: Trial | null;
  onClose: () => void;
  onChanged: () => void;
};

export function BackgroundMenu({ place, trying, onClose, onChanged }: BackgroundMenuProps) {
  const current = useDesk(({ view }) => view.tiles);
  const dispatch = useDispatch();
  const [choice, setChoice] = useUnfinished<TileChoice>(
    `${place} choice`,
    trying?.choice ?? current,
    choiceOf,
  );
  const [key, setKey] = useUnfinishedText(`${place} key`, () => readPreference("tianditu-key"));
  const [template, setTemplate] = useUnfinishedText(`${place} template`, () =>
    readPreference("tile-template"),
  );
  const [outcome, setOutcome] = useState<Outcome>(null);

  const { working, run } = useTrial(trying);
  const apply = async (isRetry = false) => {
    setOutcome(null);
    const result = await run({ choice, key: key.trim(), template: template.trim(), isRetry });
    if (result === "cancelled") return;
    setOutcome(choice === "embedded" ? null : result);
    if (result === "reloading") return;
    dispatch(setTiles(result === "works" ? choice : "embedded"));
    onChanged();
    if (result === "works" && choice === "embedded") onClose();
  };
  const first = useRef(trying === null ? null : () => apply(true));
  useEffect(() => {
    const run = first.current;
    first.current = null;
    void run?.();
  }, []);

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
      <WorkBar working={working} label={say.checking} />
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

/** Tries tiles with what was typed; cancelled, what was kept before is kept again, also by way of a reload. */
function useTrial(trying: Trial | null) {
  const working = useWork();
  const run = async (asked: Omit<Wanted, "before">): Promise<Outcome | "cancelled"> => {
    const kept = { key: readPreference("tianditu-key"), template: readPreference("tile-template") };
    const before = (asked.isRetry ? trying?.before : null) ?? kept;
    keepTyped(asked);
    let result = null as Outcome;
    const isDone = await working.run(async (watch) => {
      watch.progress(null);
      result = await tryTiles({ ...asked, before }, watch.signal);
    });
    if (!isDone) keepTyped(before);
    return isDone ? result : "cancelled";
  };
  return { working, run };
}

const choiceOf = (kept: unknown): TileChoice | null =>
  TILE_CHOICES.find((choice) => choice === kept) ?? null;

/** On this machine, with the hosts that the page may ask for them. */
function keepTyped({ key, template }: Typed): void {
  keepPreference("tianditu-key", key);
  keepPreference("tile-template", template);
  keepTileHosts(key, template);
}

async function tryTiles(wanted: Wanted, signal: AbortSignal): Promise<Outcome> {
  const { choice, key, template } = wanted;
  const tiles = tilesFor(choice, key, template);
  if (!tiles) {
    if (choice === "embedded") return "works";
    return choice === "custom" && !isTemplate(template) ? "bad-template" : "needs-key";
  }
  const hosts = openHosts(tiles, wanted);
  if (hosts !== "open") return hosts;
  return probeTiles(tiles, (url) => fetch(url, { signal: patient(signal) }));
}

/** Ends with the signal, or when a server has not answered for too long. */
function patient(signal: AbortSignal): AbortSignal {
  const both = new AbortController();
  if (signal.aborted) both.abort();
  for (const one of [signal, AbortSignal.timeout(PATIENCE_MS)])
    one.addEventListener("abort", () => both.abort());
  return both.signal;
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
