// Focus that goes with what it was on (a form that gave way to its answer, a line that was taken back, a button that can
// no longer be pressed) is put where that was: a reader without a mouse goes on from there, and not from the top.
import { useEffect } from 'react';

export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    const note = ({ target }: Event) => {
      last = target instanceof Element ? target : null;
    };
    /** Whoever presses elsewhere has left it. */
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !last?.contains(target)) last = null;
    };
    const observer = new MutationObserver((records) => {
      const gone = last;
      if (!gone || (gone.isConnected && !gone.matches(':disabled'))) return;
      const { activeElement } = document;
      if (activeElement !== document.body && activeElement !== gone) return;
      last = null;
      const place = gone.isConnected ? gone.parentElement : placeOf(gone, records);
      if (place) focus(place);
    });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', leave);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', leave);
    };
  }, []);
}

/** What stands where it was: what was put there, else what came after it or before it, else what it was in. */
function placeOf(gone: Node, records: readonly MutationRecord[]): HTMLElement | null {
  const record = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)));
  if (!record) return null;
  const { target, previousSibling } = record;
  if (!target.isConnected) return placeOf(target, records);
  const before = previousSibling?.parentNode === target ? previousSibling : null;
  const after = before ? before.nextSibling : target.firstChild;
  for (let node = after; node; node = node.nextSibling) if (isSeen(node)) return node;
  for (let node: Node | null = before; node; node = node.previousSibling) if (isSeen(node)) return node;
  return target instanceof HTMLElement ? target : null;
}

const isSeen = (node: Node): node is HTMLElement =>
  node instanceof HTMLElement && node.offsetHeight > 1 && node.offsetWidth > 1;

function focus(place: HTMLElement): void {
  place.focus({ preventScroll: true });
  if (document.activeElement === place) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
}
