// The stage: what is shown lies in flat arrays (`field.ts`), the GPU draws it (`painter.ts`), names and spotlight lie on
// canvases of our own, and Sigma moves the camera (`sigma-frame.ts`).
import { roomOfNode } from '#layout/map';
import type { EntityId, RelationshipId } from '#model/ids';
import { type Palette, readPalette, widthOf } from './appearance.ts';
import { type Guides, noGuides } from './arrangements/arrangement.ts';
import { arrange } from './arrangements/index.ts';
import { bubblesIn, drawBubbles, drawLinks } from './bubbles.ts';
import { captionHeight, drawCaption } from './caption.ts';
import {
  changeField,
  emptyField,
  type Field,
  labelOf,
  neighboursOf,
  type OpenedField,
  openField,
  rankNodes,
} from './field.ts';
import { drawGuides } from './guides.ts';
import { colorOf, inkEdges, inkNodes, type Measures } from './ink.ts';
import { createLayoutClient } from './layout/layout-client.ts';
import type { Positions } from './layout/messages.ts';
import {
  type Box,
  type Boxes,
  createBoxes,
  type DrawnName,
  drawNames,
  forgetWidths,
  type NameToDraw,
} from './names.ts';
import { drawSpotlight, type Lit, type SeenNode } from './overlay.ts';
import { createPainter, type NodeInk } from './painter.ts';
import { writeSvg } from './picture.ts';
import { createPointed } from './pointed.ts';
import { createFinder, type Finder } from './pointing.ts';
import { adoptInto, createRegions, type Gone, type Region, type Regions, type Tree } from './regions.ts';
import { shapes } from './shapes.ts';
import { createFrame, type Pointer, padding } from './sigma-frame.ts';
import type {
  Camera,
  Cover,
  Direction,
  GraphStage,
  Insets,
  Look,
  Places,
  Point,
  Spotlight,
  StageEvents,
  StageReading,
  StageScene,
  StageWords,
} from './stage.ts';
import { groundOf, planeAt, screenX, screenY, type View } from './view.ts';

const family = "'Inter Variable', system-ui, sans-serif";
const none: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
/** Pixels from node to node: as near as a few are brought, and as far as a neighbourhood is still worth reading. */
const nearest = 160;
const farthestReadable = 46;
/** Names looked at, and drawn, in one frame. */
const mostCandidates = 2_500;
const mostNames = 220;
/** Pixels each way that a node of full size needs for itself. */
const roomForNode = 36;
/** The share of that below which nodes shrink with the room; above it they shrink less, so as to be seen. */
const crowded = 0.4;
/** Size in pixels from which a node has its name when the whole is in view. */
const smallestNamed = 8.5;
/** The best connected have their names however small they are drawn: a picture without any tells nothing. */
const alwaysNamed = 16;
/** So many edges are drawn while the view moves: lines are the dearest to draw, and the strongest are the skeleton. */
const edgesInMotion = 3_000;
/** Where a node has fewer pixels each way for itself, communities get a place each before their members do. */
const tight = 25;
/** Where it is not, a part of the graph with so many nodes at most is laid out as one. */
const mostWhole = 1_500;
const mostAtOnce = 250;
/** On a map, edges fade with their length from so many pixels on: what leads far away is told by the bundles. */
const farEdge = 90;
/** The same where places tell more than closeness; 0 for never. */
const farIn: Readonly<Record<Look['arrangement'], number>> = { force: 0, radial: 150, hierarchy: 46, time: 46 };
/** The share of the free view that things fill, one way or the other, if they are not to be brought nearer. */
const wellFilled = 0.4;
const iterationsFromNothing = 700;
const iterationsForNewcomers = 40;
/** The view counts as moving until it has stood still for so many milliseconds. */
const restAfter = 140;
/** The pointer means a node when it has been on it for so many milliseconds. */
const dwellTime = 90;
const glide = 420;
/** Milliseconds that things take to their places in another picture, and from one step of the layout to the next. */
const flightTime = 700;
const stepTime = 110;
/** Milliseconds that a community takes to open or to close. */
const opening = 320;

const directions: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

interface Flight {
  readonly fromX: Float64Array;
  readonly fromY: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly began: number;
  readonly milliseconds: number;
  readonly onLand: () => void;
}

/** The tree of communities that the spots of a scene tell of; whoever has no spot joins a neighbour. */
function treeOf({ nodes, above = [], members = [] }: StageScene): Tree | null {
  if (above.length === 0 || nodes.some(({ spot }) => spot && spot.community === null)) return null;
  const community = Uint32Array.from(nodes, ({ spot }) => spot?.community ?? 0);
  return { community, above: Int32Array.from(above), members };
}

/** Whether no community is too large to open into its members at once. */
function isFine({ community, above }: Tree): boolean {
  const members = new Uint32Array(above.length);
  for (const own of community) members[own] = (members[own] as number) + 1;
  return members.every((count) => count <= mostAtOnce);
}

export { prepareFrame as prepareStage, wakeGpu } from './sigma-frame.ts';

