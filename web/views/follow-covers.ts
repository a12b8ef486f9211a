// What lies over the stage: the cards that say so of themselves (`data-over`), where they are now and whenever one comes,
// goes or changes its size.
import type { Cover } from '../graph/stage.ts';

/** Gives what ends it. */
export function followCovers(main: Element, onCovers: (covers: readonly Cover[]) => void): () => void {
  let frame = 0;
  let last = '';
  const look = () => {
    const covers = [...document.querySelectorAll('[data-over]')].flatMap((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      return right > left ? [{ left, top, right, bottom }] : [];
    });
    const now = JSON.stringify(covers);
    if (now !== last) onCovers(covers);
    last = now;
  };
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  };
  const sizes = new ResizeObserver(soon);
  const watch = () => {
    sizes.disconnect();
    for (const element of [main, ...main.children]) sizes.observe(element);
    soon();
  };
  const children = new MutationObserver(watch);
  children.observe(main, { childList: true });
  // What slides in is measured where it comes to lie.
  for (const end of ['animationend', 'transitionend']) main.addEventListener(end, soon);
  watch();
  return () => {
    cancelAnimationFrame(frame);
    children.disconnect();
    sizes.disconnect();
    for (const end of ['animationend', 'transitionend']) main.removeEventListener(end, soon);
  };
}
