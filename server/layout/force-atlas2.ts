// ForceAtlas2 on typed arrays: Jacomy and others, 2014, with a Barnes-Hut quadtree. The forces and speeds are those of
// graphology-layout-forceatlas2; the tree is what makes it fast: rebuilt by partitioning an index, no objects, no stack.

export interface LayoutInput {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Ends of each edge as positions in `x` and `y`. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
  /** 1 for a node that stays where it is. */
  readonly fixed: Uint8Array;
}

export interface LayoutSettings {
  readonly scaling: number;
  readonly gravity: number;
  /** Distance does not weaken gravity, so that parts without a connection stay near. */
  readonly strongGravity: boolean;
  readonly slowDown: number;
  /** How far a cell must be, against its size, to count as one body; 1.2 keeps the shape and halves the time. */
  readonly theta: number;
}

export const defaultSettings: LayoutSettings = {
  scaling: 10,
  gravity: 0.05,
  strongGravity: true,
  slowDown: 1,
  theta: 1.2,
};

export interface Layout {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** One iteration. Gives the mean way that a free node went, in units of the radius of the whole. */
  step(): number;
}

const leafSize = 8;
const deepest = 48;

export function createLayout(input: LayoutInput, settings: LayoutSettings = defaultSettings): Layout {
  const { x, y, from, to, weight, fixed } = input;
  const count = x.length;
  const mass = new Float64Array(count).fill(1);
  for (let edge = 0; edge < from.length; edge++) {
    const a = from[edge] as number;
    const b = to[edge] as number;
    mass[a] = (mass[a] as number) + (weight[edge] as number);
    mass[b] = (mass[b] as number) + (weight[edge] as number);
  }
  const dx = new Float64Array(count);
  const dy = new Float64Array(count);
  const oldDx = new Float64Array(count);
  const oldDy = new Float64Array(count);
  const convergence = new Float64Array(count).fill(1);
  const tree = createTree(x, y, mass);

  function repulse(): void {
    const { scaling, theta } = settings;
    const { cells, order, bodyX, bodyY, bodyMass } = tree;
    const { centreX, centreY, cellMass, size, skip, first, last } = cells;
    const near = 1 / (theta * theta);
    for (let at = 0; at < count; at++) {
      const node = order[at] as number;
      const px = bodyX[at] as number;
      const py = bodyY[at] as number;
      const own = scaling * (bodyMass[at] as number);
      let fx = 0;
      let fy = 0;
      let cell = 0;
      while (cell < tree.length()) {
        const ex = px - (centreX[cell] as number);
        const ey = py - (centreY[cell] as number);
        const square = ex * ex + ey * ey;
        const side = size[cell] as number;
        if (side * side * near < square) {
          const factor = (own * (cellMass[cell] as number)) / square;
          fx += ex * factor;
          fy += ey * factor;
          cell = skip[cell] as number;
        } else if ((last[cell] as number) >= 0) {
          for (let body = first[cell] as number; body < (last[cell] as number); body++) {
            const bx = px - (bodyX[body] as number);
            const by = py - (bodyY[body] as number);
            const distance = bx * bx + by * by;
            if (distance > 0) {
              const factor = (own * (bodyMass[body] as number)) / distance;
              fx += bx * factor;
              fy += by * factor;
            }
          }
          cell = skip[cell] as number;
        } else {
          cell += 1;
        }
      }
      dx[node] = fx;
      dy[node] = fy;
    }
  }

  function pullToCentre(): void {
    const { gravity, strongGravity } = settings;
    for (let node = 0; node < count; node++) {
      const px = x[node] as number;
      const py = y[node] as number;
      const distance = Math.sqrt(px * px + py * py);
      if (distance === 0) continue;
      const pull = gravity * (mass[node] as number);
      const factor = strongGravity ? pull : pull / distance;
      dx[node] = (dx[node] as number) - px * factor;
      dy[node] = (dy[node] as number) - py * factor;
    }
  }

  function attract(): void {
    for (let edge = 0; edge < from.length; edge++) {
      const a = from[edge] as number;
      const b = to[edge] as number;
      const factor = weight[edge] as number;
      const ex = ((x[a] as number) - (x[b] as number)) * factor;
      const ey = ((y[a] as number) - (y[b] as number)) * factor;
      dx[a] = (dx[a] as number) - ex;
      dy[a] = (dy[a] as number) - ey;
      dx[b] = (dx[b] as number) + ex;
      dy[b] = (dy[b] as number) + ey;
    }
  }

  /** The most that one goes at once: two that begin on nearly one spot would fling all others away. */
  let most = Math.max(1, Math.sqrt(x.reduce((sum, own, node) => sum + own ** 2 + (y[node] as number) ** 2, 0) / count));

  function move(): number {
    let way = 0;
    let spread = 0;
    let free = 0;
    for (let node = 0; node < count; node++) {
      spread += (x[node] as number) ** 2 + (y[node] as number) ** 2;
      if (fixed[node]) continue;
      const fx = dx[node] as number;
      const fy = dy[node] as number;
      const [lastX, lastY] = [oldDx[node] as number, oldDy[node] as number];
      // Not Math.hypot: it is twenty times as slow, for the sake of numbers that do not occur here.
      const swing = Math.sqrt((lastX - fx) * (lastX - fx) + (lastY - fy) * (lastY - fy));
      const swinging = (mass[node] as number) * swing;
      const traction = Math.sqrt((lastX + fx) * (lastX + fx) + (lastY + fy) * (lastY + fy)) / 2;
      const speed = ((convergence[node] as number) * Math.log(1 + traction)) / (1 + Math.sqrt(swinging));
      const force = fx * fx + fy * fy;
      convergence[node] = Math.min(1, Math.sqrt((speed * force) / (1 + Math.sqrt(swinging))));
      const step = Math.min(speed / settings.slowDown, most / Math.sqrt(Math.max(force, 1e-18)));
      x[node] = (x[node] as number) + fx * step;
      y[node] = (y[node] as number) + fy * step;
      way += Math.sqrt(force) * step;
      free += 1;
    }
    most = Math.max(1, Math.sqrt(spread / count));
    return free === 0 ? 0 : way / free / Math.max(Math.sqrt(spread / count), 1e-9);
  }

  return {
    x,
    y,
    step() {
      if (count === 0) return 0;
      oldDx.set(dx);
      oldDy.set(dy);
      tree.build();
      repulse();
      pullToCentre();
      attract();
      return move();
    },
  };
}

