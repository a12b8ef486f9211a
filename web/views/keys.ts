// Keys that hold everywhere must not take letters from somebody who types; whether the list of them is open; and how a
// card that a button opens is closed.
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { create } from 'zustand';

const fields =
  'textarea, select, [contenteditable="true"], input:not([type="range"], [type="checkbox"], [type="radio"])';

export function isTyping(event: Event): boolean {
  // Within a shadow, as the editor is, the target itself would be the host.
  const [target] = event.composedPath();
  return target instanceof HTMLElement && target.closest(fields) !== null;
}

export const useKeyList = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/**
 * A card goes by Escape from within, which leads back to its button, and by a press anywhere else.
 *
 * Gives what the element that holds both has to do with keys.
 */
export function useClosedOutside(
  isOpen: boolean,
  root: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
  onClose: () => void,
): (event: KeyboardEvent) => void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!isOpen) return;
    const onDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target)) close.current();
    };
    addEventListener('pointerdown', onDown);
    return () => removeEventListener('pointerdown', onDown);
  }, [isOpen, root]);
  return (event) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    close.current();
    button.current?.focus();
  };
}

/** For what is open within something else that Escape closes: it goes first. */
export const onEscape = (close: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  close();
};
