// The one file that knows Sigma: its camera, its mouse and touch, its canvases. What is drawn on them is ours, from flat
// arrays; Sigma's own graph holds one hidden node, so that there is a square of one by one for the camera to look at.
import Graph from 'graphology';
import Sigma from 'sigma';
import type { CameraState, MouseCoords } from 'sigma/types';
import { type Ground, type View, viewOf } from './view.ts';

export interface Pointer {
  readonly x: number;
  readonly y: number;
  readonly isTouch: boolean;
  /** True where it is over the stage and not over something that lies on it. */
  readonly isOnStage: boolean;
  /** Keeps the camera from following it. */
  readonly take: () => void;
}

export interface FrameEvents {
  /** A frame is to be drawn; everything is cleared. */
  readonly onPaint: (view: View) => void;
  readonly onMove: (pointer: Pointer) => void;
  readonly onLeave: () => void;
  readonly onDown: (pointer: Pointer) => void;
  readonly onUp: () => void;
  /** `isAgain` where it follows another one at once, at the same spot: then it means what that one met. */
  readonly onClick: (pointer: Pointer, isAgain: boolean) => void;
  /** The second click of two; `pointer` is null where something has come to lie between by then, as a panel does. */
  readonly onDoubleClick: (pointer: Pointer | null) => void;
  /** The reader, or an animation, has moved the camera. */
  readonly onCamera: () => void;
}

export interface Frame {
  readonly gl: WebGL2RenderingContext;
  /** Below nodes and edges; out of the way as long as nobody draws there. */
  readonly ground: CanvasRenderingContext2D;
  readonly names: CanvasRenderingContext2D;
  readonly spotlight: CanvasRenderingContext2D;
  /** The view of the last frame. */
  view(): View;
  /** The view as it would be with the whole ground in it. */
  wholeView(): View;
  size(): { readonly width: number; readonly height: number };
  /** With `isSteady` the camera moves along, so that everything is seen where it was. */
  setGround(ground: Ground, isSteady?: boolean): void;
  ratio(): number;
  /** Looks so that this point of the plane lies at that pixel. */
  look(point: { x: number; y: number }, pixel: { x: number; y: number }, ratio: number, milliseconds: number): void;
  zoom(factor: number, milliseconds: number): void;
  redraw(): void;
  /** Draws at once: WebGL forgets its picture after the frame, and a reading must not be older than what it reads. */
  redrawNow(): void;
  /** The canvases of the size of the stage that are to be seen, in the order in which they lie on one another. */
  canvases(): readonly HTMLCanvasElement[];
  destroy(): void;
}

export const padding = 48;
const nearest = 0.0004;
const farthest = 6;

/** Sigma makes programs for its own nodes and edges; there are none to be drawn. */
class NoProgram {
  drawLabel = undefined;
  drawHover = undefined;
  reallocate() {}
  process() {}
  render() {}
  kill() {}
}

/** Takes what Sigma says to a layer that nobody draws on. */
const idle = { bindFramebuffer() {}, clear() {}, clearRect() {}, getExtension: () => null, scale() {}, viewport() {} };

/**
 * Sigma without what its own nodes and edges need: a WebGL context each for edges and for what is pointed at, four canvases to
 * be cleared in every frame, and the reading of a pixel at every move of the pointer. Nothing is drawn on any of them here, and
 * a browser takes long to make them.
 */
class LeanSigma extends Sigma {
  override createWebGLContext(id: string, options?: Parameters<Sigma['createWebGLContext']>[1]): WebGLRenderingContext {
    if (id === 'nodes') return super.createWebGLContext(id, { ...options, picking: false });
    return leaveIdle(this, id, 'webGLContexts') as unknown as WebGLRenderingContext;
  }

