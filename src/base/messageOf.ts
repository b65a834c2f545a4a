// What is told of something that was thrown, which need not be an error.

export const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
