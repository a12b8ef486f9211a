// A reader's own Cypher: a box, examples to begin with, the rows as a table, and what is wrong in plain words.
import { useMutation } from '@tanstack/react-query';
import { CornerDownLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { runCypher } from '../api/routes.ts';
import css from './query-panel.module.css';
import { RowsTable } from './rows-table.tsx';
import { Failure, Loading } from './states.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

const examples: readonly { readonly key: string; readonly query: string }[] = [
  {
    key: 'query.example.secretaries',
    query: `MATCH (p:Person)-[:HOLDS_ROLE {role: 'secretary'}]->(c:PartyCommittee)-[:BASED_IN]->(k:Place)
RETURN p.name AS person, c.name AS committee, k.name AS place
ORDER BY person LIMIT 50`,
  },
  {
    key: 'query.example.gatherings',
    query: `MATCH (p:Person)-[r:CHAIRED]->(c:Conference)
RETURN c.date AS date, c.name AS gathering, p.name AS chair, r.documents AS documents
ORDER BY date DESC LIMIT 50`,
  },
  {
    key: 'query.example.documents',
    query: `MATCH (d:Document)-[:MENTIONS]->(e:Resolution)
RETURN e.name AS document, count(d) AS texts
ORDER BY texts DESC, document LIMIT 50`,
  },
];

export function QueryPanel() {
  const { t } = useWords();
  useTitle(t('query.title'));
  const [query, setQuery] = useState(examples[0]?.query ?? '');
  const running = useRef<AbortController | null>(null);
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: (text: string) => {
      running.current?.abort();
      running.current = new AbortController();
      return runCypher(text, running.current.signal);
    },
  });
  useEffect(() => () => running.current?.abort(), []);
  const isBlank = query.trim() === '';
  const run = () => {
    if (!isBlank) mutate(query);
  };
  return (
    <section className={css.query}>
      <h1>{t('query.title')}</h1>
      <p className={css.lead}>{t('query.lead')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <textarea
          aria-label={t('query.label')}
          className={css.box}
          value={query}
          spellCheck={false}
          autoCapitalize="off"
          rows={Math.min(12, Math.max(4, query.split('\n').length + 1))}
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              run();
            }
          }}
        />
        <div className={css.actions}>
          <ul aria-label={t('query.examples')}>
            {examples.map((example) => (
              <li key={example.key}>
                <button type="button" onClick={() => setQuery(example.query)}>
                  {t(example.key)}
                </button>
              </li>
            ))}
          </ul>
          <button type="submit" className={css.run} disabled={isBlank || isPending}>
            <CornerDownLeft size={15} aria-hidden="true" />
            {t('query.run')}
            <kbd>Ctrl ↵</kbd>
          </button>
        </div>
      </form>
      {isPending && <Loading what={t('query.running')} />}
      {error && !isPending && <Failure error={error} />}
      {data && !isPending && !error && <RowsTable view={data} />}
    </section>
  );
}
