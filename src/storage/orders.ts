// Where a project stands among the others, as a number kept with it: one put between two others changes no other row.
import type { Change } from "#ledger/journal.ts";
import type { Project } from "#ledger/project.ts";
import type { Row } from "./ledgerStore.ts";

export class Orders {
  #of = new Map<string, number>();

  learn(rows: Iterable<Row>): void {
    for (const { order, project } of rows) this.#of.set(project.id, order);
  }

  /** Numbers all anew, one apart. */
  begin(projects: readonly Project[]): void {
    this.#of = new Map(projects.map(({ id }, index) => [id, index]));
  }

  rowsOf(projects: readonly Project[]): Map<string, Row> {
    return new Map(
      projects.map((project) => [project.id, { order: this.#of.get(project.id)!, project }]),
    );
  }

  /** The rows to write after these changes made `projects`: those that changed, and all only where no number is left between two. */
  rowsAfter(changes: readonly Change[], projects: readonly Project[]): Map<string, Row | null> {
    const rows = new Map<string, Row | null>();
    const added: number[] = [];
    let places: Map<string, number> | null = null;
    for (const { id, after, index } of changes) {
      const order = this.#of.get(id);
      if (after === null) {
        this.#of.delete(id);
        rows.set(id, null);
      } else if (order !== undefined) rows.set(id, { order, project: after });
      else {
        places ??=
          projects[index]?.id === id
            ? null
            : new Map(projects.map((project, place) => [project.id, place]));
        added.push(places?.get(id) ?? index);
      }
    }
    if (
      !this.#insert(
        added.sort((a, b) => a - b),
        projects,
        rows,
      )
    ) {
      this.begin(projects);
      for (const [id, row] of this.rowsOf(projects)) rows.set(id, row);
    }
    return rows;
  }

  /** False when there is no room. */
  #insert(
    added: readonly number[],
    projects: readonly Project[],
    rows: Map<string, Row | null>,
  ): boolean {
    for (let i = 0; i < added.length;) {
      const from = added[i]!;
      let to = from;
      while (to < projects.length && !this.#of.has(projects[to]!.id)) to++;
      const count = to - from;
      if (count === 0) {
        i++;
        continue;
      }
      const right = to < projects.length ? this.#of.get(projects[to]!.id)! : null;
      const left = from > 0 ? (this.#of.get(projects[from - 1]!.id) ?? null) : null;
      const step = left !== null && right !== null ? (right - left) / (count + 1) : 1;
      const start = left ?? (right === null ? -1 : right - count - 1);
      for (let k = 0, before = start; k < count; k++) {
        const order = start + step * (k + 1);
        if (!(order > before) || (right !== null && !(order < right))) return false;
        const project = projects[from + k]!;
        this.#of.set(project.id, order);
        rows.set(project.id, { order, project });
        before = order;
      }
      while (i < added.length && added[i]! < to) i++;
    }
    return true;
  }
}
