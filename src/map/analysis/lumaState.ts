// luma.gl, beneath deck.gl, wraps functions of a WebGL context in its own, which leave out whatever they believe to
// be set already. In a context that others draw in as well this belief must be true at the beginning, and must not
// outlive the context.

/** What luma.gl hangs upon a context. */
type Tracker = { cache: Record<string, unknown>; enable: boolean; program: WebGLProgram | null };

/** It takes a context for untouched. This one is MapLibre's, so it is told what is set in it. */
export function learnState(gl: WebGL2RenderingContext): void {
  const tracker = Reflect.get(gl, "lumaState") as Tracker | undefined;
  if (!tracker) return;
  // Asks the context instead of the memory.
  tracker.enable = false;
  for (const key of Object.keys(tracker.cache)) {
    const value: unknown = gl.getParameter(Number(key));
    if (value !== null) tracker.cache[key] = value;
  }
  tracker.program = gl.getParameter(gl.CURRENT_PROGRAM) as WebGLProgram | null;
  tracker.enable = true;
}

/** After a context was lost its functions are the browser's own again, and deck.gl begins anew. */
export function forgetLuma(gl: WebGL2RenderingContext): void {
  for (const name of Object.getOwnPropertyNames(gl)) Reflect.deleteProperty(gl, name);
}
