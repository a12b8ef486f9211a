// What is asked of the first items before a pattern is tried.
import { describe, expect, it } from 'vitest';
import { compilePattern } from '#server/facts/pattern';

/** Of each of the first three items: words and classes, or `anything`. */
const headsOf = (pattern: string) =>
  compilePattern(pattern).heads.map((head) => (head ? [...head.classes, ...head.words].join(' ') : 'anything'));

describe('the first items of what a pattern matches', () => {
  it.each([
    ['a <b> c', ['a', 'b', 'c']],
    ['a', ['a', 'anything', 'anything']],
    ['a? <b> c d', ['b a', 'b c', 'c d']],
    ['<b:one>+ c d', ['b:one', 'b:one c', 'b:one c d']],
    ['( a | <b> c )? d e f', ['b a d', 'c d e', 'd e f']],
    ['( a b )* c', ['a c', 'anything', 'anything']],
    ['^ [ a ] .. b', ['a', 'anything', 'anything']],
    ['a NAME', ['a', 'Cap countries cities place', 'anything']],
    ['TAIL a', ['anything', 'anything', 'anything']],
  ])('of `%s` are known', (pattern, heads) => {
    expect(headsOf(pattern)).toEqual(heads);
  });
});
