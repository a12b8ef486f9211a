// Search by name: what is found, by which name, and what comes first.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchView } from '#model/view';
import { createNameIndex } from '#server/api/routes/search/name-index';
import { encode, openApi } from '../helpers/api.ts';
import { nodeOf } from '../helpers/views.ts';

type Name = readonly [language: string, form: string];
const named = (id: string, degree: number, ...names: readonly Name[]) => ({
  node: nodeOf(id, {
    type: id.startsWith('person') ? 'Person' : id.startsWith('place') ? 'Place' : 'PartyCommittee',
    name: names[0]?.[1] ?? '',
    degree,
  }),
  names: names.map(([language, form]) => ({ language, form })),
});

const index = createNameIndex([
  named('person/pham-thanh-binh', 5, ['vi', 'Phạm Thanh Bình']),
  named('person/pham-minh-chinh', 9, ['vi', 'Phạm Minh Chính'], ['id', 'Pham Minh Chinh']),
  named('person/nguyen-van-a', 3, ['vi', 'Nguyễn Văn An']),
  named('person/tran-nguyen', 8, ['vi', 'Trần Nguyên']),
  named('person/bui-thanh-son', 4, ['id', 'Bui Thanh Son']),
  named('person/le-hoa', 1, ['vi', 'Lê Thị Hoà']),
  named(
    'party/bo-ngoai-giao',
    20,
    ['vi', 'Đảng ủy Bộ Ngoại giao'],
    ['id', 'Komite Partai Kementerian Luar Negeri'],
    ['en', 'the Party Committee of the Ministry'],
  ),
  named('party/lao', 2, ['vi', 'Đảng ủy tại Lào']),
  named('place/ha-noi', 30, ['vi', 'Hà Nội']),
  named('place/lao', 12, ['vi', 'Lào'], ['en', 'Laos']),
  named('place/nam-dinh', 1, ['vi', 'Nam Định']),
]);
const find = (question: string, titles: readonly string[] = []) =>
  index.find(question, { types: null, titles, limit: 50 }).hits.map(({ node }) => node.id);

