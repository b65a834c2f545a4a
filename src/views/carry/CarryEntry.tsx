// The button 会议包, and behind it the dialog.
import { lazy, Suspense, useState } from "react";
import { carry as say } from "#words/zh-CN/carry.ts";
import { Icon } from "../ui/Icon.tsx";

const CarryDialog = lazy(() => import("./CarryDialog.tsx").then(({ CarryDialog }) => ({ default: CarryDialog })));

export function CarryEntry() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="icon-button with-text" title={say.title} onClick={() => setOpen(true)}>
        <Icon name="save" />
        <span>{say.open}</span>
      </button>
      <Suspense>{open && <CarryDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