  /** The one that was made before is taken, in its place among the others. */
  override createCanvas(id: string, options?: Parameters<Sigma['createCanvas']>[1]): HTMLCanvasElement {
    const container = this.getContainer();
    const made = container.querySelector<HTMLCanvasElement>(`canvas.sigma-${id}`);
    if (!made) {
      const canvas = super.createCanvas(id, options);
      if (id === 'nodes') fill(canvas, container);
      return canvas;
    }
    (this as unknown as { elements: Record<string, HTMLCanvasElement> }).elements[id] = made;
    container.append(made);
    return made;
  }

  override createCanvasContext(id: string, options?: Parameters<Sigma['createCanvasContext']>[1]): this {
    if (!['edgeLabels', 'labels', 'hovers', 'mouse'].includes(id)) return super.createCanvasContext(id, options);
    leaveIdle(this, id, 'canvasContexts', options);
    return this;
  }
}

/**
 * Whether what passes for a GPU is this machine's processor, as in a virtual machine or a remote desktop.
 *
 * Writing and lines are drawn by it in half the time if they need not pass as triangles first, and a browser that has drawn no
 * line of writing yet is spared a second in which the programs for it are made.
 */
export function isDrawnByProcessor(gl: WebGL2RenderingContext): boolean {
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = named && gl.getParameter(named.UNMASKED_RENDERER_WEBGL);
  return /llvmpipe|swiftshader|softpipe|software|basic render/i.test(String(renderer));
}

/** Milliseconds, and pixels, from one tap to the next that are one double tap. */
const tapsApart = { time: 300, way: 24 };

/**
 * Has clicks and taps counted by when and where they were made. Sigma counts those that it hears of within a time, which a page
 * that is still busy with the first one lets pass, and takes two at any two places for one.
 */
function countClicks(sigma: Sigma, layer: HTMLElement, onSecondElsewhere: () => void) {
  const [mouse, touch] = [sigma.getMouseCaptor(), sigma.getTouchCaptor()];
  /** Whether the clicks that follow one another just now began on the layer. */
  let isOurs = false;
  let last = { time: Number.NEGATIVE_INFINITY, x: 0, y: 0 };
  const onClick = (event: MouseEvent) => {
    const { detail, target } = event;
    if (detail <= 1) isOurs = target === layer;
    const isSecond = isOurs && detail > 0 && detail % 2 === 0;
    mouse.clicks = isSecond ? 1 : 0;
    if (target === layer || !isOurs) return;
    event.stopPropagation();
    event.preventDefault();
    if (isSecond) onSecondElsewhere();
  };
  const onTouchEnd = ({ timeStamp, changedTouches: [finger] }: TouchEvent) => {
    if (!finger) return;
    const { clientX: x, clientY: y } = finger;
    const isNear = Math.hypot(x - last.x, y - last.y) < tapsApart.way;
    if (!isNear || timeStamp - last.time > tapsApart.time) touch.lastTap = null;
    else if (touch.lastTap) touch.lastTap.time = Date.now();
    last = { time: timeStamp, x, y };
  };
  document.addEventListener('click', onClick, { capture: true });
  document.addEventListener('touchend', onTouchEnd, { capture: true });
  return {
    /** Whether it follows another one on the layer at once, at the same spot. */
    isAgain: (event: MouseEvent | TouchEvent) => isOurs && event.detail > 1,
    stop() {
      document.removeEventListener('click', onClick, { capture: true });
      document.removeEventListener('touchend', onTouchEnd, { capture: true });
    },
  };
}

/** A canvas without a context: the one that takes the mouse is felt and not seen, the others are out of the way. */
function leaveIdle(
  sigma: Sigma,
  id: string,
  contexts: 'webGLContexts' | 'canvasContexts',
  options?: object,
): typeof idle {
  const canvas = sigma.createCanvas(id, options);
  if (id === 'mouse') canvas.style.opacity = '0';
  else canvas.style.display = 'none';
  (sigma as unknown as Record<typeof contexts, Record<string, typeof idle>>)[contexts][id] = idle;
  return idle;
}