/**
 * A quadtree in flat arrays. Cells lie in depth-first order: the next cell is the first child, `skip` is the cell after
 * the whole of this one, so that walking it needs neither recursion nor a stack. Bodies are copied in tree order.
 */
function createTree(x: Float64Array, y: Float64Array, mass: Float64Array) {
  const count = x.length;
  const order = new Uint32Array(count).map((_, at) => at);
  const bodyX = new Float64Array(count);
  const bodyY = new Float64Array(count);
  const bodyMass = new Float64Array(count);
  let cells = allocate(Math.max(64, count));
  let length = 0;

  function allocate(room: number) {
    return {
      centreX: new Float64Array(room),
      centreY: new Float64Array(room),
      cellMass: new Float64Array(room),
      size: new Float64Array(room),
      skip: new Uint32Array(room),
      /** Bodies of a leaf; `last` is -1 where the cell is divided. */
      first: new Int32Array(room),
      last: new Int32Array(room),
    };
  }

  function grow(): void {
    const wider = allocate(cells.skip.length * 2);
    for (const name of Object.keys(wider) as (keyof typeof wider)[]) wider[name].set(cells[name]);
    cells = wider;
  }

  /** Moves those for which the coordinate is below `middle` to the front; gives where the others begin. */
  function partition(start: number, end: number, along: Float64Array, middle: number): number {
    let low = start;
    let high = end - 1;
    while (low <= high) {
      const node = order[low] as number;
      if ((along[node] as number) < middle) low += 1;
      else {
        order[low] = order[high] as number;
        order[high] = node;
        high -= 1;
      }
    }
    return low;
  }

  function divide(start: number, end: number, left: number, top: number, side: number, depth: number): void {
    if (start === end) return;
    if (length === cells.skip.length) grow();
    const cell = length++;
    let sum = 0;
    let sumX = 0;
    let sumY = 0;
    for (let at = start; at < end; at++) {
      const node = order[at] as number;
      const weight = mass[node] as number;
      sum += weight;
      sumX += weight * (x[node] as number);
      sumY += weight * (y[node] as number);
    }
    cells.centreX[cell] = sumX / sum;
    cells.centreY[cell] = sumY / sum;
    cells.cellMass[cell] = sum;
    cells.size[cell] = side;
    cells.first[cell] = start;
    cells.last[cell] = -1;
    if (end - start <= leafSize || depth >= deepest) {
      cells.last[cell] = end;
      for (let at = start; at < end; at++) {
        const node = order[at] as number;
        bodyX[at] = x[node] as number;
        bodyY[at] = y[node] as number;
        bodyMass[at] = mass[node] as number;
      }
    } else {
      const half = side / 2;
      const across = partition(start, end, y, top + half);
      const upper = partition(start, across, x, left + half);
      const lower = partition(across, end, x, left + half);
      divide(start, upper, left, top, half, depth + 1);
      divide(upper, across, left + half, top, half, depth + 1);
      divide(across, lower, left, top + half, half, depth + 1);
      divide(lower, end, left + half, top + half, half, depth + 1);
    }
    cells.skip[cell] = length;
  }

  return {
    order,
    bodyX,
    bodyY,
    bodyMass,
    get cells() {
      return cells;
    },
    length: () => length,
    build() {
      length = 0;
      let left = Number.POSITIVE_INFINITY;
      let right = Number.NEGATIVE_INFINITY;
      let top = Number.POSITIVE_INFINITY;
      let bottom = Number.NEGATIVE_INFINITY;
      for (let node = 0; node < count; node++) {
        left = Math.min(left, x[node] as number);
        right = Math.max(right, x[node] as number);
        top = Math.min(top, y[node] as number);
        bottom = Math.max(bottom, y[node] as number);
      }
      divide(0, count, left, top, Math.max(right - left, bottom - top, 1e-9), 0);
    },
  };
}
