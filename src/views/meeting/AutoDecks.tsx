// Decks in one click: by section, by office, by status, or of what changed since a version.
import { newId } from "#base/ids.ts";
import { useState } from "react";
import { AUTO_DECKS, makeAutoDeck, type AutoDeck, type Making } from "#ledger/meeting/autoDecks.ts";
import { makeSinceDeck } from "#ledger/meeting/autoDecksSince.ts";
import type { Deck } from "#ledger/meeting/meeting.ts";
import { versionsOf } from "#ledger/since.ts";
import { changesAfter } from "#state/selectors.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import { useReach, useVersions } from "../changes/reach.ts";
import { optionText, versionAt, versionChoices } from "../changes/versionNames.ts";
import { useDesk, useDeskStore } from "../desk.ts";
import { addressOf } from "./sceneView.ts";

const say = meeting.editor;
const NAMES: Readonly<Record<AutoDeck, string>> = {
  sections: say.bySection,
  offices: say.byOffice,
  statuses: say.byStatus,
};

export function AutoDecks({ onMade }: { onMade: (deck: Deck) => void }) {
  const store = useDeskStore();
  const edits = useDesk((state) => state.edits);
  const past = useDesk((state) => state.past);
  const versions = useVersions();
  const journal = { edits, past, versions };
  const newest = versionsOf(edits, versions)[0]!.seq;
  const [chosen, setChosen] = useState<number | null>(null);
  const seq = chosen ?? newest;
  const reaches = useReach(seq);
  const making = (): Making => ({ id: newId(), madeAt: Date.now(), addressOf });
  const since = () => {
    const { ledger } = store.get();
    onMade(
      makeSinceDeck(
        changesAfter(journal, seq, ledger),
        seq,
        versionAt(journal, seq)?.name ?? "",
        ledger,
        making(),
      ),
    );
  };
  return (
    <fieldset className="meeting-auto">
      <legend>{say.autoTitle}</legend>
      {AUTO_DECKS.map((kind) => (
        <button
          key={kind}
          type="button"
          className="button"
          onClick={() => onMade(makeAutoDeck(kind, store.get().ledger, making()))}
        >
          {NAMES[kind]}
        </button>
      ))}
      <button type="button" className="button" disabled={!reaches} onClick={since}>
        {say.bySince}
      </button>
      <label className="field">
        {say.sinceVersion}
        <select value={seq} onChange={(event) => setChosen(Number(event.target.value))}>
          {versionChoices(journal, seq).map((version) => (
            <option key={version.seq} value={version.seq}>
              {optionText(version, journal)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
