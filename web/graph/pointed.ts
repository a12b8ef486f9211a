// The one under the pointer, with its ring and its name, on a small canvas of its own that goes where the node is. To show
// it, the browser puts a few thousand pixels together anew, and not every layer of the whole stage.
import type { Palette } from './appearance.ts';
import { boxOfPointed, drawPointed, type SeenNode } from './overlay.ts';

export interface PointedLayer {
  /** Shows this one where it is, or nobody. */
  show(node: SeenNode | null, palette: Palette): void;
}

/** The canvas comes in sizes so many pixels apart, so that it is seldom made anew. */
const step = 64;

/** Errors: where the browser has no 2D canvas. */
export function createPointed(container: HTMLElement, family: string): PointedLayer {
  const canvas = document.createElement('canvas');
  canvas.className = 'pointed';
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0', pointerEvents: 'none' });
  [canvas.width, canvas.height] = [0, 0];
  container.append(canvas);
  // Drawn by the processor: so little is there at once, where the GPU would have to be woken and to learn how.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2D canvas; the graph needs one for its names.');
  let isShown = false;

  function clear(): void {
    if (!context || !isShown) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    isShown = false;
  }

  /** Gives the canvas room for so many pixels of the stage. */
  function resize(width: number, height: number, ratio: number): void {
    const [wide, high] = [Math.ceil(width * ratio), Math.ceil(height * ratio)];
    if (canvas.width === wide && canvas.height === high) return;
    [canvas.width, canvas.height] = [wide, high];
    Object.assign(canvas.style, { width: `${wide / ratio}px`, height: `${high / ratio}px` });
  }

  return {
    show(node, palette) {
      clear();
      if (!node) return;
      isShown = true;
      const ratio = devicePixelRatio;
      const { left, top, right, bottom } = boxOfPointed(context, node, family);
      // Pixels of the screen: between them, the writing would be blurred.
      const [x, y] = [Math.floor(left * ratio) / ratio, Math.floor(top * ratio) / ratio];
      resize(step * Math.ceil((right - x) / step), step * Math.ceil((bottom - y) / step), ratio);
      canvas.style.transform = `translate(${x}px, ${y}px)`;
      context.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio);
      drawPointed(context, node, palette, family);
    },
  };
}
