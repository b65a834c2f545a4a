// What reading a cell gives, and which texts only fill an empty cell.

/** `fault` continues the sentence “应为…”. */
export type Read<T> = { value: T } | { fault: string };

export const EMPTY = { value: null } as const;

/** Where a number, a date or an office is due. Text columns keep the words: “存在问题：无” says something. */
const NOTHING = /^(?:[-–—―－/／\\]+|无|暂无|空|未填报?|n\/a)$/i;
export const isNothing = (text: string): boolean =>
  text === "" || (text.length < 8 && NOTHING.test(text));
