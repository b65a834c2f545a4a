// What was found, short enough to stand in a message.

export const shorten = (text: string, length = 40): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;
