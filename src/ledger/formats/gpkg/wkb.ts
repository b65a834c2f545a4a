// The geometry of a GeoPackage record: its own header, then well-known binary, as ISO or as PostGIS writes it.
// Measures (M) are left out, heights kept. Knows no table. Source: OGC 12-128r19 §2.1.3, OGC 06-103r4 §8.
import type { Geometry, Position } from "geojson";

/** `fault`: why there is no geometry, for the message; an empty geometry is null and no fault. */
export type GpkgGeometry = {
  geometry: Geometry | null;
  srs: number | null;
  fault: GpkgFault | null;
};
export type GpkgFault = "mark" | "envelope" | "curve" | "type" | "cut" | "nested";

/** Bytes of the envelope by its code: none, xy, xyz, xym, xyzm. */
const ENVELOPES = [0, 32, 48, 48, 64] as const;
/** Collections in collections: deeper than anyone draws. */
const MOST_DEEP = 8;

class Fault extends Error {
  readonly fault: GpkgFault;
  constructor(fault: GpkgFault) {
    super(fault);
    this.fault = fault;
  }
}

export function readGpkgGeometry(blob: Uint8Array): GpkgGeometry {
  let srs: number | null = null;
  try {
    if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) throw new Fault("mark");
    const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
    const flags = blob[3]!;
    srs = view.getInt32(4, (flags & 1) === 1);
    const envelope = ENVELOPES[(flags >> 1) & 7];
    if (envelope === undefined) throw new Fault("envelope");
    const isEmpty = (flags & 16) !== 0;
    const reader = new WkbReader(view, 8 + envelope);
    return { geometry: isEmpty ? null : reader.geometry(0), srs, fault: null };
  } catch (cause) {
    // A length that lies ends in a range that is not there.
    return { geometry: null, srs, fault: cause instanceof Fault ? cause.fault : "cut" };
  }
}

type Shape = { type: number; size: number; hasZ: boolean; little: boolean };

class WkbReader {
  readonly #view: DataView;
  #at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  /** Null is an empty one. */
  geometry(depth: number): Geometry | null {
    if (depth > MOST_DEEP) throw new Fault("nested");
    const shape = this.#head();
    switch (shape.type) {
      case 1: {
        const at = this.#position(shape);
        return at.some(Number.isNaN) ? null : { type: "Point", coordinates: at };
      }
      case 2:
        return filled("LineString", this.#positions(shape));
      case 3:
        return filled("Polygon", this.#rings(shape));
      case 4:
        return filled(
          "MultiPoint",
          this.#parts(shape, (own) => this.#position(own)),
        );
      case 5:
        return filled(
          "MultiLineString",
          this.#parts(shape, (own) => this.#positions(own)),
        );
      case 6:
        return filled(
          "MultiPolygon",
          this.#parts(shape, (own) => this.#rings(own)),
        );
      case 7: {
        const geometries = this.#list(shape, 5, () => this.geometry(depth + 1)).filter(
          (one) => one !== null,
        );
        return geometries.length > 0 ? { type: "GeometryCollection", geometries } : null;
      }
      default:
        throw new Fault(shape.type >= 8 && shape.type <= 14 ? "curve" : "type");
    }
  }

  /**
   * Thousands are the dimensions of ISO, the high bits those of PostGIS, which may put a system's number after the
   * type.
   */
  #head(): Shape {
    const little = this.#view.getUint8(this.#at) === 1;
    const code = this.#view.getUint32(this.#at + 1, little);
    this.#at += 5;
    if (code & 0x20000000) this.#at += 4;
    const plain = code & 0x1fffffff;
    const dimension = Math.floor(plain / 1000);
    if (dimension > 3) throw new Fault("type");
    const hasZ = dimension === 1 || dimension === 3 || (code & 0x80000000) !== 0;
    const hasM = dimension === 2 || dimension === 3 || (code & 0x40000000) !== 0;
    return { type: plain % 1000, size: 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0), hasZ, little };
  }

  #position({ size, hasZ, little }: Shape): Position {
    const at = this.#at;
    this.#at += size;
    // Its measure may be all that is missing, and nobody would read that.
    if (this.#at > this.#view.byteLength) throw new Fault("cut");
    const [x, y] = [this.#view.getFloat64(at, little), this.#view.getFloat64(at + 8, little)];
    return hasZ ? [x, y, this.#view.getFloat64(at + 16, little)] : [x, y];
  }

  /** No list is begun whose items, `least` bytes each, cannot be in what is left. */
  #list<T>({ little }: Shape, least: number, read: () => T): T[] {
    const count = this.#view.getUint32(this.#at, little);
    this.#at += 4;
    if (count * least > this.#view.byteLength - this.#at) throw new Fault("cut");
    return Array.from({ length: count }, read);
  }

  #positions(shape: Shape): Position[] {
    return this.#list(shape, shape.size, () => this.#position(shape));
  }

  #rings(shape: Shape): Position[][] {
    return this.#list(shape, 4, () => this.#positions(shape)).filter((ring) => ring.length > 0);
  }

  /** The parts of a multi-geometry have heads of their own, and must be of its kind. Empty ones are left out. */
  #parts<T extends readonly unknown[]>(shape: Shape, read: (own: Shape) => T): T[] {
    return this.#list(shape, 5, () => {
      const own = this.#head();
      if (own.type !== shape.type - 3) throw new Fault("type");
      return read(own);
    }).filter((part) => part.length > 0 && !part.some(Number.isNaN));
  }
}

type Filled = Exclude<Geometry, { type: "GeometryCollection" }>;
const filled = (type: Filled["type"], coordinates: unknown[]): Geometry | null =>
  coordinates.length > 0 ? ({ type, coordinates } as unknown as Geometry) : null;
