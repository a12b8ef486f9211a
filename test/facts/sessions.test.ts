// Sessions of a seminar are the seminar; the first session of a committee is its own.
import { expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();
function said(type: string, text: string): readonly string[] {
  const { entities, facts } = extractor.extract(readText(text, { date: '2025-06-24' }));
  const nameOf = (id: string) => entities.find((one) => one.id === id)?.name;
  return facts.filter((one) => one.type === type).map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`);
}

it('whoever chairs and speaks in a session does so at the seminar', () => {
  const text =
    'The Embassy held a seminar on rice in Paris. The first session, chaired by Nguyen Minh Tam, dealt with prices. The second session dealt with trade. Mr Tran Van Nam said that prices would rise.';
  expect(said('CHAIRED', text)).toEqual([expect.stringMatching(/^Nguyen Minh Tam → seminar/)]);
  expect(said('SPOKE_AT', text)).toEqual([expect.stringMatching(/^Tran Van Nam → seminar/)]);
});

it('what is called by its number has no name that all of its sort bear', () => {
  const { entities } = extractor.extract(
    readText('The 4th theory seminar was held in Hanoi. The 5th theory seminar will be held in Vientiane.', {
      date: '2025-06-24',
    }),
  );
  const forms = entities.filter(({ type }) => type === 'Conference').flatMap(({ name, also }) => [name, ...also]);
  expect(forms).toEqual(['4th theory seminar', '5th theory seminar']);
});
