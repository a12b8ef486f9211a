// The stage on Sigma 3: lines for the whole graph, shapes for the nodes, names and spotlight on canvases of our own.
import Sigma from 'sigma';
import { EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering';
import type { CameraState, Coordinates } from 'sigma/types';
import type { EntityId } from '#model/ids';
import { type Palette, readPalette } from './appearance.ts';
import { createLayoutClient } from './layout/layout-client.ts';
import type { Positions } from './layout/messages.ts';
import { type Box, type DrawnName, drawNames, forgetWidths, type NameToDraw } from './names.ts';
import { drawSpotlight, type Lit, type LitNode } from './overlay.ts';
import { writeSvg } from './picture.ts';
import { applyScene, createSceneGraph, type DrawnEdge, type DrawnNode, restyleGraph } from './scene-graph.ts';
import { ShapeProgram } from './shape-program.ts';
import type { Direction, GraphStage, Insets, Spotlight, StageEvents, StageReading, StageScene } from './stage.ts';

const family = "'Inter Variable', system-ui, sans-serif";
const none: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
const padding = 48;
const wholeView: CameraState = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
/** Camera ratios: as near as a few nodes are brought, and as far as a neighbourhood is still worth reading. */
const nearest = 0.22;
const farthestReadable = 0.75;
/** Names looked at, and drawn, in one frame. */
const mostCandidates = 2_500;
const mostNames = 220;
/** Pixels each way that a node of full size needs for itself. */
const roomForNode = 42;
/** Size in pixels from which a node has its name when the whole is in view. */
const smallestNamed = 8.5;
/** The best connected have their names however small they are drawn: a picture without any tells nothing. */
const alwaysNamed = 16;
/** From here on edges are drawn as hairlines, and not at all while the view moves: lines are the dearest to draw. */
const manyEdges = 3_000;
const iterationsFromNothing = 700;
const iterationsForNewcomers = 40;

const directions: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

export function createStage(container: HTMLElement, events: StageEvents): GraphStage {
  const graph = createSceneGraph();
  let palette: Palette = readPalette(container);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const sigma = new Sigma<DrawnNode, DrawnEdge>(graph, container, {
    allowInvalidContainer: true,
    defaultNodeType: 'shape',
    nodeProgramClasses: { shape: ShapeProgram as never },
    defaultEdgeType: 'band',
    edgeProgramClasses: { line: EdgeLineProgram as never, band: EdgeRectangleProgram as never },
    renderLabels: false,
    hideEdgesOnMove: false,
    defaultDrawNodeHover: () => {},
    stagePadding: padding,
    zIndex: true,
    minCameraRatio: 0.02,
    maxCameraRatio: 6,
    zoomingRatio: 1.5,
  });
  const namesContext = addCanvas('names', 'nodes');
  const spotContext = addCanvas('spotlight', 'hoverNodes');

  /** The best connected first: in this order names are given room. */
  let ranked: string[] = [];
  let selected: string | null = null;
  let hovered: string | null = null;
  let spotlight: Spotlight | null = null;
  let insets = none;
  /** Nodes are drawn smaller where many share a small stage. */
  let scale = 1;
  let isSettled = true;
  let isDestroyed = false;
  let boxes: readonly DrawnName[] = [];
  let dragged: string | null = null;
  let hasMoved = false;
  let hasView = false;

  const nothing = createSceneGraph();
  /**
   * Changes the graph while Sigma looks elsewhere, and shows it the result at once.
   *
   * Told of each change, it would index all edges anew for every one that goes, and refuse to repaint newcomers.
   */
  function changeGraph<T>(change: () => T): T {
    sigma.setGraph(nothing);
    try {
      return change();
    } finally {
      sigma.setGraph(graph);
    }
  }

  const layout = createLayoutClient((positions) => receive(positions));
  /** Nodes in the order of the arrays that the layout works on. */
  let laidOut: string[] = [];

  function addCanvas(id: string, afterLayer: string): CanvasRenderingContext2D {
    // Sigma scales the contexts that it made itself when the window changes, so it makes ours as well.
    sigma.createCanvasContext(id, { afterLayer } as never);
    const canvas = sigma.getCanvases()[id];
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('This browser gives no 2D canvas; the graph needs one for its names.');
    canvas.style.pointerEvents = 'none';
    sigma.resize(true);
    return context;
  }

  function toScreen(id: string): LitNode | null {
    const shown = sigma.getNodeDisplayData(id);
    if (!shown) return null;
    const { x, y } = sigma.framedGraphToViewport(shown);
    return { node: graph.getNodeAttribute(id, 'node'), x, y, size: sigma.scaleSize(shown.size) };
  }

  function* namesInView(): Generator<NameToDraw> {
    const { width, height } = sigma.getDimensions();
    const ratio = sigma.getCamera().ratio;
    for (let at = 0; at < ranked.length && at < mostCandidates; at++) {
      const place = toScreen(ranked[at] as string);
      if (!place || place.node.isFaded) continue;
      const { x, y, size, node } = place;
      if (x < -60 || y < -40 || x > width + 60 || y > height + 20) continue;
      // From afar only hubs have names; the nearer, the smaller the nodes that do.
      if (at >= alwaysNamed && size < smallestNamed * Math.min(2, ratio ** 0.5) && ratio > 0.35) continue;
      yield { text: node.name, x, y, size, isStrong: false };
    }
  }

  function drawOnTop(): void {
    const dimensions = sigma.getDimensions();
    namesContext.clearRect(0, 0, dimensions.width, dimensions.height);
    spotContext.clearRect(0, 0, dimensions.width, dimensions.height);
    const style = { color: palette.text, halo: palette.background, family };
    boxes = drawNames(namesContext, namesInView(), style, mostNames);
    const lit = readLit();
    if (lit) drawSpotlight(spotContext, dimensions, lit, palette, family);
  }

  /** Who is lit: round the pointer first, then the path that was asked for, then the selected node. */
  function readLit(): Lit | null {
    const centre = hovered ?? (spotlight ? null : selected);
    const nodes = new Map<string, LitNode>();
    const edges: string[] = [];
    const take = (id: string) => {
      const place = nodes.has(id) || !graph.hasNode(id) ? null : toScreen(id);
      if (place) nodes.set(id, place);
    };
    if (centre && graph.hasNode(centre)) {
      take(centre);
      graph.forEachEdge(centre, (id, _attributes, from, to) => {
        edges.push(id);
        take(from);
        take(to);
      });
    } else if (spotlight) {
      for (const id of spotlight.nodes) take(id);
      for (const id of spotlight.edges) if (graph.hasEdge(id)) edges.push(id);
    }
    if (nodes.size === 0) return null;
    return {
      nodes: [...nodes.values()],
      edges: edges.flatMap((id) => {
        const from = nodes.get(graph.source(id));
        const to = nodes.get(graph.target(id));
        return from && to
          ? [{ from, to, width: graph.getEdgeAttribute(id, 'size') + 0.4, color: palette.edgeStrong }]
          : [];
      }),
      centre: (centre ? nodes.get(centre) : nodes.get(selected ?? '')) ?? null,
      isHeld: centre === selected,
    };
  }

  function receive({ x, y, isSettled: isDone }: Positions): void {
    if (calm.matches && !isDone) return;
    const at = new Map(laidOut.map((id, index) => [id, index]));
    graph.updateEachNodeAttributes(
      (id, attributes) => {
        const index = at.get(id);
        return index === undefined ? attributes : { ...attributes, x: x[index] as number, y: y[index] as number };
      },
      { attributes: ['x', 'y'] },
    );
    if (!isDone) return;
    isSettled = true;
    // From now on the frame of the picture stays, so that what is added later moves nothing.
    sigma.refresh();
    sigma.setCustomBBox(sigma.getBBox());
    if (!hasView) frame(undefined, false);
    hasView = true;
    events.onSettle();
  }

  function scaleFor(nodes: number): number {
    const { width, height } = sigma.getDimensions();
    const free = (width - insets.left - insets.right) * (height - insets.top - insets.bottom);
    return Math.min(1, Math.max(0.45, Math.sqrt(free / Math.max(1, nodes)) / roomForNode));
  }

  function startLayout(isFixed: (id: string) => boolean, iterations: number): void {
    if (graph.order === 0) return;
    laidOut = graph.nodes();
    const index = new Map(laidOut.map((id, at) => [id, at]));
    const { width, height } = sigma.getDimensions();
    const side = Math.max(200, Math.min(width, height) - 2 * padding);
    const from = new Uint32Array(graph.size);
    const to = new Uint32Array(graph.size);
    let edge = 0;
    graph.forEachEdge((_id, _attributes, source, target) => {
      from[edge] = index.get(source) as number;
      to[edge++] = index.get(target) as number;
    });
    isSettled = false;
    layout.start({
      x: Float64Array.from(laidOut, (id) => graph.getNodeAttribute(id, 'x')),
      y: Float64Array.from(laidOut, (id) => graph.getNodeAttribute(id, 'y')),
      from,
      to,
      weight: new Float64Array(graph.size).fill(1),
      fixed: Uint8Array.from(laidOut, (id) => (isFixed(id) ? 1 : 0)),
      share: Float64Array.from(laidOut, (id) => (graph.getNodeAttribute(id, 'size') * 1.25 + 1) / side),
      iterations,
    });
  }

  function goTo(state: Partial<CameraState>, isAnimated = true): void {
    const camera = sigma.getCamera();
    const isQuick = !isAnimated || calm.matches;
    if (isQuick) camera.setState({ ...camera.getState(), ...state });
    else void camera.animate(state, { duration: 420, easing: 'cubicInOut' });
  }

  /** The camera state that shows this point of Sigma's frame in the middle of what panels leave free. */
  function stateAround(point: Coordinates, ratio: number): Partial<CameraState> {
    const { width, height } = sigma.getDimensions();
    const middle = {
      x: width / 2 + (insets.right - insets.left) / 2,
      y: height / 2 + (insets.bottom - insets.top) / 2,
    };
    return { ...sigma.viewportToFramedGraph(middle, { cameraState: { ...point, ratio, angle: 0 } }), ratio };
  }

  /** Shows all of these; with `centre` that one in the middle, and the others only as long as names stay readable. */
  function frame(ids: Iterable<EntityId> = graph.nodes() as EntityId[], isAnimated = true, centre?: string): void {
    const shown = [...ids].flatMap((id) => sigma.getNodeDisplayData(id) ?? []);
    if (shown.length === 0) return;
    // Measured as if the whole were in view: the matrix of the last drawing may be older than the camera.
    const places = shown.map((data) => sigma.framedGraphToViewport(data, { cameraState: wholeView }));
    const xs = places.map(({ x }) => x);
    const ys = places.map(({ y }) => y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const { width, height } = sigma.getDimensions();
    const freeWidth = Math.max(120, width - insets.left - insets.right - 2 * padding);
    const freeHeight = Math.max(120, height - insets.top - insets.bottom - 2 * padding);
    const ratio = Math.max(nearest, (right - left) / freeWidth, (bottom - top) / freeHeight);
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const own = centre && ratio > farthestReadable ? sigma.getNodeDisplayData(centre) : undefined;
    const point = own ?? sigma.viewportToFramedGraph(middle, { cameraState: wholeView });
    goTo(stateAround({ x: point.x, y: point.y }, centre ? Math.min(farthestReadable, ratio) : ratio), isAnimated);
  }

  /** Brings the node and, as far as they can be read, its neighbours into the free part of the view. */
  function reveal(id: string): void {
    if (!graph.hasNode(id)) return;
    frame([id as EntityId, ...(graph.neighbors(id) as EntityId[])], true, id);
  }

  const redraw = () => {
    if (!isDestroyed) sigma.scheduleRender();
  };

  sigma.on('afterRender', drawOnTop);
  sigma.on('enterNode', ({ node }) => {
    hovered = node;
    container.style.cursor = 'pointer';
    drawOnTop();
    events.onHover(node as EntityId);
  });
  sigma.on('leaveNode', () => {
    hovered = null;
    container.style.cursor = '';
    drawOnTop();
    events.onHover(null);
  });
  sigma.on('clickNode', ({ node }) => {
    if (!hasMoved) events.onPick(node as EntityId);
  });
  sigma.on('clickStage', () => events.onPick(null));
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    events.onOpen(node as EntityId);
  });
  sigma.on('downNode', ({ node }) => {
    dragged = node;
    hasMoved = false;
  });
  sigma.on('moveBody', ({ event, preventSigmaDefault }) => {
    if (!dragged) return;
    preventSigmaDefault();
    event.original.preventDefault();
    hasMoved = true;
    const { x, y } = sigma.viewportToGraph(event);
    graph.mergeNodeAttributes(dragged, { x, y });
  });
  const release = () => {
    dragged = null;
  };
  sigma.on('upNode', release);
  sigma.on('upStage', release);
  // Lines are the dearest to draw, so a big graph moves without them.
  const camera = sigma.getCamera();
  camera.on('updated', () => {
    hasView = hasView || isSettled;
  });
  void document.fonts
    .load(`500 12px 'Inter Variable'`, 'ạ')
    .then(() => {
      forgetWidths();
      redraw();
    })
    .catch(() => {});

  return {
    show(scene: StageScene) {
      if (isDestroyed) return;
      if (graph.order === 0) scale = scaleFor(scene.nodes.length);
      const change = changeGraph(() => applyScene(graph, scene, { palette, scale }));
      ranked = graph
        .nodes()
        .sort((a, b) => graph.getNodeAttribute(b, 'size') - graph.getNodeAttribute(a, 'size') || (a < b ? -1 : 1));
      const isBig = graph.size > manyEdges;
      if (sigma.getSetting('hideEdgesOnMove') !== isBig) {
        sigma.setSettings({ hideEdgesOnMove: isBig, defaultEdgeType: isBig ? 'line' : 'band' });
      }
      if (change.isFirst) {
        hasView = false;
        sigma.setCustomBBox(null);
        startLayout(() => false, iterationsFromNothing);
      } else if (change.added.length > 0) {
        const isNew = new Set(change.added);
        startLayout((id) => !isNew.has(id), iterationsForNewcomers);
      }
      redraw();
    },
    select(id) {
      if (selected === id) return;
      selected = id;
      if (id) reveal(id);
      redraw();
    },
    light(next) {
      spotlight = next;
      if (next) frame(next.nodes);
      redraw();
    },
    setInsets(next) {
      const isSame = (Object.keys(next) as (keyof Insets)[]).every((side) => next[side] === insets[side]);
      if (isSame) return;
      insets = next;
      if (selected) reveal(selected);
    },
    restyle() {
      palette = readPalette(container);
      changeGraph(() => restyleGraph(graph, { palette, scale }));
      redraw();
    },
    zoom(factor) {
      goTo({ ratio: Math.min(6, Math.max(0.02, sigma.getCamera().ratio / factor)) });
    },
    fit: (ids) => frame(ids),
    relax() {
      sigma.setCustomBBox(null);
      startLayout(() => false, iterationsFromNothing);
    },
    neighbourTowards(id, direction) {
      const here = graph.hasNode(id) ? toScreen(id) : null;
      if (!here) return null;
      const [dx, dy] = directions[direction];
      let best: { id: string; worth: number } | null = null;
      for (const other of new Set(graph.neighbors(id))) {
        const place = toScreen(other);
        if (!place || place.node.isFaded) continue;
        const distance = Math.hypot(place.x - here.x, place.y - here.y) || 1;
        const worth = ((place.x - here.x) * dx + (place.y - here.y) * dy) / distance;
        if (worth > 0.2 && (!best || worth > best.worth)) best = { id: other, worth };
      }
      return (best?.id ?? null) as EntityId | null;
    },
    read(): StageReading {
      return {
        nodes: graph.nodes().flatMap((id) => {
          const place = toScreen(id);
          return place ? [{ id: id as EntityId, x: place.x, y: place.y, size: place.size }] : [];
        }),
        names: boxes.length,
        overlappingNames: countOverlaps(boxes),
        isSettled,
      };
    },
    toPng() {
      const { width, height } = sigma.getDimensions();
      const ratio = devicePixelRatio;
      const canvas = document.createElement('canvas');
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      const context = canvas.getContext('2d');
      if (!context) return Promise.reject(new Error('This browser gives no 2D canvas to copy the picture to.'));
      context.fillStyle = palette.background;
      context.fillRect(0, 0, canvas.width, canvas.height);
      // WebGL forgets its picture after the frame, so it is drawn and copied in one go.
      sigma.refresh();
      for (const layer of container.querySelectorAll('canvas')) {
        if (layer.width > 0) context.drawImage(layer, 0, 0, canvas.width, canvas.height);
      }
      return new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too big.'))), 'image/png');
      });
    },
    toSvg() {
      const named = new Set(boxes.map(({ text }) => text));
      const places = new Map(
        graph.nodes().flatMap((id) => {
          const place = toScreen(id);
          return place ? [[id, { ...place, isNamed: named.has(place.node.name) }] as const] : [];
        }),
      );
      const edges = graph.mapEdges((_id, { size, edge }, from, to) => {
        const [a, b] = [places.get(from), places.get(to)];
        return a && b ? [{ from: a, to: b, width: size, isFaded: edge.isFaded }] : [];
      });
      return writeSvg({ ...sigma.getDimensions(), nodes: [...places.values()], edges: edges.flat() }, palette, family);
    },
    destroy() {
      isDestroyed = true;
      layout.destroy();
      sigma.kill();
    },
  };
}

function countOverlaps(boxes: readonly Box[]): number {
  let overlaps = 0;
  boxes.forEach((a, at) => {
    for (const b of boxes.slice(at + 1)) {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) overlaps += 1;
    }
  });
  return overlaps;
}
