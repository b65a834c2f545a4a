// Small helpers around WebGL2 programs and buffers. Knows nothing of projects.

export type Uniforms = (name: string) => WebGLUniformLocation | null;
export type Program = { handle: WebGLProgram; uniform: Uniforms };

/** Compiles and links. Throws on a shader error, which is a bug of ours. */
export function makeProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const handle = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, `#version 300 es\nprecision highp float;\nprecision highp int;\n${source}`);
    gl.compileShader(shader);
    gl.attachShader(handle, shader);
  }
  gl.linkProgram(handle);
  if (!gl.getProgramParameter(handle, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = gl.getAttachedShaders(handle)?.map((shader) => gl.getShaderInfoLog(shader));
    throw new Error(`shader: ${gl.getProgramInfoLog(handle)} ${logs?.join(" ")}`);
  }
  const known = new Map<string, WebGLUniformLocation | null>();
  const uniform = (name: string) => {
    if (!known.has(name)) known.set(name, gl.getUniformLocation(handle, name));
    return known.get(name) ?? null;
  };
  return { handle, uniform };
}

export type Attribute = { location: number; size: number; type: "float" | "uint"; offset: number };

/** A vertex array over one interleaved buffer; `divisor` 1 steps per instance. */
export function makeArray(gl: WebGL2RenderingContext, buffer: WebGLBuffer, stride: number, divisor: number, attributes: readonly Attribute[], index?: WebGLBuffer): WebGLVertexArrayObject {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  for (const { location, size, type, offset } of attributes) {
    gl.enableVertexAttribArray(location);
    if (type === "float") gl.vertexAttribPointer(location, size, gl.FLOAT, false, stride, offset);
    else gl.vertexAttribIPointer(location, size, gl.UNSIGNED_INT, stride, offset);
    gl.vertexAttribDivisor(location, divisor);
  }
  if (index) gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, index);
  gl.bindVertexArray(null);
  return array;
}
