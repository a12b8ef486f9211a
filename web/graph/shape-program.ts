// The WebGL program of the nodes: every shape of `shapes.ts` with a rim in the colour of the ground, in one draw call.
import type { Attributes } from 'graphology-types';
import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

/** What the program reads of a node besides what Sigma itself knows. */
interface ShapedNode extends NodeDisplayData {
  readonly corners: number;
  readonly turn: number;
  readonly reach: number;
  readonly rim: string;
}

// A triangle round a disc of radius 1 has its corners at 2; shapes reach up to 1.5 and need room.
const room = 1.5;

const vertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec2 a_position;
attribute float a_size;
attribute vec3 a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_offset;
varying vec3 v_shape;
varying float v_radius;
const float bias = 255.0 / 254.0;
void main() {
  v_radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 offset = v_radius * 2.0 * ${room.toFixed(1)} * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  // The graph's y goes up, the shape's goes down like the screen's.
  v_offset = vec2(offset.x, -offset.y);
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_rim = a_rim;
  v_rim.a *= bias;
}
`;

const fragmentShader = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_offset;
varying vec3 v_shape;
varying float v_radius;
uniform float u_correctionRatio;
const float tau = 6.28318530718;
void main(void) {
  float corners = v_shape.x;
  float edge = length(v_offset) - v_radius;
  if (corners > 0.5) {
    float part = tau / corners;
    // Angle from the middle of the nearest side, so that the distance to it is a cosine away.
    float angle = mod(atan(v_offset.y, v_offset.x) - v_shape.y, part) - part / 2.0;
    edge = cos(angle) * length(v_offset) - v_radius * v_shape.z * cos(part / 2.0);
  }
  float soft = u_correctionRatio * 2.0;
  #ifdef PICKING_MODE
  gl_FragColor = edge > soft * 2.0 ? vec4(0.0) : v_color;
  #else
  float rim = u_correctionRatio * 3.0;
  vec4 inside = mix(v_color, v_rim, smoothstep(-soft / 2.0, soft / 2.0, edge));
  gl_FragColor = mix(inside, vec4(0.0), smoothstep(rim, rim + soft, edge));
  #endif
}
`;

const uniforms = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const;
type Uniform = (typeof uniforms)[number];

export class ShapeProgram extends NodeProgram<Uniform, Attributes, Attributes> {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: TRIANGLES,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_rim', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_shape', size: 3, type: FLOAT },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData): void {
    const { x, y, size, color, rim, corners, turn, reach } = data as ShapedNode;
    const values = [x, y, size, floatColor(color), floatColor(rim), corners, turn, reach, nodeIndex];
    for (let at = 0; at < values.length; at++) this.array[startIndex + at] = values[at] as number;
  }

  setUniforms({ sizeRatio, correctionRatio, matrix }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations.u_correctionRatio ?? null, correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, matrix);
  }
}
