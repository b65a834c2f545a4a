// Components that are fetched when first shown. One that did not come stands in an ErrorBoundary, whose “重试” fetches it anew.
import { lazy, useState, type ComponentType } from "react";
import { loadPart } from "#base/loadPart.ts";

/** A part did not come. `forget` lets the next showing ask for it anew. */
export class MissingPart extends Error {
  readonly forget: () => void;

  constructor(cause: unknown, forget: () => void) {
    super(String(cause), { cause });
    this.forget = forget;
  }
}

/** Fetches each part of the desk that is known by now, and has not come yet. */
const bringing = new Set<() => Promise<void>>();

/**
 * Brings all parts that have been named so far, so that each is there in the frame that first shows it. Never
 * rejects.
 */
export async function bringParts(): Promise<void> {
  const before = bringing.size;
  await Promise.all([...bringing].map((bring) => bring()));
  // What has come may name parts of its own.
  if (bringing.size > before) await bringParts();
}

/**
 * Like React's `lazy`, which remembers for ever that a part did not come; for an export by any name. A part
 * that has come is shown at once: `lazy` would first show the fallback, and React keeps that for 300 ms once it
 * is on the screen.
 */
export function lazyPart<P extends object>(
  bring: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  let there: ComponentType<P> | null = null;
  const arrived = (part: ComponentType<P>) => (there = part);
  const fresh = (): ComponentType<P> => {
    const made = lazy(() =>
      loadPart(bring).then(
        (part) => ({ default: arrived(part) as ComponentType<object> }),
        (cause: unknown) => {
          throw new MissingPart(cause, () => {
            if (current === made) current = fresh();
          });
        },
      ),
    ) as unknown as ComponentType<P>;
    return made;
  };
  let current = fresh();
  bringing.add(async () => {
    if (!there) await loadPart(bring, "in background").then(arrived, () => undefined);
  });
  return function Part(props: P) {
    // Chosen once: another component in the same place would lose what its parts remember.
    const [Chosen] = useState(() => there ?? current);
    return <Chosen {...props} />;
  };
}
