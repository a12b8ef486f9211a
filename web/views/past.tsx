// What was done to a document or an entity, the latest first, and the contents that a document had before. Folded away,
// and asked for only when somebody opens it.
import { type ReactNode, useState } from 'react';
import type { DocumentId, EntityId } from '#model/ids';
import type { HistoryEntryView, JudgedEntity, VersionSummary } from '#model/view';
import css from './document-panel.module.css';
import { titleOfId } from './document-title.ts';
import { useHistoryQuery, useVersionQuery, useVersionsQuery } from './queries.ts';
import { Answer } from './states.tsx';
import { useWords } from './words.ts';

export function History({ about }: { about: DocumentId | EntityId }) {
  const { t } = useWords();
  return (
    <Fold title={t('past.history')}>
      <Entries about={about} />
    </Fold>
  );
}

export function Versions({ id, language }: { id: DocumentId; language: string }) {
  const { t } = useWords();
  return (
    <Fold title={t('past.versions')}>
      <VersionList id={id} language={language} />
    </Fold>
  );
}

/** What is inside is there, and asks the server, once it was opened. */
function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details className={css.leftOut} onToggle={() => setOpened(true)}>
      <summary>{title}</summary>
      {wasOpened && children}
    </details>
  );
}

function Entries({ about }: { about: DocumentId | EntityId }) {
  const { t, number } = useWords();
  return (
    <Answer query={useHistoryQuery(about)} loading={t('past.loading')}>
      {({ entries, total }) => {
        const rest = total - entries.length;
        return (
          <ul>
            {entries.map((entry, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries of the log stay where they are
              <Entry key={at} entry={entry} />
            ))}
            {rest > 0 && <li>{t('filter.more', { count: rest, formatted: number(rest) })}</li>}
          </ul>
        );
      }}
    </Answer>
  );
}

function Entry({
  entry: { at, outcome, document, stated, unstated, merged, split, judgement },
}: {
  entry: HistoryEntryView;
}) {
  const { t, date, name } = useWords();
  const nameOf = ({ id, now }: JudgedEntity) => (now ? name(now) : id);
  const deed = outcome ? t(`past.${outcome}`) : '';
  const about = document
    ? (document.now?.title ?? titleOfId(document.id, t))
    : (judgement?.entities.map(nameOf).join(', ') ?? '');
  return (
    <li>
      <em>
        <time dateTime={at}>{date(at.slice(0, 10))}</time> {deed}
      </em>{' '}
      {about}
      {judgement && ` (${[judgement.who, judgement.why].filter(Boolean).join(': ')})`}
      {merged.map(({ into, from }) => (
        <p key={into.id}>{`${from.map(nameOf).join(' + ')} = ${nameOf(into)}`}</p>
      ))}
      {split.map(({ from, into }) => (
        <p key={from.id}>{`${nameOf(from)} ≠ ${into.map(nameOf).join(' + ')}`}</p>
      ))}
      {stated.map(({ relationship, sentence }) => (
        <p key={relationship}>+ {sentence}</p>
      ))}
      {unstated.map(({ relationship, sentence }) => (
        <p key={relationship}>− {sentence}</p>
      ))}
    </li>
  );
}

function VersionList({ id, language }: { id: DocumentId; language: string }) {
  const { t } = useWords();
  return (
    <Answer query={useVersionsQuery(id)} loading={t('past.loading')}>
      {({ versions }) => {
        const earlier = versions.filter(({ until }) => until !== null);
        if (earlier.length === 0) return <p>{t('past.versions.none')}</p>;
        return earlier.map((version) => <Version key={version.number} id={id} language={language} version={version} />);
      }}
    </Answer>
  );
}

function Version({ id, language, version }: { id: DocumentId; language: string; version: VersionSummary }) {
  const { t, date } = useWords();
  const { number, since, until } = version;
  const time = [since, until].map((at) => (at ? date(at.slice(0, 10)) : '')).join(' – ');
  return (
    <Fold title={t('past.version', { number, time })}>
      <VersionText id={id} number={number} language={language} />
    </Fold>
  );
}

function VersionText({ id, number, language }: { id: DocumentId; number: number; language: string }) {
  const { t } = useWords();
  return (
    <Answer query={useVersionQuery(id, number)} loading={t('past.loading')}>
      {({ paragraphs }) => (
        <div className={css.text} lang={language}>
          {paragraphs.map((paragraph, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that is kept does not change
            <p key={at}>{paragraph}</p>
          ))}
        </div>
      )}
    </Answer>
  );
}
