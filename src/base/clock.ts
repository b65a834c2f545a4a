// Days and times as this machine's clock and calendar tell them. `at` in milliseconds since 1970.

/** “05” for 5. */
export const two = (value: number): string => String(value).padStart(2, "0");

/** “2023-04-23”. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** “14:05”. */
export function clockOf(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
