// One fault of a file as an item of a list: how grave, where, what was found and what to do.
import type { Issue } from "#base/issue.ts";
import { words } from "#words/words.ts";

const say = words.panels.issues;

/** `withFile`: the list holds faults of several files. */
export function IssueLine({
  issue: { code, severity, message, at },
  withFile = false,
}: {
  issue: Issue;
  withFile?: boolean;
}) {
  const place = say.place(at.row, at.path);
  return (
    <li className={`issue is-${severity}`}>
      <span className="tag">{say[severity]}</span>
      <span>
        <span className="issue-place">
          {withFile ? [at.file, place].filter(Boolean).join(" · ") : place}
        </span>{" "}
        {message} <code className="quiet">{code}</code>
      </span>
    </li>
  );
}
