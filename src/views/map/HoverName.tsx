// The name of the project under the pointer, with how exact its place is. A convenience only: nothing is told here alone.
import { placeLabel } from "#ledger/fields.ts";
import { words } from "#words/words.ts";
import { useDesk } from "../desk.ts";

export function HoverName({ row }: { row: number | null }) {
  const project = useDesk(({ ledger }) => (row === null ? null : (ledger.projects[row] ?? null)));
  if (!project) return null;
  return (
    <p className="hover-name" aria-hidden="true">
      {words.map.hover(project.name, placeLabel(project))}
    </p>
  );
}
