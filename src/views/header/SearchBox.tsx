// Free search over everything. “/” comes here from anywhere.
import { useEffect, useRef } from "react";
import { setText } from "#state/actions/filter.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Icon } from "../ui/Icon.tsx";

const say = words.desk.search;

export function SearchBox() {
  const text = useDesk(({ view }) => view.filter.text);
  const dispatch = useDispatch();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        value={text}
        aria-label={say.label}
        placeholder={say.placeholder}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => dispatch(setText(event.target.value))}
        onKeyDown={(event) => {
          if (event.key === "Escape") dispatch(setText(""));
        }}
      />
      {text !== "" && (
        <button
          type="button"
          className="icon-button"
          aria-label={say.clear}
          onClick={() => dispatch(setText(""))}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  );
}
