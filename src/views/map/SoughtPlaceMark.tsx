// The mark of the place that a search has led to, fetched when there is one.
import { Suspense } from "react";
import { useSlot } from "../edit/slot.ts";
import { soughtPlace } from "../search/sought.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const PlaceMark = lazyPart(() =>
  import("../search/PlaceMark.tsx").then(({ PlaceMark }) => PlaceMark),
);

export function SoughtPlaceMark() {
  const place = useSlot(soughtPlace);
  return (
    place && (
      <ErrorBoundary>
        <Suspense>
          <PlaceMark place={place} />
        </Suspense>
      </ErrorBoundary>
    )
  );
}
