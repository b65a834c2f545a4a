// Office names that open the office's page; as written, with the known name beside it where they differ.
import type { OfficeId } from "#base/ids.ts";
import { openOffice } from "#state/actions/look.ts";
import { words } from "#words/words.ts";
import { useDispatch } from "../desk.ts";

export function OfficeLinks({ offices }: { offices: readonly OfficeId[] }) {
  const dispatch = useDispatch();
  if (offices.length === 0) return <span className="unstated">{words.desk.unstated}</span>;
  return (
    <span className="office-links">
      {offices.map((office) => (
        <button
          key={office}
          type="button"
          className="link-button"
          onClick={() => dispatch(openOffice(office))}
        >
          {office}
        </button>
      ))}
    </span>
  );
}
