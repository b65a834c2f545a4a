// What an import brought, project by project: the new ones and those it changed. A click goes to one and leaves the dialog.
import type { ProjectId } from "#base/ids.ts";
import type { Project } from "#ledger/project.ts";
import { isOnMap } from "#ledger/sites.ts";
import { shownKind } from "#ledger/suggestedKind.ts";
import { lookOf } from "#map/marks.ts";
import { selectProject } from "#state/actions/look.ts";
import { rowsOf } from "#state/selectors.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Mark } from "../ui/Mark.tsx";
import { WindowedList } from "../ui/WindowedList.tsx";

type ArrivalsProps = { title: string; ids: readonly ProjectId[]; onClose: () => void };

export function Arrivals({ title, ids, onClose }: ArrivalsProps) {
  const ledger = useDesk((state) => state.ledger);
  const dispatch = useDispatch();
  if (ids.length === 0) return null;
  const rows = rowsOf(ledger);
  const projects = ids
    .map((id) => ledger.projects[rows.get(id) ?? -1])
    .filter((project) => project !== undefined);
  const go = (id: ProjectId): void => {
    dispatch(selectProject(id));
    onClose();
  };
  return (
    <section className="arrivals" aria-label={title}>
      <h3>{title}</h3>
      <WindowedList
        items={projects}
        rowHeight={2.25}
        render={(project) => (
          <Arrival project={project} projects={ledger.projects} onGo={() => go(project.id)} />
        )}
      />
    </section>
  );
}

type ArrivalProps = { project: Project; projects: readonly Project[]; onGo: () => void };

const Arrival = ({ project, projects, onGo }: ArrivalProps) => (
  <button type="button" className="project-row" onClick={onGo}>
    <Mark kind={shownKind(project, projects)} look={lookOf(project.location.precision)} />
    <span className="task-number">{project.tasks.join("·")}</span>
    <span className="project-name">{project.name}</span>
    {!isOnMap(project) && <span className="quiet">{say.unplaced}</span>}
  </button>
);
