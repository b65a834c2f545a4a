// What a browser's small stores and elements keep as JSON, written by this program or by whoever had the machine.
// Knows no key.
import * as v from "valibot";

/** What `read` answers, if it is JSON of the schema's shape; null where nothing is kept or it is not. Never throws. */
export function keptJson<S extends v.GenericSchema>(
  schema: S,
  read: () => string | null | undefined,
): v.InferOutput<S> | null {
  try {
    const text = read();
    const parsed = text == null ? null : v.safeParse(schema, JSON.parse(text));
    return parsed?.success ? parsed.output : null;
  } catch {
    return null;
  }
}
