// The minutes while a meeting is held: pins on the map, the list beside it, a form for the next one. Fetched when opened (MinutesTool.tsx).
import { newId } from "#base/ids.ts";
import { useState } from "react";
import { dayOf } from "#base/clock.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { reviveMinute } from "#ledger/meeting/revive.ts";
import { listFor, meetingsOf } from "#ledger/meeting/minutes.ts";
import type { Minute } from "#ledger/meeting/meeting.ts";
import { putMinute, removeMinute } from "#state/actions/meeting.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import { usePick } from "../ask/usePick.ts";
import { useDesk, useDispatch, usePort } from "../desk.ts";
import { stampNow } from "../edit/stamp.ts";
import { useUnfinished } from "../ui/useUnfinished.ts";
import { useSlot } from "../edit/slot.ts";
import { ExportButtons } from "./ExportButtons.tsx";
import { MinuteForm } from "./MinuteForm.tsx";
import { MinuteRow } from "./MinuteRow.tsx";
import { meetingName, meetingToday, MINUTE } from "./meetingNow.ts";
import { Pins } from "./Pins.tsx";
import "../styles/minutes.css";

const say = words.panel;

export function MinutesLayer({ onClose }: { onClose: () => void }) {
  const { handle } = usePort();
  const dispatch = useDispatch();
  const minutes = useDesk(({ meeting }) => meeting.minutes);
  const newest = useDesk(meetingToday);
  const [today] = useState(() => dayOf(Date.now()));
  const meeting = useSlot(meetingName) ?? newest;
  const [draft, setDraft] = useUnfinished<Minute | null>(
    MINUTE,
    null,
    (kept) => reviveMinute(kept)?.item ?? null,
  );
  const [pinning, setPinning] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  /** Settled while the list is open: they stay in sight, so that a wrong tick can be taken back. */
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { own, carried: open, others: elsewhere } = listFor(minutes, meeting);
  const settled = minutes.filter(
    (minute) => ticked.has(minute.id) && minute.done && minute.meeting !== meeting,
  );
  const carried = [...open, ...settled];
  const others = elsewhere - settled.length;

  const begin = (at: LngLat | null): void => setDraft(fresh(meeting, at));
  usePick({
    handle,
    on: pinning,
    onPick: (at) => {
      setPinning(false);
      setDraft((now) => ({ ...(now ?? fresh(meeting, at)), at }));
    },
    onCancel: () => setPinning(false),
  });
  const row = (minute: Minute) => (
    <MinuteRow
      key={minute.id}
      minute={minute}
      number={minutes.indexOf(minute) + 1}
      chosen={chosen === minute.id}
      foreign={minute.meeting !== meeting}
      today={today}
      onChange={(next) => {
        setTicked((before) => new Set([...before, next.id]));
        dispatch(putMinute(next));
      }}
      onEdit={() => setDraft(minute)}
      onRemove={() => dispatch(removeMinute(minute.id))}
      onChoose={() => setChosen(minute.id)}
    />
  );
  return (
    <>
      {handle && (
        <Pins
          handle={handle}
          minutes={[...own, ...carried]}
          numberOf={(minute) => minutes.indexOf(minute) + 1}
          draft={draft}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      <section className="room-panel minutes-panel" aria-label={say.label}>
        <header className="room-head">
          <h2>{say.label}</h2>
          <button type="button" className="link-button" onClick={onClose}>
            {say.close}
          </button>
        </header>
        <label className="field">
          {say.meeting}
          <input
            className="input"
            list="minutes-meetings"
            value={meeting}
            maxLength={80}
            title={say.meetingHelp}
            onChange={({ target }) => meetingName.set(target.value)}
          />
          <datalist id="minutes-meetings">
            {meetingsOf(minutes).map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </label>
        {draft ? (
          <MinuteForm
            key={draft.id}
            draft={draft}
            pinning={pinning}
            isNew={!minutes.some(({ id }) => id === draft.id)}
            onPin={() => setPinning(true)}
            onDraft={setDraft}
            onSave={(minute) => {
              const isNew = !minutes.some(({ id }) => id === minute.id);
              dispatch(putMinute(isNew ? { ...minute, meeting } : minute));
              setDraft(null);
              setPinning(false);
              setChosen(minute.id);
            }}
            onCancel={() => {
              setDraft(null);
              setPinning(false);
            }}
          />
        ) : (
          <div className="room-actions">
            <button type="button" className="button is-primary" onClick={() => begin(null)}>
              {say.add}
            </button>
            <button
              type="button"
              className="button"
              aria-pressed={pinning}
              onClick={() => setPinning(!pinning)}
            >
              {say.pin}
            </button>
            {pinning && (
              <span className="quiet" role="status">
                {say.pinning}
              </span>
            )}
          </div>
        )}
        {own.length + carried.length === 0 && !draft && <p className="quiet">{say.empty}</p>}
        {own.length > 0 && (
          <>
            <h3>{say.own(own.length)}</h3>
            <ul className="minutes-list">{own.map(row)}</ul>
          </>
        )}
        {carried.length > 0 && (
          <>
            <h3>{say.carried(open.length)}</h3>
            <ul className="minutes-list">{carried.map(row)}</ul>
          </>
        )}
        {others > 0 && <p className="quiet">{say.others(others)}</p>}
        {own.length + carried.length > 0 && <ExportButtons meeting={meeting} />}
      </section>
    </>
  );
}

function fresh(meeting: string, at: LngLat | null): Minute {
  const { at: madeAt, by } = stampNow();
  return {
    id: newId(),
    kind: "todo",
    text: "",
    office: null,
    owner: null,
    dueOn: null,
    done: false,
    at,
    project: null,
    task: null,
    madeAt,
    by,
    meeting,
  };
}
