// What the GPU runs. Places lie in a texture, so that a step of the layout sends nothing but places: nodes and edges name
// them by number. Nodes and edges lie in textures too and not in instances: a software GPU takes each instance by itself,
// which costs more than the few corners that it has. A node whose community is closed shrinks into nothing, an edge ends where its end is to be seen.

const head = `#version 300 es
precision highp float;
precision highp int;
uniform highp sampler2D u_places;
uniform highp sampler2D u_communities;
uniform highp usampler2D u_things;
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

// The four numbers of what is drawn at that rank.
uvec4 thingAt(int rank) {
  int width = textureSize(u_things, 0).x;
  return texelFetch(u_things, ivec2(rank % width, rank / width), 0);
}

vec4 colorOf(uint packed) {
  return vec4((uvec4(packed) >> uvec4(0u, 8u, 16u, 24u)) & 255u) / 255.0;
}

vec2 toClip(vec2 place) {
  return (u_clip * vec3(place, 1.0)).xy;
}
`;

// Dots have next to no rim: it would be all that is seen of them.
const rim = `
float rimOf(float radius) {
  return min(1.5, radius * 0.25);
}
`;

// A triangle a node, the one round the circle that holds its shape and rim.
export const nodeVertex = `${head}${rim}
uniform float u_scale;
uniform float u_least;
uniform vec2 u_shapes[16];
out vec4 v_color;
out vec2 v_offset;
flat out int v_sides;
flat out float v_apothem;
flat out float v_radius;
void main() {
  uvec4 thing = thingAt(gl_VertexID / 3);
  vec3 place = placeOf(thing.x);
  float open = communityOf(place.z).x;
  if (open < 0.02) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  v_radius = max(u_least, uintBitsToFloat(thing.y) * u_scale) * (0.35 + 0.65 * open);
  vec2 shape = u_shapes[thing.w];
  int corner = gl_VertexID % 3;
  vec2 toCorner = corner == 0 ? vec2(0.0, -2.0) : vec2(corner == 1 ? -sqrt(3.0) : sqrt(3.0), 1.0);
  v_offset = (v_radius * shape.x + 1.35 * rimOf(v_radius)) * toCorner;
  v_sides = int(thing.w) * 6;
  v_apothem = shape.y;
  v_color = colorOf(thing.z) * vec4(1.0, 1.0, 1.0, open);
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
${rim}
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
  float rim = rimOf(v_radius);
  if (edge >= rim) discard;
  float inside = 1.0 - smoothstep(-u_soft, 0.0, edge);
  float whole = 1.0 - smoothstep(rim - u_soft, rim, edge);
  vec3 mixed = mix(u_rim.rgb, v_color.rgb, inside);
  float alpha = whole * v_color.a;
  color = vec4(mixed * alpha, alpha);
}`;

const edgeHead = `${head}
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
  uvec4 thing = thingAt(gl_VertexID / 2);
  vec3 from = endOf(thing.x);
  vec3 to = endOf(thing.y);
  vec2 a = toClip(from.xy);
  vec2 b = toClip(to.xy);
  float open = max(from.z, to.z) * strengthOf(a, b);
  if (open < 0.02) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  v_color = colorOf(thing.z) * vec4(1.0, 1.0, 1.0, u_alpha * open * (0.4 + 0.6 * min(from.z, to.z)));
  gl_Position = vec4(gl_VertexID % 2 == 0 ? a : b, 0.0, 1.0);
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
  uvec4 thing = thingAt(gl_VertexID / 6);
  vec3 from = endOf(thing.x);
  vec3 to = endOf(thing.y);
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
  v_color = colorOf(thing.z) * vec4(1.0, 1.0, 1.0, u_alpha * open * (0.4 + 0.6 * min(from.z, to.z)));
  v_half = uintBitsToFloat(thing.w) / 2.0;
  // Two triangles: corners 0, 1, 2 and 2, 1, 3.
  int corner = gl_VertexID % 6;
  corner = corner < 3 ? corner : corner == 3 ? 2 : corner == 4 ? 1 : 3;
  float side = (corner & 1) == 0 ? -1.0 : 1.0;
  v_across = side * (v_half + 0.75);
  vec2 normal = vec2(-along.y, along.x) / far;
  vec2 point = (corner < 2 ? a : b) + normal * v_across;
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