/** Gives it its size before it has a context: one of another size would be made first, and made anew. */
function fill(canvas: HTMLCanvasElement, { offsetWidth, offsetHeight }: HTMLElement): void {
  canvas.width = Math.max(1, offsetWidth * devicePixelRatio);
  canvas.height = Math.max(1, offsetHeight * devicePixelRatio);
}

/**
 * Has the browser wake what draws for it, beside this thread, and is there when that is done or can not be.
 *
 * Whoever asks for WebGL before waits for it, with the page standing still: 40 to 200 ms where a processor draws.
 */
export function wakeGpu(): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./gpu.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = worker.onerror = () => {
      worker.terminate();
      resolve();
    };
  });
}

/**
 * Asks the browser for what the stage is to be drawn with. Whoever does so in a task before that in which the stage is made
 * leaves room in between for what the reader does.
 */
export function prepareFrame(container: HTMLElement): void {
  const canvas = document.createElement('canvas');
  canvas.className = 'sigma-nodes';
  canvas.style.position = 'absolute';
  fill(canvas, container);
  canvas.getContext('webgl2', { preserveDrawingBuffer: false, antialias: false });
  container.append(canvas);
}

/** Errors: where the browser has no WebGL 2. */
export function createFrame(container: HTMLElement, events: FrameEvents): Frame {
  const square = new Graph();
  square.addNode('middle', { x: 0.5, y: 0.5, hidden: true });
  const none = NoProgram as never;
  const sigma = new LeanSigma(square, container, {
    allowInvalidContainer: true,
    nodeProgramClasses: { circle: none },
    edgeProgramClasses: { line: none, arrow: none },
    renderLabels: false,
    defaultDrawNodeHover: () => {},
    stagePadding: padding,
    minCameraRatio: nearest,
    maxCameraRatio: farthest,
    zoomingRatio: 1.5,
    enableCameraRotation: false,
  });
  (sigma as unknown as { getNodeAtPosition: () => null }).getNodeAtPosition = () => null;
  sigma.setCustomBBox({ x: [0, 1], y: [0, 1] });
  sigma.refresh();
  const camera = sigma.getCamera();
  const layers = sigma.getCanvases();
  const gl = layers.nodes?.getContext('webgl2');
  if (!gl) throw new Error('This browser gives no WebGL 2; the graph can not be drawn without.');
  const willReadFrequently = isDrawnByProcessor(gl);
  const ground2d = addCanvas('ground', { beforeLayer: 'nodes' });
  const names = addCanvas('names', { afterLayer: 'nodes' });
  const spotlight = addCanvas('spotlight', { afterLayer: 'names' });
  ground2d.canvas.style.display = 'none';
  sigma.resize(true);
  let ground: Ground = { x: 0, y: 0, span: 1 };
  let view = readView();

  function addCanvas(id: string, where: Readonly<Record<string, string>>): CanvasRenderingContext2D {
    const canvas = sigma.createCanvas(id, where as never);
    const context = canvas.getContext('2d', { willReadFrequently });
    if (!context) throw new Error('This browser gives no 2D canvas; the graph needs one for its names.');
    canvas.style.pointerEvents = 'none';
    // Sigma scales the contexts that it knows of when the window changes.
    (sigma as unknown as { canvasContexts: Record<string, CanvasRenderingContext2D> }).canvasContexts[id] = context;
    return context;
  }

  function readView(): View {
    return viewOf({ ...sigma.getDimensions(), ratio: camera.ratio, matrix: sigma.getRenderParams().matrix }, ground);
  }

  /** The matrix that Sigma would draw with from there, read off two points. */
  function viewFrom(state: CameraState): View {
    const { width, height } = sigma.getDimensions();
    const zero = sigma.framedGraphToViewport({ x: 0, y: 0 }, { cameraState: state });
    const one = sigma.framedGraphToViewport({ x: 1, y: 1 }, { cameraState: state });
    const clipX = (x: number) => (2 * x) / width - 1;
    const clipY = (y: number) => 1 - (2 * y) / height;
    const matrix = [
      clipX(one.x) - clipX(zero.x),
      0,
      0,
      0,
      clipY(one.y) - clipY(zero.y),
      0,
      clipX(zero.x),
      clipY(zero.y),
      1,
    ];
    return viewOf({ width, height, ratio: state.ratio, matrix }, ground);
  }

  function go(state: Partial<CameraState>, milliseconds: number): void {
    if (milliseconds > 0) void camera.animate(state, { duration: milliseconds, easing: 'cubicInOut' });
    else camera.setState({ ...camera.getState(), ...state });
  }

  const pointerOf = ({ event, preventSigmaDefault }: { event: MouseCoords; preventSigmaDefault: () => void }) => ({
    x: event.x,
    y: event.y,
    isTouch: 'touches' in event.original,
    isOnStage: event.original.target === layers.mouse,
    take() {
      preventSigmaDefault();
      event.original.preventDefault();
    },
  });

  sigma.on('afterRender', () => {
    const { width, height } = sigma.getDimensions();
    if (ground2d.canvas.style.display !== 'none') ground2d.clearRect(0, 0, width, height);
    names.clearRect(0, 0, width, height);
    spotlight.clearRect(0, 0, width, height);
    view = readView();
    events.onPaint(view);
  });
  sigma.on('moveBody', (payload) => events.onMove(pointerOf(payload)));
  sigma.on('leaveStage', () => events.onLeave());
  sigma.on('downStage', (payload) => events.onDown(pointerOf(payload)));
  sigma.on('upStage', () => events.onUp());
  sigma.on('clickStage', (payload) => events.onClick(pointerOf(payload), counter.isAgain(payload.event.original)));
  sigma.on('doubleClickStage', (payload) => events.onDoubleClick(pointerOf(payload)));
  camera.on('updated', () => events.onCamera());
  const counter = countClicks(sigma, layers.mouse as HTMLElement, () => events.onDoubleClick(null));

  return {
    gl,
    ground: ground2d,
    names,
    spotlight,
    view: () => view,
    wholeView: () => viewFrom({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }),
    size: () => sigma.getDimensions(),
    setGround(next, isSteady = false) {
      const before = ground;
      ground = next;
      if (isSteady) {
        const { x, y, ratio } = camera.getState();
        const seen = { x: before.x + (x - 0.5) * before.span, y: before.y - (y - 0.5) * before.span };
        camera.setState({
          x: 0.5 + (seen.x - next.x) / next.span,
          y: 0.5 - (seen.y - next.y) / next.span,
          ratio: (ratio * before.span) / next.span,
        });
      }
      view = readView();
    },
    ratio: () => camera.ratio,
    look(point, pixel, ratio, milliseconds) {
      const bounded = Math.min(farthest, Math.max(nearest, ratio));
      const framed = {
        x: 0.5 + (point.x - ground.x) / ground.span,
        y: 0.5 - (point.y - ground.y) / ground.span,
      };
      const at = { ...framed, ratio: bounded, angle: 0 };
      const under = sigma.viewportToFramedGraph(pixel, { cameraState: at });
      go({ x: 2 * framed.x - under.x, y: 2 * framed.y - under.y, ratio: bounded }, milliseconds);
    },
    zoom(factor, milliseconds) {
      go({ ratio: Math.min(farthest, Math.max(nearest, camera.ratio / factor)) }, milliseconds);
    },
    redraw: () => void sigma.scheduleRender(),
    redrawNow: () => void sigma.refresh(),
    canvases: () =>
      [...container.querySelectorAll<HTMLCanvasElement>('canvas[class^="sigma-"]')].filter(
        ({ style }) => style.display !== 'none',
      ),
    destroy() {
      counter.stop();
      sigma.kill();
    },
  };
}
