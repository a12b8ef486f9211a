// Signs that a page left in a text as HTML writes them are the signs that they stand for, at the place of their letters.
import { expect, it } from 'vitest';
import { lettersOf, tokenize } from '#server/text/tokens';

const texts = (text: string) => tokenize(lettersOf(text), 0, text.length).map((token) => token.text);

it.each([
  ['the Party&#39;s cell', ['the', 'Party', "'s", 'cell']],
  ['the Party&rsquo;s cell', ['the', 'Party', '’s', 'cell']],
  ['&quot;On a road&quot;', ['"', 'On', 'a', 'road', '"']],
  ['News &amp; Events', ['News', '&', 'Events']],
  ['Ha&nbsp;Noi', ['Ha', 'Noi']],
  ['&#8220;x&#x201D;', ['“', 'x', '”']],
])('reads %s', (text, expected) => {
  expect(texts(text)).toEqual(expected);
});

it.each(['AT&T; x', 'R&D;', '&#0;', '&#55296;', '&#999999;', '&#xD800;', '&unknown;', '&eacute;', '&', '&#', '&;'])(
  'leaves %s as it stands',
  (text) => {
    const tokens = tokenize(lettersOf(text), 0, text.length);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(tokens.map((token) => token.text));
  },
);

it('keeps the place of what it reads', () => {
  const text = 'a &quot;b&quot;';
  expect(tokenize(lettersOf(text), 0, text.length).map(({ start, end }) => text.slice(start, end))).toEqual([
    'a',
    '&quot;',
    'b',
    '&quot;',
  ]);
  // An end within a sign cuts nothing open.
  expect(
    tokenize(lettersOf(text), 0, 5)
      .map(({ end }) => end)
      .every((end) => end <= 5),
  ).toBe(true);
});
