// Asks for the town's files before the program that reads them is there: town.json first, then all that it names.
import { townFolder } from "./examplePage.ts";

declare global {
  interface Window {
    /** The files asked for, by path: the script in the page and the program are built apart, and share them here. */
    earlyFiles?: Map<string, Promise<Uint8Array>>;
  }
}

const asked = (window.earlyFiles ??= new Map());

/** Rejects when the file is not there. `path` is relative to the folder of town.json. */
export async function fetchBytes(path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(path, new URL(townFolder(), document.baseURI)), {
    cache: "no-cache",
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What was asked for early, once: a file that is read again is fetched again. */
export function takeEarly(path: string): Promise<Uint8Array> | null {
  const bytes = asked.get(path) ?? null;
  asked.delete(path);
  return bytes;
}

function ask(path: string): Promise<Uint8Array> {
  const bytes = fetchBytes(path);
  // Who takes it hears of a failure; until then it is nobody's.
  bytes.catch(() => undefined);
  asked.set(path, bytes);
  return bytes;
}

type Loose = Record<string, unknown>;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Resolves to what town.json holds, not yet checked; to an empty object when it cannot be read. Asks for the files that it names. */
export async function askEarly(): Promise<Readonly<Loose>> {
  try {
    const text = new TextDecoder().decode(await ask("town.json"));
    const town = (JSON.parse(text) ?? {}) as Loose;
    const paths = [
      town.plan,
      ...list(town.projects),
      ...list(town.base).map((item) => (item as Loose | null)?.file),
    ];
    for (const path of new Set(paths)) if (typeof path === "string") void ask(path.trim());
    return town;
  } catch {
    return {};
  }
}
