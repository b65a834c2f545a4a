// The keys, large enough for the presenter at the lectern. Escape, "?" and a click close it.
import { meeting } from "#words/zh-CN/meeting.ts";

const say = meeting.keys;

export function KeysHelp({ onClose }: { onClose: () => void }) {
  return (
    <section className="present-keys" aria-label={say.title}>
      <h2>{say.title}</h2>
      <dl>
        {say.rows.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose}>
        {say.close}
      </button>
    </section>
  );
}
