// Keys that hold everywhere must not take letters from somebody who types.

const fields = 'textarea, select, input:not([type="range"], [type="checkbox"])';

export function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && target.closest(fields) !== null;
}
