// The sketch of the project being drawn, and what becomes of it: one edit, or nothing.
import { useEffect } from "react";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { placeProject } from "#ledger/editing.ts";
import { placeSite } from "#ledger/editSites.ts";
import { siteOf } from "#ledger/sites.ts";
import { rowsOf } from "#state/selectors.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { useDesk } from "../desk.ts";
import { stopDrawing, type Drawing } from "./drawing.ts";
import { useEdit } from "./useEdit.ts";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";
import "../styles/edit.css";

const SketchLayer = lazyPart(() =>
  import("../sketch/SketchLayer.tsx").then(({ SketchLayer }) => SketchLayer),
);

export function DrawingLayer({
  drawing: { id, site: siteId, kind, initial, turn },
}: {
  drawing: Drawing;
}) {
  const ledger = useDesk((state) => state.ledger);
  const change = useEdit();
  const project = ledger.projects[rowsOf(ledger).get(id) ?? -1];
  const drawn = project && siteId !== null ? siteOf(project, siteId) : project;
  useEffect(() => {
    if (!drawn) stopDrawing();
  }, [drawn]);
  if (!drawn) return null;
  const done = (geometry: PlaceGeometry): void => {
    change(
      drawn.geometry ? edit.labels.reshape(drawn.name) : edit.labels.draw(drawn.name),
      (projects) =>
        siteId === null
          ? placeProject(projects, id, geometry, edit.handDrawn)
          : placeSite(projects, id, siteId, geometry, edit.handDrawn),
    );
    stopDrawing();
  };
  return (
    // The name shows with the sketch, not before it: from then on a click on the map draws.
    <OpenedPart onClose={stopDrawing}>
      <SketchLayer
        key={turn}
        initial={initial}
        kind={kind}
        projects={ledger.projects}
        editing={siteId ?? id}
        onDone={done}
        onCancel={stopDrawing}
      />
      <p className="drawing-name" role="status">
        {edit.place.drawing(drawn.name)}
      </p>
    </OpenedPart>
  );
}
