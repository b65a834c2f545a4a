// All that the page shows in a frame of a site that the town does not list: where to find it by itself.
import { words } from "#words/words.ts";
import "./styles/styles.css";

const say = words.desk.strangeFrame;

/** `address` is the page's own. */
export function StrangeFrame({ address }: { address: string }) {
  return (
    <main className="strange-frame">
      <h1>{say.title}</h1>
      <p>{say.why}</p>
      <p>
        <a className="button is-primary" href={address} target="_blank" rel="noopener">
          {say.open}
        </a>
      </p>
      <p className="quiet">{say.remedy}</p>
    </main>
  );
}
