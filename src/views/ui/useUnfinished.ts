// State of a form that outlives the page being loaded anew: like `useState`, under a name of its own, until the form is closed.
import {
  useEffect,
  useState,
  type Dispatch,
  type FocusEvent,
  type FormEvent,
  type SetStateAction,
} from "react";
import { keepUnfinished, readUnfinished } from "#storage/unfinishedText.ts";

const asText = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** `place` names the field among all fields of the page. What was kept under it comes instead of `first`. */
export const useUnfinishedText = (
  place: string,
  first: string | (() => string),
): [string, Dispatch<SetStateAction<string>>] => useUnfinished(place, first, asText);

/** `read` checks what was kept, perhaps by another version of the program; null refuses it. Values are plain data. */
export function useUnfinished<T>(
  place: string,
  first: T | (() => T),
  read: (kept: unknown) => T | null,
): [T, Dispatch<SetStateAction<T>>] {
  const [start] = useState(first);
  const [value, setValue] = useState(() => {
    const kept = readUnfinished(place);
    return (kept === undefined ? null : read(kept)) ?? start;
  });
  useEffect(
    () => keepUnfinished(place, isSame(value, start) ? undefined : value),
    [place, value, start],
  );
  // The page's end unmounts nothing; a form that is closed does.
  useEffect(() => () => keepUnfinished(place, undefined), [place]);
  return [value, setValue];
}

const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);

type TextField = HTMLInputElement | HTMLTextAreaElement;
type WrittenWhenLeft = {
  defaultValue: string;
  onInput: (event: FormEvent<TextField>) => void;
  onBlur: (event: FocusEvent<TextField>) => void;
  ref: (field: TextField | null) => void;
};

/**
 * For a field whose text is written when it is left: spread upon it. A text that was begun before the page was loaded
 * anew stands in it again and has the focus, so that leaving it writes it. `write` may put another text into the field.
 */
export function useWrittenWhenLeft(
  place: string,
  value: string,
  write: (text: string, field: TextField) => void,
): WrittenWhenLeft {
  const [kept] = useState(() => asText(readUnfinished(place)));
  const [focus] = useState(() => (field: TextField | null) => {
    if (kept !== null) field?.focus();
  });
  useEffect(() => () => keepUnfinished(place, undefined), [place]);
  return {
    defaultValue: kept ?? value,
    onInput: ({ currentTarget }) => keepUnfinished(place, currentTarget.value),
    onBlur: ({ currentTarget }) => {
      keepUnfinished(place, undefined);
      write(currentTarget.value, currentTarget);
    },
    ref: focus,
  };
}
