// One scene on the GPU, and which of its rows are shown. Uploading the shown part is all that a filter change costs.
import type { Box } from "#geo/lngLat.ts";
import { packPoints, packSegments, packTriangles, rowsInSight } from "../compact.ts";
import { SEGMENT_WORDS, VERTEX_WORDS, type Scene } from "../scene.ts";
import { makeArray } from "./program.ts";

/** Segments stand two texels each in a texture of this many texels a row. */
export const SEGMENT_TEXELS = 2048;
/** With more rows in sight, marks and lines are drawn lighter and areas without edges. */
const DENSE = 3000;

type Stream = { buffer: WebGLBuffer; scratch: Uint32Array; count: number };

export class Sheet {
  readonly scene: Scene;
  readonly areas: WebGLVertexArrayObject;
  readonly lines: WebGLVertexArrayObject;
  readonly marks: WebGLVertexArrayObject;
  readonly segments: WebGLTexture;
  readonly triangleIndexes: Stream;
  readonly segmentIndexes: Stream;
  readonly points: Stream;
  /** Rows now drawn. */
  rows = 0;
  readonly #gl: WebGL2RenderingContext;
  readonly #vertices: WebGLBuffer;

  constructor(gl: WebGL2RenderingContext, scene: Scene) {
    this.#gl = gl;
    this.scene = scene;
    const stream = (words: number): Stream => ({
      buffer: gl.createBuffer(),
      scratch: new Uint32Array(words),
      count: 0,
    });
    this.triangleIndexes = stream(scene.triangles.length);
    this.segmentIndexes = stream((scene.segments.length / SEGMENT_WORDS) * 6);
    this.points = stream(scene.points.length);
    this.#vertices = gl.createBuffer();
    gl.bindVertexArray(null);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#vertices);
    gl.bufferData(gl.ARRAY_BUFFER, scene.vertices, gl.STATIC_DRAW);
    this.segments = uploadSegments(gl, scene.segments);
    const placed = [
      { location: 0, size: 2, type: "float", offset: 0 },
      { location: 1, size: 1, type: "uint", offset: 8 },
    ] as const;
    this.areas = makeArray(gl, {
      buffer: this.#vertices,
      stride: VERTEX_WORDS * 4,
      attributes: placed,
      index: this.triangleIndexes.buffer,
    });
    this.lines = makeArray(gl, {
      buffer: this.#vertices,
      stride: 0,
      attributes: [],
      index: this.segmentIndexes.buffer,
    });
    this.marks = makeArray(gl, {
      buffer: this.points.buffer,
      stride: VERTEX_WORDS * 4,
      attributes: placed,
    });
  }

  get dense(): boolean {
    return this.rows > DENSE;
  }

  /** Shows the rows where `mask` is 1 (null: all) that touch `box` (null: everywhere). */
  show(mask: Uint8Array | null, box: Box | null, order: Uint32Array | null = null): void {
    const gl = this.#gl;
    const rows = rowsInSight(this.scene, mask, box, order);
    this.rows = rows.length;
    gl.bindVertexArray(null);
    const upload = (target: number, { buffer, scratch }: Stream, words: number) => {
      gl.bindBuffer(target, buffer);
      gl.bufferData(target, scratch, gl.DYNAMIC_DRAW, 0, words);
    };
    this.triangleIndexes.count = packTriangles(this.scene, rows, this.triangleIndexes.scratch);
    upload(gl.ELEMENT_ARRAY_BUFFER, this.triangleIndexes, this.triangleIndexes.count);
    this.segmentIndexes.count = packSegments(
      this.scene,
      rows,
      !this.dense,
      this.segmentIndexes.scratch,
    );
    upload(gl.ELEMENT_ARRAY_BUFFER, this.segmentIndexes, this.segmentIndexes.count);
    this.points.count = packPoints(this.scene, rows, this.points.scratch);
    upload(gl.ARRAY_BUFFER, this.points, this.points.count * VERTEX_WORDS);
  }

  free(): void {
    const gl = this.#gl;
    for (const array of [this.areas, this.lines, this.marks]) gl.deleteVertexArray(array);
    for (const buffer of [
      this.#vertices,
      this.triangleIndexes.buffer,
      this.segmentIndexes.buffer,
      this.points.buffer,
    ])
      gl.deleteBuffer(buffer);
    gl.deleteTexture(this.segments);
  }
}

function uploadSegments(gl: WebGL2RenderingContext, words: Uint32Array): WebGLTexture {
  const texture = gl.createTexture();
  const height = Math.max(1, Math.ceil(words.length / 4 / SEGMENT_TEXELS));
  const padded = new Uint32Array(height * SEGMENT_TEXELS * 4);
  padded.set(words);
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.texImage2D(
    gl.TEXTURE_2D,
    0,
    gl.RGBA32UI,
    SEGMENT_TEXELS,
    height,
    0,
    gl.RGBA_INTEGER,
    gl.UNSIGNED_INT,
    padded,
  );
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
    gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
  return texture;
}
