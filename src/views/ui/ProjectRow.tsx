// A project in a list: mark, task number, name; a click selects it everywhere.
import { memo } from "react";
import type { Project } from "#ledger/project.ts";
import { shownKind } from "#ledger/suggestedKind.ts";
import { lookOf } from "#map/marks.ts";
import { selectProject } from "#state/actions/look.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Mark } from "./Mark.tsx";

export const ProjectRow = memo(function ProjectRow({
  project,
  note,
}: {
  project: Project;
  note?: string;
}) {
  const dispatch = useDispatch();
  const projects = useDesk(({ ledger }) => ledger.projects);
  const selected = useDesk(({ view }) => view.project === project.id);
  return (
    <button
      type="button"
      className="project-row"
      aria-pressed={selected}
      onClick={() => dispatch(selectProject(selected ? null : project.id))}
    >
      <Mark kind={shownKind(project, projects)} look={lookOf(project.location.precision)} />
      <span className="task-number">{project.tasks.join("·")}</span>
      <span className="project-name" title={project.name}>
        {project.name}
      </span>
      {note && <span className="quiet">{note}</span>}
    </button>
  );
});
