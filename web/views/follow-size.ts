// What has to be done about the size of an element: at once, and again in the frame after it has changed. Not within the
// observer: what the page lays out anew there would change sizes once more, which browsers report as an error.

/** Gives what ends it. */
export function followSize(element: Element, onSize: () => void): () => void {
  let frame = 0;
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(onSize);
  });
  observer.observe(element);
  onSize();
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}
