// A new project: its name and tasks. Everything else is filled in where all projects are.
import { use, useState } from "react";
import { Button } from "react-aria-components";
import type { TaskId } from "#base/ids.ts";
import { addProject } from "#ledger/editing.ts";
import { nameFault, type NameFault } from "#ledger/projectName.ts";
import { selectProject } from "#state/actions/look.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { DeskContext, useDesk } from "../desk.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { useUnfinishedText } from "../ui/useUnfinished.ts";
import { startDrawing } from "./drawing.ts";
import { NEW_PROJECT } from "./drafts.ts";
import { FieldInput } from "./FieldInput.tsx";
import { readTyped } from "./readField.ts";
import { TaskPicker } from "./TaskPicker.tsx";
import { useEdit } from "./useEdit.ts";

const say = edit.add;

const nameSentence = (fault: NameFault | null): string | null =>
  fault === "long" ? edit.misfit.name.long() : fault === "blank" ? say.needsName : null;

export function NewProject({ onClose }: { onClose: () => void }) {
  const desk = use(DeskContext);
  const ledger = useDesk((state) => state.ledger);
  const change = useEdit();
  const [name, setName] = useUnfinishedText(`${NEW_PROJECT} name`, "");
  const [tasks, setTasks] = useUnfinishedText(`${NEW_PROJECT} tasks`, "");
  const [tried, setTried] = useState(false);
  const named = readTyped("name", name, ledger.plan);
  const read = readTyped("tasks", tasks, ledger.plan);
  const title = "value" in named && typeof named.value === "string" ? named.value : "";
  const unnamed = nameFault(title);
  const twin = ledger.projects.some((project) => project.name === title);
  const save = (draw: boolean): void => {
    setTried(true);
    if (unnamed !== null || "fault" in read) return;
    change(edit.labels.add(title), (projects) =>
      addProject(projects, title, read.value as readonly TaskId[]),
    );
    const added = desk?.store.get().ledger.projects.at(-1);
    if (added) desk?.store.dispatch(selectProject(added.id));
    onClose();
    if (draw && added) startDrawing(added);
  };
  return (
    <DialogFrame title={say.title} onClose={onClose}>
      <div className="field">
        <span aria-hidden="true">{say.name}</span>
        <FieldInput
          label={say.name}
          text={name}
          onText={setName}
          fault={tried ? nameSentence(unnamed) : null}
          options={[]}
          many={false}
          long={false}
          hint=""
          inPlace={false}
          focus
          goesOn={name !== ""}
          onFinish={() => save(false)}
          onCancel={onClose}
        />
        {twin && (
          <p className="field-note" role="status">
            {say.same(title)}
          </p>
        )}
      </div>
      <div className="field">
        <span aria-hidden="true">{say.tasks}</span>
        <TaskPicker
          label={say.tasks}
          text={tasks}
          onText={setTasks}
          fault={tried && "fault" in read ? read.fault : null}
          hint={say.tasksHint}
          inPlace={false}
          onFinish={() => save(false)}
          onCancel={onClose}
        />
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {say.cancel}
        </Button>
        <Button className="button" onPress={() => save(true)}>
          {say.draw}
        </Button>
        <Button className="button is-primary" onPress={() => save(false)}>
          {say.save}
        </Button>
      </div>
    </DialogFrame>
  );
}
