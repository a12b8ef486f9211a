// Draws nodes and edges from flat arrays with WebGL 2, one call for each kind. A frame costs this thread next to nothing,
// however much is drawn; what has changed is sent once.
import { bandFragment, bandVertex, lineFragment, lineVertex, nodeFragment, nodeVertex } from './shaders.ts';
import { apothemOf, shapeList, sidesOf } from './shapes.ts';
import type { View } from './view.ts';

export interface NodeInk {
  /** In the order in which they are drawn, the last one on top. */
  readonly order: Uint32Array;
  /** By node: radius in pixels, packed colour, number of the shape. */
  readonly size: Float32Array;
  readonly color: Uint32Array;
  readonly shape: Uint8Array;
}

export interface EdgeInk {
  /** Those in the background, and those before it, the strongest first. */
  readonly faded: Uint32Array;
  readonly strong: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Packed colour and width in pixels, asked for those that are drawn alone. */
  readonly color: (edge: number) => number;
  readonly width: (edge: number) => number;
}

export interface Communities {
  /** Four numbers a community: how open it is, from 0 to 1, the place that stands for it, and nothing. */
  readonly state: Float32Array;
}

interface Paint {
  readonly view: View;
  readonly nodeScale: number;
  readonly rim: readonly [number, number, number, number];
  /** How much of each edge's colour is seen. */
  readonly edgeAlpha: number;
  /** Pixels from which on an edge fades with its length, and vanishes with both ends out of view; 0 for never. */
  readonly edgeFar: number;
  /** At most so many edges, the strongest first. */
  readonly edges: number;
  readonly isMoving: boolean;
  readonly pixelRatio: number;
}

/** Above so many, edges are hairlines: bands cost four times as much. */
const mostBands = 4_000;
const textureWidth = 1024;
/** The smallest radius that is still seen. */
const least = 0.9;

export interface Painter {
  /** Places, and the community of each node where there are any. */
  setPlaces(x: ArrayLike<number>, y: ArrayLike<number>, community: ArrayLike<number> | null): void;
  setNodes(ink: NodeInk): void;
  /** Soon there will be so many edges: what draws them is made ready beside this thread. */
  expectEdges(count: number): void;
  setEdges(ink: EdgeInk): void;
  /** False while the driver still compiles what has been started: painting would wait for it, with the page standing still. */
  isReady(): boolean;
  setCommunities(communities: Communities | null): void;
  paint(paint: Paint): void;
}

const shapeSizes = shapeList.flatMap((shape) => [shape.reach, apothemOf(shape)]);
const shapeSides = shapeList.flatMap(sidesOf);

const floats = (length: number): Float32Array => new Float32Array(length);
const allOpen: Communities = { state: new Float32Array([1, 0, 0, 0]) };

