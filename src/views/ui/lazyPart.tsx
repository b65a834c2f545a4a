// Components that are fetched when first shown. One that did not come stands in an ErrorBoundary, whose “重试” fetches it anew.
import { lazy, type ComponentType } from "react";
import { loadPart } from "#base/loadPart.ts";

/** A part did not come. `forget` lets the next showing ask for it anew. */
export class MissingPart extends Error {
  readonly forget: () => void;

  constructor(cause: unknown, forget: () => void) {
    super(String(cause), { cause });
    this.forget = forget;
  }
}

/** Like React's `lazy`, which remembers for ever that a part did not come; for an export by any name. */
export function lazyPart<P extends object>(
  bring: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  const fresh = (): ComponentType<P> => {
    const made = lazy(() =>
      loadPart(bring).then(
        (part) => ({ default: part as ComponentType<object> }),
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
  return function Part(props: P) {
    const Current = current;
    return <Current {...props} />;
  };
}
