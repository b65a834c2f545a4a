// The ground that is asked for, above the map: a place widened by its distance, as the map shows it in this frame.
import { useMemo, useState } from "react";
import type { Question } from "#ledger/meeting/ask.ts";
import { offsetBetween } from "#geo/distance.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { kindOf, partsOf } from "#map/sketch/paths.ts";
import { useRootClass } from "../ui/useRootClass.ts";
import { projectionOf } from "../sketch/projection.ts";
import { useMapFrame } from "../sketch/useMapFrame.ts";

type Shape = Pick<Question, "geometry" | "metres">;

/** Stands inside the map's section; the panel says the same in words. */
export function Ground({ handle, shape }: { handle: MapHandle; shape: Shape }) {
  const [root, setRoot] = useState<Element | null>(null);
  useRootClass("has-ask-ground");
  return (
    <svg className="ask-ground" aria-hidden="true" ref={setRoot}>
      {root && <Widened handle={handle} shape={shape} root={root as unknown as HTMLElement} />}
    </svg>
  );
}

/** A stroke as wide as twice the distance, with round ends, is the ground exactly; its edge is drawn by a mask. */
function Widened({
  handle,
  shape: { geometry, metres },
  root,
}: {
  handle: MapHandle;
  shape: Shape;
  root: HTMLElement;
}) {
  const frame = useMapFrame(handle, root);
  const projection = useMemo(() => projectionOf(handle, frame.key), [handle, frame.key]);
  const parts = useMemo(() => partsOf(geometry), [geometry]);
  const kind = kindOf(geometry);
  const paths = parts
    .flatMap((part) =>
      part.map(
        (path) =>
          `M${projection
            .pixelsOf(path)
            .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
            .join("L")}${kind === "area" ? "Z" : kind === "point" ? "h0.01" : ""}`,
      ),
    )
    .join("");
  const wide =
    2 * metres * pixelsAMetre(projection.toPixel, parts[0]?.[0]?.[0] ?? handle.camera.center);
  const fill = kind === "area" ? "#fff" : "none";
  return (
    <>
      <mask
        id="ask-edge"
        maskUnits="userSpaceOnUse"
        x={0}
        y={0}
        width={frame.width}
        height={frame.height}
      >
        <path
          d={paths}
          fill={fill}
          stroke="#fff"
          strokeWidth={wide + 3}
          strokeLinejoin="round"
          strokeLinecap="round"
          fillRule="evenodd"
        />
        <path
          d={paths}
          fill={kind === "area" ? "#000" : "none"}
          stroke="#000"
          strokeWidth={Math.max(0, wide - 2)}
          strokeLinejoin="round"
          strokeLinecap="round"
          fillRule="evenodd"
          style={wide === 0 ? { strokeWidth: 0 } : undefined}
        />
      </mask>
      <path
        className="ask-fill"
        d={paths}
        style={{ fill: kind === "area" ? undefined : "none", strokeWidth: wide }}
      />
      <rect className="ask-edge" width={frame.width} height={frame.height} mask="url(#ask-edge)" />
      {kind === "point" &&
        parts.map(
          ([path]) => path?.[0] && <Cross key={path[0].join()} at={projection.toPixel(path[0])} />,
        )}
    </>
  );
}

const Cross = ({ at: [x, y] }: { at: readonly [number, number] }) => (
  <path className="ask-centre" d={`M${x - 6} ${y}H${x + 6}M${x} ${y - 6}V${y + 6}`} />
);

function pixelsAMetre(
  toPixel: (at: readonly [number, number]) => readonly [number, number],
  at: readonly [number, number],
): number {
  const north = [at[0], at[1] + 0.01] as const;
  const [[x, y], [nx, ny]] = [toPixel(at), toPixel(north)];
  return Math.hypot(nx - x, ny - y) / offsetBetween([at[0], at[1]], north).metres;
}
