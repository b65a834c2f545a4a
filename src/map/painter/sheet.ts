// One scene on the GPU, and which of its rows are shown. Uploading the shown part is all that a filter change costs.
import { compact, POINT_WORDS, SEGMENT_WORDS, VERTEX_WORDS, type Scene } from "../scene.ts";
import { makeArray } from "./program.ts";

type Stream = { buffer: WebGLBuffer; full: Uint32Array; start: Uint32Array; words: number; scratch: Uint32Array | null; count: number; target: number };

export class Sheet {
  readonly scene: Scene;
  readonly areas: WebGLVertexArrayObject;
  readonly lines: WebGLVertexArrayObject;
  readonly marks: WebGLVertexArrayObject;
  readonly #gl: WebGL2RenderingContext;
  readonly #vertices: WebGLBuffer;
  readonly #streams: readonly [triangles: Stream, segments: Stream, points: Stream];

  constructor(gl: WebGL2RenderingContext, scene: Scene) {
    this.#gl = gl;
    this.scene = scene;
    const stream = (full: Uint32Array, start: Uint32Array, words: number, target: number): Stream =>
      ({ buffer: gl.createBuffer(), full, start, words, scratch: null, count: 0, target });
    const triangles = stream(scene.triangles, scene.triangleStart, 1, gl.ELEMENT_ARRAY_BUFFER);
    const segments = stream(scene.segments, scene.segmentStart, SEGMENT_WORDS, gl.ARRAY_BUFFER);
    const points = stream(scene.points, scene.pointStart, POINT_WORDS, gl.ARRAY_BUFFER);
    this.#streams = [triangles, segments, points];
    this.#vertices = gl.createBuffer();
    gl.bindVertexArray(null);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#vertices);
    gl.bufferData(gl.ARRAY_BUFFER, scene.vertices, gl.STATIC_DRAW);
    this.areas = makeArray(gl, this.#vertices, VERTEX_WORDS * 4, 0, [
      { location: 0, size: 2, type: "float", offset: 0 },
      { location: 1, size: 1, type: "uint", offset: 8 },
    ], triangles.buffer);
    this.lines = makeArray(gl, segments.buffer, SEGMENT_WORDS * 4, 1, [
      { location: 0, size: 4, type: "float", offset: 0 },
      { location: 1, size: 1, type: "float", offset: 16 },
      { location: 2, size: 1, type: "uint", offset: 20 },
    ]);
    this.marks = makeArray(gl, points.buffer, POINT_WORDS * 4, 1, [
      { location: 0, size: 2, type: "float", offset: 0 },
      { location: 1, size: 1, type: "uint", offset: 8 },
    ]);
  }

  /** Shows the rows where `mask` is 1; all of them when it is null. */
  show(mask: Uint8Array | null): void {
    const gl = this.#gl;
    gl.bindVertexArray(null);
    for (const stream of this.#streams) {
      const { full, start, words, target } = stream;
      gl.bindBuffer(target, stream.buffer);
      if (!mask || mask.every((shown) => shown === 1)) {
        stream.count = full.length / words;
        gl.bufferData(target, full, gl.DYNAMIC_DRAW);
      } else {
        stream.scratch ??= new Uint32Array(full.length);
        stream.count = compact(full, start, words, mask, stream.scratch);
        gl.bufferData(target, stream.scratch, gl.DYNAMIC_DRAW, 0, stream.count * words);
      }
    }
  }

  get triangleIndexes(): number {
    return this.#streams[0].count;
  }
  get segmentCount(): number {
    return this.#streams[1].count;
  }
  get pointCount(): number {
    return this.#streams[2].count;
  }

  free(): void {
    for (const array of [this.areas, this.lines, this.marks]) this.#gl.deleteVertexArray(array);
    for (const buffer of [this.#vertices, ...this.#streams.map((stream) => stream.buffer)]) this.#gl.deleteBuffer(buffer);
  }
}
