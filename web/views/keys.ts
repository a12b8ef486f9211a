// Keys that hold everywhere must not take letters from somebody who types; and whether the list of them is open.
import { create } from 'zustand';

const fields =
  'textarea, select, [contenteditable="true"], input:not([type="range"], [type="checkbox"], [type="radio"])';

export function isTyping(event: Event): boolean {
  // Within a shadow, as the editor is, the target itself would be the host.
  const [target] = event.composedPath();
  return target instanceof HTMLElement && target.closest(fields) !== null;
}

export const useKeyList = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));
