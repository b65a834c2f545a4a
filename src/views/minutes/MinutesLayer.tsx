// The minutes while a meeting is held: pins on the map, the list beside it, a form for the next one. Fetched when opened (MinutesTool.tsx).
import { newId } from "#base/ids.ts";
import { useState } from "react";
import { dayOf } from "#base/clock.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { reviveMinute } from "#ledger/meeting/revive.ts";
import { listFor, meetingsOf } from "#ledger/meeting/minutes.ts";
import type { Minute } from "#ledger/meeting/meeting.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { putMinute, removeMinute } from "#state/actions/meeting.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import { usePick } from "../ask/usePick.ts";
import { useDesk, useDispatch, usePort } from "../desk.ts";
import { stampNow } from "../edit/stamp.ts";
import { useRootClass } from "../ui/useRootClass.ts";
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
  const minutes = useDesk(({ meeting }) => meeting.minutes);
  const newest = useDesk(meetingToday);
  const meeting = useSlot(meetingName) ?? newest;
  const { draft, setDraft, pinning, setPinning } = useDraft(meeting, handle);
  const [chosen, setChosen] = useState<string | null>(null);
  /** Settled while the list is open: they stay in sight, so that a wrong tick can be taken back. */
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const lists = listsOf(minutes, meeting, ticked);
  const shown = [...lists.own, ...lists.carried];
  const close = (): void => {
    setDraft(null);
    setPinning(false);
  };
  const rows: RowActions = {
    chosen,
    onTick: (id) => setTicked((before) => new Set([...before, id])),
    onEdit: setDraft,
    onChoose: setChosen,
  };
  useRootClass("has-room-panel");
  return (
    <>
      {handle && (
        <Pins
          handle={handle}
          minutes={shown}
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
        <MeetingField meeting={meeting} />
        {draft ? (
          <DraftForm
            draft={draft}
            meeting={meeting}
            pinning={pinning}
            onPin={() => setPinning(true)}
            onDraft={setDraft}
            onSaved={(id) => {
              close();
              setChosen(id);
            }}
            onCancel={close}
          />
        ) : (
          <BeginActions
            pinning={pinning}
            onBegin={() => setDraft(fresh(meeting, null))}
            onPin={() => setPinning(!pinning)}
          />
        )}
        {shown.length === 0 && !draft && <p className="quiet">{say.empty}</p>}
        <MinuteList
          title={say.own(lists.own.length)}
          list={lists.own}
          meeting={meeting}
          {...rows}
        />
        <MinuteList
          title={say.carried(lists.open)}
          list={lists.carried}
          meeting={meeting}
          {...rows}
        />
        {lists.others > 0 && <p className="quiet">{say.others(lists.others)}</p>}
        {shown.length > 0 && <ExportButtons meeting={meeting} />}
      </section>
    </>
  );
}

/** The minute being written, and whether its pin is being set: a pick on the map gives it its place, or begins one there. */
function useDraft(meeting: string, handle: MapHandle | null) {
  const [draft, setDraft] = useUnfinished<Minute | null>(
    MINUTE,
    null,
    (kept) => reviveMinute(kept)?.item ?? null,
  );
  const [pinning, setPinning] = useState(false);
  usePick({
    handle,
    on: pinning,
    onPick: (at) => {
      setPinning(false);
      setDraft((now) => ({ ...(now ?? fresh(meeting, at)), at }));
    },
    onCancel: () => setPinning(false),
  });
  return { draft, setDraft, pinning, setPinning };
}

/** `carried`: the `open` ones of earlier meetings, and those of them settled just now; `others` are only counted. */
function listsOf(minutes: readonly Minute[], meeting: string, ticked: ReadonlySet<string>) {
  const { own, carried: open, others } = listFor(minutes, meeting);
  const settled = minutes.filter(
    (minute) => ticked.has(minute.id) && minute.done && minute.meeting !== meeting,
  );
  return {
    own,
    carried: [...open, ...settled],
    open: open.length,
    others: others - settled.length,
  };
}

function MeetingField({ meeting }: { meeting: string }) {
  const minutes = useDesk((state) => state.meeting.minutes);
  return (
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
  );
}

type DraftFormProps = {
  draft: Minute;
  meeting: string;
  pinning: boolean;
  onPin: () => void;
  onDraft: (draft: Minute) => void;
  onSaved: (id: string) => void;
  onCancel: () => void;
};

/** A new minute belongs to the meeting that is being held; an older one stays where it was written. */
function DraftForm({ meeting, onSaved, ...form }: DraftFormProps) {
  const dispatch = useDispatch();
  const minutes = useDesk((state) => state.meeting.minutes);
  const isNew = (id: string): boolean => !minutes.some((minute) => minute.id === id);
  return (
    <MinuteForm
      key={form.draft.id}
      {...form}
      isNew={isNew(form.draft.id)}
      onSave={(minute) => {
        dispatch(putMinute(isNew(minute.id) ? { ...minute, meeting } : minute));
        onSaved(minute.id);
      }}
    />
  );
}

type BeginProps = { pinning: boolean; onBegin: () => void; onPin: () => void };

const BeginActions = ({ pinning, onBegin, onPin }: BeginProps) => (
  <div className="room-actions">
    <button type="button" className="button is-primary" onClick={onBegin}>
      {say.add}
    </button>
    <button type="button" className="button" aria-pressed={pinning} onClick={onPin}>
      {say.pin}
    </button>
    {pinning && (
      <span className="quiet" role="status">
        {say.pinning}
      </span>
    )}
  </div>
);

type RowActions = {
  chosen: string | null;
  onTick: (id: string) => void;
  onEdit: (minute: Minute) => void;
  onChoose: (id: string) => void;
};
type MinuteListProps = RowActions & { title: string; list: readonly Minute[]; meeting: string };

function MinuteList({ title, list, meeting, chosen, onTick, onEdit, onChoose }: MinuteListProps) {
  const dispatch = useDispatch();
  const minutes = useDesk((state) => state.meeting.minutes);
  const [today] = useState(() => dayOf(Date.now()));
  if (list.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="minutes-list">
        {list.map((minute) => (
          <MinuteRow
            key={minute.id}
            minute={minute}
            number={minutes.indexOf(minute) + 1}
            chosen={chosen === minute.id}
            foreign={minute.meeting !== meeting}
            today={today}
            onChange={(next) => {
              onTick(next.id);
              dispatch(putMinute(next));
            }}
            onEdit={() => onEdit(minute)}
            onRemove={() => dispatch(removeMinute(minute.id))}
            onChoose={() => onChoose(minute.id)}
          />
        ))}
      </ul>
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
