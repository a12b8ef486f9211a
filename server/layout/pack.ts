// Discs side by side round the first one: Wang and others, 2006. Each new one touches two of the front, which is the ring
// of discs that see the outside, at the place nearest to the middle where it meets no other.

interface Link {
  readonly disc: number;
  next: Link;
  previous: Link;
}

export interface Packed {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The centres of discs of these radii, in the order given: pass the biggest first. */
export function packDiscs(radius: Float64Array): Packed {
  const count = radius.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const r = (disc: number) => radius[disc] as number;
  if (count > 1) x[1] = r(0) + r(1);
  const touch = (a: number, b: number, c: number) => {
    const dx = (x[b] as number) - (x[a] as number);
    const dy = (y[b] as number) - (y[a] as number);
    const square = dx * dx + dy * dy;
    if (square === 0) {
      x[c] = (x[a] as number) + r(c) + r(a);
      y[c] = y[a] as number;
      return;
    }
    const toA = (r(a) + r(c)) ** 2;
    const toB = (r(b) + r(c)) ** 2;
    const along = (square + toA - toB) / (2 * square);
    const aside = Math.sqrt(Math.max(0, 2 * toA * (square + toB) - (square - toB) ** 2 - toA * toA)) / (2 * square);
    x[c] = (x[a] as number) + along * dx + aside * dy;
    y[c] = (y[a] as number) + along * dy - aside * dx;
  };
  const meets = (a: number, b: number) => {
    const wanted = r(a) + r(b) - 1e-6;
    const dx = (x[b] as number) - (x[a] as number);
    const dy = (y[b] as number) - (y[a] as number);
    return wanted > 0 && wanted * wanted > dx * dx + dy * dy;
  };
  const linkOf = (disc: number): Link => {
    const link = { disc } as Link;
    link.next = link;
    link.previous = link;
    return link;
  };
  const join = (a: Link, b: Link) => {
    a.next = b;
    b.previous = a;
  };
  /** How far from the middle the place between this one and the next is. */
  const farness = ({ disc: a, next: { disc: b } }: Link) => {
    const both = r(a) + r(b);
    const mx = ((x[a] as number) * r(b) + (x[b] as number) * r(a)) / both;
    const my = ((y[a] as number) * r(b) + (y[b] as number) * r(a)) / both;
    return mx * mx + my * my;
  };
  if (count > 2) {
    touch(1, 0, 2);
    let a = linkOf(0);
    let b = linkOf(1);
    const c = linkOf(2);
    join(a, b);
    join(b, c);
    join(c, a);
    for (let disc = 3; disc < count; ) {
      touch(a.disc, b.disc, disc);
      const hit = findHit(a, b, disc);
      if (hit) {
        // What was hit takes the place of everything between; the same disc is tried again there.
        if (hit.isAhead) b = hit.link;
        else a = hit.link;
        join(a, b);
        continue;
      }
      const link = linkOf(disc);
      join(a, link);
      join(link, b);
      let nearest = a;
      let least = farness(a);
      for (let one = link; one !== a; one = one.next) {
        const far = farness(one);
        if (far < least) {
          nearest = one;
          least = far;
        }
      }
      a = nearest;
      b = a.next;
      disc += 1;
    }
  }
  return { x, y };

  /** The first disc of the front that the new one meets, looked for from both sides at once. */
  function findHit(a: Link, b: Link, disc: number): { link: Link; isAhead: boolean } | null {
    let ahead = b.next;
    let behind = a.previous;
    let way = r(b.disc);
    let wayBack = r(a.disc);
    do {
      if (way <= wayBack) {
        if (meets(ahead.disc, disc)) return { link: ahead, isAhead: true };
        way += r(ahead.disc);
        ahead = ahead.next;
      } else {
        if (meets(behind.disc, disc)) return { link: behind, isAhead: false };
        wayBack += r(behind.disc);
        behind = behind.previous;
      }
    } while (ahead !== behind.next);
    return null;
  }
}
