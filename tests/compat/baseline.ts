// What the oldest promised browser does not have, out of MDN's compatibility data: names of members, globals, events and of CSS.
import { createRequire } from "node:module";
import type {
  CompatData,
  CompatStatement,
  Identifier,
  SimpleSupportStatement,
} from "@mdn/browser-compat-data";

/** As Node reads it: twenty megabytes are too much for a test's transformer. */
const bcd = createRequire(import.meta.url)("@mdn/browser-compat-data") as CompatData;

/** Chromium; vite.config.ts builds for the same. */
export const BASELINE = 102;

/** The version of Chromium that first has it without a flag or prefix; null where MDN knows of none. */
function addedIn(statement: CompatStatement | undefined): number | null {
  const chrome = statement?.support.chrome;
  const versions = ([chrome].flat() as (SimpleSupportStatement | undefined)[])
    .filter((entry) => entry && !entry.flags && !entry.prefix && !entry.alternative_name)
    .map((entry) => entry!.version_added)
    .filter((version) => typeof version === "string")
    .map((version) =>
      version === "preview" ? Infinity : Number.parseFloat(version.replace("≤", "")),
    );
  return versions.length === 0 ? null : Math.min(...versions);
}

export type Newer = ReadonlyMap<string, number>;

/** Keeps the smallest version of a name: one that any older interface has may be meant anywhere. */
class Names {
  readonly #versions = new Map<string, number>();
  put(name: string, version: number | null): void {
    if (version !== null)
      this.#versions.set(name, Math.min(version, this.#versions.get(name) ?? Infinity));
  }
  newer(): Newer {
    return new Map([...this.#versions].filter(([, version]) => version > BASELINE));
  }
}

const children = (feature: Identifier | undefined): [string, Identifier][] =>
  Object.entries(feature ?? {}).filter(([name]) => name !== "__compat") as [string, Identifier][];

function readScriptNames() {
  const [globals, statics, members, events, options] = Array.from({ length: 5 }, () => new Names());
  const builtins = bcd.javascript.builtins ?? {};
  for (const [owner, feature] of [...children(bcd.api), ...children(builtins)]) {
    globals!.put(owner, addedIn(feature.__compat));
    // Also reached through `globalThis`.
    members!.put(owner, addedIn(feature.__compat));
    for (const [name, member] of children(feature)) {
      const version = addedIn(member.__compat);
      if (name.endsWith("_static")) {
        statics!.put(`${owner}.${name.slice(0, -7)}`, version);
        members!.put(name.slice(0, -7), version);
      } else if (name.endsWith("_event")) events!.put(name.slice(0, -6), version);
      else members!.put(name, version);
      // MDN does not mark the statics of the language's own objects.
      if (owner in builtins) statics!.put(`${owner}.${name}`, version);
      const named = children(member).filter(([option]) => option.includes("-"));
      named.forEach(([option, { __compat }]) => options!.put(option, addedIn(__compat)));
    }
  }
  return {
    globals: globals!.newer(),
    statics: statics!.newer(),
    members: members!.newer(),
    events: events!.newer(),
    options: options!.newer(),
  };
}

function readStyleNames() {
  const [properties, atRules, selectors, words] = Array.from({ length: 4 }, () => new Names());
  for (const [name, feature] of children(bcd.css.properties))
    properties!.put(name, addedIn(feature.__compat));
  for (const [name, feature] of children(bcd.css["at-rules"]))
    atRules!.put(name, addedIn(feature.__compat));
  for (const [name, feature] of children(bcd.css.selectors))
    selectors!.put(name, addedIn(feature.__compat));
  for (const [name, feature] of children(bcd.css.types)) {
    words!.put(name, addedIn(feature.__compat));
    for (const [inner, { __compat }] of children(feature)) words!.put(inner, addedIn(__compat));
  }
  return {
    properties: properties!.newer(),
    atRules: atRules!.newer(),
    selectors: selectors!.newer(),
    /** Functions, units and other words of values. */ words: words!.newer(),
  };
}

export const script = readScriptNames();
export const style = readStyleNames();
