// Which number formats show a date, how exactly, and what a serial number is under them.

export type DateKind = "none" | "day" | "month" | "year" | "moment" | "time";

/** Formats that a file need not spell out; 27–58 are those of Chinese Excel. */
const BUILT_IN: Readonly<Record<number, DateKind>> = {
  14: "day",
  15: "day",
  16: "day",
  17: "month",
  18: "time",
  19: "time",
  20: "time",
  21: "time",
  22: "moment",
  45: "time",
  46: "none",
  47: "time",
  27: "month",
  28: "day",
  29: "day",
  30: "day",
  31: "day",
  32: "time",
  33: "time",
  34: "time",
  35: "time",
  36: "month",
  50: "month",
  51: "day",
  52: "month",
  53: "day",
  54: "day",
  55: "time",
  56: "time",
  57: "month",
  58: "day",
};

/** The kind of a number format. A format with elapsed time ([h]:mm) is a duration, no date. */
export function dateKind(id: number, code: string | undefined): DateKind {
  if (code === undefined) return BUILT_IN[id] ?? "none";
  const positive = code.replace(/"[^"]*"|\\.|_.|\*./g, "").split(";")[0] ?? "";
  if (/\[(?:h+|m+|s+)\]/i.test(positive)) return "none";
  const signs = positive.replace(/\[[^[\]]*\]/g, "").toLowerCase();
  if (/general|@|0|#/.test(signs.replace(/\.0+/g, ""))) return "none";
  const [year, day, clock] = [/[ye]/.test(signs), /d/.test(signs), /[hs]/.test(signs)];
  if (year && !day) return signs.includes("m") ? "month" : "year";
  if (day) return clock ? "moment" : "day";
  return clock ? "time" : signs.includes("m") ? "day" : "none";
}

const DAY = 86_400_000;
const two = (value: number) => (value < 10 ? `0${value}` : String(value));

/** ISO text of a serial number as its format shows it, or the number itself where it is no date at all. */
export function serialDate(serial: number, kind: DateKind, since1904: boolean): string | number {
  if (kind === "none") return serial;
  if (kind === "time" && serial >= 0 && serial < 1) {
    const seconds = Math.round(serial * 86_400) % 86_400;
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
  // The 1900 system counts a 29 February that never was.
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  if (!(days >= 1 && days < 2_958_466)) return serial;
  const iso = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000).toISOString();
  if (kind === "year") return iso.slice(0, 4);
  if (kind === "month") return iso.slice(0, 7);
  return Number.isInteger(serial) || kind === "day" ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** The serial number of a full ISO day in the 1900 system, or null when there is no such day after 1900-03-01. */
export function daySerial(iso: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return null;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return null;
  const serial = Math.round((time - Date.UTC(1899, 11, 30)) / DAY);
  return serial > 60 ? serial : null;
}
