// The notices that the data of the base map oblige us to pass on: the town's own words, and where each licence named in them stands.
import { licences as say } from "#words/zh-CN/licences.ts";

/** Licences as attributions name them, with the address of their text. */
const LICENCES: readonly { name: string; named: RegExp; address: string }[] = [
  {
    name: "CC BY 4.0",
    named: /CC[ -]BY(?![ -]?(?:SA|NC|ND))/i,
    address: "https://creativecommons.org/licenses/by/4.0/",
  },
  {
    name: "ODbL 1.0",
    named: /ODbL|OpenStreetMap/i,
    address: "https://opendatacommons.org/licenses/odbl/1-0/",
  },
  {
    name: "LGPL 3.0",
    named: /LGPL|GSHHG/i,
    address: "https://www.gnu.org/licenses/lgpl-3.0.html",
  },
];

/** One line a notice: each attribution once, then the licences that they name. */
export function noticesOf(attributions: readonly string[]): string[] {
  const all = [...new Set(attributions)];
  const named = LICENCES.filter(({ named: pattern }) => all.some((text) => pattern.test(text)));
  return [...all, ...named.map(({ name, address }) => say.at(name, address))];
}
