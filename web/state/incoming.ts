// Documents that somebody dropped or pasted, before they are brought in.
import { create } from 'zustand';

export interface Incoming {
  /** Tells it from the others of this visit. */
  readonly key: number;
  /** Name of the file, or null for a text that was pasted. */
  readonly file: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly text: string;
}

export const useIncoming = create<{ readonly items: readonly Incoming[] }>(() => ({ items: [] }));

let last = 0;

export function addIncoming(items: readonly Omit<Incoming, 'key'>[]): void {
  const added = items.map((item) => {
    last += 1;
    return { ...item, key: last };
  });
  useIncoming.setState((state) => {
    const names = new Set(added.map(({ file }) => file).filter(Boolean));
    // The same file once more replaces what was taken of it before.
    return { items: [...state.items.filter(({ file }) => !file || !names.has(file)), ...added] };
  });
}

export const dropIncoming = (key: number) =>
  useIncoming.setState(({ items }) => ({ items: items.filter((item) => item.key !== key) }));

export const clearIncoming = () => useIncoming.setState({ items: [] });

/** The text of a file: UTF-8, or UTF-16 where the file says so by its first two bytes. */
export function decodeFile(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}

/** The items in parts of at most so many, and of at most so many characters together; one that is longer goes alone. */
export function partsOf(
  items: readonly Incoming[],
  { most, characters }: { readonly most: number; readonly characters: number },
): readonly (readonly Incoming[])[] {
  const parts: Incoming[][] = [];
  let room = 0;
  for (const item of items) {
    const part = parts.at(-1);
    if (part && part.length < most && item.text.length <= room) {
      part.push(item);
      room -= item.text.length;
    } else {
      parts.push([item]);
      room = characters - item.text.length;
    }
  }
  return parts;
}
