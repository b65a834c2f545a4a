// What is wrong with an input, in words a clerk can act on. Knows nothing of any format.

export type Severity = "error" | "warning";

/** Where an issue was found: the file, its 1-based row or line, and a path inside it ("任务 14-2", "features[3]"). */
export type Place = { file?: string; row?: number; path?: string };

/** `message` names the place, what was found and the remedy. `code` is stable, for scripts. */
export type Issue = { code: string; severity: Severity; message: string; at: Place };

/** The result of reading anything from outside: the rows that are good, and a reason for each that is not. */
export type Parsed<T> = { value: T; issues: readonly Issue[] };

export const warning = (code: string, message: string, at: Place = {}): Issue => ({
  code,
  severity: "warning",
  message,
  at,
});
export const error = (code: string, message: string, at: Place = {}): Issue => ({
  code,
  severity: "error",
  message,
  at,
});

const KEPT_PER_CODE = 200;

/** Collects issues, keeping the first 200 of a code and counting the rest, so that a hostile file cannot flood the page. */
export class IssueLog {
  readonly #kept: Issue[] = [];
  readonly #seen = new Map<string, number>();

  add(issue: Issue): void {
    const count = (this.#seen.get(issue.code) ?? 0) + 1;
    this.#seen.set(issue.code, count);
    if (count <= KEPT_PER_CODE) this.#kept.push(issue);
  }

  /** The kept issues; `overflow` writes the line that stands for those left out of a code. */
  finish(overflow: (code: string, left: number) => Issue): Issue[] {
    const extra = [...this.#seen].filter(([, count]) => count > KEPT_PER_CODE);
    return [...this.#kept, ...extra.map(([code, count]) => overflow(code, count - KEPT_PER_CODE))];
  }
}
