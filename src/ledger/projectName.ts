// What a project's name is, for every way in: files, `check`, the import, the desk and the programs that call it.

/** In UTF-16 units. A workbook's cell holds 32,767; a name that is longer than this is a text in the wrong column. */
export const LONGEST_NAME = 200;

/**
 * Signs that leave no ink: blanks, controls, and everything that Unicode lets a program ignore (zero-width signs, marks of
 * direction, variation selectors, Hangul fillers, the byte order mark); the blank Braille cell; halves of a surrogate pair.
 */
const INKLESS = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\u2800]/gu;
/** As nearly every name begins: nothing more has to be looked at. */
const BEGINS_WITH_INK =
  /^[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\u2800\-‐-―－−─]/u;
/** Dashes alone are an empty cell, here as in every other column. */
const DASHES = /^[-‐-―－−─]+$/;

export type NameFault = "blank" | "long";

/** Why a text is no name, or null where it is one. Looks at no more than a name's length. */
export function nameFault(text: string): NameFault | null {
  if (text.length > LONGEST_NAME) return "long";
  if (BEGINS_WITH_INK.test(text)) return null;
  const ink = text.replace(INKLESS, "");
  return ink === "" || DASHES.test(ink) ? "blank" : null;
}

/** Whether a text shows anything at all: an id that nobody can see is none. */
export const hasInk = (text: string): boolean => text.search(INK) >= 0;
const INK = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\u2800]/u;
