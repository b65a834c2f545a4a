// The three programs: areas, lines, marks. Positions are mercator offsets; sizes are device pixels.
// A style word (styleWord.ts) holds colour (byte 0), fill (byte 1), width (byte 2) and what is missing to opaque
// (byte 3).
import { COLOUR_COUNT, SITE_MARK, SITE_WIDTH, WIDTH_NAMES } from "../styleWord.ts";
import { SEGMENT_TEXELS } from "./sheet.ts";

export const AREA_VERTEX = `
layout(location=0) in vec2 at; layout(location=1) in uint style;
uniform mat4 matrix; uniform vec3 colours[${COLOUR_COUNT}];
flat out vec3 colour; flat out uint look; flat out float opacity;
void main() {
  gl_Position = matrix * vec4(at, 0.0, 1.0);
  colour = colours[style & 255u];
  look = (style >> 8) & 255u;
  opacity = 1.0 - float(style >> 24) / 255.0;
}`;

export const AREA_FRAGMENT = `
flat in vec3 colour; flat in uint look; flat in float opacity; out vec4 result;
uniform float ratio; uniform float strength;
void main() {
  float alpha = look == 4u ? 1.0 : look == 0u ? 0.34 : look == 1u ? 0.16 : 0.07;
  if (look == 2u) {
    float stripe = mod((gl_FragCoord.x + gl_FragCoord.y) / ratio, 7.0);
    alpha = max(alpha, 0.55 * (1.0 - smoothstep(0.5, 1.1, abs(stripe - 3.5))));
  }
  alpha *= strength * opacity;
  result = vec4(colour * alpha, alpha);
}`;

// Instanced quads would cost one draw call each on software renderers; instead every corner finds its segment in a texture.
export const LINE_VERTEX = `
uniform mat4 matrix; uniform vec2 viewport; uniform float ratio; uniform float scale; uniform float enlarge;
uniform float widths[${WIDTH_NAMES.length}]; uniform vec3 colours[${COLOUR_COUNT}]; uniform usampler2D segments;
flat out vec4 shape; flat out vec4 paint; out vec2 place;
void main() {
  int texel = (gl_VertexID >> 2) * 2; ivec2 cell = ivec2(texel & ${SEGMENT_TEXELS - 1}, texel / ${SEGMENT_TEXELS});
  vec4 ends = uintBitsToFloat(texelFetch(segments, cell, 0)); uvec4 rest = texelFetch(segments, cell + ivec2(1, 0), 0);
  uint style = rest.y;
  vec4 a = matrix * vec4(ends.xy, 0.0, 1.0); vec4 b = matrix * vec4(ends.zw, 0.0, 1.0);
  vec2 pa = a.xy / a.w * viewport * 0.5; vec2 pb = b.xy / b.w * viewport * 0.5;
  vec2 way = pb - pa; float span = length(way); way = span > 0.0 ? way / span : vec2(1.0, 0.0);
  float halfWidth = 0.5 * widths[(style >> 16) & 255u] * enlarge * ratio; float reach = halfWidth + 1.0;
  float dashed = ((style >> 8) & 255u) == 2u ? 1.0 : 0.0;
  shape = vec4(span, halfWidth, uintBitsToFloat(rest.x) * scale, dashed); paint = vec4(colours[style & 255u], 1.0) * (1.0 - float(style >> 24) / 255.0);
  vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1) * 2.0 - 1.0);
  place = vec2(mix(-reach, span + reach, corner.x), corner.y * reach);
  vec2 at = pa + way * place.x + vec2(-way.y, way.x) * place.y;
  gl_Position = vec4(at / (viewport * 0.5), 0.0, 1.0);
}`;

export const LINE_FRAGMENT = `
flat in vec4 shape; flat in vec4 paint; in vec2 place; out vec4 result;
uniform float ratio;
void main() {
  float off = length(vec2(place.x - clamp(place.x, 0.0, shape.x), place.y));
  float alpha = clamp(shape.y - off + 0.5, 0.0, 1.0);
  if (shape.w > 0.5) {
    float phase = mod(shape.z + clamp(place.x, 0.0, shape.x), 11.0 * ratio);
    alpha *= 1.0 - smoothstep(6.5 * ratio, 7.2 * ratio, phase);
  }
  result = paint * alpha;
}`;

export const MARK_VERTEX = `
layout(location=0) in vec2 at; layout(location=1) in uint style;
uniform mat4 matrix; uniform float size;
flat out vec2 cell; flat out float opacity;
void main() { opacity = 1.0 - float(style >> 24) / 255.0; gl_Position = matrix * vec4(at, 0.0, 1.0); gl_PointSize = ((style >> 16) & 255u) == ${SITE_WIDTH}u ? size * ${SITE_MARK.toFixed(2)} : size; cell = vec2(float(style & 255u), float((style >> 8) & 255u)); }`;

export const MARK_FRAGMENT = `
flat in vec2 cell; flat in float opacity; out vec4 result;
uniform sampler2D atlas; uniform vec2 cells;
void main() { result = texture(atlas, (cell + gl_PointCoord) / cells) * opacity; }`;
