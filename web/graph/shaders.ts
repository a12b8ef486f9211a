// What the GPU runs. Places lie in a texture, so that a step of the layout sends nothing but places: nodes and edges name
// them by number. A node whose community is closed shrinks into nothing, an edge ends where its end is to be seen.

const head = `#version 300 es
precision highp float;
precision highp int;
uniform highp sampler2D u_places;
uniform highp sampler2D u_communities;
uniform mat3 u_clip;
uniform vec2 u_pixel;

// The place of a node and its community.
vec3 placeOf(uint node) {
  int width = textureSize(u_places, 0).x;
  return texelFetch(u_places, ivec2(int(node) % width, int(node) / width), 0).xyz;
}

// How open the community is, and the place that stands for it while it is closed.
vec3 communityOf(float number) {
  int width = textureSize(u_communities, 0).x;
  return texelFetch(u_communities, ivec2(int(number) % width, int(number) / width), 0).xyz;
}

vec2 toClip(vec2 place) {
  return (u_clip * vec3(place, 1.0)).xy;
}
`;

export const nodeVertex = `${head}
in uint a_node;
in float a_size;
in vec4 a_color;
in uint a_shape;
uniform float u_scale;
uniform float u_least;
uniform vec2 u_shapes[16];
out vec4 v_color;
out vec2 v_offset;
flat out int v_sides;
flat out float v_apothem;
flat out float v_radius;
void main() {
  vec3 place = placeOf(a_node);
  float open = communityOf(place.z).x;
  if (open < 0.02) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  v_radius = max(u_least, a_size * u_scale) * (0.35 + 0.65 * open);
  vec2 shape = u_shapes[a_shape];
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  // The square round it and its rim.
  v_offset = (v_radius * shape.x + 2.0) * corner;
  v_sides = int(a_shape) * 6;
  v_apothem = shape.y;
  v_color = a_color * vec4(1.0, 1.0, 1.0, open);
  // Offsets are in pixels, and pixels go down.
  gl_Position = vec4(toClip(place.xy) + v_offset * vec2(u_pixel.x, -u_pixel.y), 0.0, 1.0);
}`;

export const nodeFragment = `#version 300 es
precision highp float;
precision highp int;
in vec4 v_color;
in vec2 v_offset;
flat in int v_sides;
flat in float v_apothem;
flat in float v_radius;
uniform vec2 u_sides[48];
uniform vec4 u_rim;
uniform float u_soft;
out vec4 color;
void main() {
  float edge;
  if (v_apothem > 0.0) {
    // The farthest out from any of its sides.
    edge = dot(v_offset, u_sides[v_sides]);
    for (int side = 1; side < 6; side++) edge = max(edge, dot(v_offset, u_sides[v_sides + side]));
    edge -= v_radius * v_apothem;
  } else {
    edge = length(v_offset) - v_radius;
  }
  // Dots have no rim: it would be all that is seen of them.
  float rim = min(1.5, v_radius * 0.25);
  if (edge >= rim) discard;
  float inside = 1.0 - smoothstep(-u_soft, 0.0, edge);
  float whole = 1.0 - smoothstep(rim - u_soft, rim, edge);
  vec3 mixed = mix(u_rim.rgb, v_color.rgb, inside);
  float alpha = whole * v_color.a;
  color = vec4(mixed * alpha, alpha);
}`;

const edgeHead = `${head}
in uvec2 a_ends;
in vec4 a_color;
in float a_width;
uniform float u_alpha;
uniform float u_far;
out vec4 v_color;

// How much of an edge is seen: less of a long one, and nothing of one whose ends are both out of view.
float strengthOf(vec2 a, vec2 b) {
  if (u_far <= 0.0) return 1.0;
  vec2 margin = vec2(1.05);
  bool isIn = all(lessThan(abs(a), margin)) || all(lessThan(abs(b), margin));
  return isIn ? min(1.0, u_far / length((b - a) / u_pixel)) : 0.0;
}

// Where the end of an edge is to be seen, and how far it is there by itself.
vec3 endOf(uint node) {
  vec3 place = placeOf(node);
  vec3 community = communityOf(place.z);
  return vec3(mix(community.yz, place.xy, smoothstep(0.0, 1.0, community.x)), community.x);
}
`;

export const lineVertex = `${edgeHead}
void main() {
  vec3 from = endOf(a_ends.x);
  vec3 to = endOf(a_ends.y);
  vec2 a = toClip(from.xy);
  vec2 b = toClip(to.xy);
  float open = max(from.z, to.z) * strengthOf(a, b);
  if (open < 0.02) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  v_color = a_color * vec4(1.0, 1.0, 1.0, u_alpha * open * (0.4 + 0.6 * min(from.z, to.z)));
  gl_Position = vec4(gl_VertexID == 0 ? a : b, 0.0, 1.0);
}`;

export const lineFragment = `#version 300 es
precision highp float;
in vec4 v_color;
out vec4 color;
void main() {
  color = vec4(v_color.rgb * v_color.a, v_color.a);
}`;

export const bandVertex = `${edgeHead}
out float v_across;
flat out float v_half;
void main() {
  vec3 from = endOf(a_ends.x);
  vec3 to = endOf(a_ends.y);
  vec2 a = toClip(from.xy);
  vec2 b = toClip(to.xy);
  float open = max(from.z, to.z) * strengthOf(a, b);
  a /= u_pixel;
  b /= u_pixel;
  vec2 along = b - a;
  float far = length(along);
  if (open < 0.02 || far < 0.01) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  v_color = a_color * vec4(1.0, 1.0, 1.0, u_alpha * open * (0.4 + 0.6 * min(from.z, to.z)));
  v_half = a_width / 2.0;
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  v_across = side * (v_half + 0.75);
  vec2 normal = vec2(-along.y, along.x) / far;
  vec2 point = (gl_VertexID < 2 ? a : b) + normal * v_across;
  gl_Position = vec4(point * u_pixel, 0.0, 1.0);
}`;

export const bandFragment = `#version 300 es
precision highp float;
in vec4 v_color;
in float v_across;
flat in float v_half;
out vec4 color;
void main() {
  float alpha = v_color.a * (1.0 - smoothstep(v_half - 0.5, v_half + 0.5, abs(v_across)));
  color = vec4(v_color.rgb * alpha, alpha);
}`;
