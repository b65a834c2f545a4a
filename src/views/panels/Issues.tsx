// 数据问题: every fault of every file, grouped by file: where, what was found, what to do.
import { words } from "#words/words.ts";
import { useDesk } from "../desk.ts";
import { IssueLine } from "../ui/IssueLine.tsx";

const say = words.panels.issues;

export function Issues() {
  const issues = useDesk(({ ledger }) => ledger.issues);
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const files = [...new Set(issues.map(({ at }) => at.file ?? ""))];
  return (
    <div className="panel-body">
      <h2>{say.title}</h2>
      <p className="quiet">
        {issues.length === 0
          ? say.none
          : `${say.errors(errors)} · ${say.warnings(issues.length - errors)}`}
      </p>
      {files.map((file) => (
        <section key={file} aria-label={file}>
          <h3 className="file-name">{file}</h3>
          <ul className="plain-list">
            {issues
              .filter(({ at }) => (at.file ?? "") === file)
              .map((issue, index) => (
                <IssueLine key={index} issue={issue} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
