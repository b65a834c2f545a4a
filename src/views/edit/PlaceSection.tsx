// The place of a project: drawing, reshaping, confirming, clearing, splitting. What has to be typed is asked in ConfirmForm.
import { useEffect, useRef, useState } from "react";
import { clearPlace, confirmPlace, partsOf, splitProject } from "#ledger/editing.ts";
import { isVerified, type Project } from "#ledger/project.ts";
import { hasUnfinished } from "#storage/unfinishedText.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { ConfirmForm, confirmPlaceOf } from "./ConfirmForm.tsx";
import { lastDrawn, startDrawing } from "./drawing.ts";
import { Sure } from "./Sure.tsx";
import { useSlot } from "./slot.ts";
import { useEdit } from "./useEdit.ts";
import { wantedField } from "./wantedField.ts";

const say = edit.place;

export function PlaceSection({ project }: { project: Project }) {
  const change = useEdit();
  const draw = useRef<HTMLButtonElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const [confirming, setConfirming] = useState(() => hasUnfinished(confirmPlaceOf(project)));
  const { id, name, geometry } = project;
  const parts = partsOf(geometry).length;
  useEffect(() => {
    if (lastDrawn.get() !== id) return;
    lastDrawn.set(null);
    draw.current?.focus();
  }, [id]);
  const wanted = useSlot(wantedField);
  const isWanted = wanted?.id === id && wanted.field === "place";
  useEffect(() => {
    if (!isWanted) return;
    wantedField.set(null);
    draw.current?.focus();
  }, [isWanted]);
  const close = (): void => {
    setConfirming(false);
    requestAnimationFrame(() => confirm.current?.focus());
  };
  if (confirming && geometry)
    return (
      <ConfirmForm
        thing={project}
        onClose={close}
        onConfirm={(confirmation) =>
          change(edit.labels.confirm(name, confirmation.by), (projects) =>
            confirmPlace(projects, id, confirmation),
          )
        }
      />
    );
  return (
    <div className="place-actions" role="group" aria-label={say.title}>
      <button type="button" className="button" ref={draw} onClick={() => startDrawing(project)}>
        {geometry ? say.reshape : say.draw}
      </button>
      {geometry && (
        <>
          <button
            type="button"
            className={isVerified(project) ? "button" : "button is-primary"}
            ref={confirm}
            onClick={() => setConfirming(true)}
          >
            {isVerified(project) ? say.again : say.confirm}
          </button>
          {parts > 1 && (
            <Sure
              label={say.split(parts)}
              question={say.splitSure(parts)}
              yes={edit.sure.split}
              onYes={() =>
                change(edit.labels.split(name, parts), (projects) => splitProject(projects, id))
              }
            />
          )}
          <Sure
            label={say.clear}
            question={say.clearSure}
            yes={edit.sure.clear}
            onYes={() => change(edit.labels.clear(name), (projects) => clearPlace(projects, id))}
          />
        </>
      )}
    </div>
  );
}
