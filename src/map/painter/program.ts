// Small helpers around WebGL2 programs and vertex arrays. Knows nothing of projects.

export type Uniforms = (name: string) => WebGLUniformLocation | null;
export type Program = { handle: WebGLProgram; uniform: Uniforms };

/** Starts compiling and linking; the driver works on while the page goes on. Nothing waits until the first use. */
export function makeProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const handle = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(
      shader,
      `#version 300 es\nprecision highp float;\nprecision highp int;\nprecision highp usampler2D;\n${source}`,
    );
    gl.compileShader(shader);
    gl.attachShader(handle, shader);
  }
  gl.linkProgram(handle);
  const known = new Map<string, WebGLUniformLocation | null>();
  const uniform = (name: string) => {
    if (known.size === 0) assertLinked(gl, handle);
    if (!known.has(name)) known.set(name, gl.getUniformLocation(handle, name));
    return known.get(name) ?? null;
  };
  return { handle, uniform };
}

/** Throws on a shader error, which is a bug of ours; a lost context is not. */
function assertLinked(gl: WebGL2RenderingContext, handle: WebGLProgram): void {
  if (gl.getProgramParameter(handle, gl.LINK_STATUS) || gl.isContextLost()) return;
  const logs = gl.getAttachedShaders(handle)?.map((shader) => gl.getShaderInfoLog(shader));
  throw new Error(`shader: ${gl.getProgramInfoLog(handle)} ${logs?.join(" ")}`);
}

export type Attribute = { location: number; size: number; type: "float" | "uint"; offset: number };
export type ArrayLayout = {
  buffer: WebGLBuffer;
  stride: number;
  attributes: readonly Attribute[];
  index?: WebGLBuffer;
};

/** A vertex array over one interleaved buffer. */
export function makeArray(
  gl: WebGL2RenderingContext,
  { buffer, stride, attributes, index }: ArrayLayout,
): WebGLVertexArrayObject {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  for (const { location, size, type, offset } of attributes) {
    gl.enableVertexAttribArray(location);
    if (type === "float") gl.vertexAttribPointer(location, size, gl.FLOAT, false, stride, offset);
    else gl.vertexAttribIPointer(location, size, gl.UNSIGNED_INT, stride, offset);
  }
  if (index) gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, index);
  gl.bindVertexArray(null);
  return array;
}
