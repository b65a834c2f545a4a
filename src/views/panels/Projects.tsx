// The first panel: every project that matches, by task area, with its leading office, status and place. What has no place is a part of it, counted.
import { useDeferredValue, useMemo, type KeyboardEvent } from "react";
import type { Project } from "#ledger/project.ts";
import { openPanel } from "#state/actions/look.ts";
import { selectMatches, selectMatching } from "#state/selectors.ts";
import { PROJECT_PARTS, type ProjectPart } from "#state/view.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { ExampleWay } from "../storage/ExampleWay.tsx";
import { WindowedList } from "../ui/WindowedList.tsx";
import { ProjectLine } from "./ProjectLine.tsx";
import { groupByScope, groupBySection, type ProjectGroup } from "./projectGroups.ts";
import { UnplacedTasks } from "./UnplacedTasks.tsx";

const say = words.panels.projects;
const ROW_REM = 2.75;

const isIn: Record<ProjectPart, (project: Project) => boolean> = {
  projects: () => true,
  located: ({ geometry }) => geometry !== null,
  shelf: ({ geometry }) => geometry === null,
};

export function Projects() {
  const part = useDesk(({ view }) => PROJECT_PARTS.find((one) => one === view.panel) ?? "projects");
  const plan = useDesk(({ ledger }) => ledger.plan);
  // The list may follow a moment after the map and the totals: it is the longest thing on the page.
  const matching = useDeferredValue(useDesk(selectMatching));
  const groups = useMemo(() => {
    const own = part === "projects" ? matching : matching.filter(isIn[part]);
    return part === "shelf" ? groupByScope(own) : groupBySection(own, plan);
  }, [matching, part, plan]);
  return (
    <div className="panel-body projects-panel">
      <h2 className="visually-hidden">{say.title}</h2>
      <Parts part={part} />
      <Remark part={part} empty={groups.length === 0} />
      {groups.length > 0 && <List groups={groups} />}
      {part === "shelf" && <UnplacedTasks />}
      {part === "projects" && <ExampleWay />}
    </div>
  );
}

/** What the list is, or why it is empty. */
function Remark({ part, empty }: { part: ProjectPart; empty: boolean }) {
  const { projects } = useDesk((state) => selectMatches(state).counts);
  const all = useDesk(({ ledger }) => ledger.projects.length);
  const text = useDesk(({ view }) => view.filter.text.trim());
  if (!empty && part !== "shelf") return null;
  return (
    <p className="quiet">
      {!empty
        ? say.unplacedIntro
        : projects > 0
          ? say.noneHere[part](projects)
          : all === 0
            ? say.noProjects
            : say.noneMatch(text)}
    </p>
  );
}

/** The parts and their totals: the same sum as in the header. */
function Parts({ part }: { part: ProjectPart }) {
  const { projects, shown, shelf } = useDesk((state) => selectMatches(state).counts);
  const dispatch = useDispatch();
  const counts: Record<ProjectPart, number> = { projects, located: shown, shelf };
  return (
    <fieldset className="segments project-parts">
      <legend className="visually-hidden">{say.part}</legend>
      {PROJECT_PARTS.map((one) => (
        <label key={one} className={one === part ? "segment is-on" : "segment"}>
          <input
            type="radio"
            name="project-part"
            className="visually-hidden"
            checked={one === part}
            onChange={() => dispatch(openPanel(one))}
          />
          {say.parts[one]} <span className="part-count">{counts[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

type Line = { group: ProjectGroup } | { project: Project };

/** Groups and projects as rows of one list, so that a hundred thousand cost no more than fifty. */
function List({ groups }: { groups: readonly ProjectGroup[] }) {
  const ledger = useDesk((state) => state.ledger);
  const lines = useMemo(
    () =>
      groups.flatMap((group): Line[] => [
        { group },
        ...group.projects.map((project) => ({ project })),
      ]),
    [groups],
  );
  return (
    <div onKeyDown={moveFocus} role="presentation">
      <p className="project-columns" aria-hidden="true">
        <span>{say.columns.name}</span>
        <span>{say.columns.lead}</span>
        <span>{say.columns.status}</span>
        <span>{say.columns.place}</span>
      </p>
      <WindowedList
        items={lines}
        rowHeight={ROW_REM}
        className="project-lines"
        render={(line) =>
          "group" in line ? (
            <GroupHead group={line.group} />
          ) : (
            <ProjectLine project={line.project} ledger={ledger} />
          )
        }
      />
    </div>
  );
}

function GroupHead({ group: { number, title, projects, located } }: { group: ProjectGroup }) {
  return (
    <h3 className="project-group">
      {number !== "" && <span className="group-number">{number}</span>}
      <span className="group-title" title={title}>
        {title}
      </span>
      <span className="quiet">{say.counts(located, projects.length - located)}</span>
    </h3>
  );
}

/** Arrows go from row to row; Tab does too. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".project-row")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = step === 0 || at < 0 ? undefined : rows[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