describe('search', () => {
  it.each(['', '   ', '?!', 'xyzzy', 'qwertz uiop', '​'])('finds nothing for %j', (question) => {
    expect(find(question)).toEqual([]);
  });

  it.each([
    ['pham thanh binh', 'person/pham-thanh-binh'],
    ['Phạm Thanh Bình', 'person/pham-thanh-binh'],
    ['PHẠM THANH BÌNH', 'person/pham-thanh-binh'],
    ['Phạm Thanh Bình'.normalize('NFD'), 'person/pham-thanh-binh'],
    ['binh pham', 'person/pham-thanh-binh'],
    ['ph th bi', 'person/pham-thanh-binh'],
    ['dang uy bo ngoai', 'party/bo-ngoai-giao'],
    ['Đảng uỷ Bộ Ngoại giao', 'party/bo-ngoai-giao'],
    ['Komite Partai Kementerian Luar Negeri', 'party/bo-ngoai-giao'],
    ['the Party Committee of the Ministry', 'party/bo-ngoai-giao'],
    ['hòa', 'person/le-hoa'],
    ['hanoi', 'place/ha-noi'],
    ['laos', 'place/lao'],
    ['đinh', 'place/nam-dinh'],
    ['Bùi Thanh Sơn', 'person/bui-thanh-son'],
  ])('finds by %j first', (question, id) => {
    expect(find(question)[0]).toBe(id);
  });

  it('takes unmarked words for every marking, and marked ones for themselves', () => {
    expect(find('nguyen')).toEqual(['person/tran-nguyen', 'person/nguyen-van-a']);
    expect(find('nguyễn')).toEqual(['person/nguyen-van-a']);
    expect(find('nguyên')[0]).toBe('person/tran-nguyen');
  });

  it('goes on finding while a Vietnamese word is typed letter by letter', () => {
    for (const typed of ['n', 'ng', 'ngu', 'nguy', 'nguye', 'nguyê', 'nguyên', 'nguyễn', 'nguyễn v']) {
      expect(find(typed), typed).toContain('person/nguyen-van-a');
    }
  });

  it('puts the better match first, and of equal ones the better connected', () => {
    expect(find('lao')).toEqual(['place/lao', 'party/lao']);
    expect(find('pham')).toEqual(['person/pham-minh-chinh', 'person/pham-thanh-binh']);
  });

  it('tells by which name a node was found', () => {
    const [hit] = index.find('komite partai', { types: null, titles: [], limit: 1 }).hits;
    expect(hit).toMatchObject({ matched: 'Komite Partai Kementerian Luar Negeri', language: 'id' });
  });

  it('forgives one slip where nothing else is found, and not two', () => {
    expect(find('pham thnah binh')).toEqual(['person/pham-thanh-binh']);
    expect(find('phamm thanh')).toEqual(['person/pham-thanh-binh']);
    expect(find('kementeran')).toEqual(['party/bo-ngoai-giao']);
    expect(find('kemetnerain')).toEqual([]);
  });

  it('passes over titles before a name, and over words that no name has', () => {
    expect(find('đồng chí Bình', ['đồng chí', 'ông'])).toEqual(['person/pham-thanh-binh']);
    expect(find('Ong Pham Thanh Binh', ['đồng chí', 'ông'])).toEqual(['person/pham-thanh-binh']);
    expect(find('Kamerad Bui Thanh Son')).toEqual(['person/bui-thanh-son']);
    expect(find('ông', ['ông'])).toEqual([]);
  });

  it('keeps to the types that are asked for', () => {
    const types = ['PartyCommittee'] as const;
    expect(index.find('lao', { types, titles: [], limit: 50 }).hits.map(({ node }) => node.id)).toEqual(['party/lao']);
  });

  it('finds every name by itself, by itself without marks, and by the beginnings of its words', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdeghiklmnoprstuvxyàảãáạâầấăđêềôồơờưừ'),
      minLength: 1,
      maxLength: 7,
    });
    const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), (names) => {
        const made = createNameIndex(names.map((form, at) => named(`person/${at}`, 1, ['vi', form])));
        names.forEach((form, at) => {
          const plain = form.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
          const beginnings = form.replace(/(\S)\S*/g, '$1');
          const reversed = form.split(' ').reverse().join(' ');
          for (const question of [form, plain, reversed]) {
            const ids = made.find(question, { types: null, titles: [], limit: 50 }).hits.map(({ node }) => node.id);
            expect(ids, `${question} among ${names}`).toContain(`person/${at}`);
          }
          expect(made.find(beginnings, { types: null, titles: [], limit: 50 }).total).toBeGreaterThan(0);
        });
      }),
    );
  });

  it('takes any text for a question', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (question) => {
        for (const { score } of index.find(question, { types: null, titles: ['Mr'], limit: 50 }).hits) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('GET /api/search', () => {
  let api: Awaited<ReturnType<typeof openApi>>;
  beforeAll(async () => {
    api = await openApi({ titles: ['đồng chí'] });
  });
  const search = async (query: string): Promise<SearchView> => (await api.get(`/api/search?${query}`)).body;

  it('finds a node and says by which name', async () => {
    const view = await search(`q=${encode('đồng chí pham thanh binh')}`);
    expect(view.total).toBe(1);
    expect(view.hits[0]).toMatchObject({ node: { id: 'person/pham-thanh-binh' }, matched: 'Pham Thanh Binh' });
  });

  it('sends as many as asked for and counts the rest', async () => {
    const view = await search('q=vientiane&limit=1');
    expect(view.hits).toHaveLength(1);
    expect(view.total).toBe(2);
  });

  it('sees a change of the graph at the next question', async () => {
    const store = Object.create(api.store);
    let names: unknown[] = [];
    let revision = 'a';
    store.query = async () => names;
    store.revision = async () => revision;
    const changed = await openApi({ store });
    expect((await changed.get('/api/search?q=new')).body.total).toBe(0);
    const { nameIn, ...row } = nodeOf('person/new', { name: 'New', languages: ['en'] });
    names = [{ ...row, names: ['New'] }];
    expect((await changed.get('/api/search?q=new')).body.total).toBe(0);
    revision = 'b';
    expect((await changed.get('/api/search?q=new')).body.total).toBe(1);
  });
});
