// The one table of keys while presenting. A clicker is a keyboard; a Chinese input method hides the letter, but not the key it stands on.
import type { RoomTool } from "./roomTool.ts";
import type { Command } from "./show.ts";

export type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "altKey" | "metaKey">;
/** What is not the show's own business: the window's and the wall's. */
export type KeyOrder =
  | Command
  | { do: "fullscreen" }
  | { do: "size"; by: 1 | -1 }
  | { do: "room"; tool: RoomTool }
  | { do: "nothing" };

const NEXT = { do: "next" } as const;
const BACK = { do: "back" } as const;
const BLACK = { do: "blank", blank: "black" } as const;
const WHITE = { do: "blank", blank: "white" } as const;
const KEYS = { do: "tool", tool: "keys" } as const;

const TABLE: Readonly<Record<string, KeyOrder>> = {
  ArrowRight: NEXT,
  ArrowDown: NEXT,
  PageDown: NEXT,
  " ": NEXT,
  n: NEXT,
  ArrowLeft: BACK,
  ArrowUp: BACK,
  PageUp: BACK,
  p: BACK,
  Home: { do: "first" },
  End: { do: "last" },
  Enter: { do: "enter" },
  Backspace: { do: "erase" },
  Escape: { do: "escape" },
  b: BLACK,
  ".": BLACK,
  "。": BLACK,
  w: WHITE,
  ",": WHITE,
  "，": WHITE,
  "?": KEYS,
  "？": KEYS,
  h: KEYS,
  F1: KEYS,
  l: { do: "tool", tool: "spotlight" },
  d: { do: "tool", tool: "pen" },
  c: { do: "tool", tool: "cursor" },
  f: { do: "tool", tool: "filters" },
  a: { do: "tool", tool: "auto" },
  m: { do: "room", tool: "minutes" },
  q: { do: "room", tool: "ask" },
  k: { do: "keep" },
  x: { do: "wipe" },
  F: { do: "fullscreen" },
  "+": { do: "size", by: 1 },
  "=": { do: "size", by: 1 },
  "-": { do: "size", by: -1 },
  _: { do: "size", by: -1 },
  F5: { do: "nothing" },
  BrowserRefresh: { do: "nothing" },
};

/** Under an input method `key` is "Process"; what was pressed is told by its place. */
const CODES: Readonly<Record<string, string>> = {
  Period: ".",
  Comma: ",",
  Minus: "-",
  Equal: "=",
  Space: " ",
  NumpadEnter: "Enter",
  NumpadSubtract: "-",
  NumpadAdd: "+",
  NumpadDecimal: ".",
};
const plainKey = ({ key, code }: Press): string => {
  if (key !== "Process" && key !== "Unidentified")
    return key.length === 1 ? key.normalize("NFKC") : key;
  return (
    CODES[code] ??
    (/^(?:Digit|Numpad)\d$/.test(code)
      ? code.at(-1)!
      : /^Key[A-Z]$/.test(code)
        ? code.at(-1)!.toLowerCase()
        : code)
  );
};

/** What the press asks for; null for what is not the show's. A hyphen belongs to a number once one is begun. */
export function orderOf(press: Press, typed: string): KeyOrder | null {
  const key = plainKey(press);
  if (press.ctrlKey || press.metaKey)
    return ["r", "R", "F5"].includes(key) ? { do: "nothing" } : null;
  if (press.altKey) return null;
  if (/^\d$/.test(key) || (key === "-" && typed !== "" && !typed.endsWith("-")))
    return { do: "type", text: key };
  return TABLE[key] ?? TABLE[key === "F" ? key : key.toLowerCase()] ?? null;
}