export function createStage(container: HTMLElement, events: StageEvents): GraphStage {
  let palette: Palette = readPalette(container);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const frame = createFrame(container, {
    onPaint: paint,
    onMove: movePointer,
    onLeave: () => point(null),
    onDown: grab,
    onUp: release,
    onClick(pointer, isAgain) {
      if (!isAgain) {
        const id = hasDragged ? null : idAt(pointer);
        clicked = { id, region: id || hasDragged ? null : regionAt(pointer) };
      }
      if (hasDragged) return;
      if (clicked.region) enter(clicked.region);
      else events.onPick(clicked.id);
    },
    onDoubleClick(pointer) {
      const { id, region } = clicked;
      if (id || region) pointer?.take();
      if (id && !hasDragged) events.onOpen(id);
    },
    onCamera: markMoving,
  });
  const painter = createPainter(frame.gl);
  const pointed = createPointed(container, family);
  container.addEventListener('wheel', takeInHand, { passive: true });

  let field: Field = emptyField;
  let measures: Measures = { worth: null, community: null };
  let ink: NodeInk = inkNodes(field, palette, measures);
  /** The best connected first: in this order names are given room. */
  let ranked: Uint32Array = new Uint32Array(0);
  let finder: Finder | null = null;
  let selected: string | null = null;
  let hovered: number | null = null;
  /** True when the pointer has stayed on a node: only then the rest is veiled, so that passing by is no flicker. */
  let hasDwelt = false;
  let dwelling = 0;
  let spotlight: Spotlight | null = null;
  let insets = none;
  let covers: readonly Cover[] = [];
  /** Where those stood that left this picture, as by a filter: they come back to their places and communities. */
  const gone = new Map<string, Gone>();
  let litNames: readonly Box[] = [];
  let words: StageWords = { number: String, date: (iso) => iso, undated: '' };
  let look: Look = { arrangement: 'force', size: 'degree', colour: 'type', crowd: 'grouped' };
  let guides = noGuides;
  let regions: Regions | null = null;
  let hoveredRegion: Region | null = null;
  /** Units of the plane from node to node, as if all were evenly spread. */
  let spacing = 1;
  let sceneName = '';
  /** True while places are those of the map that the spots tell of. */
  let isSpotted = false;
  let flight: Flight | null = null;
  let lastScene: StageScene | null = null;
  /** The first picture, as far as it has been worked out ahead. */
  let prepared: OpenedField | null = null;
  /** What an arrangement wants to have in view when it is there. */
  let focus: readonly number[] | null = null;
  let measured = 0;
  let openedAt = 0;
  let isOpening = false;
  /** True until a new picture has been drawn once. */
  let isUnnamed = false;
  /** True until communities that are new have been opened and closed once, as they are to be. */
  let isUnopened = false;
  let isSettled = true;
  let isDestroyed = false;
  let isMoving = false;
  let rest = 0;
  let boxes: readonly DrawnName[] = [];
  let dragged: number | null = null;
  let draggedFrom: Point = { x: 0, y: 0 };
  /** Where everything stands, as long as nothing has moved since somebody asked. */
  let placesNow: Places | null = null;
  /** From where a picture that was laid out again is looked at, until the reader looks elsewhere. */
  let held: Camera | null = null;
  /** True from when the reader takes the view in hand until it rests. */
  let isByReader = false;
  let hasDragged = false;
  /** What the last click met: a second one right after it means the same, which may have gone elsewhere by then. */
  let clicked: { readonly id: EntityId | null; readonly region: Region | null } = { id: null, region: null };
  /** False until the picture has been brought into view once; then it is the reader's to move. */
  let hasView = false;
  /** True while the whole is in view as it was first brought there, and nobody has looked for anything else since. */
  let isWhole = false;
  /** While the first layout runs, the ground grows with it, so that all of it is in view. */
  let isFollowing = false;

  /** From now on the reader looks where he wants to, and not where a picture was looked at from. */
  function takeInHand(): void {
    held = null;
    isWhole = false;
    isByReader = true;
  }

  const layout = createLayoutClient((positions) => receive(positions));

  const at = (id: string | null) => (id === null ? undefined : field.at(id));

  function sendPlaces(): void {
    finder = null;
    placesNow = null;
    regions?.measure(field);
    painter.setPlaces(field.x, field.y, regions?.tree.community ?? null);
    frame.redraw();
  }

  /** With `before`, of which the tree is what is left, communities stay as open as they are. */
  function setTree(tree: Tree | null, before: Regions | null = null): void {
    regions = tree && createRegions(field, tree, ranked, before?.list);
    isUnopened = before === null;
    hoveredRegion = null;
    if (!regions) painter.setCommunities(null);
  }

  function restyle(): void {
    ink = inkNodes(field, palette, measures);
    // By size, and among the largest, which are all one size, by relationships.
    const { degree, ids } = field;
    ranked = rankNodes(field.count, (node) => (ink.size[node] as number) * 1e6 + (degree[node] as number), ids, ranked);
    painter.setNodes(ink);
    painter.setEdges(inkEdges(field, palette));
    frame.redraw();
  }

  /** Radius in pixels of a node of size 1: what the room allows, and from nearer as much more as helps to see it. */
  function scaleIn({ ratio, unit }: Pick<View, 'ratio' | 'unit'>): number {
    const room = (spacing * unit) / roomForNode;
    return Math.min(room < crowded ? room / Math.sqrt(crowded) : Math.sqrt(room), 1 / Math.sqrt(ratio));
  }

  function seen(node: number, view: View, nodeScale = scaleIn(view)): SeenNode {
    const label = labelOf(field, node);
    const isFaded = field.faded[node] === 1;
    return {
      node,
      name: field.names[node] as string,
      degree: field.degree[node] as number,
      shape: shapes[label],
      color: colorOf(field, palette, measures, node),
      isFaded,
      x: screenX(view, field.x[node] as number, field.y[node] as number),
      y: screenY(view, field.x[node] as number, field.y[node] as number),
      size: (ink.size[node] as number) * nodeScale,
    };
  }

  /** Those that may have a name, the best connected first. From nearby they are looked for in view alone. */
  function candidates(view: View): Iterable<number> {
    // With all of it in view there is nobody to look for.
    if (ranked.length <= mostCandidates || view.ratio >= 1) return ranked.subarray(0, mostCandidates);
    const [a, b] = [planeAt(view, -60, -40), planeAt(view, view.width + 60, view.height + 20)];
    const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
    const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
    const found: number[] = [];
    for (const node of ranked) {
      const [x, y] = [field.x[node] as number, field.y[node] as number];
      if (x < left || x > right || y < top || y > bottom || regions?.isOpen(node) === false) continue;
      if (found.push(node) === mostCandidates) break;
    }
    return found;
  }

  function* namesInView(view: View, landmarks: number): Generator<NameToDraw> {
    const nodeScale = scaleIn(view);
    const farness = roomForNode / (spacing * view.unit);
    const leastSize = farness > 0.35 ? smallestNamed * Math.min(2, Math.sqrt(farness)) : 0;
    let rank = 0;
    for (const node of candidates(view)) {
      rank += 1;
      const size = (ink.size[node] as number) * nodeScale;
      // From afar only hubs have names; the nearer, the smaller the nodes that do. The largest come first.
      if (rank > landmarks && size < leastSize) return;
      if (field.faded[node] || regions?.isOpen(node) === false) continue;
      const x = screenX(view, field.x[node] as number, field.y[node] as number);
      const y = screenY(view, field.x[node] as number, field.y[node] as number);
      if (x < -60 || y < -40 || x > view.width + 60 || y > view.height + 20) continue;
      yield { text: field.names[node] as string, x, y, size, isStrong: false };
    }
  }

  /** The view, or what is in it, is moving. */
  const isUnderWay = () => isMoving || flight !== null || !isSettled;

  function paint(view: View): void {
    if (isDestroyed) return;
    // Each look whether the compiler is done costs a frame; that is worth it where much else is to be done in the first one.
    if (isUnnamed && regions && !painter.isReady()) {
      frame.redraw();
      return;
    }
    fly();
    if (regions) openRegions(regions, view);
    if (guides !== noGuides) drawGuides(frame.ground, guides, view, { palette, family, words, insets });
    painter.paint({
      view,
      nodeScale: scaleIn(view),
      rim: palette.ground,
      edgeAlpha: 1,
      edgeFar: regions ? farEdge : farIn[look.arrangement],
      edges: isUnderWay() ? edgesInMotion : Number.POSITIVE_INFINITY,
      isMoving: isUnderWay(),
      pixelRatio: devicePixelRatio,
    });
    const taken = createBoxes();
    for (const cover of covers) taken.take(cover);
    // The first frame of a picture with communities shows where they are, the next one what they are called: both at once would
    // keep the page from answering for twice as long.
    const isNamed = !isUnnamed || !regions;
    isUnnamed = false;
    const ofRegions = regions ? paintRegions(regions, view, taken, isNamed) : [];
    if (!isNamed) {
      frame.redraw();
      return;
    }
    const style = { color: palette.text, halo: palette.background, family };
    // Where discs are named, nodes that no disc holds are no landmarks.
    const landmarks = regions?.list.some(({ seen }) => seen > 0.5) ? 0 : alwaysNamed;
    const all = [...ofRegions, ...namesInView(view, landmarks)];
    boxes = drawNames(frame.names, all, style, mostNames, taken, covers);
    paintSpotlight(view);
  }

  /** Opens and closes communities, within a moment and not at once; those that are new are as they are to be. */
  function openRegions(all: Regions, { unit }: View): void {
    const now = performance.now();
    const passed = isOpening ? now - openedAt : 16;
    openedAt = now;
    const isAtOnce = calm.matches || !hasView || isUnopened;
    isUnopened &&= !hasView;
    const { isOther, isUnderWay } = all.zoom(unit, isAtOnce ? 1 : Math.min(1, passed / opening));
    isOpening = isUnderWay;
    if (isOther) painter.setCommunities(all);
    if (isUnderWay) frame.redraw();
  }

  function rimOf({ best }: Region): string | null {
    const { community } = measures;
    if (!community || best[0] === undefined) return null;
    return palette.communities[community[best[0]] as number] ?? palette.others;
  }

  function paintRegions(all: Regions, view: View, taken: Boxes, isNamed: boolean): readonly NameToDraw[] {
    const look = { palette, family, number: words.number, hovered: hoveredRegion, rimOf, isNamed };
    drawLinks(frame.names, all, view, look);
    const { width, height } = view;
    const room = { left: 0, top: insets.top, right: width - insets.right, bottom: height - insets.bottom };
    return drawBubbles(frame.names, bubblesIn(all, view), field, look, taken, room);
  }

  function paintSpotlight(view: View): void {
    const lit = readLit(view);
    frame.spotlight.canvas.style.display = lit ? '' : 'none';
    litNames = lit ? drawSpotlight(frame.spotlight, view, lit, palette, family, covers) : [];
    paintPointed(view);
  }

  /** The one that the pointer has only just come to: nothing else is drawn anew for it. */
  function paintPointed(view: View): void {
    pointed.show(hovered !== null && !hasDwelt ? seen(hovered, view) : null, palette);
  }

  /** Draws everything as if nothing lay over it, for a picture; gives what puts the covers back. */
  function uncover(): () => void {
    const kept = covers;
    covers = [];
    frame.redrawNow();
    return () => {
      covers = kept;
      frame.redraw();
    };
  }

  /** Draws the spotlight alone: nothing below it has changed. */
  function repaintSpotlight(): void {
    const view = frame.view();
    frame.spotlight.clearRect(0, 0, view.width, view.height);
    paintSpotlight(view);
  }

  /** Who is lit: round the pointer first, then the path that was asked for, then the selected node. */
  function readLit(view: View): Lit | null {
    const held = at(selected) ?? null;
    const centre = (hasDwelt ? hovered : null) ?? (spotlight ? null : held);
    const nodes = new Map<number, SeenNode>();
    const edges: number[] = [];
    const take = (node: number | undefined) => {
      if (node !== undefined && !nodes.has(node)) nodes.set(node, seen(node, view));
    };
    if (centre !== null) {
      take(centre);
      const { start, other, edge } = field.near;
      for (let next = start[centre] as number; next < (start[centre + 1] as number); next++) {
        take(other[next]);
        edges.push(edge[next] as number);
      }
    } else if (spotlight) {
      for (const id of spotlight.nodes) take(at(id));
      for (const id of spotlight.edges) {
        const edge = field.edgeAt(id);
        if (edge !== undefined) edges.push(edge);
      }
    }
    if (nodes.size === 0) return null;
    const marks = spotlight?.marks;
    return {
      nodes: [...nodes.values()],
      edges: edges.flatMap((edge) => {
        const from = nodes.get(field.from[edge] as number);
        const to = nodes.get(field.to[edge] as number);
        const width = Math.min(3, 0.9 + 0.4 * Math.log2(Math.max(1, field.documents[edge] as number))) + 0.4;
        const mark = marks?.get(field.edgeIds[edge] as RelationshipId) ?? null;
        const color = mark ? palette.marks[mark] : palette.edgeStrong;
        return from && to ? [{ from, to, width: mark ? width + 0.8 : width, color, mark }] : [];
      }),
      marks: new Map(
        [...nodes.keys()].flatMap((node) => {
          const mark = marks?.get(field.ids[node] as EntityId);
          return mark ? [[node, mark] as const] : [];
        }),
      ),
      centre: nodes.get(centre ?? held ?? -1) ?? null,
      isHeld: centre === held,
    };
  }

  /** Another picture: laid out already where the map says so, else from where things are. */
  function openScene(before: Field, scene: StageScene): void {
    sceneName = scene.name ?? '';
    isUnnamed = true;
    gone.clear();
    lastScene = scene;
    // A new picture begins with all nodes and the strongest edges; the others follow in a moment.
    hasMoved();
    const opened = prepared?.field.scene === scene && before.count === 0 ? prepared : openField(before, scene);
    prepared = null;
    field = opened.field;
    measure();
    hasView = hasView && before.count > 0;
    isFollowing = true;
    setTree(null);
    setGuides(noGuides);
    if (look.arrangement !== 'force') {
      comeFrom(before);
      restyle();
      arrangeAll();
      return;
    }
    const tree = treeOf(scene);
    // A map that divides too little for so small a stage is made anew, for this stage.
    isSpotted = opened.isPlaced && (!isGrouped() || (tree !== null && isFine(tree)));
    if (isSpotted) {
      spacing = roomOfNode;
      restyle();
      if (isGrouped()) setTree(tree);
      const [x, y] = [field.x.slice(), field.y.slice()];
      comeFrom(before);
      flyTo(x, y, before.count === 0 ? 0 : flightTime, settle);
      return;
    }
    restyle();
    sendPlaces();
    layOutAll();
  }

  /** The same picture with somebody more or less. */
  function changeScene(before: Field, scene: StageScene): void {
    const change = changeField(before, scene, gone);
    field = change.field;
    const community = regions?.tree.community;
    before.ids.forEach((id, node) => {
      if (field.ids[node] === id || field.at(id) !== undefined) return;
      gone.set(id, { x: before.x[node] as number, y: before.y[node] as number, community: community?.[node] ?? -1 });
    });
    lastScene = scene;
    if (!change.isSame) measure();
    restyle();
    if (regions && !change.isSame) setTree(adoptInto(regions.tree, before, field, gone), regions);
    if (gone.size > 0) for (const id of field.ids) gone.delete(id);
    sendPlaces();
    if (look.arrangement !== 'force') {
      if (!change.isSame) arrangeAll();
    } else if (isFollowing) layOutAll();
    else if (change.added.length > 0 || (!isSettled && change.removed > 0)) {
      const isNew = new Set(change.added);
      startLayout((node) => !isNew.has(node), iterationsForNewcomers);
    }
  }

  /** Gives everything its place in an arrangement other than that by forces. */
  function arrangeAll(): void {
    if (look.arrangement === 'force' || field.count === 0) return;
    layout.stop();
    setTree(null);
    isSpotted = false;
    isSettled = false;
    isFollowing = true;
    spacing = roomOfNode;
    const arranged = arrange[look.arrangement](field, at(selected) ?? ranked[0] ?? 0);
    setGuides(arranged.guides);
    focus = arranged.focus;
    flyTo(arranged.x, arranged.y, hasView ? flightTime : 0, settle);
  }

  function setGuides(next: Guides): void {
    guides = next;
    frame.ground.canvas.style.display = next === noGuides ? 'none' : '';
  }

  /** Works out what the look asks for about each node, and draws anew when the answer comes. */
  function measure(): void {
    measured += 1;
    const run = measured;
    const { count, named } = field;
    const kept = <T extends ArrayLike<number>>(values: T | null) => (values?.length === count ? values : null);
    const question = () => ({ count, from: field.from.slice(), to: field.to.slice() });
    const most = named.reduce((sum, own) => Math.max(sum, own), 1);
    measures = {
      worth:
        look.size === 'degree'
          ? null
          : look.size === 'documents'
            ? Float64Array.from(named, (own) => own / most)
            : kept(measures.worth),
      community: look.colour === 'type' ? null : kept(measures.community),
    };
    const take = (part: Partial<Measures>) => {
      if (run !== measured || isDestroyed) return;
      measures = { ...measures, ...part };
      restyle();
    };
    if (count === 0) return;
    if (look.size === 'betweenness') {
      void layout.measure({ what: 'betweenness', ...question() }).then((worth) => take({ worth }));
    }
    if (look.colour === 'community') {
      void layout.measure({ what: 'communities', ...question() }).then((community) => take({ community }));
    }
  }

  /** Puts those who were there before where they were, so that they are seen to move. */
  function comeFrom(before: Field): void {
    field.ids.forEach((id, node) => {
      const old = before.at(id);
      if (old !== undefined) [field.x[node], field.y[node]] = [before.x[old] as number, before.y[old] as number];
    });
  }

  /** Moves everything to its new place within a while, and at once where the reader wants no motion. */
  function flyTo(x: Float64Array, y: Float64Array, milliseconds: number, onLand: () => void): void {
    if (isFollowing) {
      frame.setGround(groundOf(x, y), hasView);
      if (hasView) bringIntoView(focus ?? field.x.keys(), true, undefined, { x, y });
    }
    flight = { fromX: field.x.slice(), fromY: field.y.slice(), x, y, began: performance.now(), milliseconds, onLand };
    if (milliseconds === 0 || calm.matches) land();
    else frame.redraw();
  }

  function land(): void {
    if (!flight) return;
    const { x, y, onLand } = flight;
    flight = null;
    field.x.set(x);
    field.y.set(y);
    sendPlaces();
    onLand();
  }

  /** Takes the next step of a flight, before a frame is drawn. */
  function fly(): void {
    if (!flight) return;
    const { fromX, fromY, x, y, began, milliseconds } = flight;
    const share = (performance.now() - began) / milliseconds;
    if (share >= 1) {
      land();
      return;
    }
    const eased = share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;
    for (let node = 0; node < field.count; node++) {
      field.x[node] = (fromX[node] as number) * (1 - eased) + (x[node] as number) * eased;
      field.y[node] = (fromY[node] as number) * (1 - eased) + (y[node] as number) * eased;
    }
    sendPlaces();
  }

  function receive({ x, y, isSettled: isDone, communities }: Positions): void {
    if (calm.matches && !isDone) return;
    land();
    if (communities) {
      setTree(isGrouped() ? communities : null);
      spacing = roomOfNode;
    } else if (isFollowing) {
      spacing = groundOf(x, y).span / Math.sqrt(Math.max(1, field.count));
    }
    // A map comes all at once, steps of the forces ten times a second.
    const isSeen = hasView || !communities;
    flyTo(x, y, !isSeen ? 0 : communities ? flightTime : stepTime, isDone ? settle : () => {});
  }

  function settle(): void {
    isSettled = true;
    frame.redraw();
    // From now on the ground stays, so that what is added later moves nothing.
    isFollowing = false;
    if (!hasView) {
      bringIntoView(focus ?? undefined, false);
      isWhole = focus === null;
    }
    focus = null;
    hasView = true;
    events.onSettle();
  }

  /** Pixels that each node has for itself, each way, in what panels leave free. */
  function roomOf(nodes: number): number {
    const { width, height } = frame.size();
    const free = Math.max(1, width - insets.left - insets.right) * Math.max(1, height - insets.top - insets.bottom);
    return Math.sqrt(free / Math.max(1, nodes));
  }

  const isTight = () => roomOf(field.count) < tight;

  /** Whether communities stand for their members until one comes near. */
  const isGrouped = () => look.crowd === 'grouped' && isTight();

  /** Gives everything its place: each part of the graph by forces or, where room is tight, community by community. */
  function layOutAll(): void {
    gone.clear();
    if (field.count === 0) return;
    isSettled = false;
    const whole = isTight() ? 0 : mostWhole;
    layout.makeMap({ count: field.count, from: field.from.slice(), to: field.to.slice(), whole });
  }

  function startLayout(isFixed: (node: number) => boolean, iterations: number): void {
    if (field.count === 0) return;
    const { width, height } = frame.size();
    const side = Math.max(200, Math.min(width, height) - 2 * padding);
    const scale = Math.min(1, side / Math.sqrt(field.count) / roomForNode);
    isSettled = false;
    const fixed = new Uint8Array(field.count);
    const share = new Float64Array(field.count);
    for (let node = 0; node < field.count; node++) {
      fixed[node] = isFixed(node) ? 1 : 0;
      share[node] = ((ink.size[node] as number) * scale * 1.25 + 1) / side;
    }
    layout.start({
      x: field.x.slice(),
      y: field.y.slice(),
      from: field.from.slice(),
      to: field.to.slice(),
      fixed,
      share,
      iterations,
    });
  }

  /** Shows all of these; with `centre` that one in the middle, and the others only as long as names stay readable. */
  function bringIntoView(
    nodes: Iterable<number> = field.x.keys(),
    isAnimated = true,
    centre?: number,
    { x: placesX, y: placesY }: Pick<Field, 'x' | 'y'> = field,
  ): void {
    const whole = frame.wholeView();
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const node of nodes) {
      const x = screenX(whole, placesX[node] as number, placesY[node] as number);
      const y = screenY(whole, placesX[node] as number, placesY[node] as number);
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
    if (left > right) return;
    const { width, height } = frame.size();
    const freeWidth = Math.max(120, width - insets.left - insets.right - 2 * padding);
    const freeHeight = Math.max(120, height - insets.top - insets.bottom - 2 * padding);
    const apart = spacing * whole.unit;
    const ratio = Math.max(apart / nearest, (right - left) / freeWidth, (bottom - top) / freeHeight);
    const isTooFar = centre !== undefined && ratio > apart / farthestReadable;
    const middle = isTooFar
      ? { x: placesX[centre] as number, y: placesY[centre] as number }
      : planeAt(whole, (left + right) / 2, (top + bottom) / 2);
    frame.look(
      middle,
      freeMiddle(),
      isTooFar ? apart / farthestReadable : ratio,
      isAnimated && !calm.matches ? glide : 0,
    );
  }

  /** Whether all of these are in the free part of the view and fill a good part of it: then nothing need move. */
  function isWellInView(nodes: readonly number[]): boolean {
    const view = frame.view();
    const [right, bottom] = [view.width - insets.right, view.height - insets.bottom];
    const x = nodes.map((node) => screenX(view, field.x[node] as number, field.y[node] as number));
    const y = nodes.map((node) => screenY(view, field.x[node] as number, field.y[node] as number));
    const [fromX, toX, fromY, toY] = [least(x), -least(x.map((own) => -own)), least(y), -least(y.map((own) => -own))];
    const isIn = fromX >= insets.left && toX <= right && fromY >= insets.top && toY <= bottom;
    const isLarge =
      toX - fromX > (right - insets.left) * wellFilled || toY - fromY > (bottom - insets.top) * wellFilled;
    return nodes.length === 0 || (isIn && isLarge);
  }

  /** The middle of what panels leave free. */
  function freeMiddle(): { x: number; y: number } {
    const { width, height } = frame.size();
    return {
      x: width / 2 + (insets.left - insets.right) / 2,
      y: height / 2 + (insets.top - insets.bottom) / 2,
    };
  }

  /** Pixels of the shorter side of what panels leave free. */
  function freeSide(): number {
    const { width, height } = frame.size();
    return Math.max(120, Math.min(width - insets.left - insets.right, height - insets.top - insets.bottom));
  }

  function cameraNow(): Camera {
    const view = frame.view();
    const { x, y } = freeMiddle();
    return { ...planeAt(view, x, y), span: freeSide() / view.unit };
  }

  function aim(camera: Camera): void {
    held = camera;
    isWhole = false;
    frame.look(camera, freeMiddle(), (frame.wholeView().unit * camera.span) / freeSide(), 0);
  }

  /** Lets things go to where they stood. */
  function putBack({ ids, x: placesX, y: placesY }: Places): void {
    const x = (flight?.x ?? field.x).slice();
    const y = (flight?.y ?? field.y).slice();
    gone.clear();
    ids.forEach((id, place) => {
      const node = field.at(id);
      if (node === undefined) return;
      x[node] = placesX[place] as number;
      y[node] = placesY[place] as number;
    });
    layout.stop();
    isFollowing = false;
    isWhole = false;
    frame.setGround(groundOf(x, y), hasView);
    flyTo(x, y, hasView ? flightTime : 0, settle);
  }

  /** Goes so near to a closed community that it opens. */
  function enter(region: Region): void {
    const { width, height } = frame.size();
    const free = Math.min(width - insets.left - insets.right, height - insets.top - insets.bottom) - padding;
    const whole = frame.wholeView();
    const wanted = Math.max(regions?.unitToOpen(region) ?? 0, free / 2 / region.radius);
    frame.look(region, freeMiddle(), whole.unit / wanted, calm.matches ? 0 : glide);
  }

  /** Brings the node and, as far as they can be read, its neighbours into the free part of the view. */
  function reveal(id: string): void {
    const node = at(id);
    if (node !== undefined) bringIntoView([node, ...neighboursOf(field, node)], true, node);
  }

  function markMoving(): void {
    hasView = hasView || isSettled;
    hasMoved();
  }

  function hasMoved(): void {
    clearTimeout(rest);
    isMoving = true;
    rest = window.setTimeout(() => {
      isMoving = false;
      if (isDestroyed) return;
      frame.redraw();
      events.onRest?.(isByReader);
      isByReader = false;
    }, restAfter);
  }

  /** The node under the pointer: the nearest of those that it is on, by their size on the screen. */
  function nodeAt({ x, y }: Pick<Pointer, 'x' | 'y'>): number | null {
    const view = frame.view();
    const nodeScale = scaleIn(view);
    finder ??= createFinder(field);
    const middle = planeAt(view, x, y);
    const reach = (24 * Math.max(nodeScale, 0.3)) / view.unit;
    let best: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    finder.within(middle.x - reach, middle.y - reach, middle.x + reach, middle.y + reach, (node) => {
      if (regions?.isOpen(node) === false) return true;
      const dx = screenX(view, field.x[node] as number, field.y[node] as number) - x;
      const dy = screenY(view, field.x[node] as number, field.y[node] as number) - y;
      const over = Math.sqrt(dx * dx + dy * dy) - Math.max(3, (ink.size[node] as number) * nodeScale * 1.15);
      if (over <= 0 && over < least) {
        least = over;
        best = node;
      }
      return true;
    });
    return best;
  }

  function regionAt({ x, y }: Pick<Pointer, 'x' | 'y'>): Region | null {
    if (!regions) return null;
    const hit = bubblesIn(regions, frame.view()).findLast(
      (bubble) => bubble.region.seen > 0.5 && Math.hypot(bubble.x - x, bubble.y - y) <= bubble.radius,
    );
    return hit?.region ?? null;
  }

  const idAt = (pointer: Pointer) => {
    const node = nodeAt(pointer);
    return node === null ? null : (field.ids[node] as EntityId);
  };

  function point(node: number | null, region: Region | null = null): void {
    if (region !== hoveredRegion) {
      hoveredRegion = region;
      frame.redraw();
    }
    container.style.cursor = node === null && region === null ? '' : 'pointer';
    if (node === hovered) return;
    const wasLit = hasDwelt;
    hovered = node;
    hasDwelt = false;
    clearTimeout(dwelling);
    if (node !== null) dwelling = window.setTimeout(dwell, dwellTime);
    if (wasLit) repaintSpotlight();
    else paintPointed(frame.view());
    events.onHover(node === null ? null : (field.ids[node] as EntityId));
  }

  function dwell(): void {
    if (isDestroyed) return;
    hasDwelt = true;
    repaintSpotlight();
  }

  function movePointer(pointer: Pointer): void {
    if (dragged !== null) {
      pointer.take();
      hasDragged = true;
      const place = planeAt(frame.view(), pointer.x, pointer.y);
      field.x[dragged] = place.x;
      field.y[dragged] = place.y;
      sendPlaces();
      return;
    }
    if (pointer.isTouch) return;
    const node = pointer.isOnStage ? nodeAt(pointer) : null;
    point(node, pointer.isOnStage && node === null ? regionAt(pointer) : null);
  }

  function grab(pointer: Pointer): void {
    takeInHand();
    dragged = nodeAt(pointer);
    hasDragged = false;
    if (dragged !== null) draggedFrom = { x: field.x[dragged] as number, y: field.y[dragged] as number };
  }

  function release(): void {
    if (dragged !== null && hasDragged) {
      const to = { x: field.x[dragged] as number, y: field.y[dragged] as number };
      events.onMove?.(field.ids[dragged] as EntityId, draggedFrom, to, isSpotted);
    }
    dragged = null;
  }

  void document.fonts
    .load(`500 12px 'Inter Variable'`, 'ạ')
    .then(() => {
      forgetWidths();
      if (!isDestroyed) frame.redraw();
    })
    .catch(() => {});

  return {
    prepare(scene) {
      painter.expectEdges(scene.edges.length);
      if (!isDestroyed && field.count === 0) prepared = openField(field, scene);
    },
    show(scene: StageScene) {
      if (isDestroyed) return;
      land();
      const before = field;
      painter.expectEdges(scene.edges.length);
      hovered = null;
      hasDwelt = false;
      clearTimeout(dwelling);
      if ((scene.name ?? '') !== sceneName || before.count === 0) openScene(before, scene);
      else changeScene(before, scene);
    },
    select(id) {
      if (selected === id) return;
      selected = id;
      held = null;
      isWhole = false;
      if (id && look.arrangement === 'radial') arrangeAll();
      else if (id) reveal(id);
      frame.redraw();
    },
    light(next) {
      spotlight = next;
      isWhole = isWhole && next === null;
      repaintSpotlight();
      const nodes = next ? [...next.nodes].flatMap((id) => at(id) ?? []) : [];
      if (!isWellInView(nodes)) bringIntoView(nodes);
    },
    setInsets(next) {
      const isSame = (Object.keys(next) as (keyof Insets)[]).every((side) => next[side] === insets[side]);
      if (isSame) return;
      insets = next;
      if (held) aim(held);
      else if (selected) reveal(selected);
      // A panel may only have come, or come to its width, after the picture.
      else if (isWhole) bringIntoView(undefined, false);
    },
    setCovers(next) {
      covers = next;
      frame.redraw();
      repaintSpotlight();
    },
    setLook(next) {
      const before = look;
      look = next;
      if (next.size !== before.size || next.colour !== before.colour) {
        measure();
        restyle();
      }
      const isSame = next.arrangement === before.arrangement && next.crowd === before.crowd;
      if (isSame || !lastScene || field.count === 0) return;
      land();
      if (next.arrangement === 'force') openScene(field, lastScene);
      else arrangeAll();
    },
    setWords(next) {
      words = next;
      frame.redraw();
    },
    restyle() {
      palette = readPalette(container);
      restyle();
    },
    zoom(factor) {
      takeInHand();
      frame.zoom(factor, calm.matches ? 0 : 200);
    },
    fit(ids) {
      takeInHand();
      bringIntoView(ids && [...ids].flatMap((id) => at(id) ?? []));
    },
    relax() {
      held = null;
      gone.clear();
      if (look.arrangement !== 'force') {
        arrangeAll();
        return;
      }
      isSpotted = false;
      isFollowing = true;
      if (isTight()) layOutAll();
      else startLayout(() => false, iterationsFromNothing);
    },
    neighbourTowards(id, direction) {
      const node = at(id);
      if (node === undefined) return null;
      const view = frame.view();
      const here = seen(node, view);
      const [dx, dy] = directions[direction];
      let best: { node: number; worth: number } | null = null;
      for (const other of neighboursOf(field, node)) {
        const place = seen(other, view);
        if (place.isFaded) continue;
        const distance = Math.hypot(place.x - here.x, place.y - here.y) || 1;
        const worth = ((place.x - here.x) * dx + (place.y - here.y) * dy) / distance;
        if (worth > 0.2 && (!best || worth > best.worth)) best = { node: other, worth };
      }
      return best ? (field.ids[best.node] as EntityId) : null;
    },
    read(): StageReading {
      isUnnamed = false;
      frame.redrawNow();
      const view = frame.view();
      const nodeScale = scaleIn(view);
      return {
        nodes: field.ids.map((id, node) => {
          const { x, y, size } = seen(node, view, nodeScale);
          return { id: id as EntityId, x, y, size, isShown: regions?.isOpen(node) !== false };
        }),
        regions: regions
          ? bubblesIn(regions, view).flatMap(({ region, ...place }) =>
              region.seen < 0.5
                ? []
                : [
                    {
                      ...place,
                      members: region.all,
                      names: region.best.map((node) => field.names[node] as string),
                    },
                  ],
            )
          : [],
        names: boxes.length,
        overlappingNames: countOverlaps(boxes),
        written: [...(litNames.length > 0 ? litNames : boxes)].map(({ left, top, right, bottom }) => ({
          left,
          top,
          right,
          bottom,
        })),
        isSettled,
        guides: { rings: guides.rings.length, lines: guides.lines.length, days: guides.days.length },
        colours: new Set(ink.color.filter((_, node) => !field.faded[node])).size,
      };
    },
    places() {
      if (flight) return { ids: field.ids, x: flight.x.slice(), y: flight.y.slice() };
      placesNow ??= { ids: field.ids, x: field.x.slice(), y: field.y.slice() };
      return placesNow;
    },
    camera: cameraNow,
    restore(places, camera = null, isApart = false) {
      if (isDestroyed || field.count === 0) return;
      if (isApart && spacing === 1) spacing = roomOfNode;
      isSpotted = isSpotted && !isApart;
      putBack(places);
      if (camera) aim(camera);
    },
    toPng(caption) {
      const { width, height } = frame.size();
      const canvas = document.createElement('canvas');
      canvas.width = width * devicePixelRatio;
      canvas.height = (height + captionHeight) * devicePixelRatio;
      const context = canvas.getContext('2d');
      if (!context) return Promise.reject(new Error('This browser gives no 2D canvas to copy the picture to.'));
      context.fillStyle = palette.background;
      context.fillRect(0, 0, canvas.width, canvas.height);
      const cover = uncover();
      for (const layer of frame.canvases()) {
        if (layer.width > 0) context.drawImage(layer, 0, 0, canvas.width, height * devicePixelRatio);
      }
      cover();
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, height * devicePixelRatio);
      drawCaption(context, caption, width, palette, family);
      return new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too big.'))), 'image/png');
      });
    },
    toSvg(caption) {
      const cover = uncover();
      const named = new Set(boxes.map(({ text }) => text));
      cover();
      const view = frame.view();
      const nodeScale = scaleIn(view);
      const isOpen = (node: number) => regions?.isOpen(node) !== false;
      const nodes = field.names.map((name, node) => ({
        ...seen(node, view, nodeScale),
        isNamed: named.has(name) && !field.faded[node],
      }));
      const edges = [...field.from].flatMap((from, edge) => {
        const [a, b] = [nodes[from], nodes[field.to[edge] as number]];
        if (!a || !b || !isOpen(a.node) || !isOpen(b.node)) return [];
        return [
          { from: a, to: b, width: widthOf(field.documents[edge] as number), isFaded: field.edgeFaded[edge] === 1 },
        ];
      });
      const bubbles = regions ? bubblesIn(regions, view).filter(({ region }) => region.seen > 0.5) : [];
      return writeSvg(
        {
          width: view.width,
          height: view.height,
          edges,
          // The small first, so that hubs lie on top.
          nodes: nodes.filter(({ node }) => isOpen(node)).sort((a, b) => a.size - b.size),
          groups: bubbles.map(({ region, x, y, radius }) => ({
            x,
            y,
            radius,
            names: region.best.map((node) => field.names[node] as string),
          })),
          caption,
        },
        palette,
        family,
      );
    },
    destroy() {
      isDestroyed = true;
      clearTimeout(rest);
      clearTimeout(dwelling);
      layout.destroy();
      frame.destroy();
    },
  };
}

const least = (values: readonly number[]) => values.reduce((low, own) => Math.min(low, own), Number.POSITIVE_INFINITY);

function countOverlaps(boxes: readonly Box[]): number {
  let overlaps = 0;
  boxes.forEach((a, at) => {
    for (const b of boxes.slice(at + 1)) {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) overlaps += 1;
    }
  });
  return overlaps;
}
