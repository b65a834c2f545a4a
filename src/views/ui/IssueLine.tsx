// One fault as an item of a list: how grave, where, what was found and what to do. Codes are for scripts and stay out
// of sight.
import type { ReactNode } from "react";
import type { Issue } from "#base/issue.ts";
import { words } from "#words/words.ts";

const say = words.panels.issues;

type IssueLineProps = {
  issue: Issue;
  /** Where, in the reader's words. */
  place: string;
  /** The way to where it can be mended. */
  children?: ReactNode;
};

export const IssueLine = ({ issue: { severity, message }, place, children }: IssueLineProps) => (
  <li className={`issue is-${severity}`}>
    <span className="tag">{say[severity]}</span>
    <span>
      {place !== "" && <span className="issue-place">{place}</span>} {message} {children}
    </span>
  </li>
);