export function createPainter(gl: WebGL2RenderingContext): Painter {
  const parallel = gl.getExtension('KHR_parallel_shader_compile');
  const nodes = createProgram(gl, nodeVertex, nodeFragment, (at) => {
    gl.uniform2fv(at('u_shapes'), shapeSizes);
    gl.uniform2fv(at('u_sides'), shapeSides);
  });
  const lines = createProgram(gl, lineVertex, lineFragment);
  const bands = createProgram(gl, bandVertex, bandFragment);
  const places = createTexture(gl, 0, parts(gl), floats);
  const communities = createTexture(gl, 1, parts(gl), floats);
  const nodeBatch = createBatch(gl);
  const fadedEdges = createBatch(gl);
  const strongEdges = createBatch(gl);
  nodes.start();
  communities.send(allOpen.state);

  function prepare({ use, at }: Program, { view }: Paint): void {
    use();
    gl.uniform1i(at('u_places'), 0);
    gl.uniform1i(at('u_communities'), 1);
    gl.uniform1i(at('u_things'), 2);
    gl.uniformMatrix3fv(at('u_clip'), false, view.clip);
    gl.uniform2f(at('u_pixel'), 2 / view.width, 2 / view.height);
  }

  function paintEdges(batch: Batch, most: number, paint: Paint): void {
    const count = Math.min(batch.count(), most);
    if (count === 0) return;
    // By all there are, so that what moves looks as it did when it stood still.
    const program = programFor(batch.count());
    prepare(program, paint);
    gl.uniform1f(program.at('u_alpha'), paint.edgeAlpha);
    gl.uniform1f(program.at('u_far'), paint.edgeFar);
    batch.bind(count);
    if (program === bands) gl.drawArrays(gl.TRIANGLES, 0, 6 * count);
    else gl.drawArrays(gl.LINES, 0, 2 * count);
  }

  const programFor = (count: number) => (count <= mostBands ? bands : lines);

  function inkEdges(batch: Batch, order: Uint32Array, { from, to, color, width }: EdgeInk): void {
    if (order.length > 0) programFor(order.length).start();
    batch.offer(order.length, (whole, parts, count) => {
      for (let rank = 0; rank < count; rank++) {
        const edge = order[rank] as number;
        whole[4 * rank] = from[edge] as number;
        whole[4 * rank + 1] = to[edge] as number;
        whole[4 * rank + 2] = color(edge);
        parts[4 * rank + 3] = width(edge);
      }
    });
  }

  return {
    setPlaces(x, y, community) {
      const values = places.room(x.length);
      for (let node = 0; node < x.length; node++) {
        values[4 * node] = x[node] as number;
        values[4 * node + 1] = y[node] as number;
        values[4 * node + 2] = community ? (community[node] as number) : 0;
      }
      places.send(values);
    },
    setNodes({ order, size, color, shape }) {
      nodeBatch.offer(order.length, (whole, parts, count) => {
        for (let rank = 0; rank < count; rank++) {
          const node = order[rank] as number;
          whole[4 * rank] = node;
          parts[4 * rank + 1] = size[node] as number;
          whole[4 * rank + 2] = color[node] as number;
          whole[4 * rank + 3] = shape[node] as number;
        }
      });
    },
    expectEdges(count) {
      if (count > 0) programFor(count).start();
    },
    setEdges(ink) {
      inkEdges(fadedEdges, ink.faded, ink);
      inkEdges(strongEdges, ink.strong, ink);
    },
    isReady: () => !parallel || [nodes, lines, bands].every(({ isCompiled }) => isCompiled(parallel)),
    setCommunities(next) {
      communities.send((next ?? allOpen).state);
    },
    paint(paint) {
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      places.bind();
      communities.bind();
      if (!paint.isMoving) paintEdges(fadedEdges, paint.edges, paint);
      paintEdges(strongEdges, paint.edges, paint);
      const count = nodeBatch.count();
      if (count > 0) {
        prepare(nodes, paint);
        gl.uniform1f(nodes.at('u_scale'), paint.nodeScale);
        gl.uniform1f(nodes.at('u_least'), least);
        gl.uniform4f(nodes.at('u_rim'), ...paint.rim);
        gl.uniform1f(nodes.at('u_soft'), 1.2 / paint.pixelRatio);
        nodeBatch.bind(count);
        gl.drawArrays(gl.TRIANGLES, 0, 3 * count);
      }
    },
  };
}

interface Program {
  /** Has the driver compile it, beside this thread. */
  start(): void;
  /** False from its start until the driver has done so. */
  isCompiled(parallel: KHR_parallel_shader_compile): boolean;
  /**
   * From here on this one draws.
   *
   * Errors: with the log of the compiler, where the driver does not take a shader.
   */
  use(): void;
  at(uniform: string): WebGLUniformLocation | null;
}

