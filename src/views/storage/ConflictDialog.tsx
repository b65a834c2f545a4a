// Two windows set one field to different values: both are shown with who and when, and a person chooses row by row.
import { useContext, useState } from "react";
import { Button, Radio, RadioGroup } from "react-aria-components";
import { clockOf, dayOf } from "#base/clock.ts";
import { FIELDS, precisionLabel, type FieldKey } from "#ledger/fields.ts";
import { isSitePart, partLabel, type PartValue } from "#ledger/parts.ts";
import { showPart } from "#ledger/showValue.ts";
import type { Stamp } from "#ledger/journal.ts";
import type { Precision } from "#ledger/project.ts";
import { takeMine, type Conflict, type Part } from "#ledger/rebase.ts";
import { eachPosition, type PlaceGeometry } from "#geo/geometry.ts";
import { commit } from "#state/actions/edit.ts";
import { keeper } from "#storage/keeper.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { DeskContext } from "../desk.ts";
import { stampNow } from "../edit/stamp.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { useKeeper } from "./useKeeper.ts";

const say = storage.conflict;
type Side = "theirs" | "mine";

export function ConflictDialog({ onClose }: { onClose: () => void }) {
  const { store } = useContext(DeskContext)!;
  const { conflicts } = useKeeper();
  const [chosen, setChosen] = useState<ReadonlyMap<Conflict, Side>>(new Map());
  const apply = () => {
    const mine = conflicts.filter((conflict) => chosen.get(conflict) === "mine");
    if (mine.length > 0)
      store.dispatch(
        commit(stampNow(), say.edit(mine.length), (projects) => mine.reduce(takeMine, projects)),
      );
    keeper.show({ conflicts: conflicts.filter((conflict) => !chosen.has(conflict)) });
    onClose();
  };
  return (
    <DialogFrame title={say.title} wide onClose={onClose}>
      <p className="quiet">{say.help}</p>
      <div className="conflicts">
        {conflicts.map((conflict) => (
          <Row
            key={`${conflict.id} ${conflict.part}`}
            conflict={conflict}
            side={chosen.get(conflict) ?? null}
            onChoose={(side) => setChosen(new Map(chosen).set(conflict, side))}
          />
        ))}
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {say.close}
        </Button>
        <Button className="button is-primary" isDisabled={chosen.size === 0} onPress={apply}>
          {say.apply}
        </Button>
      </div>
    </DialogFrame>
  );
}

function Row({
  conflict,
  side,
  onChoose,
}: {
  conflict: Conflict;
  side: Side | null;
  onChoose: (side: Side) => void;
}) {
  const { name, part, theirs, mine, theirStamp, myStamp } = conflict;
  const label = `${name}：${labelOf(conflict)}`;
  return (
    <RadioGroup
      aria-label={label}
      value={side}
      onChange={(value) => onChoose(value as Side)}
      className="radio-list"
    >
      <strong>{label}</strong>
      <Radio value="theirs" className="radio">
        <span>
          {say.theirs}：{textOf(part, theirs)} <span className="quiet">{whoOf(theirStamp)}</span>
        </span>
      </Radio>
      <Radio value="mine" className="radio">
        <span>
          {say.mine}：{textOf(part, mine)} <span className="quiet">{whoOf(myStamp)}</span>
        </span>
      </Radio>
    </RadioGroup>
  );
}

const labelOf = ({ part, holder }: Conflict): string => {
  if (isSitePart(part)) return partLabel(part, holder);
  return part === "geometry" || part === "attachments" || part === "extra" || part === "project"
    ? say[part]
    : FIELDS[part].label;
};

const whoOf = (stamp: Stamp | null): string =>
  stamp === null ? say.unknownWho : say.who(stamp.by, `${dayOf(stamp.at)} ${clockOf(stamp.at)}`);

function textOf(part: Part, value: unknown): string {
  if (part === "project") return value === null ? say.removed : say.kept;
  if (isSitePart(part)) return showPart(part, value as PartValue);
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return say.nothing;
  if (part === "geometry") return shapeOf(value as PlaceGeometry);
  if (part === "attachments") return say.count((value as readonly unknown[]).length);
  if (part === "extra") return say.count(Object.keys(value).length);
  if ((part as FieldKey) === "precision") return precisionLabel(value as Precision);
  return Array.isArray(value) ? value.join("、") : String(value as string | number);
}

function shapeOf(geometry: PlaceGeometry): string {
  let count = 0;
  eachPosition(geometry, () => count++);
  return say.shape(say.types[geometry.type], count);
}
