// Draws sheets: areas, then lines, then marks. Owns the programs and the atlas; the map owns the context and the camera.
import { toRgb, type Palette } from "../palette.ts";
import { coloursOf, COLOUR_COUNT, WIDTHS } from "../styleWord.ts";
import { ATLAS_COLUMNS, ATLAS_ROWS, drawAtlas } from "./atlas.ts";
import { makeProgram, type Program } from "./program.ts";
import {
  AREA_FRAGMENT,
  AREA_VERTEX,
  LINE_FRAGMENT,
  LINE_VERTEX,
  MARK_FRAGMENT,
  MARK_VERTEX,
} from "./shaders.ts";
import type { Sheet } from "./sheet.ts";

/** What the camera says: mercator unit square → clip space, and the world's size in device pixels. */
export type View = { matrix: ArrayLike<number>; worldPixels: number; ratio: number };
/** `markSize` in CSS pixels; `enlarge` multiplies line widths; `strength` weakens areas. */
export type Pen = { markSize: number; enlarge: number; strength: number };

const ATLAS_CELL = 30;
const WIDTH_VALUES = Float32Array.from(Object.values(WIDTHS));

export class Painter {
  readonly #gl: WebGL2RenderingContext;
  readonly #areas: Program;
  readonly #lines: Program;
  readonly #marks: Program;
  readonly #atlas: WebGLTexture;
  #colours: Float32Array = new Float32Array(COLOUR_COUNT * 3);

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#areas = makeProgram(gl, AREA_VERTEX, AREA_FRAGMENT);
    this.#lines = makeProgram(gl, LINE_VERTEX, LINE_FRAGMENT);
    this.#marks = makeProgram(gl, MARK_VERTEX, MARK_FRAGMENT);
    this.#atlas = gl.createTexture();
  }

  setPalette(palette: Palette, ratio: number): void {
    const gl = this.#gl;
    this.#colours = Float32Array.from(coloursOf(palette).flatMap(toRgb));
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#atlas);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.RGBA,
      gl.RGBA,
      gl.UNSIGNED_BYTE,
      drawAtlas(palette, Math.round(ATLAS_CELL * ratio)),
    );
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
      gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
  }

  draw(sheet: Sheet, view: View, pen: Pen): void {
    const gl = this.#gl;
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    for (const off of [gl.DEPTH_TEST, gl.STENCIL_TEST, gl.CULL_FACE]) gl.disable(off);
    const matrix = movedTo(view.matrix, sheet.scene.origin);
    if (sheet.triangleIndexes.count > 0) this.#drawAreas(sheet, matrix, view, pen);
    if (sheet.segmentIndexes.count > 0) this.#drawLines(sheet, matrix, view, pen);
    if (sheet.points.count > 0 && pen.markSize > 0) this.#drawMarks(sheet, matrix, view, pen);
    gl.bindVertexArray(null);
  }

  #drawAreas(sheet: Sheet, matrix: Float32Array, { ratio }: View, { strength }: Pen): void {
    const gl = this.#gl;
    const { uniform } = this.#use(this.#areas, matrix);
    gl.uniform3fv(uniform("colours"), this.#colours);
    gl.uniform1f(uniform("ratio"), ratio);
    gl.uniform1f(uniform("strength"), strength);
    gl.bindVertexArray(sheet.areas);
    gl.drawElements(gl.TRIANGLES, sheet.triangleIndexes.count, gl.UNSIGNED_INT, 0);
  }

  #drawLines(
    sheet: Sheet,
    matrix: Float32Array,
    { ratio, worldPixels }: View,
    { enlarge }: Pen,
  ): void {
    const gl = this.#gl;
    const { uniform } = this.#use(this.#lines, matrix);
    gl.uniform3fv(uniform("colours"), this.#colours);
    gl.uniform2f(uniform("viewport"), gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform1f(uniform("ratio"), ratio);
    gl.uniform1f(uniform("scale"), worldPixels);
    gl.uniform1f(uniform("enlarge"), enlarge);
    gl.uniform1fv(uniform("widths"), WIDTH_VALUES);
    this.#bind("segments", uniform, sheet.segments);
    gl.bindVertexArray(sheet.lines);
    gl.drawElements(gl.TRIANGLES, sheet.segmentIndexes.count, gl.UNSIGNED_INT, 0);
  }

  #drawMarks(sheet: Sheet, matrix: Float32Array, { ratio }: View, { markSize }: Pen): void {
    const gl = this.#gl;
    const { uniform } = this.#use(this.#marks, matrix);
    gl.uniform1f(uniform("size"), markSize * ratio);
    gl.uniform2f(uniform("cells"), ATLAS_COLUMNS, ATLAS_ROWS);
    this.#bind("atlas", uniform, this.#atlas);
    gl.bindVertexArray(sheet.marks);
    gl.drawArrays(gl.POINTS, 0, sheet.points.count);
  }

  #bind(name: string, uniform: Program["uniform"], texture: WebGLTexture): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform1i(uniform(name), 0);
  }

  #use(program: Program, matrix: Float32Array): Program {
    this.#gl.useProgram(program.handle);
    this.#gl.uniformMatrix4fv(program.uniform("matrix"), false, matrix);
    return program;
  }

  free(): void {
    for (const { handle } of [this.#areas, this.#lines, this.#marks])
      this.#gl.deleteProgram(handle);
    this.#gl.deleteTexture(this.#atlas);
  }
}

/** matrix × translate(origin), in doubles before it becomes floats, so that street-level zooms do not tremble. */
function movedTo(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const moved = Float32Array.from(matrix);
  for (let row = 0; row < 4; row++)
    moved[12 + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[12 + row]!;
  return moved;
}