/** `setUp` gives it what stays the same, once. */
function createProgram(
  gl: WebGL2RenderingContext,
  vertex: string,
  fragment: string,
  setUp?: (at: Program['at']) => void,
): Program {
  let program: WebGLProgram | null = null;
  let isLinked = false;
  const compile = (): WebGLProgram => {
    const made = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(type);
      if (!shader) throw new Error('WebGL gives no more shaders; its context was lost.');
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(made, shader);
      gl.deleteShader(shader);
    }
    gl.linkProgram(made);
    return made;
  };
  const start = () => {
    program ??= compile();
    return program;
  };
  const known = new Map<string, WebGLUniformLocation | null>();
  const at: Program['at'] = (uniform) => {
    if (!program) return null;
    const location = known.get(uniform) ?? gl.getUniformLocation(program, uniform);
    known.set(uniform, location);
    return location;
  };
  return {
    start,
    isCompiled: ({ COMPLETION_STATUS_KHR }) =>
      !program || isLinked || gl.getProgramParameter(program, COMPLETION_STATUS_KHR) !== false,
    use() {
      const made = start();
      // Asking waits for the compiler, so it is asked as late as can be, and once.
      if (!isLinked && !gl.getProgramParameter(made, gl.LINK_STATUS) && !gl.isContextLost()) {
        const logs = gl.getAttachedShaders(made)?.map((shader) => gl.getShaderInfoLog(shader)) ?? [];
        throw new Error(
          `The graph can not be drawn by this driver: ${[gl.getProgramInfoLog(made), ...logs].join(' ')}`,
        );
      }
      gl.useProgram(made);
      if (!isLinked) setUp?.(at);
      isLinked = true;
    },
    at,
  };
}

/** Writes the first `count` of the things, four numbers each. */
type Fill = (whole: Uint32Array, parts: Float32Array, count: number) => void;

interface Batch {
  /** From now on these are drawn. They are sent when they are, so that a first frame waits for no more than it shows. */
  offer(count: number, fill: Fill): void;
  /** Makes the first `most` ready to be drawn. */
  bind(most: number): void;
  count(): number;
}

/** Things that one call draws: four numbers each, whole ones or the bits of others. */
function createBatch(gl: WebGL2RenderingContext): Batch {
  const texture = createTexture(gl, 2, wholeNumbers(gl), (length): Uint32Array => new Uint32Array(length));
  let offered: { readonly count: number; readonly fill: Fill } = { count: 0, fill() {} };
  let sent = 0;
  return {
    count: () => offered.count,
    offer(count, fill) {
      offered = { count, fill };
      sent = 0;
    },
    bind(most) {
      const wanted = Math.min(most, offered.count);
      if (wanted <= sent) {
        texture.bind();
        return;
      }
      const values = texture.room(wanted);
      offered.fill(values, new Float32Array(values.buffer), wanted);
      texture.send(values);
      sent = wanted;
    },
  };
}

interface Format {
  readonly inside: GLenum;
  readonly given: GLenum;
  readonly type: GLenum;
}

const parts = ({ RGBA32F, RGBA, FLOAT }: WebGL2RenderingContext): Format => ({
  inside: RGBA32F,
  given: RGBA,
  type: FLOAT,
});

const wholeNumbers = ({ RGBA32UI, RGBA_INTEGER, UNSIGNED_INT }: WebGL2RenderingContext): Format => ({
  inside: RGBA32UI,
  given: RGBA_INTEGER,
  type: UNSIGNED_INT,
});

/** A texture of four numbers a thing, row after row. */
function createTexture<Numbers extends Float32Array | Uint32Array>(
  gl: WebGL2RenderingContext,
  unit: number,
  { inside, given, type }: Format,
  make: (length: number) => Numbers,
) {
  const texture = gl.createTexture();
  let [width, height] = [0, 0];
  const bind = () => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
  };
  bind();
  for (const [name, value] of [
    [gl.TEXTURE_MIN_FILTER, gl.NEAREST],
    [gl.TEXTURE_MAG_FILTER, gl.NEAREST],
    [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
    [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
  ] as const) {
    gl.texParameteri(gl.TEXTURE_2D, name, value);
  }
  let kept = make(0);
  /** An array for so many things that fills whole rows; the same one as long as it is long enough. */
  const room = (count: number) => {
    const rows = Math.max(1, Math.ceil(count / textureWidth));
    const length = rows * textureWidth * 4;
    if (kept.length !== length) kept = make(length);
    return kept;
  };
  return {
    bind,
    room,
    send(values: Numbers) {
      let whole = values;
      if (values !== kept) {
        whole = room(values.length / 4);
        whole.set(values);
      }
      const rows = whole.length / 4 / textureWidth;
      bind();
      if (width === textureWidth && height === rows) {
        gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, given, type, whole);
        return;
      }
      [width, height] = [textureWidth, rows];
      gl.texImage2D(gl.TEXTURE_2D, 0, inside, width, height, 0, given, type, whole);
    },
  };
}
