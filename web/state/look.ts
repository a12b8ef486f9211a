// How the stage shows what it shows: where things stand, how big they are, in which colour, and whether a crowd comes by community.

export const looks = {
  arrangement: ['force', 'radial', 'hierarchy', 'time'],
  size: ['degree', 'betweenness', 'documents'],
  colour: ['type', 'community'],
  crowd: ['grouped', 'single'],
} as const;

export type Aspect = keyof typeof looks;
export type Look = { readonly [Own in Aspect]: (typeof looks)[Own][number] };

export const aspects = Object.keys(looks) as readonly Aspect[];

export const usualLook: Look = { arrangement: 'force', size: 'degree', colour: 'type', crowd: 'grouped' };

/** What is other than usual, in words with commas between. */
export function writeLook(look: Look): string {
  return aspects.flatMap((aspect) => (look[aspect] === usualLook[aspect] ? [] : [look[aspect]])).join(',');
}

/** The look that the words say; words that are none count as not said. */
export function readLook(text: string): Look {
  const words = new Set(text.split(','));
  const chosen = aspects.flatMap((aspect) => {
    const word = looks[aspect].find((one) => words.has(one));
    return word ? [[aspect, word] as const] : [];
  });
  return { ...usualLook, ...Object.fromEntries(chosen) };
}
