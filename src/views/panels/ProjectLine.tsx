// One project in the first panel: mark, task number and name, leading office, status, how it stands on the map.
import { memo } from "react";
import { rolesOf, type Ledger } from "#ledger/ledger.ts";
import { isForWholeTown, type Project } from "#ledger/project.ts";
import { isOnMap } from "#ledger/sites.ts";
import { shownKind } from "#ledger/suggestedKind.ts";
import { lookOf } from "#map/marks.ts";
import { selectProject } from "#state/actions/look.ts";
import { sites as siteWords } from "#words/zh-CN/sites.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Mark } from "../ui/Mark.tsx";

const say = words.panels.projects;

const placeOf = (project: Project): string => {
  if (!isOnMap(project)) return say.places.none;
  if (project.geometry === null) return siteWords.count(project.sites.length);
  if (isForWholeTown(project)) return say.places.wholeTown;
  return project.location.precision === "schematic" ? say.places.schematic : say.places.located;
};

export const ProjectLine = memo(function ProjectLine({
  project,
  ledger,
}: {
  project: Project;
  ledger: Ledger;
}) {
  const dispatch = useDispatch();
  const selected = useDesk(({ view }) => view.project === project.id);
  const leads = rolesOf(project, ledger).leads.join("、");
  const isPlaced = isOnMap(project);
  return (
    <button
      type="button"
      className="project-row project-line"
      aria-pressed={selected}
      onClick={() => dispatch(selectProject(selected ? null : project.id))}
    >
      <Mark
        kind={shownKind(project, ledger.projects)}
        look={lookOf(project.location.precision)}
        size={17}
      />
      <span className="line-name" title={project.name}>
        <span className="line-tasks">{project.tasks.join("·")}</span> {project.name}
      </span>
      <span className={leads === "" ? "line-cell unstated" : "line-cell"} title={leads}>
        {leads || words.desk.unstated}
      </span>
      <span
        className={project.status === null ? "line-cell unstated" : "line-cell"}
        title={project.status ?? undefined}
      >
        {project.status ?? words.desk.unstated}
      </span>
      <span className={isPlaced ? "line-cell" : "line-cell unstated"}>{placeOf(project)}</span>
    </button>
  );
});
