// Draws sheets: areas, then lines, then marks. Owns the programs and the atlas; the map owns the context and the camera.
import { toRgb, type Palette } from "../palette.ts";
import { ATLAS_COLUMNS, ATLAS_ROWS, drawAtlas } from "./atlas.ts";
import { makeProgram, type Program } from "./program.ts";
import { AREA_FRAGMENT, AREA_VERTEX, LINE_FRAGMENT, LINE_VERTEX, MARK_FRAGMENT, MARK_VERTEX } from "./shaders.ts";
import type { Sheet } from "./sheet.ts";

/** What the camera says: mercator unit square → clip space, and the world's size in device pixels. */
export type View = { matrix: ArrayLike<number>; worldPixels: number; ratio: number };
/** `lineWidths` are those of line projects and of area edges, `markSize` of point marks, in CSS pixels. */
export type Pen = { lineWidths: readonly [number, number]; markSize: number; strength: number; colour?: string };

const ATLAS_CELL = 30;

export class Painter {
  readonly #gl: WebGL2RenderingContext;
  readonly #areas: Program;
  readonly #lines: Program;
  readonly #marks: Program;
  readonly #atlas: WebGLTexture;
  #colours = new Float32Array(33);

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#areas = makeProgram(gl, AREA_VERTEX, AREA_FRAGMENT);
    this.#lines = makeProgram(gl, LINE_VERTEX, LINE_FRAGMENT);
    this.#marks = makeProgram(gl, MARK_VERTEX, MARK_FRAGMENT);
    this.#atlas = gl.createTexture();
  }

  setPalette(palette: Palette, ratio: number): void {
    const gl = this.#gl;
    this.#colours = Float32Array.from([...palette.kinds, palette.accent].flatMap(toRgb));
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#atlas);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, drawAtlas(palette, Math.round(ATLAS_CELL * ratio)));
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
  }

  draw(sheet: Sheet, view: View, pen: Pen): void {
    const gl = this.#gl;
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.disable(gl.CULL_FACE);
    const matrix = movedTo(view.matrix, sheet.scene.origin);
    const viewport: [number, number] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
    const colours = pen.colour ? Float32Array.from(Array.from({ length: 11 }, () => toRgb(pen.colour!)).flat()) : this.#colours;
    if (sheet.triangleIndexes > 0) {
      const { uniform } = this.#use(this.#areas, matrix);
      gl.uniform3fv(uniform("colours"), colours);
      gl.uniform1f(uniform("ratio"), view.ratio);
      gl.uniform1f(uniform("strength"), pen.strength);
      gl.bindVertexArray(sheet.areas);
      gl.drawElements(gl.TRIANGLES, sheet.triangleIndexes, gl.UNSIGNED_INT, 0);
    }
    if (sheet.segmentCount > 0) {
      const { uniform } = this.#use(this.#lines, matrix);
      gl.uniform3fv(uniform("colours"), colours);
      gl.uniform2f(uniform("viewport"), ...viewport);
      gl.uniform1f(uniform("ratio"), view.ratio);
      gl.uniform1f(uniform("scale"), view.worldPixels);
      gl.uniform2f(uniform("widths"), ...pen.lineWidths);
      gl.bindVertexArray(sheet.lines);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, sheet.segmentCount);
    }
    if (sheet.pointCount > 0) {
      const { uniform } = this.#use(this.#marks, matrix);
      gl.uniform2f(uniform("viewport"), ...viewport);
      gl.uniform1f(uniform("size"), pen.markSize * view.ratio);
      gl.uniform2f(uniform("cells"), ATLAS_COLUMNS, ATLAS_ROWS);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, this.#atlas);
      gl.uniform1i(uniform("atlas"), 0);
      gl.bindVertexArray(sheet.marks);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, sheet.pointCount);
    }
    gl.bindVertexArray(null);
  }

  #use(program: Program, matrix: Float32Array): Program {
    this.#gl.useProgram(program.handle);
    this.#gl.uniformMatrix4fv(program.uniform("matrix"), false, matrix);
    return program;
  }
}

/** matrix × translate(origin), in doubles before it becomes floats, so that street-level zooms do not tremble. */
function movedTo(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const moved = Float32Array.from(matrix);
  for (let row = 0; row < 4; row++) moved[12 + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[12 + row]!;
  return moved;
}
