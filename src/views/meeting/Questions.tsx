// Questions noted while somebody speaks: one line, Enter, and it is kept with the meeting's minutes by the wall's window.
import { meeting } from "#words/zh-CN/meeting.ts";
import { useUnfinishedText } from "../ui/useUnfinished.ts";
import type { WallState } from "./link.ts";

const say = meeting.presenter;

export function Questions({
  questions,
  onAsk,
}: {
  questions: WallState["questions"];
  onAsk: (text: string) => void;
}) {
  const [text, setText] = useUnfinishedText("question", "");
  return (
    <form
      className="presenter-questions"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        onAsk(text);
        setText("");
      }}
    >
      <h2>{say.questions}</h2>
      <ul>
        {questions.map(({ id, text: asked }) => (
          <li key={id}>{asked}</li>
        ))}
      </ul>
      {questions.length === 0 && <p className="quiet">{say.noQuestions}</p>}
      <span className="presenter-ask">
        <input
          className="input"
          aria-label={say.ask}
          placeholder={say.ask}
          maxLength={2000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit" className="button">
          {say.add}
        </button>
      </span>
    </form>
  );
}
