// Readings of characters, from the pinyin-pro dictionary. Loaded only when letters are typed.
import { polyphonic } from "pinyin-pro";
import type { Readings } from "./search.ts";

const known = new Map<string, readonly string[]>();

export const readings: Readings = (char) => {
  const found = known.get(char);
  if (found) return found;
  const sounds = /\p{Script=Han}/u.test(char)
    ? (polyphonic(char, { toneType: "none", type: "array" })[0] ?? [])
    : [];
  const list = [
    ...new Set(
      sounds
        .map((sound) => sound.replaceAll("ü", "v").toLowerCase())
        .filter((sound) => /^[a-z]+$/.test(sound)),
    ),
  ];
  known.set(char, list);
  return list;
};
