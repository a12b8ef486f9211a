// Why two things are one or two, in words.
import type { Reason } from '#model/insight';

const sentences: Readonly<Record<Reason['kind'], (words: readonly string[], thing: string) => string>> = {
  name: ([name]) => `the same name, ${name}`,
  'plain-name': ([one, other]) => `the same name with and without diacritics, ${one} and ${other}`,
  concept: ([concept]) => `the same thing in any language, ${concept}`,
  office: ([role], thing) => `the same office, ${role} of ${thing}`,
  body: (_, thing) => `the same body, ${thing}`,
  gathering: (_, thing) => `the same gathering, ${thing}`,
  meeting: (_, thing) => `met the same person, ${thing}`,
  'day-and-organiser': ([day], thing) => `held by ${thing} on ${day}`,
  'term-and-body': ([term], thing) => `the congress of ${thing} for ${term}`,
  'only-one': () => 'nobody else of that name is known, and nothing speaks against it',
  judgement: (ids) => `judged so (${ids.join(', ')})`,
  'one-document': ([document]) => `${document} names both`,
  posts: ([here, there]) => `posts in two places at one time, ${here} and ${there}`,
  offices: ([here, there]) => `two offices that nobody holds at one time, ${here} and ${there}`,
  times: ([here, there]) => `in office in ${here} and in ${there}`,
  whereabouts: ([day, here, there]) => `in two countries on ${day}, ${here} and ${there}`,
  spelling: ([one, other]) => `other diacritics, ${one} and ${other}`,
  'other-concept': ([one, other]) => `two things, ${one} and ${other}`,
  'other-day': ([one, other]) => `two days, ${one} and ${other}`,
  'other-country': ([one, other]) => `two countries, ${one} and ${other}`,
  'other-body': ([one, other]) => `of two bodies, ${one} and ${other}`,
  'other-name': ([one, other]) => `two full names, ${one} and ${other}`,
  'nothing-decides': () => 'nothing says that they are one, and nothing that they are two',
};

export function tellReason({ kind, words, entity }: Reason): string {
  return sentences[kind](words, entity ?? '');
}
