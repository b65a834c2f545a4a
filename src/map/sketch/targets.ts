// To what of itself a sketch may snap. Knows no pixels.
import type { SnapPath } from "#geo/snap.ts";
import { FEWEST, type Path } from "./paths.ts";
import { activePath, type Sketch } from "./sketch.ts";

/** Other rings and parts whole; of the active path what closes it: an area's first corner, and any vertex of a line but the nearest ones. */
export function ownTargets(sketch: Sketch): readonly SnapPath[] {
  const { kind, parts, active, held } = sketch;
  const edges = kind === "area" ? "closed" : kind === "line" ? "open" : "none";
  const others = parts
    .flatMap((rings, part) =>
      rings.filter((_, ring) => part !== active.part || ring !== active.ring),
    )
    .map((vertices): SnapPath => ({ vertices, edges }));
  return held && held.vertex === null
    ? []
    : [...others, { vertices: closing(sketch), edges: "none" }];
}

function closing(sketch: Sketch): Path {
  const path = activePath(sketch);
  if (sketch.kind === "point") return [];
  if (sketch.kind === "area")
    return sketch.drawing && !sketch.held && path.length >= FEWEST.area ? path.slice(0, 1) : [];
  const moving = sketch.held ? sketch.held.vertex! : path.length;
  return path.filter((_, i) => Math.abs(i - moving) > 1);
}
