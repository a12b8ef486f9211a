// A reader's own Cypher: an editor, questions to begin with, parameters where a question has some, the rows as a table and on
// the stage, and what is wrong where it is wrong.
import { useMutation, useQuery } from '@tanstack/react-query';
import { CornerDownLeft, Square, Waypoints } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CypherView } from '#model/view';
import { ApiProblem } from '../api/request.ts';
import { type CypherParameters, readQuestions, runCypher } from '../api/routes.ts';
import { forgetAsked, noteAsked, readAsked } from '../state/asked.ts';
import { findThings } from '../state/found.ts';
import { useStage } from '../state/stage.ts';
import { CypherBox, type GivenText } from './cypher-box.tsx';
import { showThings } from './deeds.ts';
import { useGo } from './place.ts';
import { useLimitsQuery } from './queries.ts';
import css from './query-panel.module.css';
import { RowsTable } from './rows-table.tsx';
import { Failure, Loading } from './states.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

const examples: readonly { readonly key: string; readonly query: string }[] = [
  {
    key: 'query.example.secretaries',
    query: `MATCH (p:Person)-[r:HOLDS_ROLE {role: 'secretary'}]->(c:PartyCommittee)-[b:BASED_IN]->(k:Place)
RETURN p, r, c, b, k
ORDER BY p.name LIMIT 50`,
  },
  {
    key: 'query.example.gatherings',
    query: `MATCH (p:Person)-[r:CHAIRED]->(c:Conference)
RETURN c.date AS date, c AS gathering, p AS chair, r.documents AS documents
ORDER BY date DESC LIMIT 50`,
  },
  {
    key: 'query.example.documents',
    query: `MATCH (d:Document)-[:MENTIONS]->(e:Resolution)
RETURN e AS document, count(d) AS texts
ORDER BY texts DESC, e.name LIMIT 50`,
  },
];

interface Asked {
  readonly query: string;
  readonly parameters: CypherParameters;
}

