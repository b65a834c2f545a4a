// 数据问题: every fault that still stands, by whose it is: where, what was found, what to do, and the way there.
import type { Issue } from "#base/issue.ts";
import { FIELDS } from "#ledger/fields.ts";
import { projectOf, remedyOf, taskOf } from "#ledger/issueRemedies.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { issuesOf } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { useDesk, useDeskStore } from "../desk.ts";
import { storageOpen } from "../storage/storageOpen.ts";
import { IssueLine } from "../ui/IssueLine.tsx";
import { mendProject, readIssue } from "./mendIssue.ts";

const say = words.panels.issues;

export function Issues() {
  const ledger = useDesk((state) => state.ledger);
  const issues = issuesOf(ledger);
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const sources = [...new Set(issues.map((issue) => sourceOf(issue, ledger)))];
  return (
    <div className="panel-body">
      <h2>{say.title}</h2>
      <p className="quiet">
        {issues.length === 0
          ? say.none
          : `${say.errors(errors)} · ${say.warnings(issues.length - errors)}`}
      </p>
      {sources.map((source) => (
        <section key={source} aria-label={source}>
          <h3>{source}</h3>
          <ul className="plain-list">
            {issues
              .filter((issue) => sourceOf(issue, ledger) === source)
              .map((issue, index) => (
                <IssueLine key={index} issue={issue} place={placeOf(issue, ledger)}>
                  <Way issue={issue} ledger={ledger} />
                </IssueLine>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Whose fault it is, instead of the name of a file. */
function sourceOf({ at: { file }, code }: Issue, { town }: Ledger): string {
  if (file === storage.issues.file) return file;
  if (code.startsWith("plan.")) return say.sources.plan;
  if (code.startsWith("town.") || file === "town.json") return say.sources.town;
  if (town.base.some((one) => one.file === file)) return say.sources.base;
  return code.startsWith("data.") ? say.sources.projects : say.sources.other;
}

function placeOf(issue: Issue, ledger: Ledger): string {
  const { code, at } = issue;
  if (code.startsWith("town.")) return "";
  const project = code.startsWith("data.") ? projectOf(issue, ledger.projects) : null;
  if (project) return project.name;
  if (code.startsWith("plan."))
    return [at.path ?? "", at.row ? say.line(at.row) : ""].filter(Boolean).join(" · ");
  if (at.path !== undefined) return at.path;
  if (at.row !== undefined) return say.entry(at.row);
  // A fault of a whole file: which of them, in the order of the town's settings.
  const { projects, base } = ledger.town;
  const order = [projects.indexOf(at.file ?? ""), base.findIndex(({ file }) => file === at.file)];
  return order.some((index) => index >= 0) ? say.part(Math.max(...order) + 1) : "";
}

/**
 * The way to the field, the place, the clause or the store where the fault can be mended; none where only the files
 * can.
 */
function Way({ issue, ledger }: { issue: Issue; ledger: Ledger }) {
  const store = useDeskStore();
  const remedy = remedyOf(issue.code);
  if (remedy?.in === "field" || remedy?.in === "place") {
    const project = projectOf(issue, ledger.projects);
    if (!project) return null;
    const field = remedy.in === "field" ? remedy.field : "place";
    const label = field === "place" ? words.panels.card.location : FIELDS[field].label;
    return (
      <WayButton
        text={say.mend}
        label={say.mendOf(`${project.name}，${label}`)}
        onPress={() => mendProject(project, field, store)}
      />
    );
  }
  if (remedy?.in === "clause")
    return (
      <WayButton
        text={say.read}
        label={say.readOf(placeOf(issue, ledger))}
        onPress={() => readIssue(issue, taskOf(issue, ledger), store)}
      />
    );
  if (remedy?.in === "store")
    return <WayButton text={say.store} label={say.store} onPress={() => storageOpen.set(true)} />;
  return null;
}

const WayButton = (props: { text: string; label: string; onPress: () => void }) => (
  <button
    type="button"
    className="link-button issue-way"
    aria-label={props.label}
    onClick={props.onPress}
  >
    {props.text}
  </button>
);
