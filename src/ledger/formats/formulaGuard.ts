// The apostrophe that keeps a spreadsheet from computing a text, put on by our writer of .csv and taken off by our reader.

/**
 * A text that Excel or WPS may take for a formula: = + - @, full-width ones too, whatever blanks and invisible signs stand before
 * them; a text that begins with a tab or a line end; and one that only such a guard precedes.
 */
const FORMULA = /^'*(?:[\t\r\n]|[\s\u0000-\u001f\u200b-\u200d\u2060]*[=+\-@＝＋－＠])/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

export const guardFormula = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;

/** The text as it was before `guardFormula`. */
export const unguardFormula = (cell: string): string =>
  cell.charCodeAt(0) === 39 && FORMULA.test(cell) ? cell.slice(1) : cell;