export function QueryPanel({ asked }: { asked: string | null }) {
  const { t } = useWords();
  useTitle(t('query.title'));
  const go = useGo();
  const [start, setStart] = useState<GivenText>({ text: asked ?? examples[0]?.query ?? '' });
  const [query, setQuery] = useState(start.text);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [history, setHistory] = useState(readAsked);
  const [isStopped, setStopped] = useState(false);
  const running = useRef<AbortController | null>(null);
  const kept = useQuery({
    queryKey: ['questions'],
    queryFn: ({ signal }) => readQuestions(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data, error, isPending, mutate, reset } = useMutation({
    mutationFn: ({ query: text, parameters }: Asked) => {
      running.current?.abort();
      running.current = new AbortController();
      setStopped(false);
      return runCypher(text, parameters, running.current.signal);
    },
    onSuccess: (_, { query: text }) => setHistory(noteAsked(text)),
  });
  useEffect(() => () => running.current?.abort(), []);

  const names = useMemo(() => parametersOf(query), [query]);
  const isBlank = query.trim() === '';
  const run = (text: string) => {
    if (text.trim() === '') return;
    go({ kind: 'query', text }, { replace: true });
    const parameters = parametersOf(text).map((name) => [name, readValue(given[name] ?? '')] as const);
    mutate({ query: text, parameters: Object.fromEntries(parameters) });
  };
  const stop = () => {
    running.current?.abort();
    reset();
    setStopped(true);
  };
  const take = (text: string, parameters: Readonly<Record<string, string>> = {}) => {
    setStart({ text });
    setQuery(text);
    setGiven(parameters);
    reset();
  };
  // Whoever opens the address of a query sees its rows.
  const first = useRef(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the panel opens
  useEffect(() => {
    if (first.current && parametersOf(first.current).length === 0) mutate({ query: first.current, parameters: {} });
    first.current = null;
  }, []);

  const problem = error instanceof ApiProblem && error.code.startsWith('query-') ? error.message : null;
  return (
    <section className={css.query}>
      <h1>{t('query.title')}</h1>
      <p className={css.lead}>{t('query.lead')}</p>
      <div className={css.starts}>
        <ul aria-label={t('query.examples')}>
          {examples.map((example) => (
            <li key={example.key}>
              <button type="button" onClick={() => take(example.query)}>
                {t(example.key)}
              </button>
            </li>
          ))}
        </ul>
        <Choice
          label={t('query.kept')}
          options={(kept.data?.questions ?? []).map(({ name, question }) => [name, question] as const)}
          onChoose={(name) => {
            const question = kept.data?.questions.find((one) => one.name === name);
            if (question) take(question.query, startValues(question.parameters));
          }}
        />
        <Choice
          label={t('query.history')}
          options={history.map((text, at) => [String(at), text.replace(/\s+/g, ' ').slice(0, 90)] as const)}
          onChoose={(at) => take(history[Number(at)] ?? '')}
          last={history.length > 0 ? { text: t('query.forget'), run: () => setHistory(forgetAsked()) } : null}
        />
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(query);
        }}
      >
        <CypherBox given={start} text={query} onChange={setQuery} onRun={run} mistake={isPending ? null : problem} />
        {names.length > 0 && (
          <fieldset className={css.parameters}>
            <legend>{t('query.parameters')}</legend>
            {names.map((name) => (
              <label key={name}>
                <code>${name}</code>
                <input
                  value={given[name] ?? ''}
                  placeholder="…"
                  spellCheck={false}
                  autoCapitalize="off"
                  onChange={({ target }) => setGiven((now) => ({ ...now, [name]: target.value }))}
                />
              </label>
            ))}
          </fieldset>
        )}
        <div className={css.actions}>
          <p className={css.keys}>{t('query.keys')}</p>
          {isPending ? (
            // Two buttons, and not one that changes under the finger: the click that stops must not send the form.
            <button key="stop" type="button" className={css.stop} onClick={stop}>
              <Square size={14} aria-hidden="true" />
              {t('query.stop')}
            </button>
          ) : (
            <button key="run" type="submit" className={css.run} disabled={isBlank}>
              <CornerDownLeft size={15} aria-hidden="true" />
              {t('query.run')}
              <kbd>Ctrl ↵</kbd>
            </button>
          )}
        </div>
      </form>
      {isPending && <Loading what={t('query.running')} />}
      {isStopped && !isPending && (
        <p className={css.lead} role="status">
          {t('query.stopped')}
        </p>
      )}
      {error && !isPending && <Failure error={error} />}
      {data && !isPending && !error && (
        <>
          <ToStage view={data} />
          <Limit view={data} />
          <RowsTable view={data} />
        </>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string) => void;
  readonly last?: { readonly text: string; readonly run: () => void } | null;
}

/** A list that is chosen from and stays as it was. */
function Choice({ label, options, onChoose, last = null }: ChoiceProps) {
  return (
    <select
      className={css.choice}
      aria-label={label}
      value=""
      disabled={options.length === 0}
      onChange={({ target }) => (target.value === 'last' ? last?.run() : onChoose(target.value))}
    >
      <option value="">{label}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
      {last && <option value="last">{last.text}</option>}
    </select>
  );
}

/** The button that puts what was found on the stage, where there is something to put. */
function ToStage({ view }: { view: CypherView }) {
  const { t, number } = useWords();
  const { ids, relationships } = useMemo(() => findThings(view.rows), [view]);
  const most = useLimitsQuery().data?.positions ?? 0;
  const isStageReady = useStage(({ now }) => now.set.nodes.size > 0);
  const show = useMutation({
    mutationFn: () => showThings(ids.slice(0, most), relationships, (speech) => speech.t('query.title')),
  });
  if (ids.length === 0 || !isStageReady || most === 0) return null;
  return (
    <>
      <button type="button" className={css.toStage} disabled={show.isPending} onClick={() => show.mutate()}>
        <Waypoints size={16} aria-hidden="true" />
        {t('query.toStage', { count: ids.length, formatted: number(ids.length) })}
      </button>
      {show.error && <Failure error={show.error} />}
    </>
  );
}

/** Says where rows were left out, and what to do about it. */
function Limit({ view: { truncated } }: { view: CypherView }) {
  const { t } = useWords();
  return truncated ? (
    <p className={css.limit} role="status">
      {t('query.limit')}
    </p>
  ) : null;
}

/** Names after a dollar sign, outside of texts and comments, in their order. */
function parametersOf(query: string): readonly string[] {
  const bare = query.replace(/'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/gs, ' ');
  return [...new Set([...bare.matchAll(/\$([A-Za-z]\w*)/g)].map(([, name = '']) => name))];
}

/** What somebody writes for a parameter: JSON where it is JSON, else a text. */
function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Something to begin with for each type that a kept question may ask for. */
function startValues(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { now } = useStage.getState();
  const [first] = [...now.set.nodes.values()].sort((a, b) => b.degree - a.degree);
  const start = (name: string, type: string): string => {
    if (type === 'EntityId') return first?.id ?? '';
    if (type === 'EntityId[]') return JSON.stringify(first ? [first.id] : []);
    if (type === 'Role[]') return '["secretary"]';
    if (type.endsWith('[]')) return '[]';
    if (type === 'number') return { skip: '0', sources: '1' }[name] ?? '50';
    return type === 'string' ? '""' : '';
  };
  return Object.fromEntries(Object.entries(parameters).map(([name, type]) => [name, start(name, type)]));
}
