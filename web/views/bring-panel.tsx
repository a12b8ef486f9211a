// Bringing documents in: files that are dropped or chosen, or a text that is pasted; first what they would change, then
// the change itself or nothing.
import { FilePlus2, FileText, Upload, X } from 'lucide-react';
import { useCallback, useId, useState } from 'react';
import type { LimitsView } from '#model/view';
import { addDocuments } from '../api/routes.ts';
import { joinChanges } from '../state/changes.ts';
import { addIncoming, clearIncoming, dropIncoming, type Incoming, partsOf, useIncoming } from '../state/incoming.ts';
import css from './bring-panel.module.css';
import { DateField } from './date-field.tsx';
import { titleOfId } from './document-title.ts';
import { OnlyNow } from './only-now.tsx';
import { PlaceLink } from './place-link.tsx';
import { type Doing, Proposal } from './proposal.tsx';
import { useLimitsQuery } from './queries.ts';
import { takeFiles } from './take-files.ts';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

const endings = '.txt,.md,.markdown,.html,.htm,.jsonl';

export function BringPanel() {
  const { t } = useWords();
  useTitle(t('bring.title'));
  const { items } = useIncoming();
  const { data: limits } = useLimitsQuery();
  const [asked, setAsked] = useState<readonly Incoming[] | null>(null);
  return (
    <section className={css.bring}>
      <h1>{t('bring.title')}</h1>
      <OnlyNow>
        {asked && limits ? (
          <Asked items={asked} limits={limits} onBack={() => setAsked(null)} />
        ) : (
          <>
            <p className={css.lead}>{t('bring.lead')}</p>
            <Files />
            <Paste />
            <Chosen items={items} />
            {items.length > 0 && (
              <button type="button" className={css.look} disabled={!limits} onClick={() => setAsked(items)}>
                {t('bring.look', { count: items.length })}
              </button>
            )}
          </>
        )}
      </OnlyNow>
    </section>
  );
}

function Asked({ items, limits, onBack }: { items: readonly Incoming[]; limits: LimitsView; onBack: () => void }) {
  const { t } = useWords();
  const doing = useCallback<Doing>((dryRun, options) => bringIn(items, limits, dryRun, options), [items, limits]);
  return (
    <Proposal doing={doing} verb={t('bring.apply', { count: items.length })} onDrop={onBack}>
      {({ documents = [] }) => (
        <>
          <ul className={css.links}>
            {documents
              .filter(({ outcome }) => outcome === 'added' || outcome === 'changed')
              .map(({ id }) => (
                <li key={id}>
                  <PlaceLink to={{ kind: 'document', id, at: null }}>
                    {t('bring.read', { name: titleOfId(id, t) })}
                  </PlaceLink>
                </li>
              ))}
          </ul>
          <button
            type="button"
            className={css.look}
            onClick={() => {
              clearIncoming();
              onBack();
            }}
          >
            {t('bring.more')}
          </button>
        </>
      )}
    </Proposal>
  );
}

/** Part after part, so that there is something to see and to stop; what was read before a stop stays in. */
async function bringIn(
  items: readonly Incoming[],
  { documentsPerRequest, bodyBytes }: LimitsView,
  dryRun: boolean,
  { signal, onProgress }: Parameters<Doing>[1],
): ReturnType<Doing> {
  // A letter takes up to three bytes, and quotes and line ends one more.
  const parts = partsOf(items, { most: documentsPerRequest, characters: bodyBytes / 4 });
  const views = [];
  let done = 0;
  onProgress({ done, total: items.length });
  for (const part of parts) {
    try {
      const given = part.map(({ file, title, date, url, text }) => ({ file, title, date, url, text }));
      views.push(await addDocuments(given, dryRun, signal));
    } catch (error) {
      if (!signal.aborted || dryRun || views.length === 0) throw error;
      break;
    }
    done += part.length;
    onProgress({ done, total: items.length });
  }
  return {
    changes: joinChanges(views.map(({ changes }) => changes)),
    documents: views.flatMap(({ documents }) => documents),
    isStopped: done < items.length,
  };
}

function Files() {
  const { t } = useWords();
  const id = useId();
  return (
    <label className={css.files} htmlFor={id}>
      <Upload size={22} aria-hidden="true" />
      <span>{t('bring.files')}</span>
      <span className={css.hint}>{t('bring.kinds')}</span>
      <input
        id={id}
        type="file"
        multiple
        accept={endings}
        onChange={({ target }) => {
          void takeFiles(target.files ?? []).then(() => {
            target.value = '';
          });
        }}
      />
    </label>
  );
}

const blank = { title: '', date: '', url: '', text: '' };

function Paste() {
  const { t } = useWords();
  const [given, setGiven] = useState(blank);
  const dateId = useId();
  const field = (name: keyof typeof blank) => ({
    value: given[name],
    onChange: ({ target }: { target: { value: string } }) => setGiven((now) => ({ ...now, [name]: target.value })),
  });
  return (
    <form
      className={css.paste}
      onSubmit={(event) => {
        event.preventDefault();
        const { title, date, url, text } = given;
        const orNull = (value: string) => value.trim() || null;
        addIncoming([{ file: null, title: orNull(title), date: orNull(date), url: orNull(url), text }]);
        setGiven(blank);
      }}
    >
      <label>
        <span>{t('bring.paste')}</span>
        <textarea rows={5} {...field('text')} />
      </label>
      {given.text.trim() !== '' && (
        <>
          <label>
            <span>{t('bring.name')}</span>
            <input type="text" maxLength={1_000} {...field('title')} />
          </label>
          <div className={css.pair}>
            <div>
              <label htmlFor={dateId}>{t('bring.date')}</label>
              <DateField
                id={dateId}
                day={given.date || null}
                onDay={(day) => setGiven((now) => ({ ...now, date: day ?? '' }))}
              />
            </div>
            <label>
              <span>{t('bring.url')}</span>
              <input type="url" placeholder="https://" {...field('url')} />
            </label>
          </div>
          <button type="submit" className={css.add}>
            <FilePlus2 size={15} aria-hidden="true" />
            {t('bring.add')}
          </button>
        </>
      )}
    </form>
  );
}

function Chosen({ items }: { items: readonly Incoming[] }) {
  const { t, number } = useWords();
  if (items.length === 0) return null;
  return (
    <ul className={css.items} aria-label={t('bring.chosen')}>
      {items.map(({ key, file, title, text }) => {
        const name = file ?? title ?? `${text.trim().slice(0, 60)}…`;
        return (
          <li key={key}>
            <FileText size={14} aria-hidden="true" />
            <span>{name}</span>
            <span className={css.hint}>
              {t('bring.characters', { count: text.length, formatted: number(text.length) })}
            </span>
            <button type="button" aria-label={t('bring.leaveOut', { name })} onClick={() => dropIncoming(key)}>
              <X size={15} aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
