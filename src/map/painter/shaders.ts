// The three programs: areas, lines, marks. Positions are mercator offsets; sizes are device pixels.
// A style word holds kind (byte 0), look (byte 1: 0 solid, 1 light, 2 hatched) and flags (byte 2).

export const AREA_VERTEX = `
layout(location=0) in vec2 at; layout(location=1) in uint style;
uniform mat4 matrix; uniform vec3 colours[11];
flat out vec3 colour; flat out uint look;
void main() { gl_Position = matrix * vec4(at, 0.0, 1.0); colour = colours[style & 255u]; look = (style >> 8) & 255u; }`;

export const AREA_FRAGMENT = `
flat in vec3 colour; flat in uint look; out vec4 result;
uniform float ratio; uniform float strength;
void main() {
  float alpha = look == 0u ? 0.34 : look == 1u ? 0.16 : 0.07;
  if (look == 2u) {
    float stripe = mod((gl_FragCoord.x + gl_FragCoord.y) / ratio, 7.0);
    alpha = max(alpha, 0.55 * (1.0 - smoothstep(0.5, 1.1, abs(stripe - 3.5))));
  }
  alpha *= strength;
  result = vec4(colour * alpha, alpha);
}`;

export const LINE_VERTEX = `
layout(location=0) in vec4 ends; layout(location=1) in float along; layout(location=2) in uint style;
uniform mat4 matrix; uniform vec2 viewport; uniform float ratio; uniform float scale; uniform vec2 widths; uniform vec3 colours[11];
flat out vec3 colour; flat out float halfWidth; flat out float dashed; out vec2 place; flat out float span; flat out float start;
void main() {
  vec4 a = matrix * vec4(ends.xy, 0.0, 1.0); vec4 b = matrix * vec4(ends.zw, 0.0, 1.0);
  vec2 pa = a.xy / a.w * viewport * 0.5; vec2 pb = b.xy / b.w * viewport * 0.5;
  vec2 way = pb - pa; span = length(way); way = span > 0.0 ? way / span : vec2(1.0, 0.0);
  uint flags = (style >> 16) & 255u; uint look = (style >> 8) & 255u;
  halfWidth = 0.5 * ((flags & 1u) == 1u ? widths.y : widths.x) * ratio;
  dashed = look == 2u ? 1.0 : 0.0; colour = colours[style & 255u]; start = along * scale;
  float reach = halfWidth + 1.0;
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1) * 2.0 - 1.0);
  place = vec2(mix(-reach, span + reach, corner.x), corner.y * reach);
  vec2 at = pa + way * place.x + vec2(-way.y, way.x) * place.y;
  gl_Position = vec4(at / (viewport * 0.5), 0.0, 1.0);
}`;

export const LINE_FRAGMENT = `
flat in vec3 colour; flat in float halfWidth; flat in float dashed; in vec2 place; flat in float span; flat in float start; out vec4 result;
uniform float ratio;
void main() {
  float off = length(vec2(place.x - clamp(place.x, 0.0, span), place.y));
  float alpha = clamp(halfWidth - off + 0.5, 0.0, 1.0);
  if (dashed > 0.5) {
    float period = 11.0 * ratio;
    float phase = mod(start + clamp(place.x, 0.0, span), period);
    alpha *= 1.0 - smoothstep(6.5 * ratio, 7.2 * ratio, phase);
  }
  if (alpha <= 0.0) discard;
  result = vec4(colour * alpha, alpha);
}`;

export const MARK_VERTEX = `
layout(location=0) in vec2 at; layout(location=1) in uint style;
uniform mat4 matrix; uniform vec2 viewport; uniform float size; uniform vec2 cells;
out vec2 place;
void main() {
  vec4 centre = matrix * vec4(at, 0.0, 1.0);
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  vec2 cell = vec2(float(style & 255u), float((style >> 8) & 255u));
  place = (cell + vec2(corner.x, 1.0 - corner.y)) / cells;
  gl_Position = vec4(centre.xy / centre.w + (corner * 2.0 - 1.0) * size / viewport, 0.0, 1.0);
}`;

export const MARK_FRAGMENT = `
in vec2 place; out vec4 result; uniform sampler2D atlas;
void main() { result = texture(atlas, place); if (result.a <= 0.004) discard; }`;
